"""What worries somebody about words, a region or a mark: raised, written on, closed; for any page (E-09)."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.coding import actions
from app.coding.concern_rows import CONCERN_KINDS, ConcernRow
from app.coding.note_rows import PassagePlace
from app.coding.rows import SegmentId
from app.problems import Problem
from app.ui.open_study import OpenStudy
from app.ui.telling.fields import Answer
from app.ui.widgets.choice import Choice
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = (600, 700)
EXPLANATION = (
    "This program tells nobody. Follow the procedure of your study: tell the designated lead, and write here whom "
    "you told and when. Until the concern is closed and its words are released, they are in no count and no "
    "document."
)
NOTHING = "The concern cannot be stored without saying what it is about."


def today() -> str:
    """The day it is where this is written."""
    return datetime.now().astimezone().date().isoformat()


def raised_words(row: ConcernRow) -> str:
    """Who raised a concern and when, and what became of it."""
    day = _in_words(datetime.fromtimestamp(row.raised_at, UTC).astimezone().date())
    by = f" by {row.raised_by}" if row.raised_by else ""
    told = f"Raised{by} on {day}"
    if row.open:
        return f"{told}, open"
    kept = "its words are released" if row.released else "its words stay withheld"
    return f"{told}, closed by {row.closed_by} on {_closed(row)}; {kept}"


def ask_about(study: OpenStudy, about: PassagePlace | SegmentId | ConcernRow, where: str, window: QWidget) -> None:
    """Open the dialog over a window; it goes when it is closed."""
    dialog = ConcernDialog(study, about, where, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class ConcernDialog(QDialog):
    """Raises a concern on something, or shows one with what became of it."""

    def __init__(
        self,
        study: OpenStudy,
        about: PassagePlace | SegmentId | ConcernRow,
        where: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._study = study
        self._about = about
        self._row = about if isinstance(about, ConcernRow) else None
        self.setWindowTitle("Safeguarding concern" if self._row else "Raise a concern")
        fit(self, QSize(*SIZE) * study.theme.text_scale)
        self.kind = Choice()
        self.kind.setEditable(True)
        self.kind.addItems(list(CONCERN_KINDS))
        self.kind.setAccessibleName("What it is about")
        self.immediate = QCheckBox("Somebody is in danger now")
        self.known, self.told = Answer(), Answer()
        self.known.setAccessibleName("Known already")
        self.told.setAccessibleName("Child told what happens next")
        self.informed = _line("Who was told", "The designated lead, by role or initials")
        self.informed_at = _line("When", "Day and time, such as 29 November 2026, 18:40")
        self.reference = _line("Reference", "Of the record it has elsewhere")
        self.outcome = QPlainTextEdit()
        self.outcome.setAccessibleName("What came of it")
        self.outcome.setPlaceholderText("Without names.")
        self.outcome.setTabChangesFocus(True)
        self.closed = QCheckBox("Nothing more is to be done: close the concern")
        self.released = QCheckBox("Release its words: they may be counted and quoted again")
        self.refusal = wrapped_label("", "danger")
        self.refusal.hide()
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Save | buttons.Cancel)
        self.save = self.buttons.button(buttons.Save)
        self.save.setText("Save" if self._row else "Raise the concern")
        self._lay_out(where)
        self._show()
        self.closed.toggled.connect(self.released.setEnabled)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Stores it; what is refused is said, and the dialog stays as it is."""
        try:
            self._store()
        except Problem as problem:
            self.refusal.setText(NOTHING if not self.kind.currentText().strip() else str(problem))
            self.refusal.show()
            return
        super().accept()

    def _store(self) -> None:
        project, by = self._study.project, self._study.settings.coder
        kind, outcome = self.kind.currentText(), self.outcome.toPlainText()
        known, told = self.known.yes_or_no(), self.told.yes_or_no()
        informed, at, reference = self.informed.text(), self.informed_at.text(), self.reference.text()
        if isinstance(self._about, ConcernRow):
            row = self._about
            with project.step("Write on concern"):
                actions.edit_concern(
                    project,
                    concern=row.id,
                    kind=kind,
                    known_already=known,
                    immediate=self.immediate.isChecked(),
                    child_told=told,
                    informed=informed,
                    informed_at=at,
                    reference=reference,
                    outcome=outcome,
                )
                closed, released = self.closed.isChecked(), self.released.isChecked()
                if not closed and not row.open:
                    actions.reopen_concern(project, concern=row.id)
                elif closed and (row.open or released != row.released):
                    actions.close_concern(project, concern=row.id, by=by, on=today(), released=released)
            return
        actions.raise_concern(
            project,
            about=self._about,
            kind=kind,
            by=by,
            known_already=known,
            immediate=self.immediate.isChecked(),
            child_told=told,
            informed=informed,
            informed_at=at,
            reference=reference,
            outcome=outcome,
        )
        self._study.said.emit("Concern raised. Nobody was told by this: tell the designated lead.")

    def _show(self) -> None:
        row = self._row
        if row is None:
            self.kind.setCurrentIndex(-1)
            self.kind.setFocus()
            return
        self.kind.setCurrentText(row.kind)
        self.immediate.setChecked(row.immediate)
        self.known.show_answer(row.known_already)
        self.told.show_answer(row.child_told)
        for field, words in (
            (self.informed, row.informed),
            (self.informed_at, row.informed_at),
            (self.reference, row.reference),
        ):
            field.setText(words)
        self.outcome.setPlainText(row.outcome)
        self.closed.setChecked(not row.open)
        self.released.setChecked(row.released)
        self.released.setEnabled(not row.open)
        if self._study.read_only:
            self._fields.setEnabled(False)
            self.save.hide()

    def _lay_out(self, where: str) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        fields: tuple[QWidget, ...] = (self.kind, self.known, self.informed, self.informed_at, self.told)
        for field in (*fields, self.reference, self.outcome):
            label = plain_label(field.accessibleName())
            label.setBuddy(field)
            form.addRow(label, field)
        form.insertRow(1, "", self.immediate)
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(10)
        inside.addLayout(form)
        for box in (self.closed, self.released):
            inside.addWidget(box)
            box.setVisible(self._row is not None)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(page_title(self.windowTitle()))
        column.addWidget(wrapped_label(where, "heading"))
        if self._row is not None:
            column.addWidget(wrapped_label(raised_words(self._row), "quiet"))
        column.addWidget(wrapped_label(EXPLANATION, "quiet"))
        column.addWidget(scroll, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)


def _closed(row: ConcernRow) -> str:
    try:
        return _in_words(date.fromisoformat(row.closed_on))
    except ValueError:
        return row.closed_on


def _in_words(day: date) -> str:
    return f"{day:%d %B %Y}".lstrip("0")


def _line(name: str, prompt: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(prompt)
    return field
