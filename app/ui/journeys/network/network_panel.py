"""Beside a network: its table, and what is measured of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.journeys.evidence_rows import Evidence
from app.journeys.network_rows import NetworksRow
from app.ui.journeys.inspector.evidence_part import EvidencePart
from app.ui.journeys.network import words
from app.ui.journeys.network.people_table import PeopleTable
from app.ui.journeys.network.shown import Shown
from app.ui.theme import Theme
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

NOBODY = "Nobody is in it yet. Double-click a place in the circles, or press A, to add somebody."


class NetworkPanel(QWidget):
    """The table can be changed while one snapshot is shown alone."""

    def __init__(self, theme: Theme, weighing: QWidget, *, writable: bool) -> None:
        super().__init__()
        self._weighing = weighing
        self.evidence = EvidencePart(theme, writable=writable)
        self.evidence.hide()
        self.heading = wrapped_label("", "heading")
        self.table = PeopleTable()
        self.nobody = wrapped_label(NOBODY, "quiet")
        self.measured = wrapped_label("", "")
        self.measured.setAccessibleName("Measures of this network")
        self.measured.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(14, 10, 14, 12)
        self._parts.setSpacing(12)
        who, what = QVBoxLayout(), QVBoxLayout()
        for part in (self.heading, self.nobody):
            who.addWidget(part)
        who.addWidget(self.table, 1)
        what.addWidget(self._scrolled())
        self._parts.addLayout(who, 3)
        self._parts.addLayout(what, 2)

    def lie(self, *, wide: bool) -> None:
        """Put the measures beside the table where there is width, and below it where there is height."""
        directions = QBoxLayout.Direction
        self._parts.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def show_evidence(self, found: Evidence | None) -> None:
        """Show what stands behind the person at hand; None where nobody is."""
        if found is not None:
            self.evidence.show_evidence(found)
        self.evidence.setVisible(found is not None)

    def _scrolled(self) -> QScrollArea:
        """What is scrolled where there is too little room for it."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.evidence)
        column.addWidget(self._weighing)
        column.addWidget(section_heading("Measures"))
        column.addWidget(self.measured)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("What is behind the person at hand, and the measures")
        return area

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
