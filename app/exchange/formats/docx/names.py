"""The names of Word's XML, in its two spellings: transitional (what Word writes) and strict ISO."""

from lxml import etree

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

ALTERNATIVES = f"{{{_COMPATIBILITY}}}AlternateContent"
BRANCHES = (f"{{{_COMPATIBILITY}}}Choice", f"{{{_COMPATIBILITY}}}Fallback")


def word(*locals_: str) -> tuple[str, ...]:
    """The full names of elements of a Word document."""
    return tuple(f"{{{space}}}{local}" for local in locals_ for space in _WORD)


MATH_TEXT = tuple(f"{{{space}}}t" for space in _MATH)

_ATTRIBUTES = {
    name: word(name) for name in ("val", "id", "name", "type", "styleId", "default", "char", "font", "fldCharType")
}


def attribute(element: etree._Element, name: str = "val") -> str:
    """An attribute of Word's, or "" when the element has none of that name."""
    for full in _ATTRIBUTES[name]:
        value = element.get(full)
        if value is not None:
            return value
    return ""


def is_on(element: etree._Element) -> bool:
    """Whether a yes-or-no property, such as bold, says yes."""
    return attribute(element) not in ("0", "false", "off")
