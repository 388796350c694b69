"""One note, edited where it is read: each finished edit is told once."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.coding.note_rows import THE_STUDY, AboutKind, Keeping, NoteKind, NoteRow, Subject
from app.ui.notes.note_words import about_words, written_words
from app.ui.notes.subject_choice import SubjectChoice
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDEST = 760
"""Words in lines longer than this are hard to read."""
_BELONGS = {
    Keeping.CODING: "This memo belongs to a coded passage and goes when the code is taken off it.",
    Keeping.LINK: "This is what was said of a link between two passages.",
    Keeping.FIELD_NOTE: "This interpretation stands beside the field note; the observation is in its text.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is not written yet."""

    kind: NoteKind
    title: str
    text: str
    dated_on: str
    about: Subject
    private: bool


class NoteField(EditedField):
    """The words of a note: as high as there is room."""

    def __init__(self, name: str, prompt: str) -> None:
        super().__init__(name, prompt)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(320, 8 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 5 * self.fontMetrics().lineSpacing())

    def _fit(self) -> None:
        """It does not follow its words."""
        self.updateGeometry()


class NoteEditor(QWidget):
    """Shows a note or a draft of one; says what is wanted and does none of it."""

    written = Signal(object)
    """A `Draft` has words now."""
    edited = Signal(object, str, object)
    """The row, which part (title, text, dated_on, private, for_report), and what it is now."""
    remove_wanted = Signal(object)
    followed = Signal(object)
    """What the note is about is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Note")
        self.row: NoteRow | None = None
        self._kind = NoteKind.MEMO
        self.written_by = wrapped_label("", "hint")
        self.about = LinkedSentence(theme)
        self.choice = SubjectChoice()
        self._about_label = plain_label("About", "quiet")
        self.title = QLineEdit()
        self.title.setAccessibleName("Title")
        self.title.setPlaceholderText("Title (may stay empty)")
        self.day = QLineEdit()
        self.day.setAccessibleName("Day the entry is about")
        self.day.setPlaceholderText("Day")
        self.day.setToolTip("The day the entry is about, such as 23/11/2026")
        self.text = NoteField("Words of the note", "Write here. It is saved when you leave the field.")
        self.private = QCheckBox("Private: shown to nobody but me")
        self.for_report = QCheckBox("May go into reports")
        self.belongs = wrapped_label("", "hint")
        self.remove = quiet_button("Remove note")
        self._sheet = QWidget()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.text.finished.connect(lambda words: self._tell("text", words))
        self.title.editingFinished.connect(lambda: self._tell("title", self.title.text().strip()))
        self.day.editingFinished.connect(lambda: self._tell("dated_on", self.day.text().strip()))
        self.private.clicked.connect(lambda on: self._tell("private", on))
        self.for_report.clicked.connect(lambda on: self._tell("for_report", on))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.row))
        self.about.followed.connect(lambda _: self.followed.emit(self.row))

    def show_note(self, row: NoteRow, *, own: bool) -> None:
        """Shows a note; what is being typed in it meanwhile stays. Only its author's `own` can be made private."""
        other = self.row is None or self.row.key != row.key
        if other:
            self.finish()
        self.row, self._kind = row, row.kind
        note = row.key.kept is Keeping.NOTE
        self.written_by.setText(written_words(row))
        linked = row.about.kind is not AboutKind.STUDY
        self.about.say([Words("About "), Words(about_words(row), "about" if linked else "")])
        self._show_parts(draft=False, note=note, journal=row.kind is NoteKind.JOURNAL)
        self.belongs.setText(_BELONGS.get(row.key.kept, ""))
        self.private.setChecked(row.private)
        self.private.setEnabled(own)
        self.for_report.setChecked(row.for_report)
        self.for_report.setEnabled(not row.private)
        for field, stored in ((self.title, row.title), (self.day, row.dated_on)):
            if other or not field.hasFocus():
                field.setText(stored)
        if other:
            self.text.show_other(row.text)
        else:
            self.text.show_words(row.text)

    def start(self, kind: NoteKind, about: Subject = THE_STUDY, day: str = "") -> None:
        """An empty sheet; it becomes a note as soon as words are finished on it."""
        self.finish()
        self.row, self._kind = None, kind
        journal = kind is NoteKind.JOURNAL
        self.written_by.setText("New journal entry" if journal else "New memo")
        self._show_parts(draft=True, note=True, journal=journal)
        self.choice.choose(about)
        self.belongs.setText("")
        self.private.setChecked(journal)
        self.private.setEnabled(True)
        self.title.clear()
        self.day.setText(day)
        self.text.show_other("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Tells what was typed and not yet left."""
        self.text.finish()

    def only_read(self) -> None:
        """Nothing can be changed here."""
        for field in (self.title, self.day, self.text):
            field.setReadOnly(True)

    def _tell(self, part: str, words: object) -> None:
        """A part is other than it is stored."""
        if self.row is not None:
            if words != getattr(self.row, part):
                self.edited.emit(self.row, part, words)
        elif part in ("title", "text") and words:
            self.written.emit(self._draft())

    def _draft(self) -> Draft:
        journal = self._kind is NoteKind.JOURNAL
        return Draft(
            kind=self._kind,
            title=self.title.text().strip(),
            text=self.text.toPlainText().strip(),
            dated_on=self.day.text().strip() if journal else "",
            about=THE_STUDY if journal else self.choice.subject,
            private=self.private.isChecked(),
        )

    def _show_parts(self, *, draft: bool, note: bool, journal: bool) -> None:
        """Shows what this sort of note has."""
        writable = not self.text.isReadOnly()
        self._about_label.setVisible(draft and not journal)
        self.choice.setVisible(draft and not journal)
        self.about.setVisible(not draft)
        self.day.setVisible(note and journal)
        self.title.setVisible(note)
        self.private.setVisible(note and writable)
        self.for_report.setVisible(note and writable and not draft)
        self.remove.setVisible(note and writable and not draft)
        self.belongs.setVisible(not note)

    def _lay_out(self) -> None:
        about, head, foot = QHBoxLayout(), QHBoxLayout(), FlowRow()
        about.setSpacing(6)
        about.addWidget(self._about_label)
        about.addWidget(self.choice, 1)
        head.setSpacing(8)
        head.addWidget(self.title, 3)
        head.addWidget(self.day, 1)
        foot.addWidget(self.for_report)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.written_by)
        column.addWidget(self.about)
        column.addLayout(about)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.belongs)
        column.addWidget(self.private)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sheet, 1)
        row.addStretch(0)

    def _restyle(self) -> None:
        self._sheet.setMaximumWidth(round(WIDEST * self._theme.text_scale))
        self.day.setMinimumWidth(self.day.fontMetrics().horizontalAdvance("0000-00-00") + 28)
