"""How the parts of the quote picker stand: a heading with buttons over a list; scrolled where room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def headed(head: QWidget, buttons: Sequence[QWidget], *parts: QWidget) -> QWidget:
    """A heading with buttons at its right, and below it parts of which the last takes the room there is."""
    whole = QWidget()
    row = QHBoxLayout()
    row.addWidget(head)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 6, 0, 4)
    column.setSpacing(6)
    column.addLayout(row)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return whole


class Scrolled(QScrollArea):
    """A part that is scrolled in a low window, and otherwise fills its place."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """A style sheet lets fields be flattened further than their words; here they are not."""
        inside = self.widget()
        layout = None if inside is None else inside.layout()
        if inside is not None and layout is not None:
            needed = layout.totalSizeHint().height()
            if inside.minimumHeight() != needed:
                inside.setMinimumHeight(needed)
