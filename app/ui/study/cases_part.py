"""The children whose journeys are studied, and how a participant stands to them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.study import actions
from app.study.rows import CaseId, CaseRelation, CaseRow, ParticipantId
from app.ui.open_study import OpenStudy
from app.ui.study.choices import narrow_choice
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.elided_label import ElidedLabel

RELATION_WORDS = {
    CaseRelation.SELF: "Is this child",
    CaseRelation.CARER: "Carer of",
    CaseRelation.PRACTITIONER: "Practitioner for",
}


class CasesPart(QWidget):
    """The links there are, each with Remove, and a line to add one; a case typed anew is made."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._person: ParticipantId | None = None
        self._cases: Sequence[CaseRow] = ()
        self.relation = narrow_choice()
        self.relation.setAccessibleName("How they stand to the child")
        for relation, words in RELATION_WORDS.items():
            self.relation.addItem(words, relation)
        self.case = narrow_choice()
        self.case.setAccessibleName("Case (child)")
        self.case.setEditable(True)
        self.case.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field = self.case.lineEdit()
        if field is not None:
            field.setPlaceholderText("Child’s pseudonym")
            field.setAccessibleName("Case (child)")
            field.returnPressed.connect(self._add)
        self.add_button = Button("Add")
        self.add_button.setAccessibleName("Link to this case")
        self.add_button.clicked.connect(self._add)
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.case, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._links)
        column.addWidget(self.relation)
        column.addLayout(row)

    def show_cases(self, person: ParticipantId, cases: Sequence[CaseRow]) -> None:
        """Show a participant's links, and every case to choose from."""
        self._person, self._cases = person, cases
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for case in cases:
            for linked, _, relation in case.links:
                if linked == person:
                    self._links.addWidget(self._link(case, relation))
        self.case.clear()
        for case in cases:
            self.case.addItem(case.pseudonym, case.id)
        self.case.setCurrentIndex(-1)
        self.case.setEditText("")

    def _link(self, case: CaseRow, relation: CaseRelation) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(f"{RELATION_WORDS[relation]} · {case.pseudonym}"), 1)
        remove = quiet_button("Remove")
        remove.setAccessibleName(f"Remove the link to {case.pseudonym}")
        remove.clicked.connect(lambda _=False, wanted=case.id: self._remove(wanted))
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        return line

    def _add(self) -> None:
        person, typed = self._person, " ".join(self.case.currentText().split())
        if person is None or not typed:
            self.case.setFocus()
            return
        relation: CaseRelation = CaseRelation(self.relation.currentData())
        self._study.attempt(lambda: self._store(person, typed, relation))

    def _store(self, person: ParticipantId, typed: str, relation: CaseRelation) -> None:
        project = self._study.project
        known = next((case.id for case in self._cases if case.pseudonym.casefold() == typed.casefold()), None)
        with project.step("Link to case"):
            case = known if known is not None else actions.add_case(project, pseudonym=typed)
            actions.link_case(project, case=case, participant=person, relation=relation)

    def _remove(self, case: CaseId) -> None:
        person = self._person
        if person is not None:
            project = self._study.project
            self._study.attempt(lambda: actions.unlink_case(project, case=case, participant=person))
