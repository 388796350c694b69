"""Pages of a Word file that stand upright or lie on their side, and the space after tables."""

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

from app.reports.word_xml import element, paragraph

FOOTERS = {False: "rId5", True: "rId6"}
"""Which part of the template is the foot of pages, upright and on their side."""
PAGE = (11906, 16838)
MARGIN = 1304
AFTER_TABLE = 160
_SPACED_ALREADY = ("Heading", "Caption", "TOC")


def section(*, sideways: bool) -> _Element:
    """What says how the pages before it stand."""
    width, height = reversed(PAGE) if sideways else PAGE
    size = element("pgSz", w=width, h=height)
    if sideways:
        size.set(qn("w:orient"), "landscape")
    margins = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    foot = element("footerReference", type="default")
    foot.set(qn("r:id"), FOOTERS[sideways])
    return element("sectPr", foot, size, element("pgMar", **margins, header=680, footer=624, gutter=0))


def spaced(elements: Iterable[_Element]) -> Iterator[_Element]:
    """The elements with the ends of sections put into the paragraphs they end, and space after every table.

    A section that ends in a table, and a document that does, get a last line to hold its end.
    """
    before: _Element | None = None
    top = False
    for made in elements:
        if made.tag == qn("w:sectPr"):
            top = True
            if before is None or before.tag != qn("w:p"):
                if before is not None:
                    yield before
                before = paragraph("Table end", [])
            _properties(before).append(made)
            continue
        if before is not None:
            if top:
                set_space_above(made, 0)
            elif before.tag == qn("w:tbl") and made.tag == qn("w:p"):
                set_space_above(made, AFTER_TABLE)
            yield before
        before, top = made, False
    if before is not None:
        yield before
        if before.tag == qn("w:tbl"):
            yield paragraph("Table end", [])


def _properties(made: _Element) -> _Element:
    found = made.find(qn("w:pPr"))
    if found is None:
        found = element("pPr")
        made.insert(0, found)
    return found


def set_space_above(made: _Element, room: int) -> None:
    """Space above a paragraph, unless its style has more; none at the top of a page."""
    properties = _properties(made)
    style = properties.find(qn("w:pStyle"))
    if room and style is not None and str(style.get(qn("w:val"))).startswith(_SPACED_ALREADY):
        return
    if properties.find(qn("w:spacing")) is not None:
        return
    later = {qn(f"w:{name}") for name in ("ind", "jc", "outlineLvl", "sectPr")}
    place = next((number for number, child in enumerate(properties) if child.tag in later), len(properties))
    properties.insert(place, element("spacing", before=room))
