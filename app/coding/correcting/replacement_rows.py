"""What replacing words tells: which ones, where they stand then, and what that does to labels and passages."""

from dataclasses import dataclass, field
from uuid import UUID

from app.coding.correcting.rows import CorrectionPlan, PassageFate
from app.language.anchoring import Fate
from app.language.spans import Span
from app.study.rows import SourceId


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of a transcript that are to be replaced, label and all that stands beside speech included."""

    span: Span
    words: str
    """What is to stand there, with its brackets."""
    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedReplacement:
    """One place in which words are replaced; `original` goes nowhere but into the identity key."""

    guid: UUID
    kind: str
    words: str
    reason: str
    old: Span
    new: Span
    original: str = field(repr=False)
    hidden: bool = False
    """It stands in the words of somebody left out of the study: it goes along unseen."""


@dataclass(frozen=True, slots=True)
class ReplacementPlan:
    """What replacing words in one transcript does, to be looked at and then stored."""

    source_name: str = field(repr=False)
    new_name: str
    """What the transcript is to be called; the same where its name gives nobody away."""
    number: int
    """Of the text in which words are replaced."""
    old_text: str = field(repr=False)
    correction: CorrectionPlan
    replacements: tuple[PlannedReplacement, ...]
    labels: tuple[tuple[str, str], ...] = field(repr=False)
    """Speaker labels that change: before, and now."""
    widened: frozenset[int] = frozenset()
    """The segments that cut through a name and hold the whole pseudonym now."""

    @property
    def source(self) -> SourceId:
        """Whose words are replaced."""
        return self.correction.source

    @property
    def touched(self) -> tuple[PassageFate, ...]:
        """The passages that may be seen in which words are replaced."""
        return self.correction.of(Fate.CHANGED)

    @property
    def grown(self) -> tuple[PassageFate, ...]:
        """Of those, the ones that were made longer to hold a whole pseudonym."""
        return tuple(one for one in self.touched if one.segment in self.widened)
