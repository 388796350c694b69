"""What every painter needs of a drawing, of a journey or of a network: shapes, words and how large the page is."""

from collections.abc import Sequence
from typing import Protocol

from app.journeys.layout.shapes import Label, Shape


class PaintedMark(Protocol):
    """One thing of a drawing."""

    @property
    def name(self) -> str:
        """What it is, read aloud."""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is painted of it, without its words."""


class Painted(Protocol):
    """A whole page: `ground`, then the shapes of the marks in order, then `over`, then every label."""

    @property
    def width(self) -> float:
        """Of the page."""

    @property
    def height(self) -> float:
        """Of the page."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def described(self) -> str:
        """The page in a sentence or two."""

    @property
    def ground(self) -> tuple[Shape, ...]:
        """What lies below everything."""

    @property
    def marks(self) -> Sequence[PaintedMark]:
        """The things of the drawing."""

    @property
    def over(self) -> tuple[Shape, ...]:
        """What lies above the marks but below the words."""

    @property
    def labels(self) -> tuple[Label, ...]:
        """All words of the page."""
