"""What was copied here and may still be pasted."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication


class Copied(QObject):
    """Knows whether what is on the clipboard was put there by this window; what others copied is theirs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._here = False
        self._clipboard.dataChanged.connect(self._hear)

    def forget(self) -> None:
        """Nobody can paste it any more."""
        if self._here or self._clipboard.ownsClipboard():
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        self._here = False

    def _hear(self) -> None:
        # Whoever copies elsewhere has the keyboard there.
        self._here = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
