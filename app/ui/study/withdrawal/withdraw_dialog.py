"""Somebody withdraws: what they asked for, what that does, counted exactly, and only then it is done (E-02)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding.concern_rows import ConcernRow
from app.safeguards import withdrawal
from app.safeguards.identity.joining import names_of
from app.safeguards.withdrawal.deleting import Deletion, look
from app.safeguards.withdrawal.rows import Deleted, PictureFate, Place, WithdrawalKind
from app.safeguards.withdrawal.telling import (
    CHOICES,
    MEANING,
    backups_told,
)
from app.store.erasing import copies_beside
from app.study.rows import ParticipantRow, SourceId
from app.study.rules import this_day
from app.ui.open_study import OpenStudy
from app.ui.study.withdrawal.deleting import Deleting
from app.ui.study.withdrawal.going import go_to
from app.ui.study.withdrawal.progress_page import ProgressPage
from app.ui.study.withdrawal.result_page import ResultPage
from app.ui.study.withdrawal.review_window import ReviewWindow
from app.ui.study.withdrawal.told_part import ToldPart
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.buttons import Button, primary_button, quiet_button
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
        self._looked: Deletion | None = None
        self._looking: Task | None = None
        self._backups = ""
        self._working = False
        self._cover: list[tuple[SourceId, str]] = []
        """Pictures that stay, and their part of which is to be painted over."""
        self.choices: dict[WithdrawalKind, QRadioButton] = {}
        self.told = ToldPart(study)
        self.on = QLineEdit(this_day().isoformat())
        self.on.setAccessibleName("Asked on")
        self.by = QLineEdit(study.settings.coder)
        self.by.setAccessibleName("Decided by")
        self.confirm = QLineEdit()
        self.confirm.setAccessibleName(f"Type {person.pseudonym} to delete for good")
        self.confirm_words = plain_label(f"Type “{person.pseudonym}”")
        self.back_button = quiet_button("")
        self.back_button.setToolTip("They take part again, and are counted; it can be undone")
        self.back_button.hide()
        self.standing = wrapped_label("Looking through the study… Cancel stops this.", "quiet")
        self.progress = ProgressPage()
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
        self.pages.addWidget(self.progress)
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
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hairline())
        column.addSpacing(4)
        column.addWidget(self.standing)
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

    def _connect(self) -> None:
        for choice in self.choices.values():
            choice.toggled.connect(lambda on: self._show() if on else None)
        self.told.chosen.connect(self._look)
        self.told.place_wanted.connect(self._go)
        self.told.review_wanted.connect(self._review)
        self.confirm.textChanged.connect(lambda _: self._allow())
        self.close_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._take_back)
        self.do_button.clicked.connect(self._do)
        self._study.tasks.progressed.connect(self.progress.hear)
        self._study.identity_changed.connect(self._look_anew)
        self._study.changed.connect(lambda _: self._look_anew())

    # Looking

    def _look(self) -> None:
        """Count anew what would go, with what is chosen to go as well."""
        project, person = self._study.project, self._person.id
        cases, pictures, names = self.told.chosen_cases(), self.told.fates(), self._real_names()

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[Deletion, str]:
            with project.reading(cancelled) as session:
                looked = look(session, person, cases=cases, pictures=pictures, real_names=names)
            return looked, backups_told(
                [backup.at for backup in project.backups()], copies_beside(project.path, project.guid)
            )

        if self._looking is not None:
            self._looking.cancel()
        self._looked = None
        self.standing.show()
        self._allow()
        self._looking = self._study.tasks.run("Looking at what is theirs", work, self._take, owner=self)

    def _real_names(self) -> list[str]:
        key = self._study.identity
        if key is None:
            return []
        with self._study.project.reading() as session:
            return names_of(session, key, self._person.id)

    def _look_anew(self) -> None:
        """Something in the study or the key is another now."""
        if self.pages.currentIndex() == 0 and self.isVisible() and not self._working:
            self._look()

    def _take(self, found: tuple[Deletion, str]) -> None:
        self._looked, self._backups = found
        told = self._looked.told
        self.standing.hide()
        stands = "They stopped" if told.stopped_on else "They are left out"
        self.back_button.setText(f"{stands}: take that back")
        self.back_button.setVisible((bool(told.stopped_on) or told.excluded) and not self._study.read_only)
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
        if self._looked is not None:
            self.told.tell(self.kind, self._looked.told, this_day().isoformat(), self._backups)
        self._allow()

    def _allow(self) -> None:
        told = None if self._looked is None else self._looked.told
        deleting = self.kind is WithdrawalKind.DELETE
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
        if isinstance(place, ConcernRow):
            self._study.segment_wanted.emit(place.segment)
        else:
            go_to(self._study, place)

    def _review(self) -> None:
        """Go through the places beside the study; this can be opened again afterwards."""
        if self._looked is not None:
            self._show_places(self._looked.told.places)
            self.reject()

    def _show_places(self, places: Sequence[Place]) -> None:
        window = self.parentWidget()
        ReviewWindow(self._study, places, None if window is None else window.window()).show()

    # Doing

    def _take_back(self) -> None:
        """They take part again after all."""

        def back() -> bool:
            withdrawal.take_back(self._study.project, participant=self._person.id)
            return True

        self._finish_with(back, f"{self._person.pseudonym} takes part again.")

    def _do(self) -> None:
        kind, project = self.kind, self._study.project
        if kind is WithdrawalKind.DELETE:
            self._delete()
            return
        act = withdrawal.stop if kind is WithdrawalKind.STOP else withdrawal.exclude

        def do() -> bool:
            act(project, participant=self._person.id, on=self.on.text(), by=self.by.text())
            return True

        self._finish_with(do, f"{self._person.pseudonym}: {CHOICES[kind].lower()}. {MEANING[kind]}")

    def _finish_with(self, do: Callable[[], bool], said: str) -> None:
        """Do it, say so and close; where it cannot be done, the dialog stays."""
        self._working = True
        done = self._study.attempt(do)
        self._working = False
        if done:
            self._study.said.emit(said)
            self.accept()

    def _delete(self) -> None:
        deletion = self._looked
        if deletion is None:
            return
        cover = [source for source, fate in self.told.fates().items() if fate is PictureFate.COVER]
        self._cover = [(one.id, one.name) for one in deletion.told.joint if one.id in cover]
        deleting = Deleting(self._study, deletion, self)
        deleting.ended.connect(self._end)
        self._working = True
        if not deleting.begin(on=self.on.text(), by=self.by.text(), replacing=self.told.places.chosen()):
            self._working = False
            return
        self.title.setText("Deleting for good")
        self.pages.setCurrentIndex(1)
        self.do_button.hide()
        self.close_button.setEnabled(False)

    def _step_aside(self, do: Callable[[], None]) -> None:
        """Let the window behind be used while what is left to do stays to be read."""
        self.hide()
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
        do()

    def _end(self, deleted: Deleted, fault: str) -> None:
        self._working = False
        self._looked = None
        self.title.setText("They are deleted")
        self.setWindowTitle("Withdrawal")
        self.result_page = ResultPage(self._study, deleted, self.on.text(), fault, self._cover)
        self.result_page.review_wanted.connect(lambda: self._step_aside(lambda: self._show_places(deleted.left)))
        self.result_page.cover_wanted.connect(
            lambda source: self._step_aside(lambda: self._study.redaction_wanted.emit(source))
        )
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
