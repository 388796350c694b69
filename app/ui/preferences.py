"""The preferences of this computer while the window runs: one value, kept on every change."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app import settings
from app.settings import Settings


class Preferences(QObject):
    """Holds the settings that hold now, and tells when they change."""

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._settings = settings.load(file)

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._settings

    def put(self, wanted: Settings) -> None:
        """Let these settings hold and keep them; a computer that cannot keep them still obeys them."""
        if wanted == self._settings:
            return
        self._settings = wanted
        with suppress(OSError):
            settings.save(wanted, self._file)
        self.changed.emit()

    def change(self, **changes: Any) -> None:
        """Change some of them."""
        self.put(replace(self._settings, **changes))
