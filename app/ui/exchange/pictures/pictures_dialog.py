"""Import pictures: each file is looked at, somebody says whose it is, then all are read and stored in one step."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.exchange.pictures.looking import LookedAt, look_at, pictures_among
from app.exchange.pictures.reading import Reading, Wanted, read_pictures
from app.problems import Problem
from app.safeguards.withdrawal import stopped
from app.study import actions, queries
from app.study.rows import CaseId
from app.ui.exchange.pictures.agreed import Agreed, Known, proposed
from app.ui.exchange.pictures.picture_part import PicturePart
from app.ui.messages import ask_before_losing
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, hairline
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(860, 700)
NOT_STORED = "What you said about these pictures is not stored."
ASKED = (
    "Say whose each picture is. They are turned upright; what the files say of places, people, dates and cameras "
    "is left out."
)
NOTHING = (
    "In the folder is no file of a kind that can be read: JPEG, PNG, TIFF, WebP, GIF, BMP, HEIC, AVIF or PDF."
)


class PicturesDialog(QDialog):
    """Tells by `imported` which sources were stored; nothing is stored before "Import" is pressed."""

    imported = Signal(list)

    def __init__(
        self, study: OpenStudy, paths: Sequence[Path], case: CaseId | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import pictures")
        self._study = study
        self._case = case
        self._read: dict[Wanted, Reading] = {}
        self._as_proposed: list[Agreed] = []
        self.parts: list[PicturePart] = []
        self.heading = plain_label("", "title")
        self.told = wrapped_label("", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading pictures")
        self._files = QVBoxLayout()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = self._buttons.addButton("Import", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._buttons.rejected.connect(self.reject)
        self._buttons.accepted.connect(self._read_wanted)
        study.tasks.progressed.connect(self._show_progress)
        with study.project.reading() as session:
            people = queries.participants(session)
            self._known = Known(
                people={person.pseudonym.casefold(): person for person in people},
                cases=queries.cases(session),
                perspectives=[row.name for row in queries.perspectives(session)],
                stopped=stopped(session),
            )
        self._task = self._look(list(paths))

    def agreed(self) -> list[Agreed]:
        """What is agreed about every file now."""
        return [part.agreed() for part in self.parts]

    def reject(self) -> None:
        """Stop reading and store nothing; a question first where somebody has said whose pictures these are."""
        if self.agreed() != self._as_proposed:
            ask_before_losing(self, NOT_STORED, self._leave)
        else:
            self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to the next: only its button imports."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self._task.cancel()
        super().reject()

    # Looking

    def _look(self, paths: list[Path]) -> Task:
        self._show_stage("Looking at the pictures…")
        self.import_button.hide()

        def work(progress: Progress, cancelled: IsCancelled) -> list[LookedAt]:
            return look_at(pictures_among(paths), progress=progress, cancelled=cancelled)

        return self._study.tasks.run("Looking at pictures", work, self._show_files, self._fail, owner=self)

    def _show_files(self, files: list[LookedAt]) -> None:
        for place, looked in enumerate(files):
            part = PicturePart(proposed(looked, self._known, self._case), self._known)
            part.changed.connect(self._look_again)
            self.parts.append(part)
            if place:
                self._files.addWidget(hairline())
            self._files.addWidget(part)
        self._files.addStretch()
        self._as_proposed = self.agreed()
        self.import_button.show()
        self._ask()
        first = next((part for part in self.parts if part.agreed().lacks), None)
        if first is None:
            self.import_button.setDefault(True)
            self.import_button.setFocus()
        else:
            first.drawn_by.setFocus()

    def _fail(self, problem: Problem) -> None:
        self._leave()
        self._study.tasks.problem.emit(problem)

    # Agreeing

    def _ask(self) -> None:
        self._show_stage("Whose pictures are these?" if self.parts else "No pictures there", working=False)
        self._look_again()

    def _look_again(self) -> None:
        files = self.agreed()
        words = [ASKED if files else NOTHING]
        bad = sum(file.looked.problem is not None for file in files)
        if bad:
            words.append(f"{bad} of {len(files)} files cannot be read and will be left out.")
        lacking = [file for file in files if file.lacks]
        if lacking:
            words.append(f"Of {lacking[0].name or lacking[0].path.name} {lacking[0].lacks}.")
        self.told.setText(" ".join(words))
        pages = sum(len(file.pages) for file in files if file.ready)
        self.import_button.setEnabled(bool(pages) and not lacking)
        self.import_button.setText(f"Import {pages} picture{'s' if pages != 1 else ''}" if pages else "Import")

    # Reading and storing

    def _read_wanted(self) -> None:
        wanted = [one for file in self.agreed() if file.ready for one in file.reads() if one not in self._read]
        self._show_stage("Reading the pictures…")
        self.import_button.setEnabled(False)

        def work(progress: Progress, cancelled: IsCancelled) -> list[Reading]:
            return list(read_pictures(wanted, progress=progress, cancelled=cancelled))

        self._task = self._study.tasks.run("Reading pictures", work, self._store, self._refuse, owner=self)

    def _store(self, readings: list[Reading]) -> None:
        """Store all in one step; where a page could not be read, say so and store nothing."""
        self._read.update({one.wanted: one for one in readings if one.problem is None})
        bad = {one.wanted.path: one.problem for one in readings if one.problem is not None}
        for part in self.parts:
            problem = bad.get(part.agreed().path)
            if problem is not None:
                part.refuse(problem)
        self._ask()
        if bad:
            return
        ready = [file for file in self.agreed() if file.ready]
        added = self._study.attempt(
            lambda: actions.add_pictures(
                self._study.project,
                drafts=[file.draft([self._read[one] for one in file.reads()]) for file in ready],
            )
        )
        if added is not None:
            self.imported.emit(added)
            self.accept()

    def _refuse(self, problem: Problem) -> None:
        self._ask()
        self._study.tasks.problem.emit(problem)

    # Parts

    def _show_progress(self, task: Task) -> None:
        if task is self._task:
            self.bar.setRange(0, task.of)
            self.bar.setValue(task.done)
            if task.what:
                self.told.setText(f"{task.done} of {task.of} done. Now: {task.what}")

    def _show_stage(self, heading: str, *, working: bool = True) -> None:
        self.heading.setText(heading)
        self.bar.setVisible(working)
        self.bar.setRange(0, 0)
        self._within.setEnabled(not working)

    def _lay_out(self) -> None:
        fit(self, SIZE * self._study.theme.text_scale)
        self._within = QWidget()
        self._within.setLayout(self._files)
        self._files.setContentsMargins(0, 0, 8, 0)
        self._files.setSpacing(0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._within)
        scroll.setAccessibleName("Files")
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        for widget in (self.heading, self.told, self.bar, hairline()):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addWidget(hairline())
        column.addWidget(self._buttons)
