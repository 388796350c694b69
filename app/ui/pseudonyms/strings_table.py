"""The strings that may give somebody away, one a line, to be decided by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.language.names.mentions import NameKind
from app.safeguards.pseudonyms.occurrences import key_of
from app.safeguards.pseudonyms.rows import Suggestion
from app.ui.models.lines_model import KEY, Line, LinesModel
from app.ui.models.tree_model import Index
from app.ui.pseudonyms.wording import decision_words, kind_words
from app.ui.widgets.row_table import RowTable

HEADS = ("Words", "Kind", "Places", "Decision")
PLACES = 2


class StringsModel(LinesModel):
    """Every suggestion; its place in the list is the line's key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADS, parent)
        self.rows: list[Suggestion] = []

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Shows other suggestions."""
        self.rows = list(rows)
        self.show([_line(row, place) for place, row in enumerate(self.rows)])

    def put(self, place: int, row: Suggestion) -> None:
        """Shows one of them anew."""
        self.rows[place], self.lines[place] = row, _line(row, place)
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(HEADS) - 1))


class StringsProxy(QSortFilterProxyModel):
    """Of one kind, or those that are not decided; sorted as a reader sorts."""

    def __init__(self, model: StringsModel) -> None:
        super().__init__(model)
        self._strings = model
        self._kind: NameKind | None = None
        self._undecided = False
        self.setSourceModel(model)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setDynamicSortFilter(False)

    def choose(self, kind: NameKind | None, *, undecided: bool) -> None:
        """Shows only some; what is decided meanwhile stays until somebody chooses again."""
        self.beginFilterChange()
        self._kind, self._undecided = kind, undecided
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self._strings.rows[source_row]
        return (self._kind is None or row.kind is self._kind) and not (self._undecided and row.decided)

    def lessThan(self, left: Index, right: Index) -> bool:
        if left.column() == PLACES:
            rows = self._strings.rows
            return len(rows[left.row()].places) < len(rows[right.row()].places)
        return super().lessThan(left, right)


class StringsTable(RowTable):
    """Arrows go through the list; Enter looks at what the decisions do; the page adds the other keys."""

    chosen = Signal()
    apply_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Words that may give somebody away", parent)
        self.setAccessibleDescription("R replaces, K lets stay, Enter looks at what your decisions do")
        self.strings = StringsModel(self)
        self.proxy = StringsProxy(self.strings)
        self.setModel(self.proxy)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Shows other suggestions; the reader stays on the same words, else in the same place."""
        before, row = self.currentIndex().row(), self.current()
        self.strings.show_rows(rows)
        self.go_to("" if row is None else row.words) or self.go_to_row(max(0, before))
        self.chosen.emit()

    def current(self) -> Suggestion | None:
        """What the keyboard is on."""
        place = self.place()
        return None if place is None else self.strings.rows[place]

    def place(self) -> int | None:
        """Which of the suggestions the keyboard is on."""
        key = self.currentIndex().data(KEY)
        return key if isinstance(key, int) and key < len(self.strings.rows) else None

    def picked(self) -> list[int]:
        """Which of the suggestions are selected."""
        keys = [index.data(KEY) for index in self.selectionModel().selectedRows()]
        return sorted(key for key in keys if isinstance(key, int))

    def go_to(self, words: str) -> bool:
        """To the line of some words; tells whether there is one."""
        wanted = key_of(words)
        for row in range(self.proxy.rowCount()):
            place = self.proxy.index(row, 0).data(KEY)
            if wanted and key_of(self.strings.rows[place].words) == wanted:
                return self.go_to_row(row)
        return False

    def go_to_row(self, row: int) -> bool:
        """To a line, or the last one."""
        last = self.proxy.rowCount() - 1
        if last < 0:
            return False
        index = self.proxy.index(min(row, last), 0)
        select = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, select.ClearAndSelect | select.Rows)
        self.scrollTo(index)
        return True

    def go_on(self) -> None:
        """To the next line that is not decided, round the end; else it stays."""
        here, many = self.currentIndex().row(), self.proxy.rowCount()
        for step in range(1, many + 1):
            row = (here + step) % many
            if not self.strings.rows[self.proxy.index(row, 0).data(KEY)].decided:
                self.go_to_row(row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply_wanted.emit()
        else:
            super().keyPressEvent(event)


def _line(row: Suggestion, place: int) -> Line:
    return Line((row.words, kind_words(row.kind), f"{len(row.places):,}", decision_words(row)), place)
