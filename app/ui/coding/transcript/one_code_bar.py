"""The bar that says that only one code is shown, and how to see all of them again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.elided_label import ElidedLabel


class OneCodeBar(QWidget):
    """Above the text while one code stands alone."""

    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Only one code is shown")
        self.setAutoFillBackground(True)
        self.words = ElidedLabel()
        self.previous, self.next = quiet_button("Previous"), quiet_button("Next")
        self.show_all = quiet_button("Show all codes")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 10, 4)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        for button in (self.previous, self.next, self.show_all):
            row.addWidget(button)
        self.next.clicked.connect(self.next_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.show_all.clicked.connect(self.closed)

    def tell(self, name: str, passages: int) -> None:
        """Says which code stands alone, and on how many passages of this transcript it is."""
        many = "1 passage" if passages == 1 else f"{passages} passages"
        self.words.set_words(f"Only “{name}” is shown: {many} here" if passages else f"“{name}” is not used here")
        for button in (self.previous, self.next):
            button.setEnabled(passages > 0)
