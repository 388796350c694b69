"""Which colour, letters and shape a perspective has: never a colour alone."""

from dataclasses import dataclass
from enum import StrEnum


class MarkShape(StrEnum):
    """Shapes that are told apart without colour."""

    FILLED = "filled circle"
    OPEN = "open circle"
    HALF = "half circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    DASH = "dash"
    """Nobody's: the interviewer, or a speaker without a perspective yet."""


SHAPES = (
    MarkShape.FILLED,
    MarkShape.OPEN,
    MarkShape.HALF,
    MarkShape.SQUARE,
    MarkShape.DIAMOND,
    MarkShape.TRIANGLE,
)


@dataclass(frozen=True, slots=True)
class PerspectiveLook:
    """How a perspective is drawn (`colour`, `shape`) and written (`ink`)."""

    colour: str
    ink: str
    shape: MarkShape


def perspective_letters(name: str) -> str:
    """Two letters that stand for a perspective where a name has no room: "Ch" for "Children"."""
    return name.strip()[:2].capitalize()


def mark_slot(palette: int, slots: int) -> int:
    """The place of a palette index among `slots` looks; the first three are never lent to later ones."""
    return palette if palette < slots else 3 + (palette - 3) % (slots - 3)
