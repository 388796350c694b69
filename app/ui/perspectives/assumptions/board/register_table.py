"""The register: the same assumptions as rows, sorted by any column."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.perspectives.claim_rows import Assessed, ClaimId
from app.ui.models.lines_model import KEY, Line, LinesModel
from app.ui.models.tree_model import Index
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.widgets import clipboard
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.table_copy import table_mime
from app.ui.widgets.tables import copy_with

FIRST = ("Ref", "Assumption", "Held by", "Status", "Signal", "Pattern")
LAST = ("Weaknesses", "Coded")
_SHARES = {"Ref": 1.2, "Assumption": 3.6, "Status": 2.1, "Signal": 2.4, "Pattern": 3.0, "Coded": 1.3}
_SHARE, _LEAST = 2.6, 4.7
"""Of the room, for every other column; and the characters that a share of one is at least."""
_BESIDE, _ABOVE = 18, 12
"""What the edges of a cell take, left and right together, above and below together."""


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


class _Wrapped(QStyledItemDelegate):
    """As high as the words of a cell need; Qt forgets the edges round them and cuts the last line."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, max(1, self._table.columnWidth(index.column()) - _BESIDE), 1 << 20)
        words = QFontMetrics(self._table.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(words.width() + _BESIDE, words.height() + _ABOVE)


class RegisterTable(RowTable):
    """Enter or a double click opens the evidence."""

    opened = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, perspectives: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("Register of assumptions", parent, kept="register")
        self._lines = LinesModel((*FIRST, *perspectives, *LAST), self)
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self._lines)
        self.setModel(self._sorted)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.at_hand, self.viewport().mapToGlobal(place))
        )
        copy_with(self, self.copy_table)
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapped(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_rows(self, rows: Sequence[Assessed]) -> None:
        """Shows these assumptions; the one at hand stays at hand."""
        had = self.at_hand
        if rows:
            self._lines.heads = (*FIRST, *(group.name for group in rows[0].groups), *LAST)
        self._lines.show([Line(tuple(cells_of(row)), row.claim.id) for row in rows])
        self.choose(had)

    def fit_columns(self) -> None:
        """What is said takes more room than a reference, in as many lines as it needs; what one set stays."""
        super().fit_columns()
        if self._set_by_hand or not self._was_shown:
            return
        shares = [_SHARES.get(head, _SHARE) for head in self._lines.heads]
        least = sum(shares) * _LEAST * self.fontMetrics().averageCharWidth()
        room = max(self.viewport().width(), least)
        self._fitting = True
        for column, share in enumerate(shares):
            self.horizontalHeader().resizeSection(column, round(room * share / sum(shares)))
        self._fitting = False
        self.resizeRowsToContents()

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
        clipboard.put(table_mime(self._lines.heads, rows))

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
        ", ".join(words.flag_names(row)),
        f"{row.coded} of {row.people}",
    ]
