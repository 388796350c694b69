"""All journeys as a table: whose each is, how often they moved, gaps, the lowest point, how accounts agree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.journeys.fact_rows import JourneyHead
from app.journeys.journey_rows import TellerRow
from app.journeys.layout.multiples import Child, row_words
from app.journeys.measuring.words import WELLBEING_WORDS
from app.journeys.rules import Status, age_told
from app.study.rows import CaseId
from app.ui.models.tree_model import TOP, Index
from app.ui.widgets.plain_text import tooltip_text

NOT_TOLD = "–"
SORTED = Qt.ItemDataRole.UserRole
"""What a cell is sorted by: what nobody tells comes last."""
CASE = SORTED + 1
"""Which child a row is about: a `CaseId`."""
IN_WORDS = SORTED + 2
"""The whole row in sentences."""
Key = tuple[bool, float, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One thing to read, to hear, and to sort by."""

    name: str
    help: str
    words: Callable[[JourneyHead], str]
    key: Callable[[JourneyHead], Key]


def _number(value: float | None) -> Key:
    return (value is None, value or 0.0, "")


def _count(value: int | None) -> str:
    return NOT_TOLD if value is None else str(value)


def _moves(head: JourneyHead) -> str:
    if head.moves is None:
        return NOT_TOLD
    return f"{head.moves}, {head.unplanned} unplanned" if head.unplanned else str(head.moves)


def _gaps(head: JourneyHead) -> str:
    if not head.gaps or head.gap_days is None:
        return _count(head.gaps)
    return f"{head.gaps}, {head.gap_days.told()}"


def _entry(head: JourneyHead) -> str:
    return NOT_TOLD if head.entry is None else age_told(head.entry)


def _entry_key(head: JourneyHead) -> Key:
    known = None if head.entry is None else head.entry.middle
    if known is None and head.entry is not None:
        known = head.entry.latest if head.entry.earliest is None else head.entry.earliest
    return _number(known)


def _lowest(head: JourneyHead) -> str:
    if head.lowest is None:
        return NOT_TOLD
    return f"{head.lowest:+g} {WELLBEING_WORDS[round(head.lowest)]}" if head.lowest else f"0 {WELLBEING_WORDS[0]}"


def _agreement(head: JourneyHead) -> str:
    names = ((Status.AGREE, "agree"), (Status.PARTLY, "partly"), (Status.CONFLICT, "conflict"))
    said = [f"{head.accounts[status]} {words}" for status, words in names if head.accounts.get(status)]
    return ", ".join(said) or NOT_TOLD


def _conflicts(head: JourneyHead) -> Key:
    """The widest differences first: more conflicts, then more that agree partly."""
    compared = sum(head.accounts.get(status, 0) for status in (Status.AGREE, Status.PARTLY, Status.CONFLICT))
    if not compared:
        return _number(None)
    return _number(-(head.accounts[Status.CONFLICT] * 1000 + head.accounts[Status.PARTLY]))


def _tellers(head: JourneyHead) -> str:
    return ", ".join(f"{teller.letter} {teller.name}" for teller in head.tellers) or "nobody yet"


CHILD, TELLERS, ENTRY, MOVES, GAPS, LOWEST, AGREEMENT = range(7)
COLUMNS = (
    Column(
        "Child", "By pseudonym", lambda head: head.pseudonym, lambda head: (False, 0, head.pseudonym.casefold())
    ),
    Column("Told by", "Who tells anything of the journey", _tellers, lambda head: _number(-len(head.tellers))),
    Column("Age at entry", "How old the child was when care began", _entry, _entry_key),
    Column("Moves", "From one carer to another", _moves, lambda head: _number(head.moves)),
    Column("Gaps", "Days between homes that nobody tells of", _gaps, lambda head: _number(head.gaps)),
    Column("Lowest point", "Of wellbeing, as the child tells it", _lowest, lambda head: _number(head.lowest)),
    Column("Accounts", "Events on which accounts agree, agree partly, or conflict", _agreement, _conflicts),
)


class AllModel(QAbstractTableModel):
    """A row a child."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.children_shown: tuple[Child, ...] = ()

    def show(self, children: Sequence[Child]) -> None:
        """Show other journeys."""
        self.beginResetModel()
        self.children_shown = tuple(children)
        self.endResetModel()

    def row_of(self, case: CaseId) -> int | None:
        """In which row a child is."""
        cases = (child.journey.case for child in self.children_shown)
        return next((row for row, each in enumerate(cases) if each == case), None)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.children_shown)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].name
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return COLUMNS[section].help
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        head, column = self.children_shown[index.row()].head, COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.words(head)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.name}: {column.words(head)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text("\n".join(f"{each.name}: {_said(each, head)}" for each in COLUMNS))
            case _ if role == SORTED:
                return column.key(head)
            case _ if role == CASE:
                return head.case
            case _ if role == IN_WORDS:
                return row_words(head)
        return None


def _said(column: Column, head: JourneyHead) -> str:
    """A cell with whose account it is."""
    whose = {"Age at entry": head.entry_by, "Moves": head.placed_by, "Gaps": head.placed_by}
    teller: TellerRow | None = whose.get(column.name, head.lowest_by if column.name == "Lowest point" else None)
    words = column.words(head)
    return f"{words} ({teller.name})" if teller is not None and words != NOT_TOLD else words
