"""Somebody withdraws: what they asked for, what that does, counted exactly, and only then it is done (E-02)."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding.concern_rows import ConcernRow
from app.problems import Problem
from app.safeguards import withdrawal
from app.safeguards.identity.joining import names_of
from app.safeguards.withdrawal.forgetting import KeyWaits
from app.safeguards.withdrawal.rows import Deleted, Place, WithdrawalKind, WithdrawalPreview
from app.safeguards.withdrawal.telling import CHOICES, KEY_READ_ONLY, KEY_STAYS, KEY_WILL_FORGET, MEANING
from app.store.erasing import Erased
from app.study.rows import ParticipantRow
from app.ui.open_study import OpenStudy
from app.ui.study.withdrawal.key_cleaning import forgotten, note_forgotten
from app.ui.study.withdrawal.result_page import ResultPage
from app.ui.study.withdrawal.told_part import ToldPart
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.busy import busy_cursor
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, hairline
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(700, 840)


class WithdrawDialog(QDialog):
    """Three choices beside what each would do; deleting is confirmed by typing the pseudonym."""

    def __init__(self, study: OpenStudy, person: ParticipantRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Withdraw {person.pseudonym}")
        self._study, self._person = study, person
        self._told: WithdrawalPreview | None = None
        self._deleted: Deleted | None = None
        self._working = False
        self._forgotten: KeyWaits | None = None
        """What the identity key has forgotten meanwhile."""
        self.choices: dict[WithdrawalKind, QRadioButton] = {}
        self.told = ToldPart()
        self.on = QLineEdit(_today())
        self.on.setAccessibleName("Asked on")
        self.by = QLineEdit(study.settings.coder)
        self.by.setAccessibleName("Decided by")
        self.confirm = QLineEdit()
        self.confirm.setAccessibleName(f"Type {person.pseudonym} to delete for good")
        self.confirm_words = plain_label(f"Type “{person.pseudonym}”")
        self.step = wrapped_label("Looking at what is theirs…", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far the deletion is")
        self.do_button = primary_button("")
        self.close_button = Button("Cancel")
        for button in (self.do_button, self.close_button):
            button.setAutoDefault(False)  # Enter in a field must not do anything for good
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        fit(self, SIZE * study.theme.text_scale)
        self.choices[WithdrawalKind.STOP].setChecked(True)
        self._look()

    @property
    def kind(self) -> WithdrawalKind:
        """What is chosen."""
        return next(kind for kind, choice in self.choices.items() if choice.isChecked())

    def reject(self) -> None:
        """Close, unless the deletion is under way: it must not be left half tidied."""
        if not self._working:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._working:
            event.ignore()
        else:
            super().closeEvent(event)

    # Parts

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        self.title = wrapped_label(f"{self._person.pseudonym} withdraws", "title")
        column.addWidget(self.title)
        column.addWidget(self.pages, 1)
        self.pages.addWidget(self._choosing())
        self.pages.addWidget(self._progress())
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.do_button)
        column.addLayout(buttons)

    def _choosing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(
            wrapped_label("Choose what they asked for. Nothing is done before you say so below.", "quiet")
        )
        column.addSpacing(4)
        for kind in WithdrawalKind:
            choice = QRadioButton(CHOICES[kind])
            choice.setAccessibleDescription(MEANING[kind])
            self.choices[kind] = choice
            meaning = wrapped_label(MEANING[kind], "quiet")
            meaning.setContentsMargins(26, 0, 0, 4)
            column.addWidget(choice)
            column.addWidget(meaning)
        column.addWidget(hairline())
        column.addSpacing(4)
        column.addWidget(_scrolled(self.told), 1)
        column.addWidget(hairline())
        column.addSpacing(4)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(plain_label("Asked on"), self.on)
        form.addRow(plain_label("Decided by"), self.by)
        form.addRow(self.confirm_words, self.confirm)
        column.addLayout(form)
        return page

    def _progress(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addStretch()
        return page

    def _connect(self) -> None:
        for choice in self.choices.values():
            choice.toggled.connect(lambda on: self._show() if on else None)
        self.told.chosen.connect(self._look)
        self.told.place_wanted.connect(self._go)
        self.confirm.textChanged.connect(lambda _: self._allow())
        self.close_button.clicked.connect(self.reject)
        self.do_button.clicked.connect(self._do)
        self._study.tasks.progressed.connect(self._hear)
        self._study.identity_changed.connect(self._hear_key)

    # Looking

    def _look(self) -> None:
        """Count anew what would go, with what is chosen to go as well."""
        project, person = self._study.project, self._person.id
        cases = [case for case, box in self.told.cases.items() if box.isChecked()]
        pictures = [source for source, box in self.told.pictures.items() if box.isChecked()]
        names = self._real_names()

        def work(progress: Progress, cancelled: IsCancelled) -> WithdrawalPreview:
            with project.reading(cancelled) as session:
                return withdrawal.preview(session, person, cases=cases, pictures=pictures, real_names=names)

        self._told = None
        self._allow()
        self._study.tasks.run("Looking at what is theirs", work, self._take, owner=self)

    def _real_names(self) -> list[str]:
        key = self._study.identity
        if key is None:
            return []
        with self._study.project.reading() as session:
            return names_of(session, key, self._person.id)

    def _hear_key(self) -> None:
        """The key was opened or closed: it may know other names to look for."""
        if self.pages.currentIndex() == 0:
            self._look()

    def _take(self, told: WithdrawalPreview) -> None:
        self._told = told
        if told.stopped_on:
            self.choices[WithdrawalKind.STOP].setEnabled(False)
            self.choices[WithdrawalKind.STOP].setToolTip(f"They stopped on {told.stopped_on}.")
        if told.excluded:
            self.choices[WithdrawalKind.EXCLUDE].setEnabled(False)
            self.choices[WithdrawalKind.EXCLUDE].setToolTip("They are left out already.")
        if not self.choices[self.kind].isEnabled():
            next(choice for choice in self.choices.values() if choice.isEnabled()).setChecked(True)
        self._show()

    def _show(self) -> None:
        deleting = self.kind is WithdrawalKind.DELETE
        self.confirm.setVisible(deleting)
        self.confirm_words.setVisible(deleting)
        self.do_button.setText(CHOICES[self.kind])
        if self._told is not None:
            self.told.tell(self.kind, self._told, _today(), self._key_words())
        self._allow()

    def _key_words(self) -> str:
        """What becomes of what the identity key knows of them."""
        key = self._study.identity
        if key is None:
            return KEY_STAYS
        return KEY_READ_ONLY if key.read_only else KEY_WILL_FORGET

    def _allow(self) -> None:
        told, deleting = self._told, self.kind is WithdrawalKind.DELETE
        confirmed = self.confirm.text().strip() == self._person.pseudonym
        hindered = told is not None and deleting and bool(told.open_concerns)
        may = told is not None and not self._study.read_only and not hindered and (confirmed or not deleting)
        self.do_button.setEnabled(may)
        self.do_button.setToolTip(
            "A safeguarding concern about them is open."
            if hindered
            else f"Type {self._person.pseudonym} above first."
            if deleting and not confirmed
            else ""
        )

    def _go(self, place: Place | ConcernRow) -> None:
        self.reject()
        if place.source is not None and place.span is not None:
            self._study.source_wanted.emit(place.source, place.span)
        elif isinstance(place, ConcernRow):
            self._study.segment_wanted.emit(place.segment)

    # Doing

    def _do(self) -> None:
        kind, project = self.kind, self._study.project
        if kind is WithdrawalKind.DELETE:
            self._delete()
            return
        act = withdrawal.stop if kind is WithdrawalKind.STOP else withdrawal.exclude

        def do() -> bool:
            act(project, participant=self._person.id, on=self.on.text(), by=self.by.text())
            return True

        if self._study.attempt(do):
            self._study.said.emit(f"{self._person.pseudonym}: {CHOICES[kind].lower()}. {MEANING[kind]}")
            self.accept()

    def _delete(self) -> None:
        def delete() -> Deleted:
            with busy_cursor():
                return withdrawal.delete_participant(
                    self._study.project,
                    participant=self._person.id,
                    on=self.on.text(),
                    by=self.by.text(),
                    cases=[case for case, box in self.told.cases.items() if box.isChecked()],
                    pictures=[source for source, box in self.told.pictures.items() if box.isChecked()],
                    replacing=self.told.places.chosen(),
                    real_names=self._real_names(),
                    tidy_later=True,
                )

        self._deleted = self._study.attempt(delete)
        if self._deleted is None:
            return
        project, key = self._study.project, self._study.identity
        self._working = True
        self.title.setText("Deleting for good")
        self.pages.setCurrentIndex(1)
        self.do_button.hide()
        self.close_button.setEnabled(False)

        def work(progress: Progress, cancelled: IsCancelled) -> Erased:
            if key is not None:
                progress(0, 0, "Letting the identity key forget them")
                self._forgotten = forgotten(project, key)
            return project.tidy_traces(progress)

        self._study.tasks.run("Removing traces", work, self._tidied, self._not_tidied, owner=self)

    def _hear(self, task: Task) -> None:
        if self._working and task.label == "Removing traces":
            self.step.setText(f"{task.what}…")
            self.bar.setRange(0, task.of)
            self.bar.setValue(task.done)

    def _tidied(self, erased: Erased) -> None:
        if self._deleted is not None:
            self._end(replace(self._deleted, copies=erased.copies, backups=len(erased.removed)), "")

    def _not_tidied(self, problem: Problem) -> None:
        if self._deleted is not None:
            self._end(self._deleted, str(problem))

    def _end(self, deleted: Deleted, fault: str) -> None:
        self._working = False
        waits = self._forgotten
        if waits is not None and note_forgotten(self._study, waits):
            self._study.project.forget_history()  # that the key was cleaned is nothing to take back, either
            deleted = replace(deleted, key_cleaned=True)
        self.title.setText("They are deleted")
        self.setWindowTitle("Withdrawal")
        self.result_page = ResultPage(self._study, deleted, self.on.text(), fault)
        self.pages.addWidget(_scrolled(self.result_page))
        self.pages.setCurrentIndex(2)
        self.close_button.setEnabled(True)
        self.close_button.setText("Close")
        self.close_button.setFocus()


def _scrolled(within: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(within)
    return scroll


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
