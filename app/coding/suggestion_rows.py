"""What is suggested to be coded, and how far suggestions can be trusted: frozen values."""

from dataclasses import dataclass
from enum import StrEnum

from app.coding.found_rows import Reach
from app.coding.rows import CodeId, PassageRow, Voice
from app.language.spans import Span
from app.language.suggesting import Trial
from app.study.rows import SourceId, VersionId

FEWEST_PASSAGES, FEWEST_INTERVIEWS = 15, 3
"""Of less nothing is learned (LANGUAGE §4.2)."""


class Standing(StrEnum):
    """Whether anything can be suggested, and if not, why."""

    READY = "ready"
    FEW_EXAMPLES = "not enough examples"
    FEW_REVIEWED = "not enough interviews coded to the end"
    NOTHING_LEFT = "no interview left to look through"


@dataclass(frozen=True, slots=True)
class Basis:
    """What suggestions for a code are learned from and looked for in."""

    passages: int
    interviews: int
    """So many interviews hold those passages."""
    reviewed: int
    """So many interviews with the code are coded to the end: only they can test suggestions."""
    open: int
    """So many interviews are not."""
    refused: int

    @property
    def standing(self) -> Standing:
        if self.passages < FEWEST_PASSAGES or self.interviews < FEWEST_INTERVIEWS:
            return Standing.FEW_EXAMPLES
        if self.reviewed < FEWEST_INTERVIEWS:
            return Standing.FEW_REVIEWED
        return Standing.READY if self.open else Standing.NOTHING_LEFT


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A stretch of one participant's speech that may belong under a code, and why."""

    source: SourceId
    source_name: str
    version: VersionId
    span: Span
    turn_number: int
    words: str
    before: str
    after: str
    voice: Voice
    score: float
    reasons: tuple[Span, ...]
    """What speaks for it, as places in its words."""
    nearest: tuple[PassageRow, ...]
    """The coded passages most like it."""

    @property
    def reason_words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(span.of(self.words) for span in self.reasons))


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Everything one asking brought."""

    code: CodeId
    code_path: str
    reach: Reach
    basis: Basis
    trials: tuple[Trial, ...] = ()
    """One for each target; none where the standing is not ready."""
    parts: int = 0
    rows: tuple[SuggestionRow, ...] = ()
    """What reaches the lowest threshold, the likeliest first."""

    def trial(self, target: float) -> Trial | None:
        """How suggestions do that are to be right so often."""
        return next((trial for trial in self.trials if trial.target == target), None)

    def reaching(self, target: float) -> tuple[SuggestionRow, ...]:
        """The suggestions that are to be right so often."""
        trial = self.trial(target)
        if trial is None or trial.threshold is None:
            return ()
        return tuple(row for row in self.rows if row.score >= trial.threshold)
