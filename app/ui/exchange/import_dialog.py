"""Import: the files are read, the reader sees who speaks in them and says whose words they are, then all
is stored in one step."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.exchange.transcripts import Reading, expand, read_transcripts
from app.problems import Problem
from app.safeguards import withdrawal
from app.safeguards.identity.joining import pseudonyms
from app.study import actions, queries
from app.study.rows import ParticipantRow, SourceDraft
from app.ui.exchange.agreeing import (
    Agreed,
    drafts_of,
    named_after_file,
    proposed,
    shared_labels,
    with_what_is_known,
)
from app.ui.exchange.speaker_lines import Choices, FilePart
from app.ui.messages import ask_before_losing
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.busy import busy_cursor
from app.ui.widgets.buttons import Button
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import hairline
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(1240, 720)
NOT_STORED = "What you said about these transcripts is not stored."
FEW = 20
"""So many transcripts are stored before anybody notices."""


class ImportDialog(QDialog):
    """Tells by `imported` which sources were stored; nothing is stored before "Import" is pressed."""

    imported = Signal(list)

    def __init__(self, study: OpenStudy, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import transcripts")
        self._study = study
        self._people: dict[str, ParticipantRow] = {}
        self.parts: list[FilePart] = []
        self._as_proposed: list[Agreed] = []
        self.heading = plain_label("Reading…", "title")
        self.told = wrapped_label("", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading files")
        self.question = wrapped_label("")
        self.name_after_files = Button("Name them after their files")
        self.name_after_files.setAutoDefault(False)
        self.keep_original = QCheckBox("Keep the original files inside the study")
        self.keep_name = QCheckBox("Keep the files’ names")
        self.keep_original.setChecked(study.settings.keep_original_files)
        self.keep_name.setChecked(study.settings.keep_file_names)
        self._files = QVBoxLayout()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = self._buttons.addButton("Import", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._buttons.rejected.connect(self.reject)
        self._buttons.accepted.connect(self._store)
        self.name_after_files.clicked.connect(self._name_after_files)
        self._task = self._read(paths)

    def reject(self) -> None:
        """Stop reading and store nothing; a question first where somebody has said whose words these are."""
        if self._was_told():
            ask_before_losing(self, NOT_STORED, self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        self._task.cancel()
        super().reject()

    def _was_told(self) -> bool:
        told = [(file.speakers, file.wanted, file.kind) for file in self.agreed()]
        return told != [(file.speakers, file.wanted, file.kind) for file in self._as_proposed]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to the next: only its button imports."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    # Reading

    def _read(self, paths: Sequence[Path]) -> Task:
        with self._study.project.reading() as session:
            people = queries.participants(session)
            perspectives = queries.perspectives(session)
            areas = queries.areas(session)
            stopped = withdrawal.stopped(session)
            key = self._study.identity
            self._pseudonyms = pseudonyms(session, key) if key is not None else {}
        self._people = {person.pseudonym.casefold(): person for person in people}
        self._choices = Choices(
            people=[person.pseudonym for person in people],
            perspectives=[row.name for row in perspectives],
            roles=sorted({person.role for person in people if person.role}),
            areas=[row.name for row in areas],
            stopped=stopped,
        )
        known = [*(person.pseudonym for person in people), *self._pseudonyms]
        chosen = list(paths)
        self._show_stage(reading=True)

        def work(progress: Progress, cancelled: IsCancelled) -> list[Reading]:
            files = expand(chosen)
            return read_transcripts(files, progress=progress, cancelled=cancelled, known=known)

        tasks = self._study.tasks
        tasks.progressed.connect(self._show_progress)
        return tasks.run("Reading transcripts", work, self._show_readings, self._fail, owner=self)

    def _show_progress(self, task: Task) -> None:
        if task is self._task:
            self.bar.setRange(0, task.of)
            self.bar.setValue(task.done)
            self.told.setText(f"{task.done} of {task.of} read. Now: {task.what}" if task.what else "")

    def _fail(self, problem: Problem) -> None:
        self._leave()
        self._study.tasks.problem.emit(problem)

    def _show_readings(self, readings: list[Reading]) -> None:
        for place, reading in enumerate(readings):
            part = FilePart(
                proposed(reading, self._people, self._pseudonyms),
                self._choices,
                lambda whose: with_what_is_known(whose, self._people),
            )
            part.changed.connect(self._look_again)
            self.parts.append(part)
            if place:
                self._files.addWidget(hairline())
            self._files.addWidget(part)
        self._files.addStretch()
        self._as_proposed = self.agreed()
        self._show_stage(reading=False)
        self._look_again()
        self.import_button.setDefault(True)
        self.import_button.setFocus()

    # Agreeing

    def agreed(self) -> list[Agreed]:
        """What is agreed about every file now."""
        return [part.agreed() for part in self.parts]

    def _look_again(self) -> None:
        files = self.agreed()
        ready = [file for file in files if file.ready]
        bad = sum(file.reading.problem is not None for file in files)
        unsettled = sum(file.wanted and not file.ready for file in files)
        self.heading.setText("Who speaks?" if files else "No transcripts there")
        words = [
            "Say whose words these are; evidence belongs to whoever speaks it, never to the interviewer."
            if files
            else "In the folder is no file of a kind that can be read: Word, text, PDF or subtitles."
        ]
        if bad:
            words.append(f"{bad} of {len(files)} files cannot be read and will be left out.")
        if unsettled:
            words.append(f"In {unsettled} a participant has no pseudonym yet.")
        self.told.setText(" ".join(words))
        self.import_button.setEnabled(bool(ready) and not unsettled)
        self.import_button.setText(f"Import {len(ready)} transcript{'s' if len(ready) != 1 else ''}")
        self._ask_about_shared(files)

    def _ask_about_shared(self, files: list[Agreed]) -> None:
        shared = shared_labels(files, self._people)
        told = [f"{label} is in {len(places)} files: the same person?" for label, places in shared.items()]
        more = f" And {len(told) - 3} more." if len(told) > 3 else ""
        self.question.setText(" ".join(told[:3]) + more)
        for widget in (self.question, self.name_after_files):
            widget.setVisible(bool(shared))

    def _name_after_files(self) -> None:
        files = self.agreed()
        for label, places in shared_labels(files, self._people).items():
            for place in places:
                files[place] = named_after_file(files[place], label)
        for part, file in zip(self.parts, files, strict=True):
            part.show_agreed(file)

    # Storing

    def _store(self) -> None:
        files = self.agreed()
        keep_bytes, keep_name = self.keep_original.isChecked(), self.keep_name.isChecked()
        self.import_button.setEnabled(False)

        def work(progress: Progress, cancelled: IsCancelled) -> list[SourceDraft]:
            return drafts_of(files, keep_bytes=keep_bytes, keep_name=keep_name)

        self._task = self._study.tasks.run("Preparing transcripts", work, self._add, self._refuse, owner=self)

    def _add(self, drafts: list[SourceDraft]) -> None:
        """Store in one step, which belongs to this thread; of many files that is said before the window waits."""
        if len(drafts) > FEW:
            self.told.setText(f"Storing {len(drafts)} transcripts…")
            self.told.repaint()
        with busy_cursor(len(drafts) > FEW):
            added = self._study.attempt(lambda: actions.add_sources(self._study.project, drafts=drafts))
        if added is None:
            self._look_again()
            return
        self.imported.emit(added)
        self.accept()

    def _refuse(self, problem: Problem) -> None:
        self.import_button.setEnabled(True)
        self._study.tasks.problem.emit(problem)

    # Parts

    def _show_stage(self, *, reading: bool) -> None:
        self.bar.setVisible(reading)
        for part in (self.keep_original, self.keep_name, self.import_button):
            part.setVisible(not reading)
        self.question.hide()
        self.name_after_files.hide()

    def _lay_out(self) -> None:
        fit(self, SIZE * self._study.theme.text_scale)
        within = QWidget()
        within.setLayout(self._files)
        self._files.setContentsMargins(0, 0, 8, 0)
        self._files.setSpacing(0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(within)
        scroll.setAccessibleName("Files")
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self.question, 1)
        asked.addWidget(self.name_after_files)
        kept = QHBoxLayout()
        kept.setSpacing(24)
        kept.addWidget(self.keep_original)
        kept.addWidget(self.keep_name)
        kept.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        for widget in (self.heading, self.told, self.bar):
            column.addWidget(widget)
        column.addLayout(asked)
        column.addWidget(hairline())
        column.addWidget(scroll, 1)
        column.addWidget(hairline())
        column.addLayout(kept)
        column.addWidget(self._buttons)
