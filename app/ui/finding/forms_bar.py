"""The forms of the words looked for: each with how often it is said, and a tick to leave it out."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label


class FormsBar(QWidget):
    """Shows only forms that are said; those that were unticked stay, to be ticked again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Forms of words")
        self.left_out: frozenset[tuple[str, str]] = frozenset()
        """The forms that are not looked for: (word, form)."""
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self._row = FlowRow(self)
        self._shown: Mapping[str, Mapping[str, int]] = {}
        self.hide()

    def show_forms(self, forms: Mapping[str, Mapping[str, int]]) -> None:
        """Show the forms of these words, the most frequent first."""
        if {word: dict(said) for word, said in forms.items()} != self._shown:
            self._shown = {word: dict(said) for word, said in forms.items()}
            self._fill()
        self.setVisible(bool(self.boxes))

    def leave_out(self, left_out: frozenset[tuple[str, str]]) -> None:
        """Tick all forms but these."""
        self.left_out = left_out
        for key, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(key not in left_out)

    def _fill(self) -> None:
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for word, said in self._shown.items():
            if said:
                self._row.addWidget(plain_label(f"{word}:", "quiet"))
            for form, times in said.items():
                box = QCheckBox(f"{form} {times:,}")
                box.setAccessibleName(f"{form}, said {times:,} times")
                box.setToolTip("Untick to leave this form out")
                box.setChecked((word, form) not in self.left_out)
                box.toggled.connect(lambda on, key=(word, form): self._tick(key, on=on))
                self.boxes[word, form] = box
                self._row.addWidget(box)
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _tick(self, key: tuple[str, str], *, on: bool) -> None:
        self.left_out = self.left_out - {key} if on else self.left_out | {key}
        self.changed.emit()
