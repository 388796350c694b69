"""What the comparison of one case says: the accounts of the child and of those around it, beside each other."""

from dataclasses import dataclass

from app.coding.rows import CodeId, PassageRow
from app.journeys.journey_rows import TellerRow
from app.journeys.measuring import Beside
from app.perspectives.rows import LineKey, Raised
from app.study.rows import CaseId, CaseRelation


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A case in a list, with whose accounts may be set beside each other."""

    case: CaseId
    pseudonym: str
    area_name: str
    tellers: tuple[TellerRow, ...]
    """Those interviewed who agreed to it, the child first."""


@dataclass(frozen=True, slots=True)
class CaseColumn:
    """One teller; somebody pending is never silent yet."""

    teller: TellerRow
    pending: bool


@dataclass(frozen=True, slots=True)
class CaseCell:
    """What one teller says of one code or theme, anywhere in their own interviews."""

    passages: tuple[PassageRow, ...] = ()
    withheld: int = 0
    """Passages of theirs in which somebody is heard who did not agree to be set beside others (E-01)."""
    asked: bool | None = None

    @property
    def raised(self) -> bool:
        """Whether they raise it at all."""
        return bool(self.passages or self.withheld)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One code with its subtree, or one theme with its codes, across the tellers."""

    key: LineKey
    path: str
    name: str
    depth: int
    place: int
    codes: tuple[CodeId, ...]
    cells: tuple[CaseCell, ...]
    raised: Raised


@dataclass(frozen=True, slots=True)
class CaseComparison:
    """A case: the events of its journey as each tells them, and what each raises in their interviews."""

    case: CaseId
    pseudonym: str
    area_name: str
    columns: tuple[CaseColumn, ...]
    """The child first, the official record last."""
    events: Beside
    lines: tuple[CaseLine, ...]
    """What somebody raises: the child alone first, what all raise last."""
    agree: int
    partly: int
    conflict: int
    child_only: int
    """Events that the child alone tells of."""
    one_account: int
    """Events that somebody else alone tells of."""
    not_comparable: int

    @property
    def left_out(self) -> tuple[TellerRow, ...]:
        """Who did not agree to have their account set beside others' (E-01)."""
        return self.events.left_out

    @property
    def child(self) -> tuple[int, ...]:
        """The columns of the child."""
        return tuple(place for place, one in enumerate(self.columns) if one.teller.relation is CaseRelation.SELF)
