"""What a report is made of, read once: frozen values between gather and compose."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.coding.note_rows import AboutKind
from app.coding.rows import CodebookVersionRow, CodeRow, SegmentId
from app.coding.theme_rows import ThemeRow
from app.perspectives.claim_rows import ClaimRow, EvidenceSheet, Stance
from app.perspectives.framework_rows import Framework
from app.perspectives.rows import ComparisonLine, GroupRow
from app.perspectives.rules import Thresholds
from app.reports.below import Loosening
from app.reports.codebook_material import CodebookMaterial
from app.reports.journey_material import JourneyMaterial
from app.reports.spec import ReportSpec
from app.safeguards.gates import Fault
from app.study.guide_rows import GuideQuestionRow
from app.study.rows import Approach, ParticipantId, ParticipantRow, SourceRow


@dataclass(frozen=True, slots=True)
class QuoteMaterial:
    """Words that may be quoted, already cut, with whose they are."""

    group: int
    """The group of the comparison the speaker belongs to."""
    participant: ParticipantId
    pseudonym: str
    words: str
    attribution: str
    segment: SegmentId
    stance: Stance | None = None
    """How it stands to the assumption it is quoted for."""
    first_hand: bool = True


@dataclass(frozen=True, slots=True)
class CodeMaterial:
    """A code and what the perspectives say of it, with its subtree."""

    code: CodeRow
    line: ComparisonLine


@dataclass(frozen=True, slots=True)
class ThemeMaterial:
    """One section of the report: a code with its subtree, or a theme with the codes it is built from."""

    code: CodeRow | None
    line: ComparisonLine
    below: tuple[CodeMaterial, ...]
    quotes: tuple[QuoteMaterial, ...]
    theme: ThemeRow | None = None
    exceptions: tuple[QuoteMaterial, ...] = ()
    """Passages named against the theme that may be quoted."""
    against: int = 0
    """How many were named."""
    claims: tuple[ClaimRow, ...] = ()
    """The assumptions of the report that are about it."""

    @property
    def name(self) -> str:
        """What the section is called."""
        return self.line.name

    @property
    def statement(self) -> str:
        """What it claims, or what its code means; empty where nothing is written yet."""
        if self.theme is not None:
            return self.theme.statement.strip()
        return "" if self.code is None else (self.code.brief.strip() or self.code.definition.strip())


@dataclass(frozen=True, slots=True)
class ClaimMaterial:
    """One assumption with its evidence, and what of it is quoted."""

    sheet: EvidenceSheet
    quotes: tuple[QuoteMaterial, ...]

    @property
    def claim(self) -> ClaimRow:
        """The assumption itself."""
        return self.sheet.assessed.claim


@dataclass(frozen=True, slots=True)
class NoteMaterial:
    """A note that its author ticked for reports."""

    about: AboutKind
    what: str
    """How the thing it is about is called; empty for passages."""
    title: str
    text: str
    author: str
    day: str
    """As 2026-03-31."""


@dataclass(frozen=True, slots=True)
class MethodMaterial:
    """How the study was done, as far as it is recorded."""

    approach: Approach = Approach.CODEBOOK
    version: CodebookVersionRow | None = None
    """The newest frozen version of the codebook."""
    codes: int = 0
    coders: tuple[tuple[str, int], ...] = ()
    """Who coded in how many sources."""
    second_read: int = 0
    """In how many sources at least two people coded."""
    questions: tuple[GuideQuestionRow, ...] = ()
    interviews: int = 0
    """In how many sources somebody could be asked."""
    signed_off: int = 0
    """How many sources are signed off as pseudonymised."""
    signers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the safeguards did: what stops the report, what they changed, what the author should look at."""

    faults: tuple[Fault, ...] = ()
    left_out: tuple[str, ...] = ()
    """Passages that could not be quoted, how many and why, in sentences."""
    loosened: tuple[Loosening, ...] = ()
    """Attributions that say less than they might."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """Everything a report can say; nobody excluded or withdrawn is in it anywhere."""

    spec: ReportSpec
    study: str
    groups: tuple[GroupRow, ...]
    people: tuple[ParticipantRow, ...]
    sources: tuple[SourceRow, ...]
    themes: tuple[ThemeMaterial, ...]
    codebook: tuple[CodeRow, ...]
    notes: tuple[NoteMaterial, ...] = ()
    claims: tuple[ClaimMaterial, ...] = ()
    journeys: tuple[JourneyMaterial, ...] = ()
    method: MethodMaterial = field(default_factory=MethodMaterial)
    framework: Framework | None = None
    whole_codebook: CodebookMaterial | None = None
    """Of a codebook alone."""
    leaving: Leaving = field(default_factory=Leaving)
    thresholds: Thresholds = field(default_factory=Thresholds)
    settings: Mapping[str, str] = field(default_factory=dict)
    """What was asked for, in words, in order."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the author should look at."""
        return self.leaving.warnings

    @property
    def quotes(self) -> tuple[QuoteMaterial, ...]:
        """Every quote, in the order of the pages."""
        return (
            *(quote for theme in self.themes for quote in (*theme.quotes, *theme.exceptions)),
            *(quote for claim in self.claims for quote in claim.quotes),
        )
