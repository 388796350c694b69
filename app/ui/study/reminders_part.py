"""What is due soon or overdue, on the overview: days by which things go, consent that runs out, open concerns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.safeguards.reminders import Reminder
from app.ui.open_study import OpenStudy
from app.ui.study.retention_dialog import RetentionDialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.headings import hairline, section_heading
from app.ui.widgets.plain_text import wrapped_label

MOST = 5
"""So many are shown; how many more there are is said."""


class RemindersPart(QWidget):
    """Each with what it is about, and where it is changed."""

    def __init__(self, study: OpenStudy, reminders: Sequence[Reminder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.setAccessibleName("Due soon or overdue")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(section_heading("Due"))
        for place, row in enumerate(reminders[:MOST]):
            if place:
                column.addWidget(hairline())
            column.addLayout(self._line(row))
        if len(reminders) > MOST:
            more = f"And {len(reminders) - MOST} more; they come up as these are done."
            column.addWidget(wrapped_label(more, "hint"))

    def _line(self, row: Reminder) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(16)
        line.addWidget(wrapped_label(row.sentence, "heading" if row.overdue else ""), 1)
        button = self._button(row)
        if button is not None:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _button(self, row: Reminder) -> Button | None:
        person = row.person
        if person is not None:
            button = Button("Look")
            button.setAccessibleName(f"Look at what it is about: {row.sentence}")
            button.clicked.connect(lambda: self._study.participant_wanted.emit(person))
            return button
        if row.retention is not None:
            button = Button("Retention dates…")
            button.clicked.connect(lambda: RetentionDialog(self._study, self.window()).open())
            return button
        return None
