"""Pages of a PDF as pictures: a scan at the resolution it was scanned in, anything else sharp enough to zoom."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from app.exchange.formats.pdf import open_pdf
from app.exchange.formats.refusals import damaged
from app.exchange.pictures.decoding import MOST_PAGES
from app.problems import Problem

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

_INCH = 72.0
_USUAL, _LEAST, _MOST = 300.0, 200.0, 600.0
"""Dots an inch."""
_MOST_SIDE = 12_000
_MOST_PIXELS = 100_000_000
_LOOKED_AT = 200
_MUCH_OF_THE_PAGE, _ALL_OF_THE_PAGE = 0.25, 0.9


def pdf_page_sizes(path: str) -> tuple[tuple[int, tuple[int, int]], ...]:
    """The number of each page and its size in pixels at a usual resolution."""
    document = open_pdf(path)
    try:
        sizes = []
        for number in range(min(len(document), MOST_PAGES)):
            with _page(path, number) as page:
                width, height = page.get_size()
            sizes.append((number, _pixels(width, height, _fitting(width, height, _USUAL / _INCH))))
        return tuple(sizes)
    finally:
        document.close()


@contextmanager
def rendered(path: str, number: int, longest: int | None = None) -> "Iterator[Image]":
    """A page as it looks on paper, its longer side `longest` pixels, or as fine as it is worth."""
    with _page(path, number) as page:
        width, height = page.get_size()
        if min(width, height) <= 0:
            raise damaged()
        scale = longest / max(width, height) if longest else _fitting(width, height, _worth(page) / _INCH)
        bitmap = page.render(scale, rev_byteorder=True, prefer_bgrx=True)
        try:
            yield bitmap.to_pil()
        finally:
            bitmap.close()


@contextmanager
def _page(path: str, number: int) -> "Iterator[PdfPage]":
    from pypdfium2 import PdfiumError

    document = open_pdf(path)
    try:
        if not 0 <= number < len(document):
            raise Problem("The PDF has no such page.", "Choose another page.")
        page = document.get_page(number)
        try:
            yield page
        finally:
            page.close()
    except PdfiumError:
        raise Problem(
            "This page of the PDF is damaged.", "Choose another page, or export the PDF again."
        ) from None
    finally:
        document.close()


def _worth(page: "PdfPage") -> float:
    """The dots an inch that show everything the page has: a scan's own, within reason; else no less than usual."""
    from pypdfium2 import PdfImage
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    dots, least = 0.0, _USUAL
    for found in islice(page.get_objects([FPDF_PAGEOBJ_IMAGE], max_depth=3), _LOOKED_AT):
        left, bottom, right, top = found.get_bounds()
        covers = (right - left) * (top - bottom) / (width * height)
        if isinstance(found, PdfImage) and covers > _MUCH_OF_THE_PAGE:
            dots = max(dots, max(found.get_px_size()) / max(right - left, top - bottom) * _INCH)
            least = _LEAST if covers > _ALL_OF_THE_PAGE else least
    return min(max(dots, least), _MOST)


def _fitting(width: float, height: float, scale: float) -> float:
    """The scale, or the greatest below it at which the page is not too large a picture."""
    return min(scale, _MOST_SIDE / max(width, height), math.sqrt(_MOST_PIXELS / (width * height)))


def _pixels(width: float, height: float, scale: float) -> tuple[int, int]:
    return max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
