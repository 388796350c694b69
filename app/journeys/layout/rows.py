"""Rows of a lane by who tells them, child first and the official record last, each with its letter."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from app.journeys.journey_rows import TellerRow
from app.journeys.layout.glyphs import teller_shapes, words_paint
from app.journeys.layout.shapes import Font, Label, Rect
from app.journeys.layout.sheet import GUTTER, TAG, Lain, Sheet
from app.study.rows import ParticipantId

LETTER = Font(10.5, bold=True)


class Told(Protocol):
    """Anything somebody tells."""

    @property
    def teller(self) -> ParticipantId | None:
        """Who does; None for the official record."""
        ...


T = TypeVar("T", bound=Told)


def tellers_in_rows(told: Sequence[T], sheet: Sheet) -> list[tuple[ParticipantId | None, list[T]]]:
    """What each teller tells, in the order of tellers."""
    by_teller: dict[ParticipantId | None, list[T]] = {}
    for one in told:
        by_teller.setdefault(one.teller, []).append(one)
    return sorted(by_teller.items(), key=lambda one: (sheet.times.place(one[0]), one[0] or 0))


def row_tag(teller: TellerRow | None, y: float, height: float, lain: Lain, sheet: Sheet) -> None:
    """The mark and letter of who tells, at the left of the row."""
    letter = "R" if teller is None else teller.letter
    x, middle = GUTTER - TAG, y + height / 2
    lain.ground += teller_shapes(teller, x, middle, 4.2)
    width = sheet.wide(letter, LETTER)
    top = middle - LETTER.height / 2
    lain.furniture.append(Label(letter, Rect(x + 7.5, top, width, LETTER.height), LETTER, words_paint(teller)))
