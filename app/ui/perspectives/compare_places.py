"""The views of the page on perspectives, and where in the first of them a reader was, for Back. No Qt."""

from dataclasses import dataclass

from app.perspectives.rows import LineKey, Scope
from app.ui.perspectives.arranging import Arrangement

CODES, WORDS, FRAMEWORK, CASES = range(4)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was while lines stood against groups."""

    scope: Scope
    arrangement: Arrangement
    figures: bool
    line: LineKey | None
    group: int | None
    view: int
