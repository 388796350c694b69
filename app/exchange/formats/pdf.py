"""PDF: the text of its pages in reading order, as PDFium finds it; which lines belong together is in pdf_lines.

Headers, footers and page numbers are left out, with a warning. A scan without text is refused: recognising
its letters is not this program's work.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from ctypes import c_double, c_int, create_string_buffer
from typing import TYPE_CHECKING

from app.exchange.formats.pdf_lines import Page, PageLine, laid_out, without_headers
from app.exchange.formats.read_text import LABEL_LENGTH, ReadText
from app.language.normalise import normalise
from app.problems import Problem

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_LINE = re.compile("[^\r\n\ufffe]+\ufffe?")  # PDFium puts U+FFFE for a hyphen with which a line ends
_FIRST_WORD = re.compile(r"\S+")
_FONT_NAME, _HEAVY = 128, 600
"""The letters of a font's name that are looked at, and the weight from which on a font is bold."""
_HIGH = re.compile("[\U00010000-\U0010ffff]")


def read_pdf(data: bytes) -> ReadText:
    """The text of a .pdf file."""
    document = open_pdf(data)
    try:
        pages, warnings = _pages(document)
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise Problem(
            "The PDF holds pictures of pages and no text.",
            "Have its text recognised (OCR) by the program that scanned it, or import the original document.",
        )
    kept, left_out = without_headers(pages)
    if left_out:
        warnings.append("Page headers, footers and page numbers were left out.")
    laid, bold = laid_out(kept)
    text = normalise(laid)
    if _unreadable(text):
        warnings.append("Some letters of the PDF cannot be read, since its fonts do not say what they mean.")
    return ReadText(text=text, format="pdf", warnings=tuple(warnings), bold=bold if text == laid else ())


def open_pdf(file: bytes | str) -> "PdfDocument":
    """The PDF in these bytes or at this path; a Problem when it is damaged or locked with a password."""
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        return PdfDocument(file)
    except PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise Problem(
                "The PDF is protected with a password.", "Save a copy without one and import that."
            ) from None
        raise Problem("The PDF is damaged and cannot be opened.", "Copy or export it again.") from None


def _pages(document: "PdfDocument") -> tuple[list[Page], list[str]]:
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDFPage_CountObjects

    pages: list[Page] = []
    broken = pictures = 0
    for number in range(len(document)):
        try:
            page = document.get_page(number)
        except PdfiumError:
            broken += 1
            continue
        read = _read_page(page)
        pictures += not read.lines and FPDFPage_CountObjects(page.raw) > 0
        pages.append(read)
        page.close()
    if broken and not any(page.lines for page in pages):
        raise Problem("The PDF is damaged and none of its pages can be read.", "Copy or export it again.")
    warnings = []
    if broken:
        warnings.append(f"{_pages_said(broken)} could not be read and are missing.")
    if pictures and pictures < len(pages):
        warnings.append(f"{_pages_said(pictures)} have no text; if they are scans, their words are missing.")
    return pages, warnings


def _pages_said(count: int) -> str:
    return f"Pages of the PDF ({count} in all)"


def _read_page(page: "PdfPage") -> Page:
    from pypdfium2 import PdfiumError

    try:
        text_page = page.get_textpage()
    except PdfiumError:
        return Page(page.get_height(), ())
    text = text_page.get_text_range()
    high = [found.start() for found in _HIGH.finditer(text)]
    lines: list[PageLine] = []
    for found in _LINE.finditer(text):
        words = found.group().strip()
        if words:
            start = found.start() + found.group().index(words[0])
            lines.append(_place(text_page, words, start, high))
    text_page.close()
    return Page(page.get_height(), tuple(lines))


def _place(text_page: "PdfTextPage", words: str, start: int, high: list[int]) -> PageLine:
    """Where on the page the line `words` stands, which begins at `start` of the page's text."""
    from pypdfium2.raw import FPDFText_GetCharIndexFromTextIndex, FPDFText_GetCharOrigin

    def character(position: int) -> int:
        units = position + bisect_left(high, position)  # PDFium counts UTF-16 units
        return max(0, FPDFText_GetCharIndexFromTextIndex(text_page.raw, units))

    x, y = c_double(), c_double()
    FPDFText_GetCharOrigin(text_page.raw, character(start), x, y)
    first = _FIRST_WORD.match(words)
    first_end = start + (first.end() if first else 1) - 1
    return PageLine(
        text=normalise(words.replace("\ufffe", "-")),
        x=x.value,
        y=y.value,
        right=_right(text_page, character(start + len(words) - 1)),
        first_word=_right(text_page, character(first_end)) - x.value,
        bold=_bold(text_page, words, lambda place: character(start + place)),
    )


def _bold(text_page: "PdfTextPage", words: str, character: Callable[[int], int]) -> int:
    """How many of the first characters are bold, blanks at their end apart; 0 where that is no label."""
    many = 0
    for place, letter in enumerate(words[: LABEL_LENGTH + 1]):
        if letter.isspace():
            continue
        if not _is_bold(text_page, character(place)):
            return many
        many = place + 1
    return many if many <= LABEL_LENGTH else 0


def _is_bold(text_page: "PdfTextPage", index: int) -> bool:
    from pypdfium2.raw import FPDFText_GetFontInfo, FPDFText_GetFontWeight

    name, flags = create_string_buffer(_FONT_NAME), c_int()
    FPDFText_GetFontInfo(text_page.raw, index, name, _FONT_NAME, flags)
    return b"bold" in name.value.lower() or FPDFText_GetFontWeight(text_page.raw, index) >= _HEAVY


def _right(text_page: "PdfTextPage", index: int) -> float:
    return text_page.get_charbox(min(index, text_page.count_chars() - 1))[2]


def _unreadable(text: str) -> bool:
    """Whether more than one letter in fifty is no letter of any script."""
    odd = sum(1 for character in text if character > "\x7f" and unicodedata.category(character) in ("Co", "Cn"))
    return (odd + text.count("\ufffd")) * 50 > len(text)
