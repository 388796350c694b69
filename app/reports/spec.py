"""What a report should hold: chosen by the author, kept, and written again to the same document."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.coding.rows import CodeId, SegmentId, ThemeId
from app.perspectives.claim_rows import ClaimId
from app.reports.rules import USUAL, Scale
from app.study.rows import AttributeId, CaseId


class ReportKind(StrEnum):
    """The whole report, or one of its short forms (DOMAIN R-04)."""

    SUMMARY = "theme summary"
    THEME = "two-pager"
    ASSUMPTION = "assumption sheet"
    JOURNEY = "journey sheet"
    CODEBOOK = "codebook"


TITLES = {
    ReportKind.SUMMARY: "Theme summary",
    ReportKind.THEME: "Theme in brief",
    ReportKind.ASSUMPTION: "Assumption sheet",
    ReportKind.JOURNEY: "Care journey",
    ReportKind.CODEBOOK: "Codebook",
}
"""What a report is called unless its author says otherwise."""


class Stage(StrEnum):
    """Whether the report is finished."""

    DRAFT = "draft"
    FINAL = "final"


class Wording(StrEnum):
    """How a report says how many: words of the scale, words with counts, or not at all."""

    WORDS = "words"
    WORDS_AND_COUNTS = "words and counts"
    NONE = "none"


class Attribution(StrEnum):
    """How a quote says whose it is: by pseudonym, or by what kind of person it was."""

    PSEUDONYM = "pseudonym"
    TRAITS = "traits"


class Appendix(StrEnum):
    """What may stand behind the report, in this order."""

    CODEBOOK = "codebook"
    FRAMEWORK = "framework matrix"
    AUDIT = "audit"
    NEGATIVE_CASES = "negative cases"
    ANONYMISATION = "anonymisation"
    NOTES = "notes"
    """The notes ticked for reports."""


@dataclass(frozen=True, slots=True)
class ChosenQuote:
    """A passage to quote, whole or cut.

    A cut says which stretches of the speech stay, in order, so that a quote can never hold words that were not
    said: `keep` counts characters of what the speaker says in the passage, `of` how many there were when it was
    cut. Where the words were corrected since, the cut holds no longer.
    """

    segment: SegmentId
    keep: tuple[tuple[int, int], ...] = ()
    of: int = 0


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A section of the report: about a theme of the study, or about a code with all below it."""

    theme: ThemeId | None = None
    code: CodeId | None = None
    quotes: tuple[ChosenQuote, ...] | None = None
    """In the order of the page; None lets the app choose, spread over people and areas."""

    def __post_init__(self) -> None:
        if (self.theme is None) == (self.code is None):
            raise ValueError("a section is about a theme or about a code")


@dataclass(frozen=True, slots=True)
class ClaimChoice:
    """An assumption the report tells of."""

    claim: ClaimId
    quotes: tuple[ChosenQuote, ...] | None = None
    """As of a theme."""


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """A report as asked for; the date is given, never today's, so that the same asking gives the same file.

    Of `themes` None means every theme of the study, or where it has none every top-level code that somebody was
    heard on; of `claims` None means all that are in the register.
    """

    date: date
    kind: ReportKind = ReportKind.SUMMARY
    title: str = ""
    version: str = ""
    stage: Stage = Stage.DRAFT
    circle: str = "the study team"
    """Beyond whom it must not circulate."""
    question: str = ""
    """What the study asks, in a sentence or two."""
    themes: tuple[ThemeChoice, ...] | None = None
    claims: tuple[ClaimChoice, ...] | None = None
    journeys: tuple[CaseId, ...] = ()
    quotes_per_perspective: int = 2
    words_per_quote: int = 80
    wording: Wording = Wording.WORDS_AND_COUNTS
    scale: Scale = USUAL
    attribution: Attribution = Attribution.PSEUDONYM
    age: AttributeId | None = None
    """Which attribute gives the age band of an attribution by traits."""
    placement: AttributeId | None = None
    """Which gives the type of placement."""
    appendices: frozenset[Appendix] = frozenset(Appendix) - {Appendix.NOTES}

    def __post_init__(self) -> None:
        if self.quotes_per_perspective < 0 or self.words_per_quote < 1:
            raise ValueError("a report quotes no fewer than no passages, of at least one word")

    @property
    def name(self) -> str:
        """The title, or what a report of this kind is called."""
        return self.title or TITLES[self.kind]
