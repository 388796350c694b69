"""Suggested passages as a list to answer by keyboard: each with the words that speak for it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.coding.rules import NOT_QUOTED
from app.coding.suggesting.telling import reasons_told
from app.coding.suggestion_rows import SuggestionRow
from app.ui.models.leaving import places_kept_back
from app.ui.models.passage_painter import PassagePainter, Spoken
from app.ui.models.tree_model import TOP, Index
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard


class SuggestionsModel(QAbstractListModel):
    """The suggestions nobody has answered yet, the likeliest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[SuggestionRow, ...] = ()

    def show(self, rows: Sequence[SuggestionRow]) -> None:
        """Shows other suggestions."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        return f"{row.voice.pseudonym}: {' '.join(row.words.split())} {reasons_told(row)}"


class SuggestionsList(QListView):
    """Enter codes what is selected, the page adds the other keys; nothing is done without a key or a click."""

    accepted = Signal(list)
    refused = Signal(list)
    """With the `SuggestionRow`s that are selected."""
    opened = Signal(object)
    """A `SuggestionRow` is wanted in its transcript."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study, theme = study, study.theme
        self.suggestions = SuggestionsModel(self)
        self.setModel(self.suggestions)
        self.setItemDelegate(PassagePainter(theme, self, self._spoken))
        self.setAccessibleName("Suggested passages")
        self.setAccessibleDescription("Enter codes the chosen passages; the buttons below say the other keys")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[SuggestionRow]) -> None:
        """Shows other suggestions; the place in the list stays, so that answering goes on."""
        before = max(0, self.currentIndex().row())
        if tuple(rows) != self.suggestions.rows:
            self.suggestions.show(rows)
            if rows:
                self.setCurrentIndex(self.suggestions.index(min(before, len(rows) - 1)))

    def chosen(self) -> list[SuggestionRow]:
        """What is selected, from the top."""
        return [self.suggestions.rows[place] for place in sorted(index.row() for index in self.selectedIndexes())]

    def accept(self) -> None:
        """The code holds of what is selected."""
        if rows := self.chosen():
            self.accepted.emit(rows)

    def refuse(self) -> None:
        """The code does not hold of what is selected."""
        if rows := self.chosen():
            self.refused.emit(rows)

    def open_current(self) -> None:
        """What the keyboard is on is wanted in its transcript."""
        if self.currentIndex().isValid():
            self.opened.emit(self.suggestions.rows[self.currentIndex().row()])

    def copy(self) -> None:
        """The selected passages as text as far as they may leave, with whose they are and where they stand."""
        rows = self.chosen()
        if rows:
            kept = places_kept_back(self._study, [(row.source, row.span) for row in rows])
            told = (_copied(row, kept=stays) for row, stays in zip(rows, kept, strict=True))
            clipboard.put_text("\n".join(told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.open_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _spoken(self, index: Index) -> Spoken:
        row = self.suggestions.rows[index.row()]
        return Spoken(
            voices=(row.voice,),
            source_name=row.source_name,
            turn_number=row.turn_number,
            before=row.before,
            text=row.words,
            after=row.after,
            foot=reasons_told(row),
            marked=row.reasons,
        )


def _copied(row: SuggestionRow, *, kept: bool) -> str:
    words = NOT_QUOTED if kept else f"“{' '.join(row.words.split())}”"
    return f"{words} ({row.voice.pseudonym}, {row.source_name}, turn {row.turn_number})"
