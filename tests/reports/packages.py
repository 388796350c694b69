"""Looking into a written .docx as Word would."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind jc "
    "outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW tcBorders tcMar vAlign",
    "pBdr": "top left bottom right",
    "tcBorders": "top left bottom right",
    "sectPr": "footerReference pgSz pgMar",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
}
"""The order the schema asks of children, for what our documents hold."""


def parts(package: bytes) -> dict[str, bytes]:
    """The parts of a package, by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def body(package: bytes) -> etree._Element:
    """The document part, parsed."""
    return etree.fromstring(parts(package)["word/document.xml"])


def text(element: etree._Element) -> str:
    """The words of an element as a reader sees them, field codes left out."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(shown.get(str(e.tag), e.text or "") for e in element.iter(f"{W}t", f"{W}br", f"{W}tab"))


def paragraphs(package: bytes, style: str) -> list[etree._Element]:
    """The paragraphs of a style, by its id."""
    return [
        paragraph
        for paragraph in body(package).iter(f"{W}p")
        if (named := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and named.get(f"{W}val") == style
    ]


def out_of_order(root: etree._Element) -> Iterator[str]:
    """Elements whose children are not in the order of the schema, or not known to it."""
    for element in root.iter(*(f"{W}{name}" for name in ORDER)):
        order = ORDER[str(element.tag).removeprefix(W)].split()
        names = [str(child.tag).removeprefix(W) for child in element]
        places = [order.index(name) if name in order else -1 for name in names]
        if -1 in places or places != sorted(places):
            yield f"{element.tag}: {names}"
