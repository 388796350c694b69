"""One participant beside the table: who they are, what they agreed to, and where they are heard.

Every change is stored when its field is left; what the study refuses is said in a sentence and put back.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding.note_rows import AboutKind, Subject
from app.safeguards.register import ExportRow, exports_with
from app.study import actions, queries
from app.study.rows import ParticipantRow
from app.ui.notes_button import NotesButton
from app.ui.open_study import OpenStudy
from app.ui.study.agreements_part import AgreementsPart
from app.ui.study.attributes_part import AttributesPart
from app.ui.study.cases_part import CasesPart
from app.ui.study.choices import narrow, narrow_choice
from app.ui.study.consent_part import ConsentPart
from app.ui.study.identity.identity_part import IdentityPart
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.marked_choice import MarkedChoice
from app.ui.widgets.plain_text import plain_label, wrapped_label

NOBODY = "Select a participant to see who they are and what they agreed to."


class ParticipantEditor(QStackedWidget):
    """Shows and changes one participant."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._person: ParticipantRow | None = None
        self.setAccessibleName("Participant")
        self.setMinimumWidth(320)
        self.pseudonym = QLineEdit()
        self.pseudonym.setAccessibleName("Pseudonym")
        self.perspective = narrow(MarkedChoice(study.theme))
        self.perspective.setAccessibleName("Perspective")
        self.role = QLineEdit()
        self.role.setAccessibleName("Role")
        self.role.setPlaceholderText("Such as: foster carer")
        self.area = narrow_choice()
        self.area.setAccessibleName("Area")
        self.left_out = QCheckBox("Leave out of every count and output")
        self.standing = wrapped_label("", "hint")
        self.left_already = wrapped_label("", "amber")
        self.identity = IdentityPart(study)
        self.quoting = wrapped_label("", "hint")
        self.consent = ConsentPart(study)
        self.agreements = AgreementsPart(study)
        self.attributes = AttributesPart(study)
        self.cases = CasesPart(study)
        self.notes = NotesButton(study)
        self.withdraw_button = quiet_button("Withdraw…")
        self.withdraw_button.setToolTip("Stop, leave out or delete them: what that does is told first")
        self.remove_button = quiet_button("Remove participant")
        self._sources = QVBoxLayout()
        self._sources.setSpacing(2)
        self._nobody = wrapped_label(NOBODY, "quiet")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nobody.setContentsMargins(40, 0, 40, 0)
        self._page = self._lay_out()
        self.addWidget(self._nobody)
        self.addWidget(self._page)
        self._connect()

    def show_person(self, person: ParticipantRow) -> None:
        """Show a participant as stored."""
        self._person = person
        with self._study.project.reading() as session:
            perspectives = queries.perspectives(session)
            areas = queries.areas(session)
            consents = queries.consents(session, person.id)
            agreements = queries.agreements(session, person.id)
            attributes = queries.attributes(session)
            cases = queries.cases(session)
            sources = queries.sources_of(session, person.id)
            exports = exports_with(session, person.id)
        self.pseudonym.setText(person.pseudonym)
        self.role.setText(person.role)
        self.perspective.offer_nothing()
        for row in perspectives:
            self.perspective.add_marked(row.name, row.id, row.palette)
        self.perspective.add_marked("None yet", None, None)
        self.perspective.setCurrentIndex(self.perspective.findData(person.perspective))
        self.area.clear()
        for area in areas:
            self.area.addItem(area.name, area.id)
        self.area.addItem("None", None)
        self.area.setCurrentIndex(self.area.findData(person.area))
        self.left_out.setChecked(person.excluded)
        self.standing.setText(
            f"Counted nowhere: {'; '.join(person.uncounted_because)}." if person.withdrawn else ""
        )
        self.standing.setVisible(person.withdrawn)
        self.left_already.setText(left_already(exports) if exports and not person.counted else "")
        self.left_already.setVisible(bool(self.left_already.text()))
        self.identity.show_person(person)
        self.quoting.setText(quoting_words(person))
        self.consent.show_consents(person.id, consents)
        self.agreements.show_agreements(person.id, agreements)
        self.attributes.show_attributes(person, attributes)
        self.cases.show_cases(person.id, cases)
        self.notes.show_subject(Subject(AboutKind.PARTICIPANT, person.id) if person.counted else None)
        self._show_sources([(source.name, source.id) for source in sources])
        self.remove_button.setEnabled(not sources)
        self.remove_button.setToolTip("Heard in a transcript: leave them out instead." if sources else "")
        self._set_writable(not self._study.project.read_only)
        self.setCurrentWidget(self._page)
        self._fit()

    def show_nobody(self, selected: int) -> None:
        """Show that nobody, or more than one, is selected."""
        self._person = None
        self.identity.show_person(None)
        self._nobody.setText(f"{selected} people selected." if selected else NOBODY)
        self.setCurrentWidget(self._nobody)

    def source_buttons(self) -> list[QPushButton]:
        """The transcripts in which the participant is heard, to open."""
        items = (self._sources.itemAt(place) for place in range(self._sources.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _fit(self) -> None:
        """Never narrower than what the fields need at this size of text."""
        within = self._page.widget()
        if within is None:
            return
        within.ensurePolished()
        bar = self._page.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(within.minimumSizeHint().width() + bar)

    def start_naming(self) -> None:
        """Put the keyboard on the pseudonym, ready to type over it."""
        self.pseudonym.setFocus()
        self.pseudonym.selectAll()

    def withdraw(self) -> None:
        """Ask what somebody who withdraws asked for, and tell what it does."""
        if self._person is not None and not self._study.read_only:
            from app.ui.study.withdrawal.withdraw_dialog import WithdrawDialog

            WithdrawDialog(self._study, self._person, self).open()

    def _lay_out(self) -> QScrollArea:
        within = QWidget()
        column = QVBoxLayout(within)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Pseudonym", self.pseudonym),
            ("Perspective", self.perspective),
            ("Role", self.role),
            ("Area", self.area),
        )
        for words, field in fields:
            form.addRow(plain_label(words), field)
        column.addLayout(form)
        column.addWidget(self.left_out)
        column.addWidget(self.standing)
        column.addWidget(self.left_already)
        column.addWidget(self.identity)
        for title, part in (
            ("Agreed to", self.consent),
            ("Agreements behind it", self.agreements),
            ("Attributes", self.attributes),
            ("Cases", self.cases),
        ):
            column.addSpacing(12)
            column.addWidget(section_heading(title))
            if part is self.consent:
                column.addWidget(self.quoting)
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(section_heading("Heard in"))
        column.addLayout(self._sources)
        column.addSpacing(12)
        column.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(within)
        return scroll

    def _connect(self) -> None:
        self.pseudonym.editingFinished.connect(self._store_pseudonym)
        self.role.editingFinished.connect(self._store_role)
        self.perspective.activated.connect(self._store_perspective)
        self.area.activated.connect(self._store_area)
        self.left_out.clicked.connect(self._store_left_out)
        self.remove_button.clicked.connect(self._remove)
        self.withdraw_button.clicked.connect(self.withdraw)

    def _set_writable(self, writable: bool) -> None:
        for field in (self.pseudonym, self.role):
            field.setReadOnly(not writable)
        parts: tuple[QWidget, ...] = (self.consent, self.agreements, self.attributes, self.cases)
        for part in (self.perspective, self.area, self.left_out, *parts):
            part.setEnabled(writable)
        self.remove_button.setEnabled(writable and self.remove_button.isEnabled())
        self.withdraw_button.setEnabled(writable)

    def _show_sources(self, sources: list[tuple[str, object]]) -> None:
        while (item := self._sources.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for name, source in sources:
            button = quiet_button(name.replace("&", "&&"))
            button.setAccessibleName(f"Open {name}")
            button.clicked.connect(lambda _=False, wanted=source: self._study.source_wanted.emit(wanted, None))
            self._sources.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not sources:
            self._sources.addWidget(plain_label("No transcript yet.", "quiet"))

    # Storing

    def _store_pseudonym(self) -> None:
        person, typed = self._person, self.pseudonym.text()
        if person is None or typed.strip() == person.pseudonym or self.pseudonym.isReadOnly():
            return
        project = self._study.project

        def store() -> bool:
            actions.edit_participant(project, participant=person.id, pseudonym=typed)
            return True

        if not self._study.attempt(store):
            self.pseudonym.setText(person.pseudonym)

    def _store_role(self) -> None:
        person, typed = self._person, self.role.text()
        if person is not None and typed.strip() != person.role:
            project = self._study.project
            self._study.attempt(lambda: actions.edit_participant(project, participant=person.id, role=typed))

    def _store_perspective(self) -> None:
        person, wanted = self._person, self.perspective.currentData()
        if person is not None and wanted != person.perspective:
            project = self._study.project
            self._study.attempt(
                lambda: actions.edit_participant(project, participant=person.id, perspective=wanted)
            )

    def _store_area(self) -> None:
        person, wanted = self._person, self.area.currentData()
        if person is not None and wanted != person.area:
            project = self._study.project
            self._study.attempt(lambda: actions.edit_participant(project, participant=person.id, area=wanted))

    def _store_left_out(self, left_out: bool) -> None:
        person = self._person
        if person is not None:
            project = self._study.project
            self._study.attempt(lambda: actions.set_excluded(project, participant=person.id, excluded=left_out))

    def _remove(self) -> None:
        person = self._person
        if person is not None:
            project = self._study.project
            self._study.attempt(lambda: actions.remove_participant(project, participant=person.id))


def quoting_words(person: ParticipantRow) -> str:
    """Whether somebody may be quoted, and what stands in the way."""
    if person.quotable:
        return "Quotable: yes."
    return f"Quotable: no: {'; '.join(person.unquotable_because) or 'counted nowhere'}."


def left_already(exports: Sequence[ExportRow]) -> str:
    """That documents with words of somebody who is left out have left the study, and which."""
    many = "1 export holds" if len(exports) == 1 else f"{len(exports)} exports hold"
    titles = ", ".join(dict.fromkeys(f"“{row.title}”" for row in exports))
    return f"{many} words or pictures of theirs: {titles}. Files that have left are outside this program."
