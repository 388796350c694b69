"""What else is known of a participant: a field for each attribute of the study, and two lines for a new one."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.study import actions
from app.study.rows import AttributeKind, AttributeRow, ParticipantId, ParticipantRow
from app.ui.open_study import OpenStudy
from app.ui.study.answer_field import KIND_WORDS, AnswerField, answer_field
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.name_dialog import NameDialog


class AttributesPart(QWidget):
    """An emptied field takes the answer away; each change is a step of its own."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._person: ParticipantId | None = None
        self._stored: dict[str, str] = {}
        self._attributes: list[AttributeRow] = []
        self.fields: dict[str, AnswerField] = {}
        self.menus: dict[str, QMenu] = {}
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText("New…")
        self.new_name.setAccessibleName("Name of a new attribute")
        self.new_kind = Choice()
        self.new_kind.setAccessibleName("Kind of the new attribute")
        for kind, words in KIND_WORDS.items():
            self.new_kind.addItem(words, kind)
        self.new_value = QLineEdit()
        self.new_value.setPlaceholderText("Value")
        self.new_value.setAccessibleName("Value of the new attribute")
        self.add_button = Button("Add")
        self.add_button.setAccessibleName("Add attribute")
        self.add_button.clicked.connect(self._add)
        self.new_value.returnPressed.connect(self._add)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def show_attributes(self, person: ParticipantRow, attributes: Sequence[AttributeRow]) -> None:
        """Show what is stored; the study's attributes are all there, known or not."""
        self._person = person.id
        self._stored = dict(person.attributes)
        if self._attributes != list(attributes) or not self._grid.count():
            self._attributes = list(attributes)
            self._build()
        for name, field in self.fields.items():
            field.show_answer(self._stored.get(name, ""))
        self.new_name.clear()
        self.new_value.clear()

    # Parts

    def _build(self) -> None:
        kept = (self.new_name, self.new_kind, self.new_value, self.add_button)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.deleteLater()
        self.fields, self.menus = {}, {}
        rows: list[QWidget] = []
        for row, attribute in enumerate(self._attributes):
            field = answer_field(attribute)
            field.answered.connect(partial(self._store, attribute.name))
            self.fields[attribute.name] = field
            change = self._change_button(attribute)
            for column, part in enumerate((ElidedLabel(attribute.name), field, change)):
                self._grid.addWidget(part, row, column)
            rows += (field, change)
        last = len(self._attributes)
        self._grid.addWidget(self.new_name, last, 0)
        self._grid.addWidget(self.new_kind, last, 1, 1, 2)
        self._grid.addWidget(self.new_value, last + 1, 0, 1, 2)
        self._grid.addWidget(self.add_button, last + 1, 2)
        for before, after in pairwise((self, *rows, *kept)):
            self.setTabOrder(before, after)

    def _change_button(self, attribute: AttributeRow) -> QPushButton:
        button = quiet_button("Change")
        button.setAccessibleName(f"Change the attribute {attribute.name}")
        menu = QMenu(button)
        menu.addAction("Rename…").triggered.connect(lambda: self._rename(attribute))
        kinds = QActionGroup(menu)
        menu.addAction("Kind of answer").setEnabled(False)
        for kind, words in KIND_WORDS.items():
            action = QAction(words, menu, checkable=True, checked=kind is attribute.kind)
            action.triggered.connect(lambda _=False, kind=kind: self._set_kind(attribute, kind))
            kinds.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("Remove from the study").triggered.connect(lambda: self._remove(attribute))
        button.setMenu(menu)
        self.menus[attribute.name] = menu
        return button

    # Storing

    def _store(self, name: str) -> None:
        person, field, stored = self._person, self.fields[name], self._stored.get(name, "")
        answer = field.answer()
        if person is None or answer == stored:
            return
        project = self._study.project
        if not self._do(lambda: actions.set_attribute(project, participant=person, attribute=name, value=answer)):
            field.show_answer(stored)

    def _add(self) -> None:
        person, name, value = self._person, self.new_name.text().strip(), self.new_value.text().strip()
        kind = AttributeKind(self.new_kind.currentData())
        project = self._study.project
        if person is None:
            return
        if not (name and value):
            (self.new_value if name else self.new_name).setFocus()
            return

        def add() -> None:
            with project.step("Add attribute"):
                actions.add_attribute(project, name=name, kind=kind)
                actions.set_attribute(project, participant=person, attribute=name, value=value)

        self._do(add)

    def _rename(self, attribute: AttributeRow) -> None:
        project = self._study.project
        dialog = NameDialog("Rename attribute", "Name of the attribute", attribute.name, self.window())
        dialog.named.connect(
            lambda name: self._do(lambda: actions.edit_attribute(project, attribute=attribute.id, name=name))
        )
        dialog.open()

    def _set_kind(self, attribute: AttributeRow, kind: AttributeKind) -> None:
        project = self._study.project
        if kind is not attribute.kind and not self._do(
            lambda: actions.edit_attribute(project, attribute=attribute.id, kind=kind)
        ):
            self._build()
            for name, field in self.fields.items():
                field.show_answer(self._stored.get(name, ""))

    def _remove(self, attribute: AttributeRow) -> None:
        project = self._study.project
        if self._do(lambda: actions.remove_attribute(project, attribute=attribute.id)):
            self._study.said.emit(f"“{attribute.name}” removed from every participant. Undo brings it back.")

    def _do(self, act: Callable[[], object]) -> bool:
        """Whether it was done; what is refused is said in a sentence."""
        return self._study.attempt(lambda: (act(),)) is not None
