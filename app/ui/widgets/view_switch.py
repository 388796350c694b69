"""A row of names of which one is on: which view of a page is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.ui.widgets.flow_row import FlowRow

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ViewSwitch(QWidget):
    """Views by their names, by mouse or with the arrow keys."""

    chosen = Signal(int)
    """A view was chosen, counted from 0."""

    def __init__(
        self, title: str, names: Sequence[str], parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        """`wraps`: the names go on in another line where there is no room."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self._group = QButtonGroup(self)
        self.buttons = [QPushButton(name) for name in names]
        row = FlowRow(self) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setAccessibleDescription(f"{title}, {place + 1} of {len(names)}")
            self._group.addButton(button, place)
            row.addWidget(button)
        if isinstance(row, QHBoxLayout):
            row.addStretch()
        self.buttons[0].setChecked(True)
        self._group.idToggled.connect(lambda place, on: self.chosen.emit(place) if on else None)

    @property
    def now(self) -> int:
        """Which view is shown."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Show a view."""
        self.buttons[place].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = max(0, min(self.now + step, len(self.buttons) - 1))
        self.choose(place)
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
