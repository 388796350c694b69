"""Where the report lies once it is written, with the two things one does next."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.plain_text import tooltip_text, wrapped_label


class WrittenNotice(QFrame):
    """Hidden until there is something to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.path: Path | None = None
        self.words = wrapped_label()
        self.open_button, self.folder_button = Button("Open"), Button("Show in folder")
        self.dismiss = quiet_button("Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.addWidget(self.words, 1)
        for button in (self.open_button, self.folder_button, self.dismiss):
            row.addWidget(button)
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._open_folder)
        self.dismiss.clicked.connect(self.hide)
        self.hide()

    def say_written(self, path: Path, said: str) -> None:
        """Tells that a report lies there."""
        self.path = path
        self.words.setText(said)
        self.words.setToolTip(tooltip_text(str(path)))
        for button in (self.open_button, self.folder_button):
            button.show()
        self.setAccessibleName(said)
        self.show()
        announce(self, said)

    def say_problem(self, sentence: str) -> None:
        """Tells that there is none, and what to do."""
        self.path = None
        self.words.setText(sentence)
        self.words.setToolTip("")
        for button in (self.open_button, self.folder_button):
            button.hide()
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def _open(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def _open_folder(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))
