"""Showing that the window is at work and will answer again."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


@contextmanager
def busy_cursor(wanted: bool = True) -> Iterator[None]:
    """The waiting pointer while what is inside runs, where it is wanted."""
    if wanted:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        if wanted:
            QGuiApplication.restoreOverrideCursor()
