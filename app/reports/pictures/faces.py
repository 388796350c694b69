"""The typeface of pictures, and how wide words are in it."""

from functools import cache

from PIL import ImageFont

from app.journeys.layout.shapes import Font
from app.paths import resource

MEASURED_AT = 64
"""Widths are taken at this size and scaled: they are the same at every resolution."""


@cache
def face(font: Font, size: int) -> ImageFont.FreeTypeFont:
    """Inter in a size of whole pixels."""
    name = "SemiBold" if font.bold else "Italic" if font.italic else "Regular"
    return ImageFont.truetype(str(resource(f"fonts/Inter-{name}.otf")), size, layout_engine=ImageFont.Layout.BASIC)


def measure(text: str, font: Font) -> float:
    """How wide words are in units of the drawing."""
    return float(face(Font(0, font.bold, font.italic), MEASURED_AT).getlength(text)) * font.size / MEASURED_AT
