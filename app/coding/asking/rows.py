"""What asking answers: frozen values."""

from dataclasses import dataclass

from app.coding.asking.conditions import Coded, Condition
from app.coding.asking.outline import OutlineRow
from app.coding.rows import CodeId, CodingId, SavedQueryId, SegmentId
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many people of a group: k of n whose sources are all fully coded, and the pending beside them."""

    name: str
    palette: int | None
    k: int
    n: int
    pending_k: int = 0
    """Those it holds of who are pending: outside k and n."""
    pending: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found; `coding` is the one it is shown by."""

    segment: SegmentId
    coding: CodingId
    people: tuple[ParticipantId, ...]
    """The voices in it that the question holds of."""


@dataclass(frozen=True, slots=True)
class Answer:
    """All passages a question holds of, source by source in order of place, and whose they are."""

    where: Condition
    found: tuple[Found, ...]
    people: GroupCount
    """Everybody together."""
    groups: tuple[GroupCount, ...]
    """By perspective, in the study's order."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two codes that hold together somewhere, in the order of the code tree."""

    one: CodeId
    other: CodeId
    places: int
    k: int
    pending_k: int
    """People who are pending: outside k and n."""


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """All codes against all, each pair once; the pairs that hold together most places first."""

    codes: tuple[OutlineRow, ...]
    pairs: tuple[PairRow, ...]
    below: bool
    """Whether the codes below a code count as it."""
    n: int
    """Everybody who could be heard and is not pending."""
    pending: int


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """What a matrix sets the codes against; `condition` is what a passage and voice must be to be in it."""

    name: str
    palette: int | None
    condition: Condition
    n: int
    pending: int
    named: bool = True


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How much of a code is in a column."""

    passages: int
    k: int
    pending_k: int
    people: tuple[ParticipantId, ...]


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One code across the columns; `condition` is what a passage must be to be in the line."""

    code: OutlineRow
    condition: Coded
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The codes against the columns of a dimension; a cell's passages are those of both conditions together."""

    by: str
    columns: tuple[ColumnRow, ...]
    lines: tuple[MatrixLine, ...]


@dataclass(frozen=True, slots=True)
class SavedQueryRow:
    """A question under a name."""

    id: SavedQueryId
    name: str
    definition: str
    made_by: str
