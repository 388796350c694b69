"""Beside a network: its table, and what is measured of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journeys.network_rows import NetworksRow
from app.ui.journeys.network import words
from app.ui.journeys.network.people_table import PeopleTable
from app.ui.journeys.network.shown import Shown
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

NOBODY = "Nobody is in it yet. Double-click a place in the circles, or press A, to add somebody."


class NetworkPanel(QWidget):
    """The table can be changed while one snapshot is shown alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = wrapped_label("", "heading")
        self.table = PeopleTable()
        self.nobody = wrapped_label(NOBODY, "quiet")
        self.measured = wrapped_label("", "")
        self.measured.setAccessibleName("Measures of this network")
        self.measured.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.nobody)
        column.addWidget(self.table, 1)
        column.addWidget(section_heading("Measures"))
        column.addWidget(self.measured)

    def show_network(self, row: NetworksRow, shown: Shown, *, may_change: bool) -> None:
        """Show what is drawn; a Problem where two may not be compared."""
        columns, rows = words.table(row, shown)
        self.heading.setText(words.heading(row, shown))
        self.measured.setText("\n".join(words.measured(row, shown)))
        self.nobody.setVisible(not rows)
        self.table.offer(row)
        self.table.people.show_rows(columns, rows, may_change=may_change and shown.second is None)
        self.table.setAccessibleDescription(words.heading(row, shown))
        self.table.fit()
