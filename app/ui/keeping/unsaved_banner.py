"""Stays over the pages while nothing can be saved, and goes by itself once something can: the study is read on."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.problems import Problem
from app.store.problems import NotSaved, Overwritten
from app.store.trying import try_writing
from app.ui.open_study import OpenStudy
from app.ui.theme import icon
from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import primary_button, quiet_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import wrapped_label

TRY_EVERY = 5_000
"""Milliseconds from one try to the next."""
SAVED = "All changes are saved again."


class UnsavedBanner(QFrame):
    """Tells of one study; hidden until something could not be saved."""

    copy_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.setProperty("look", "alarm")
        self.setAccessibleName("Not saved")
        self._icon = QLabel()
        self.sentence = wrapped_label("", "heading")
        self.advice = wrapped_label("")
        self._problem: Problem | None = None
        self.again = primary_button("Try again")
        self.again.setToolTip("Save what waits, if that can be done now")
        self.copy = quiet_button("Save a copy elsewhere…")
        self.copy.setToolTip("Put everything that was saved into a new file in another folder")
        self.backup = quiet_button("Open a backup…")
        self.backup.setToolTip("Choose a backup of this study, and make a new file of it")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(TRY_EVERY)
        self._timer.timeout.connect(self.look)
        self.again.clicked.connect(self._try)
        self.copy.clicked.connect(self.copy_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        study.unsaved.changed.connect(self._count)
        study.changed.connect(self._hear)
        study.closing.connect(self._end)
        study.theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def tell(self, problem: Problem) -> None:
        """Say why nothing is saved, and stay."""
        self._problem = problem
        self.sentence.setText(problem.sentence)
        lost = isinstance(problem, Overwritten)
        for button in (self.again, self.copy):
            button.setHidden(lost)
        self.backup.setVisible(lost)
        self._count()
        self.show()
        self._timer.start()
        announce(self, str(problem))

    def look(self) -> None:
        """See whether something can be saved now, unless somebody is being asked; `_hear` goes on from there."""
        if QApplication.activeModalWidget() is None:
            with suppress(Problem):
                try_writing(self._study.project)

    def _try(self) -> None:
        """Save what waits; where nothing does, see whether something could be."""
        study = self._study
        try:
            if study.unsaved:
                study.unsaved.save()
            else:
                try_writing(study.project)
        except NotSaved as problem:
            self.tell(problem)
        except Problem as problem:
            study.tasks.problem.emit(problem)

    def _hear(self) -> None:
        """Something was saved: what waits is saved next, and then there is nothing more to say."""
        if self.isHidden():
            return
        if self._study.unsaved:
            QTimer.singleShot(0, self, self._go_on)
            return
        self._timer.stop()
        self.hide()
        self._study.said.emit(SAVED)

    def _go_on(self) -> None:
        if self._study.unsaved:
            self._try()

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _count(self) -> None:
        many, advice = len(self._study.unsaved), "" if self._problem is None else self._problem.advice
        what = f"{many} changes wait" if many > 1 else "This change waits"
        waits = (
            f"{what} here, and will be saved as soon as that can be done."
            if many and not self.again.isHidden()
            else ""
        )
        self.advice.setText(f"{advice} {waits}".strip())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.sentence, self.advice):
            words.addWidget(label)
        buttons = FlowRow()
        for button in (self.again, self.copy, self.backup):
            buttons.addWidget(button)
        words.addSpacing(6)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _restyle(self) -> None:
        self._icon.setPixmap(icon(self._study.theme.roles, "warning", "danger").pixmap(QSize(20, 20)))


def show_banner(
    problem: NotSaved,
    study: OpenStudy,
    place: QVBoxLayout,
    save_copy: Callable[[], object],
    open_backup: Callable[[], object],
) -> None:
    """Say it in this place of the window, in the banner that is there already or in a new one."""
    there = place.itemAt(0)
    banner = there.widget() if there is not None else None
    if not isinstance(banner, UnsavedBanner):
        banner = UnsavedBanner(study)
        banner.copy_wanted.connect(save_copy)
        banner.backup_wanted.connect(open_backup)
        place.addWidget(banner)
    banner.tell(problem)
