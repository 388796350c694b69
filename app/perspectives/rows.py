"""What a comparison says: frozen values."""

from dataclasses import dataclass

from app.coding.rows import CodeId
from app.study.rows import ParticipantId


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

    @property
    def n(self) -> int:
        return self.participants - self.pending


@dataclass(frozen=True, slots=True)
class CellRow:
    """What one group says of one code: k of n people, and where."""

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


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """One code (with its subtree) across the groups, in the groups' order."""

    code: CodeId
    path: str
    name: str
    colour: int
    depth: int
    cells: tuple[CellRow, ...]
    difference: float | None
    """The largest difference of rates between two groups, 0 to 1; None when fewer than two can be compared."""
    widest: tuple[int, int] | None
    """Which two groups differ most: the higher first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Codes against groups, the largest difference first."""

    by: str
    groups: tuple[GroupRow, ...]
    lines: tuple[ComparisonLine, ...]
