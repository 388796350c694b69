"""XML from files of strangers: no document type, no entities, no network, no trees that fill the memory."""

from lxml import etree

from app.exchange.formats.refusals import damaged, too_large, unsafe

MOST_MARKUP = 3_000_000
"""Elements and attributes together: each costs up to 216 bytes of memory, so 650 MB at the very most."""

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML part; a Problem when it is damaged, too large or has a document type."""
    if any(doctype in data for doctype in _DOCTYPES):
        raise unsafe()
    if data.count(b"<") + data.count(b"=") > MOST_MARKUP:
        raise too_large()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise damaged() from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsafe()
    return root
