"""Of whom an assumption speaks: areas, and answers to what participants were asked; nothing: everybody."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.perspectives.claim_rows import Limit
from app.study.rows import AreaRow, AttributeRow
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow

ANSWER = "An answer; of numbers a range: 14-17"


class ScopeField(QWidget):
    """Areas as chips, answers as lines that are added one by one."""

    def __init__(
        self,
        areas: Sequence[AreaRow],
        attributes: Sequence[AttributeRow],
        scope: Sequence[Limit],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._attributes = attributes
        there = {limit.area for limit in scope}
        self.areas = {row.id: Chip(row.name, on=row.id in there) for row in areas}
        self.lines: list[tuple[Choice, QLineEdit]] = []
        self.more = quiet_button("Add an answer…")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda: self._add_line(None).setFocus())
        chips = QWidget()
        row = FlowRow(chips)
        for chip in self.areas.values():
            row.addWidget(chip)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(chips)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._lines)
        chips.setVisible(bool(self.areas))
        self.more.setVisible(bool(attributes))
        for limit in scope:
            if limit.attribute is not None:
                self._add_line(limit)

    def limits(self) -> list[Limit]:
        """What was chosen and typed; lines without an answer say nothing."""
        areas = [Limit(area, None, chip.accessibleName()) for area, chip in self.areas.items() if chip.isChecked()]
        answers = [
            Limit(None, attribute.currentData(), answer.text().strip())
            for attribute, answer in self.lines
            if answer.text().strip()
        ]
        return [*areas, *answers]

    def _add_line(self, limit: Limit | None) -> QLineEdit:
        attribute, answer = Choice(), QLineEdit()
        attribute.setAccessibleName("Asked of participants")
        answer.setAccessibleName("Answer")
        answer.setPlaceholderText(ANSWER)
        for row in self._attributes:
            attribute.addItem(row.name, row.id)
        if limit is not None:
            attribute.setCurrentIndex(max(0, attribute.findData(limit.attribute)))
            answer.setText(limit.value)
        line = QHBoxLayout()
        line.addWidget(attribute, 2)
        line.addWidget(answer, 3)
        self._lines.addLayout(line)
        QWidget.setTabOrder(self.lines[-1][1] if self.lines else self.more, attribute)
        QWidget.setTabOrder(attribute, answer)
        self.lines.append((attribute, answer))
        return answer
