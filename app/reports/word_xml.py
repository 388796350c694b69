"""Word's XML, one small element at a time: runs, paragraphs, fields, in the order the schema asks for.

Participants' words come through here: what XML cannot hold is dropped, line breaks and tabs become Word's own, and
text that is written from right to left is marked as such.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

from app.reports.document import Run, Style

QUIET = "5A5F69"
PALETTE = ("2F4F90", "4F8B58", "A93B00", "C978A7", "D97D00", "1A9AE8", "3E3542")
NEUTRAL = "8B8F97"

_NOT_XML = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("(\n|\t)")
_ONE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def style_id(name: str) -> str:
    """The template's id of a style."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def ink(palette: int | None) -> str:
    """The colour of a perspective; grey for none, round again past the last."""
    return NEUTRAL if palette is None else PALETTE[palette % len(PALETTE)]


def element(tag: str, *children: _Element | None, **attributes: str | int) -> _Element:
    """An element in Word's namespace with attributes of it; None among the children is left out."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend([child for child in children if child is not None])
    return made


def writable(text: str) -> str:
    """The text without what XML cannot hold, line ends all as newlines."""
    return _NOT_XML.sub("", _ONE_BREAK.sub("\n", text))


def right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def run(text: str, *, bold: bool = False, quiet: bool = False, rtl: bool = False) -> _Element:
    """A run of words."""
    manner = [element("b"), element("bCs")] if bold else []
    if quiet:
        manner.append(element("color", val=QUIET))
    if rtl:
        manner.append(element("rtl"))
    made = element("r", element("rPr", *manner) if manner else None)
    for piece in _BREAKS.split(writable(text)):
        if piece in ("\n", "\t"):
            made.append(element("br" if piece == "\n" else "tab"))
        elif piece:
            words = element("t")
            words.text = piece
            if piece != piece.strip() or "  " in piece:
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(words)
    return made


def runs(parts: Iterable[Run]) -> list[_Element]:
    """Runs of one paragraph."""
    return [run(part.text, bold=part.bold, quiet=part.quiet, rtl=right_to_left(part.text)) for part in parts]


def paragraph(
    style: str,
    content: Sequence[_Element],
    *,
    keep_with_next: bool = False,
    new_page: bool = False,
    left_bar: str | None = None,
    bar_width: int = 18,
    shade: str | None = None,
    rtl: bool = False,
    indent: _Element | None = None,
    align: str | None = None,
) -> _Element:
    """A paragraph; its properties in the order of the schema."""
    properties = [
        element("pStyle", val=style_id(style)) if style != Style.BODY else None,
        element("keepNext") if keep_with_next else None,
        element("pageBreakBefore") if new_page else None,
        element("pBdr", element("left", val="single", sz=bar_width, space=10, color=left_bar))
        if left_bar
        else None,
        element("shd", val="clear", color="auto", fill=shade) if shade else None,
        element("bidi") if rtl else None,
        element("spacing", before=0) if new_page else None,
        indent,
        element("jc", val=align) if align else None,
    ]
    given = [entry for entry in properties if entry is not None]
    return element("p", element("pPr", *given) if given else None, *content)


def words(style: str, parts: Sequence[Run], *, keep_with_next: bool = False) -> _Element:
    """A paragraph of running text."""
    rtl = right_to_left("".join(part.text for part in parts))
    return paragraph(style, runs(parts), keep_with_next=keep_with_next, rtl=rtl)


def field(instruction: str, shown: Sequence[_Element]) -> list[_Element]:
    """A field with what it shows until Word works it out again."""
    return [*field_start(instruction), *shown, field_end()]


def field_start(instruction: str) -> list[_Element]:
    """The beginning of a field, up to what it shows."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]


def field_end() -> _Element:
    """The end of a field."""
    return element("r", element("fldChar", fldCharType="end"))
