"""The terms of one pick-list as Qt reads them: those that are offered in their order, then those retired."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from app.journeys.rules import PickList, Term
from app.ui.models.tree_model import TOP, Index

CODE, WORDS, GROUP, USED = range(4)
HEADS = ("Code", "Words", "Group", "Used")
NOT_COUNTED = "–"


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term with how often it is used; None where that is not stored by its code."""

    term: Term
    group: str
    used: int | None
    retired: bool

    def words(self, column: int) -> str:
        """A cell in words."""
        label = f"{self.term.label} (retired)" if self.retired else self.term.label
        used = NOT_COUNTED if self.used is None else str(self.used)
        return (self.term.code, label, self.group, used)[column]


class TermsModel(QAbstractTableModel):
    """The words of a term are edited in place."""

    renamed = Signal(str, str)
    """A code and its new words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[TermLine, ...] = ()
        self.may_change = True

    def show(self, listed: PickList, uses: Mapping[str, int] | None) -> None:
        """Show a pick-list."""
        groups = {group.key: group.label for group in listed.groups}
        self.beginResetModel()
        self.lines = tuple(
            TermLine(
                term,
                groups.get(term.group, term.group),
                None if uses is None else uses.get(term.code.casefold(), 0),
                retired,
            )
            for terms, retired in ((listed.terms, False), (listed.retired, True))
            for term in terms
        )
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = self.may_change and index.column() == WORDS and not self.lines[index.row()].retired
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.words(index.column())
            case Qt.ItemDataRole.EditRole:
                return line.term.label
            case Qt.ItemDataRole.ToolTipRole if not line.term.checked:
                return "From general knowledge: check it against the guide of the return"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADS[index.column()]}: {line.words(index.column())}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        words = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not words or words == self.lines[index.row()].term.label:
            return False
        self.renamed.emit(self.lines[index.row()].term.code, words)
        return True
