"""What stands in the gutter beside the lines of a transcript: turns, and signs where something is written.

Values only; the gutter paints them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.coding.rows import CodingMark
from app.language.spans import Span
from app.study.rows import TurnRow
from app.ui.coding.transcript.noted import Noted
from app.ui.theme import PerspectiveLook, Theme

Extents = Callable[[Span], tuple[float, float]]
"""Upper edge of the first and lower edge of the last line of a stretch."""


@dataclass(frozen=True, slots=True)
class GutterLine:
    """What stands beside the first line of a turn."""

    number: int
    top: float
    bottom: float
    look: PerspectiveLook | None
    speech: Span
    who: str


@dataclass(slots=True)
class GutterSign:
    """Beside a line in which passages begin that somebody wrote about: memos on codings, and notes."""

    top: float
    bottom: float
    span: Span
    """The first of those passages."""
    memos: list[CodingMark] = field(default_factory=list)
    notes: int = 0

    @property
    def count(self) -> int:
        """How many memos and notes there are."""
        return len(self.memos) + self.notes


def gutter_lines(turns: Iterable[TurnRow], extent: Extents, theme: Theme) -> list[GutterLine]:
    """The lines of these turns."""
    return [
        GutterLine(
            turn.number,
            *extent(Span(turn.start, turn.start + 1)),
            None if turn.interviewer else theme.perspective(turn.palette),
            turn.speech,
            "Interviewer" if turn.interviewer else turn.pseudonym or turn.label,
        )
        for turn in turns
    ]


def gutter_signs(marks: Iterable[CodingMark], noted: Iterable[Noted], extent: Extents) -> list[GutterSign]:
    """The signs of these codings' memos and of these noted passages, one a line at most."""
    signs: dict[float, GutterSign] = {}

    def sign(span: Span) -> GutterSign:
        top, bottom = extent(Span(span.start, span.start + 1))
        return signs.setdefault(top, GutterSign(top, bottom, span))

    for mark in marks:
        if mark.memo:
            sign(mark.span).memos.append(mark)
    for one in noted:
        sign(one.span).notes += one.many
    return list(signs.values())
