"""The names of OpenDocument's XML."""

_SPACES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"
    for prefix, place in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "form": "form",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
}


def name(short: str) -> str:
    """The full name for a short one such as "text:p"."""
    prefix, _, local = short.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


BODY = name("office:text")
