"""The register: the same assumptions as rows, sorted by any column."""

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.perspectives.claim_rows import Assessed, ClaimId
from app.ui.models.lines_model import KEY, Line, LinesModel
from app.ui.models.tree_model import Index
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.table_copy import table_mime
from app.ui.widgets.tables import copy_with

FIRST = ("Ref", "Assumption", "Held by", "Status", "Signal", "Pattern")
LAST = ("Weaknesses", "Coded")


class _Sorted(QSortFilterProxyModel):
    """Signals by their strength, references by their number: whatever their letters."""

    def lessThan(self, left: Index, right: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, LinesModel)
        if model.heads[left.column()] in ("Ref", "Signal"):
            return _place(left) < _place(right)
        return str(left.data()).casefold() < str(right.data()).casefold()


def _place(index: Index) -> tuple[int, str]:
    told = str(index.data())
    by_strength = [words.signal_words(signal) for signal in words.SIGNALS]
    if told in by_strength:
        return by_strength.index(told), ""
    digits = "".join(letter for letter in told if letter.isdigit())
    return int(digits or 0), told


class RegisterTable(RowTable):
    """Enter or a double click opens the evidence."""

    opened = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Register of assumptions", parent, kept="register")
        self._heads: tuple[str, ...] = ()
        self._lines = LinesModel(FIRST, self)
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self._lines)
        self.setModel(self._sorted)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.at_hand, self.viewport().mapToGlobal(place))
        )
        copy_with(self, self.copy_table)

    def show_rows(self, rows: Sequence[Assessed]) -> None:
        """Shows these assumptions; the one at hand stays at hand."""
        had = self.at_hand
        names = [group.name for group in rows[0].groups] if rows else []
        self._lines.heads = (*FIRST, *names, *LAST)
        self._lines.show([Line(tuple(cells_of(row)), row.claim.id) for row in rows])
        self.choose(had)

    @property
    def at_hand(self) -> ClaimId | None:
        """The assumption the keyboard is at."""
        index = self.currentIndex()
        return ClaimId(int(index.data(KEY))) if index.isValid() else None

    def choose(self, claim: ClaimId | None) -> None:
        """Goes to the row of an assumption, or to the first."""
        places = [self._sorted.index(row, 0) for row in range(self._sorted.rowCount())]
        found = next((place for place in places if place.data(KEY) == claim), places[0] if places else None)
        if found is not None:
            self.selectRow(found.row())

    def copy_table(self) -> None:
        """All rows as they stand, for Word and Excel."""
        rows = [
            [str(self._sorted.index(row, column).data()) for column in range(self._sorted.columnCount())]
            for row in range(self._sorted.rowCount())
        ]
        QGuiApplication.clipboard().setMimeData(table_mime(self._lines.heads, rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at_hand is not None:
            self.opened.emit(self.at_hand)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid() and self.at_hand is not None:
            self.opened.emit(self.at_hand)


def cells_of(row: Assessed) -> list[str]:
    """An assumption in a table, on screen and copied."""
    claim = row.claim
    return [
        claim.ref,
        claim.statement,
        ", ".join(claim.held_by),
        words.STATUS_WORDS[claim.status],
        words.signal_words(row.signal),
        words.pattern_words(row),
        *map(words.sentence_of, row.groups),
        ", ".join(flag.kind.value for flag in row.flags),
        f"{row.coded} of {row.people}",
    ]
