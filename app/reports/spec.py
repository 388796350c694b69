"""What a theme summary should hold: chosen by the user, kept, and run again to the same document."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.coding.rows import CodeId


class Wording(StrEnum):
    """How a report says how many: words of the scale, words with counts, or not at all."""

    WORDS = "words"
    WORDS_AND_COUNTS = "words and counts"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """A theme summary as asked for; the date is given, never today's, so that the same asking gives the same file.

    `themes` in the order of their sections; empty means every top-level code that has passages, in the order of
    the codebook.
    """

    date: date
    themes: tuple[CodeId, ...] = ()
    title: str = "Theme summary"
    version: str = ""
    quotes_per_perspective: int = 2
    words_per_quote: int = 80
    wording: Wording = Wording.WORDS_AND_COUNTS
    codebook: bool = True
    notes: bool = False
    """Whether the notes ticked for reports stand at the end."""

    def __post_init__(self) -> None:
        if self.quotes_per_perspective < 0 or self.words_per_quote < 1:
            raise ValueError("a report quotes no fewer than no passages, of at least one word")
