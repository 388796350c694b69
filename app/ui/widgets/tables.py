"""Tables of rows as every page has them: whole rows selected, no grid, columns a person sets."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def row_table(name: str) -> QTableView:
    """A sortable table without a model yet."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setShowGrid(False)
    table.setSortingEnabled(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 1.9))
    header = table.horizontalHeader()
    header.setObjectName("columns")
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorClearable(True)
    header.setStretchLastSection(True)
    return table


def set_widths(table: QTableView, widths: Sequence[float]) -> None:
    """Give the columns their first widths, in characters; the table has its model already."""
    characters = table.fontMetrics().averageCharWidth()
    for section, width in enumerate(widths):
        table.horizontalHeader().resizeSection(section, round(width * characters))


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
