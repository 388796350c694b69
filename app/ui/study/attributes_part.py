"""What else is known of a participant: one field for each attribute of the study, and a line for a new one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from app.study import actions
from app.study.rows import ParticipantId, ParticipantRow
from app.ui.open_study import OpenStudy
from app.ui.widgets.elided_label import ElidedLabel


class AttributesPart(QWidget):
    """An emptied field takes the attribute away; each change is a step of its own."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._person: ParticipantId | None = None
        self._stored: dict[str, str] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText("New…")
        self.new_name.setAccessibleName("Name of a new attribute")
        self.new_value = QLineEdit()
        self.new_value.setPlaceholderText("Value")
        self.new_value.setAccessibleName("Value of the new attribute")
        self.add_button = QPushButton("Add")
        self.add_button.setAccessibleName("Add attribute")
        self.add_button.clicked.connect(self._add)
        self.new_value.returnPressed.connect(self._add)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def show_attributes(self, person: ParticipantRow, names: Sequence[str]) -> None:
        """Show what is stored; the study's attributes are all there, known or not."""
        self._person = person.id
        self._stored = dict(person.attributes)
        if list(self.fields) != list(names):
            self._build(names)
        for name, field in self.fields.items():
            field.setText(self._stored.get(name, ""))
        self.new_name.clear()
        self.new_value.clear()

    def _build(self, names: Sequence[str]) -> None:
        kept = (self.new_name, self.new_value, self.add_button)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.deleteLater()
        self.fields = {}
        for row, name in enumerate(names):
            field = QLineEdit()
            field.setAccessibleName(name)
            field.setPlaceholderText("Not known")
            field.editingFinished.connect(lambda name=name: self._store(name))
            self.fields[name] = field
            self._grid.addWidget(ElidedLabel(name), row, 0)
            self._grid.addWidget(field, row, 1, 1, 2)
        for column, widget in enumerate(kept):
            self._grid.addWidget(widget, len(names), column)

    def _store(self, name: str) -> None:
        person, value = self._person, " ".join(self.fields[name].text().split())
        if person is not None and value != self._stored.get(name, ""):
            self._set(person, name, value)

    def _add(self) -> None:
        name, value = self.new_name.text().strip(), self.new_value.text().strip()
        if self._person is None:
            return
        if name and value:
            self._set(self._person, name, value)
        else:
            (self.new_value if name else self.new_name).setFocus()

    def _set(self, person: ParticipantId, name: str, value: str) -> None:
        project = self._study.project
        self._study.attempt(
            lambda: actions.set_attribute(project, participant=person, attribute=name, value=value)
        )
