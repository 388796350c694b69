"""The quotes of a section in the order of the page: put in, taken out, put in another order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QObject, Qt, Signal

from app.reports.quotes import kept_words
from app.reports.spec import ChosenQuote
from app.ui.models.tree_model import TOP, Index
from app.ui.reports.quotes.offered import Offered, briefly
from app.ui.widgets.mime import QUOTE, quote_mime, quotes_in

GONE = "This passage is no longer in the section"


@dataclass(frozen=True, slots=True)
class ChosenRow:
    """A quote that was chosen, and its passage while there is one."""

    quote: ChosenQuote
    offered: Offered | None

    @property
    def fault(self) -> str:
        """Why it cannot stand in the report; empty when it can."""
        if self.offered is None:
            return GONE
        return "" if self.offered.why_not is None else f"Cannot be quoted: {briefly(self.offered.why_not)}"

    @property
    def words(self) -> str:
        """The words as they will be read."""
        if self.offered is None:
            return ""
        holds = self.quote.of == len(self.offered.words)
        return kept_words(self.offered.words, self.quote.keep if holds else ())


class ChosenModel(QAbstractListModel):
    """Tells what a drop wants; its owner changes the report and shows the rows anew."""

    dropped = Signal(list, int)
    """These segments are wanted before the row of this number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ChosenRow, ...] = ()

    def show(self, rows: Sequence[ChosenRow]) -> None:
        """Shows other quotes."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def row(self, index: Index) -> ChosenRow:
        """The quote of a row."""
        return self.rows[index.row()]

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index)
        if row.offered is None:
            return GONE
        whose = " and ".join(voice.pseudonym for voice in row.offered.voices)
        fault = f" {row.fault}." if row.fault else ""
        return f"{index.row() + 1}. {whose}: {row.words}{fault}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [QUOTE]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        return quote_mime(*(self.row(index).quote.segment for index in sorted(indexes, key=lambda one: one.row())))

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return bool(quotes_in(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        segments = quotes_in(data)
        if segments:
            self.dropped.emit(segments, row if row >= 0 else len(self.rows))
        return False  # the owner moves the rows: the view is to take none away
