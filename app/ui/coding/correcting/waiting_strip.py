"""Over a corrected transcript: the passages that could not be placed in it, one at a time, until somebody does."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.coding.correcting.waiting_rows import WaitingPassage
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import tooltip_text


class WaitingStrip(QFrame):
    """What the passage is and what it said; in sight only while one waits."""

    place_requested = Signal(object)
    """A `SegmentId` wants the words that are selected."""
    remove_requested = Signal(object)
    compare_requested = Signal(object)
    """A `WaitingPassage` is to be shown in the text it was marked in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.setAccessibleName("Passages that wait for a place")
        self._waiting: list[WaitingPassage] = []
        self._at = 0
        self.title, self.words = ElidedLabel(), ElidedLabel()
        self.place = Button("Place on selection")
        self.next = quiet_button("Next")
        self.look = quiet_button("Look it up")
        self.remove = quiet_button("Remove")
        for button, meaning in (
            (self.place, "Select the words it is about now, then put it there with its codes and notes"),
            (self.next, "Shows the next passage that waits"),
            (self.look, "Shows the text it was marked in"),
            (self.remove, "Removes the passage with its codes and notes; undo brings it back"),
        ):
            button.setToolTip(meaning)
            button.setStatusTip(meaning)
        self._lay_out()
        self.next.clicked.connect(self._go_on)
        self.place.clicked.connect(lambda: self.place_requested.emit(self._waiting[self._at].segment))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self._waiting[self._at].segment))
        self.look.clicked.connect(lambda: self.compare_requested.emit(self._waiting[self._at]))
        self.hide()

    @property
    def current(self) -> WaitingPassage | None:
        """The passage that is shown."""
        return self._waiting[self._at] if self._waiting else None

    def show_passages(self, waiting: Sequence[WaitingPassage], *, writable: bool) -> None:
        """Shows the passages that wait now, from the one at hand on."""
        before = self.current
        self._waiting = list(waiting)
        if before in self._waiting:
            self._at = self._waiting.index(before)
        self._at = min(self._at, max(0, len(self._waiting) - 1))
        for button in (self.place, self.remove):
            button.setEnabled(writable)
        self.setVisible(bool(self._waiting))
        self._retell()

    def _go_on(self) -> None:
        self._at = (self._at + 1) % len(self._waiting)
        self._retell()

    def _retell(self) -> None:
        row = self.current
        if row is None:
            return
        many = len(self._waiting)
        where = "" if many == 1 else f"{self._at + 1} of {many}: "
        held = list(row.codes)
        if row.notes:
            held.append("a note, theme or link" if row.notes == 1 else f"{row.notes} notes, themes or links")
        whose = f" · {', '.join(row.voices)}" if row.voices else ""
        self.title.set_words(f"Waits for a place  ·  {where}{', '.join(held)}{whose}")
        self.words.set_words("“" + " ".join(row.words.split()) + "”")
        self.words.setToolTip(tooltip_text(f"{row.before}【{row.words}】{row.after}"))
        self.next.setVisible(many > 1)

    def _lay_out(self) -> None:
        strong = self.title.font()
        strong.setBold(True)
        self.title.setFont(strong)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self.title)
        said.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(4)
        row.addLayout(said, 1)
        for button in (self.next, self.look, self.remove, self.place):
            row.addWidget(button)
