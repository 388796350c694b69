"""What claims and the evidence for and against them tell the rest of the house: frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, CoderId, SegmentId, ThemeId
from app.language.spans import Span
from app.study.rows import AreaId, AttributeId, ParticipantId, PerspectiveId

ClaimId = NewType("ClaimId", int)
EvidenceId = NewType("EvidenceId", int)
DecisionId = NewType("DecisionId", int)
NegativeCaseId = NewType("NegativeCaseId", int)


class ClaimKind(StrEnum):
    """What kind of statement is tested; each is counted and decided in the same way (DOMAIN §5)."""

    ASSUMPTION = "assumption"
    HYPOTHESIS = "hypothesis"


class Stance(StrEnum):
    """How a segment stands to a claim."""

    SUPPORTS = "supports"
    CHALLENGES = "challenges"
    NUANCES = "nuances"


class ParticipantStance(StrEnum):
    """How one participant stands to a claim, all evidence of theirs taken together (DOMAIN §2.4)."""

    SUPPORTS = "supports"
    CHALLENGES = "challenges"
    NUANCES = "nuances"
    MIXED = "mixed"
    SILENT = "silent"


class Lean(StrEnum):
    """Where a perspective leans, once at least three of its people voice a stance."""

    NOT_SAMPLED = "not sampled"
    SILENT = "silent"
    TOO_FEW = "too few voices"
    SUPPORTS = "supports"
    CHALLENGES = "challenges"
    DEPENDS = "it depends"
    DIVIDED = "divided"


class Pattern(StrEnum):
    """How the perspectives that lean anywhere stand to each other."""

    NOT_ENOUGH = "not enough to compare"
    DISSONANCE = "dissonance"
    CONVERGENCE = "convergence"
    COMPLEMENTARITY = "complementarity"


class Signal(StrEnum):
    """What the evidence suggests about a claim; only a person decides."""

    BY_ALL = "challenged by every perspective heard"
    FROM_WITHIN = "challenged from within"
    ACROSS = "challenged across perspectives"
    NEGATIVE_CASES = "negative cases to examine"
    NO_CHALLENGE = "no challenge found yet"
    NOT_TESTED = "not yet tested"


class ClaimStatus(StrEnum):
    """What a person decided about a claim."""

    OPEN = "open"
    UNDER_TEST = "under test"
    UPHELD = "upheld"
    QUALIFIED = "qualified"
    CHALLENGED = "challenged"
    SET_ASIDE = "set aside"
    NOT_TESTABLE = "not testable with this data"


class Origin(StrEnum):
    """Where a claim comes from (DOMAIN §2.3)."""

    PASSAGE = "interview passage"
    DOCUMENT = "policy or document"
    THEORY_OF_CHANGE = "theory-of-change link"
    BRIEF = "brief"
    FINDING = "earlier finding"
    PRIOR = "researcher's prior"


class Track(StrEnum):
    """Which of the two tracks of a programme a claim bears on."""

    IMPROVE = "improve"
    INNOVATE = "innovate"
    BOTH = "both"


OTHER_HOLDERS = ("policy", "commissioner", "programme team", "literature", "research team")
"""Who may hold a claim true and is no perspective; others can be named."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One condition of a claim's scope: an area, or an answer to an attribute ("14-17" a range of numbers)."""

    area: AreaId | None
    attribute: AttributeId | None
    value: str
    """The answer; of an area its name."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as it stands in the register."""

    id: ClaimId
    kind: ClaimKind
    ref: str
    statement: str
    holders: tuple[PerspectiveId, ...]
    held_by: tuple[str, ...]
    """In words: the names of the perspectives, then who else."""
    origin: Origin | None
    origin_reference: str
    origin_segment: SegmentId | None
    scope: tuple[Limit, ...]
    if_true: str
    would_surprise: str
    why_it_matters: str
    rival: str
    track: Track | None
    status: ClaimStatus
    codes: tuple[CodeId, ...]
    themes: tuple[ThemeId, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class GroupTally:
    """How the people of one perspective stand to a claim; a person is in one of the lists alone.

    `n` counts those in scope whose sources are all fully coded; the others are `pending`, outside k and n.
    """

    perspective: PerspectiveId
    name: str
    palette: int | None
    n: int
    supports: tuple[ParticipantId, ...]
    challenges: tuple[ParticipantId, ...]
    nuances: tuple[ParticipantId, ...]
    mixed: tuple[ParticipantId, ...]
    pending: tuple[ParticipantId, ...]
    """Everybody in scope who is not fully coded."""
    pending_voiced: tuple[ParticipantId, ...]
    """Those of them in whom evidence was found already."""
    asked: int
    """Of the silent: who were asked; of the rest some were not, of others nobody said."""
    not_asked: int
    holds: bool
    """Whether this perspective holds the claim true."""
    lean: Lean
    silent_asked: tuple[ParticipantId, ...] = ()
    """Who the silent are: those who were asked, those who were not, and of whom nobody said."""
    silent_not_asked: tuple[ParticipantId, ...] = ()
    silent_unknown: tuple[ParticipantId, ...] = ()

    @property
    def voiced(self) -> int:
        """How many people voice a stance: v in the rules."""
        return len(self.supports) + len(self.challenges) + len(self.nuances) + len(self.mixed)

    @property
    def silent(self) -> int:
        return self.n - self.voiced

    @property
    def unknown(self) -> int:
        """Of how many of the silent nobody said whether they were asked."""
        return self.silent - self.asked - self.not_asked


class FlagKind(StrEnum):
    """What makes evidence weaker than its numbers look (DOMAIN §2.4)."""

    CONCENTRATION = "concentration"
    ONE_AREA = "one area only"
    SPOKEN_FOR = "spoken-for"
    SINGLE_CODER = "single coder"
    NOT_ASKED = "not asked"
    INCOMPLETE = "coding incomplete"


@dataclass(frozen=True, slots=True)
class Flag:
    """One weakness of the evidence, in a sentence with its numbers that names nobody."""

    kind: FlagKind
    sentence: str
    people: tuple[ParticipantId, ...] = ()
    """Whom it is about, where it is about somebody."""
    counts: tuple[tuple[int, int], ...] = ()
    """Every count its sentence tells, with of how many."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """A claim with all that can be computed of it: what a card of the board shows."""

    claim: ClaimRow
    groups: tuple[GroupTally, ...]
    """In the order of the perspectives, the child's first."""
    pattern: Pattern
    silent: tuple[str, ...]
    """The names of the silent perspectives: a flag beside the pattern."""
    signal: Signal
    flags: tuple[Flag, ...]
    coded: int
    """People in scope who are fully coded, of `people`."""
    people: int
    passages: int
    """Segments that are evidence; never a prevalence."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One segment as evidence, by one coder, with who is heard in it."""

    id: EvidenceId
    claim: ClaimId
    segment: SegmentId
    stance: Stance
    first_hand: bool
    about: PerspectiveId | None
    note: str
    coder: str
    voices: tuple[ParticipantId, ...]
    """The included people heard there: whose evidence it is."""
    words: str
    """What is said there, or what region or mark it is; the whole passage, without other people's turns."""
    source_name: str
    quotable: bool


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """How a segment, or the words at a place, are to stand to a claim."""

    claim: ClaimId
    at: SegmentId | PassagePlace
    stance: Stance
    coder: CoderId
    first_hand: bool = True
    about: PerspectiveId | None = None
    note: str = ""
    line: int = 0
    """Where it stood in a list, for a refusal to name."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A status somebody gave a claim, and why."""

    id: DecisionId
    status: ClaimStatus
    rationale: str
    by: str
    on: str
    coded: int
    of: int
    signal: str


@dataclass(frozen=True, slots=True)
class NegativeCaseRow:
    """What was looked for that would not fit, and what was found."""

    id: NegativeCaseId
    found: bool
    words: str
    by: str
    on: str
    segment: SegmentId | None


@dataclass(frozen=True, slots=True)
class EvidenceSheet:
    """Everything about one claim: its numbers, the evidence itself, and what was decided."""

    assessed: Assessed
    evidence: tuple[EvidenceRow, ...]
    decisions: tuple[DecisionRow, ...]
    """The newest first."""
    negative_cases: tuple[NegativeCaseRow, ...]


@dataclass(frozen=True, slots=True)
class ClaimInShort:
    """A claim where there is no room, and no need, for more."""

    id: ClaimId
    ref: str
    statement: str


@dataclass(frozen=True, slots=True)
class EvidenceHere:
    """A judgement as it is shown where the words, the region or the mark stand."""

    id: EvidenceId
    claim: ClaimId
    ref: str
    statement: str
    segment: SegmentId
    span: Span | None
    """Of words; None for a region or a mark."""
    stance: Stance
    first_hand: bool
    about: PerspectiveId | None
    note: str
    coder: str
