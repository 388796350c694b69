"""The colours of pictures on white paper, by the roles of the drawing: apart in grey as in colour."""

from app.journeys.layout.shapes import Ink, Paint

RGB = tuple[int, int, int]

NEUTRAL: dict[Ink, str] = {
    Ink.PAGE: "#FFFFFF",
    Ink.BAND: "#F7F5F1",
    Ink.TEXT: "#22201D",
    Ink.MUTED: "#635E57",
    Ink.HAIR: "#DAD5CC",
    Ink.EDGE: "#77726C",
    Ink.BAR: "#ECEAE5",
    Ink.DEEP: "#CFCBC3",
}
TELLERS = ("#2F4F90", "#4F8B58", "#A93B00", "#7A4A8C", "#86681A", "#1D7C80")
"""Marks of those who tell, by their perspective's palette index; the window's in light."""
TELLER_WORDS = ("#2F4F90", "#34703E", "#A03800", "#6F3F82", "#75590F", "#146A6E")


def hex_of(paint: Paint) -> str:
    """The colour of a paint as ``#rrggbb``."""
    if paint.ink in NEUTRAL:
        return NEUTRAL[paint.ink]
    if paint.palette is None:
        return NEUTRAL[Ink.TEXT]
    colours = TELLERS if paint.ink is Ink.TELLER else TELLER_WORDS
    place = paint.palette if paint.palette < len(colours) else 3 + (paint.palette - 3) % (len(colours) - 3)
    return colours[place]


def rgb_of(paint: Paint) -> RGB:
    """The colour of a paint as three numbers."""
    written = hex_of(paint)
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)
