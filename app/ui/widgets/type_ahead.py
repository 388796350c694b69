"""One of many things by typing some of its name: a field with a list that narrows as one types."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from app.ui.widgets.choice import Choice

LEAST, MOST = 12, 40
"""Characters that the field is wide."""
BESIDE = 36
"""Pixels round the words, beside the icon and the arrow, which are as large as letters."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing to choose."""

    words: str
    value: object
    icon: QIcon | None = None


class TypeAhead(Choice):
    """Words typed anywhere in a name find it; what names nothing is taken back when the field is left.

    With `new`, it stays: somebody may type the name of a new thing.
    """

    picked = Signal(object)
    """Another value was chosen."""
    typed_in = Signal()
    """The field was left, or Enter pressed in it."""

    def __init__(self, name: str, *, new: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: object = None
        self._values: list[object] = []
        self._new = new
        self._missing = ""
        self._typed = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self._typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(16)
        self.setCompleter(completer)
        self.activated.connect(self._take)
        completer.activated.connect(lambda _: self._take_typed())
        self._typed.editingFinished.connect(self._take_typed)
        self._typed.editingFinished.connect(self.typed_in)

    def offer(self, things: Sequence[Named], value: object, missing: str = "") -> None:
        """Offers other things, with one of them chosen; `missing` is shown where it is not among them."""
        with QSignalBlocker(self):
            self.clear()
            for place, thing in enumerate(things):
                self.addItem(thing.words)
                if thing.icon is not None:
                    self.setItemIcon(place, thing.icon)
            self._now, self._values, self._missing = value, [thing.value for thing in things], missing
            self._show_now()
        self._fit()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self._typed.text().strip()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typed.selectAll()

    def _take_typed(self) -> None:
        typed = self._typed.text().strip().casefold()
        found = [place for place in range(self.count()) if self.itemText(place).casefold() == typed]
        near = [place for place in range(self.count()) if typed and typed in self.itemText(place).casefold()]
        if found or (len(near) == 1 and not self._new):
            self._take((found or near)[0])
        elif not self._new:
            with QSignalBlocker(self):
                self._show_now()

    def _fit(self) -> None:
        """As wide as what is chosen, within reason."""
        metrics = self.fontMetrics()
        least, most = (many * metrics.averageCharWidth() for many in (LEAST, MOST))
        words = max(least, min(most, metrics.horizontalAdvance(self.currentText())))
        self.setFixedWidth(words + BESIDE + 2 * metrics.height())

    def _show_now(self) -> None:
        at = self._values.index(self._now) if self._now in self._values else -1
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(self._missing)
        if not self.hasFocus():
            self._typed.setCursorPosition(0)

    def _take(self, place: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(place)
        value = self._values[place]
        if value != self._now:
            self._now = value
            self.picked.emit(value)
