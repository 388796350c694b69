"""Rows as a table for Word and Excel."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTableView


def copy_with(table: QTableView, copy: Callable[[], None]) -> None:
    """The keys for copying do this while the table has the keyboard."""
    action = QAction("Copy", table)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(copy)
    table.addAction(action)


def table_lines(lines: Sequence[Sequence[str]]) -> str:
    """Rows as a table that Word and Excel take: a tab between cells, each cell on one line."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
