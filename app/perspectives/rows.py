"""What a comparison says: frozen values."""

from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import CodeId, ThemeId
from app.study.rows import ParticipantId, SourceKind

BY_PERSPECTIVE, BY_AREA, BY_ROLE = "perspective", "area", "role"


class LineKind(StrEnum):
    """What stands in the lines of a comparison."""

    CODES = "codes"
    THEMES = "themes"


class Convergence(StrEnum):
    """How the groups that raised something stand to each other in how much of it (Farmer, DOMAIN §2.1)."""

    AGREEMENT = "agreement"
    PARTIAL = "partial agreement"
    DISSONANCE = "dissonance"
    SILENCE = "silence"
    """Fewer than two groups raised it, and another did not."""
    NOT_ENOUGH = "not enough to compare"


class Raised(StrEnum):
    """Who of those compared raises something, where the child is one of them."""

    CHILD_ALONE = "the child alone"
    ADULTS_ALONE = "adults alone"
    SOME = "some of them"
    ALL = "all of them"
    ONE_TELLER = "only one person to compare"


LineKey = tuple[LineKind, int]
"""By which a line is known again: its kind and the id of its code or theme."""


@dataclass(frozen=True, slots=True)
class Only:
    """Only the people who give one of these answers to a dimension; "" is no answer."""

    dimension: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is set beside each other, and what of it is looked at (P-04).

    People and sources are left out of numerators and denominators alike. A coder is no property of people: of
    the groups as they are it says how many of them that coder coded so.
    """

    by: str = BY_PERSPECTIVE
    beside: str = ""
    """A second dimension: every answer to the first with every answer to it."""
    lines: LineKind = LineKind.CODES
    only: tuple[Only, ...] = ()
    coders: tuple[str, ...] = ()
    kinds: tuple[SourceKind, ...] = ()

    @property
    def filtered(self) -> bool:
        """Whether anything is left out that the study has."""
        return bool(self.only or self.coders or self.kinds)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of participants set beside the others.

    `participants` counts everyone included who was heard; `pending` those of them whose sources are not all
    fully coded; the denominator `n` is the rest.
    """

    name: str
    palette: int | None
    participants: int
    pending: int
    named: bool = True
    """False for the people the dimension says nothing about ("No perspective yet")."""
    parts: tuple[str, ...] = ()
    """Where two dimensions make the group: its answer to each, in words."""
    members: tuple[ParticipantId, ...] = ()
    """Everybody in it, those pending too."""

    @property
    def n(self) -> int:
        return self.participants - self.pending


@dataclass(frozen=True, slots=True)
class CellRow:
    """What one group says of one line: k of n people, and where."""

    k: int
    n: int
    passages: int
    areas: int
    pending_k: int
    """Pending people in whom the code was found already: outside k and n."""
    people: tuple[ParticipantId, ...]
    asked: int = 0
    """How many of those counted who did not raise it were asked about it."""
    not_asked: int = 0
    """How many of them are known not to have been asked; of the rest it is not recorded."""

    @property
    def unknown(self) -> int:
        """Of how many of those counted who did not raise it nobody said whether they were asked."""
        return self.n - self.k - self.asked - self.not_asked

    @property
    def comparable(self) -> bool:
        """Whether its rate says anything: there is somebody, and not everybody was left unasked."""
        return self.n > 0 and self.not_asked < self.n

    @property
    def silent(self) -> bool:
        """Nobody raised it, though somebody was asked or may have been."""
        return self.k == 0 and self.comparable


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """One code with its subtree, or one theme with those of its codes, across the groups in their order."""

    code: CodeId | None
    """None for a theme."""
    path: str
    name: str
    colour: int
    depth: int
    cells: tuple[CellRow, ...]
    difference: float | None
    """The largest difference of rates between two groups, 0 to 1; None when fewer than two can be compared."""
    widest: tuple[int, int] | None
    """Which two groups differ most: the higher first."""
    theme: ThemeId | None = None
    statement: str = ""
    """What a theme claims."""
    codes: tuple[CodeId, ...] = ()
    """The codes it is made of, each with all below."""
    place: int = 0
    """Where it stands in the codebook, or among the themes."""
    convergence: Convergence = Convergence.NOT_ENOUGH
    silent: tuple[int, ...] = ()
    """The groups that are silent on it."""
    asked: frozenset[ParticipantId] = frozenset()
    """Who was asked about it, of everybody."""
    not_asked: frozenset[ParticipantId] = frozenset()
    """Who is known not to have been asked."""

    @property
    def key(self) -> LineKey:
        """By which it is known again."""
        return (LineKind.CODES, self.code or 0) if self.theme is None else (LineKind.THEMES, self.theme)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Codes or themes against groups, the largest difference first."""

    by: str
    groups: tuple[GroupRow, ...]
    lines: tuple[ComparisonLine, ...]
    scope: Scope = Scope()
    """With its dimensions, coders and answers spelt as the study does."""
    left_out: tuple[str, ...] = ()
    """The themes that are built from no code yet: nobody can have raised them."""
    pending: frozenset[ParticipantId] = frozenset()
    """Everybody whose sources, of those looked at, are not all fully coded."""


@dataclass(frozen=True, slots=True)
class Apart:
    """How far two groups are from each other over all lines; for screening (DOMAIN §2.5–2.6)."""

    one: int
    other: int
    mean: float
    """The mean of the absolute differences of rates, 0 to 1: the figure to look at."""
    profile: float | None
    """The Jensen–Shannon divergence of who is mentioned how often: never alone, for it does not see level."""
    lines: int
    """Over how many lines."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a comparison can be narrowed to, spelt as the study does."""

    answers: tuple[tuple[str, tuple[str, ...]], ...]
    """Dimension -> the answers somebody gives to it, in order; "" where somebody gives none."""
    coders: tuple[str, ...]
    kinds: tuple[SourceKind, ...]
