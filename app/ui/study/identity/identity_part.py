"""Who a participant is, while the identity key is open: hidden until somebody asks to see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from app.exchange.identities import parted
from app.safeguards.identity.joining import guid_of, guids
from app.safeguards.identity.matching import NameFinder
from app.safeguards.identity.rows import Identity
from app.study.rows import ParticipantRow
from app.ui.open_study import OpenStudy
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label

FIELDS = ("Real name", "Other names", "Contact", "Real area", "Note")
SHOW, HIDE = "Show who this is", "Hide who this is"
IN_THE_PSEUDONYM = "The pseudonym holds a part of the real name: choose another one."
SHARED = (
    "A part of this name is somebody else’s pseudonym. It is not looked for by itself in what leaves the study, "
    "only the whole name is."
)


class IdentityPart(QWidget):
    """There only while the key is open; each field is kept in the key when it is left."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._person: ParticipantRow | None = None
        self._kept: Identity | None = None
        self._shown = False
        self.standing = wrapped_label("", "quiet")
        self.show_button = quiet_button(SHOW)
        self.forget_button = quiet_button("Forget who this is…")
        self.warning = wrapped_label("", "amber")
        self.fields = {words: QLineEdit() for words in FIELDS}
        for words, field in self.fields.items():
            field.setAccessibleName(words)
            field.editingFinished.connect(self._store)
        self.fields["Other names"].setPlaceholderText("Parted by semicolons")
        self.fields["Contact"].setPlaceholderText("Telephone, email, address")
        self._form = self._lay_out()
        self.show_button.clicked.connect(self._turn)
        self.forget_button.clicked.connect(self.ask_forgetting)
        study.identity_changed.connect(self._look_anew)
        self._look_anew()

    def show_person(self, person: ParticipantRow | None) -> None:
        """Tell of this participant."""
        self._person = person
        self._look_anew()

    def ask_forgetting(self) -> QMessageBox:
        """Ask whether the key is to hold nothing of them any more."""
        box = QMessageBox(self)
        box.setWindowTitle("Identity key")
        box.setText("The key will hold nothing of this person any more, nor will the copy beside it.")
        box.setInformativeText("This cannot be undone. Copies you made elsewhere are outside this program.")
        stay = box.addButton(QMessageBox.StandardButton.Cancel)
        forget = box.addButton("Forget", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        forget.clicked.connect(self._forget)
        box.open()
        return box

    def _lay_out(self) -> QWidget:
        fields = QWidget()
        form = QFormLayout(fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in self.fields.items():
            form.addRow(plain_label(words), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(section_heading("Who this is"))
        for part in (self.standing, fields, self.warning):
            column.addWidget(part)
        for button in (self.show_button, self.forget_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return fields

    def _turn(self) -> None:
        self._shown = not self._shown
        self._look_anew()
        if self._shown:
            self.fields["Real name"].setFocus()

    def _look_anew(self) -> None:
        key, person = self._study.identity, self._person
        self._kept = None
        if key is None:
            self._shown = False
        elif person is not None:
            with self._study.project.reading() as session:
                guid = guid_of(session, person.id)
            self._kept = self._study.attempt(lambda: key.person(guid) or Identity(guid, ""))
        self.setVisible(self._kept is not None)
        shown = self._kept if self._shown else None
        values = _values(shown)
        for words, field in self.fields.items():
            if field.text() != values[words]:
                field.setText(values[words])
            field.setReadOnly(key is None or key.read_only)
        self._form.setVisible(shown is not None)
        known = self._kept is not None and bool(self._kept.real_name)
        self.standing.setText("The key says who this is." if known else "The key does not say yet who this is.")
        self.standing.setVisible(shown is None)
        self.show_button.setText(HIDE if shown is not None else SHOW)
        self.forget_button.setVisible(known and key is not None and not key.read_only)
        self.warning.setText(self._warning())
        self.warning.setVisible(bool(self.warning.text()))

    def _warning(self) -> str:
        one, person = self._kept, self._person
        if one is None or person is None or not one.real_name:
            return ""
        if NameFinder([one]).names_in(person.pseudonym):
            return IN_THE_PSEUDONYM
        with self._study.project.reading() as session:
            others = {guid: name for guid, name in guids(session).items() if guid != one.participant}
        names = " ".join((one.real_name, *one.other_names))
        shared = NameFinder([one]).names_in(names) != NameFinder([one], pseudonyms=others).names_in(names)
        return SHARED if shared else ""

    def _store(self) -> None:
        key, had = self._study.identity, self._kept
        if key is None or had is None or not self._shown:
            return
        typed = {words: field.text().strip() for words, field in self.fields.items()}
        if typed == _values(had) or key.read_only:
            return
        now = Identity(
            had.participant,
            typed["Real name"],
            parted(typed["Other names"]),
            typed["Contact"],
            typed["Real area"],
            typed["Note"],
        )
        self._study.attempt(lambda: key.set_person(now))
        if not key.is_there:
            self._study.identity_changed.emit()

    def _forget(self) -> None:
        key, one = self._study.identity, self._kept
        if key is not None and one is not None:
            self._study.attempt(lambda: key.forget_person(one.participant))


def _values(one: Identity | None) -> dict[str, str]:
    if one is None:
        return dict.fromkeys(FIELDS, "")
    told = (one.real_name, "; ".join(one.other_names), one.contact, one.real_area, one.note)
    return dict(zip(FIELDS, told, strict=True))
