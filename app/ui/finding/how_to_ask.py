"""What the Find page shows before anything is typed: what can be typed, and what each finds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.finding.find_words import EXAMPLES
from app.ui.theme import Theme, icon
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.plain_text import plain_label, wrapped_label

ICON = 40
ABOUT = (
    "Capitals and accents make no difference, and nothing goes across from one turn to the next. What is found "
    "can be sorted by the words beside it, copied as a table, and coded in one step."
)


class HowToAsk(QScrollArea):
    """Examples, each a button that puts it into the field."""

    tried = Signal(str)
    """The words of an example."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("What can be typed")
        self._icon = QLabel()
        self.examples = [quiet_button(typed) for typed, _ in EXAMPLES]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for line, (button, (typed, told)) in enumerate(zip(self.examples, EXAMPLES, strict=True)):
            button.setAccessibleDescription(told)
            button.setToolTip("Put this into the field")
            button.clicked.connect(lambda _=False, typed=typed: self.tried.emit(typed))
            grid.addWidget(button, line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(plain_label(told, "quiet"), line, 1)
        column = QVBoxLayout()
        column.setSpacing(10)
        for part in (self._icon, plain_label("What can be typed", "title"), wrapped_label(ABOUT, "quiet")):
            column.addWidget(part)
        column.addLayout(grid)
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.addStretch(1)
        row.addLayout(column, 4)
        row.addStretch(1)
        whole = QVBoxLayout()
        whole.addStretch(1)
        whole.addWidget(sheet)
        whole.addStretch(2)
        inside = QWidget()
        inside.setLayout(whole)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._icon.setPixmap(icon(self._theme.roles, "search", "edge").pixmap(ICON, ICON))
