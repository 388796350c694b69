"""Correcting the open transcript: from the first key typed to the stored version, and what could not be placed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QWidget

from app.coding import actions
from app.coding.correcting.waiting import waiting_passages, was_corrected
from app.coding.correcting.waiting_rows import WaitingPassage
from app.coding.rows import SegmentId
from app.store.changes import Changes
from app.study import queries
from app.study.rows import SourceId, TranscriptRow
from app.study.version_rows import TextChange
from app.ui.coding.coding_desk import CodingDesk
from app.ui.coding.coding_panes import CodingPanes
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress

if TYPE_CHECKING:
    from app.coding.correcting.rows import CorrectionPlan
    from app.ui.coding.correcting.versions_dialog import VersionsDialog

READ_FIRST = "Review or leave the correction first: Ctrl+Enter, or Esc."
SELECT_FIRST = "Select the words in the text that this passage is about now."


@dataclass(frozen=True, slots=True)
class Looked:
    """A plan, and the changes it is made of with their words."""

    plan: "CorrectionPlan"
    changes: tuple[TextChange, ...]


class CorrectingDesk(QObject):
    """One correction at a time; `page` is what its dialogs lie over, and whose other actions rest meanwhile."""

    def __init__(
        self,
        study: OpenStudy,
        panes: CodingPanes,
        desk: CodingDesk,
        page: QWidget,
        show: Callable[[SourceId], None],
    ) -> None:
        super().__init__(page)
        self._study = study
        self._panes = panes
        self._part, self._strip = panes.correcting, panes.waiting
        self._desk = desk
        self._page = page
        self._row: TranscriptRow | None = None
        self._resting: list[QAction] = []
        self._looking = False
        self._corrected = False
        self._part.review_requested.connect(self.review)
        self._part.leave_requested.connect(self.leave)
        self._strip.place_requested.connect(self.place)
        self._strip.remove_requested.connect(self.remove)
        self._strip.compare_requested.connect(self.look_up)
        self._show_source = show
        panes.sources.correction_wanted.connect(self.begin_with)
        self._part.editor.zoomed.connect(panes.view.zoom_by)
        panes.view.zoomed.connect(lambda: self._part.editor.set_zoom(panes.view.zoom))
        desk.read.connect(self._read_waiting)
        study.changed.connect(self._hear)

    # Correcting

    @property
    def unfinished(self) -> str:
        """What would be lost if the window closed now, in a sentence; empty when nothing would."""
        if self._row is None or not self._part.editor.is_changed:
            return ""
        return f"The correction of “{self._row.name}” is not stored."

    @property
    def is_on(self) -> bool:
        """Whether a transcript is being corrected."""
        return self._row is not None

    def begin(self, text: str | None = None) -> None:
        """Opens the transcript on the desk for correction, with other words than are stored if there are any."""
        row = self._desk.transcript
        if row is None or self.is_on or not self._study.may_change():
            return
        self._row = row
        self._resting = [action for action in self._page.actions() if action.isEnabled()]
        for action in self._resting:
            action.setEnabled(False)
        view = self._panes.view
        self._part.editor.set_zoom(view.zoom)
        self._part.editor.set_page(view.viewport().x(), view.lineWrapColumnOrWidth())
        self._part.begin(row, view.caret(), text)
        self._panes.show_correcting(True)
        self._read_waiting()
        self._part.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, source: SourceId) -> None:
        """Opens another transcript, for correction."""
        self._show_source(source)
        self.begin()

    def keep(self) -> str:
        """What is typed and not stored, and of which transcript; empty when nothing is."""
        if self._row is None or not self.unfinished:
            return ""
        return json.dumps({"source": self._row.source, "text": self._part.editor.words()})

    def take_up(self, kept: str) -> None:
        """Goes on with a correction that was kept."""
        told = json.loads(kept)
        self._show_source(SourceId(told["source"]))
        self.begin(told["text"])

    def finish_quietly(self) -> bool:
        """Ends a correction in which nothing was typed; False where something was, and says what to do."""
        if self.unfinished:
            self._study.said.emit(READ_FIRST)
            return False
        if self.is_on:
            self._end()
        return True

    def leave(self) -> None:
        """Back to coding; a question first when something was typed."""
        if not self.unfinished:
            self.finish_quietly()
            return
        box = QMessageBox(self._page)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Leave the correction")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("What you typed is not stored.")
        box.setInformativeText("Review shows what it does to turns and passages before it is stored.")
        review = box.addButton("Review…", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("Discard", QMessageBox.ButtonRole.DestructiveRole)
        go_on = box.addButton("Go on editing", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(review)
        box.setEscapeButton(go_on)
        review.clicked.connect(self.review)
        discard.clicked.connect(self._end)
        box.open()

    def review(self) -> None:
        """Works out what the correction does, and shows it."""
        row = self._row
        if row is None or self._looking:
            return
        self._looking = True
        text, source, project = self._part.editor.words(), row.source, self._study.project

        def look(progress: Progress, cancelled: IsCancelled) -> Looked:
            from app.coding.correcting.planning import plan_correction

            with project.reading(cancelled) as session:
                old = queries.transcript(session, source).text
                plan = plan_correction(session, source, text)
            return Looked(plan, tuple(queries.text_changes(old, plan.text, plan.changes)))

        self._study.tasks.run(
            "Looking at the correction",
            look,
            self._show,
            failed=lambda problem: self._refuse(str(problem)),
            stopped=lambda: self._refuse("Stopped."),
            owner=self,
        )

    def _refuse(self, words: str) -> None:
        self._looking = False
        self._study.said.emit(words)

    def _show(self, looked: Looked) -> None:
        self._looking = False
        if not self.is_on:
            return
        from app.ui.coding.correcting.correction_preview import CorrectionPreview

        preview = CorrectionPreview(looked.plan, looked.changes, self._page)
        preview.place_wanted.connect(self._part.editor.go_to)
        preview.applied.connect(lambda: self._apply(looked.plan))
        preview.discarded.connect(self._end)
        preview.rejected.connect(self._part.editor.setFocus)
        preview.open()

    def _apply(self, plan: "CorrectionPlan") -> None:
        stored = self._study.attempt(lambda: actions.apply_correction(self._study.project, plan=plan))
        if stored is not None:
            waiting = plan.lost
            rest = f" {waiting} passage{' waits' if waiting == 1 else 's wait'} for a place." if waiting else ""
            self._end()
            self._study.said.emit(f"Corrected.{rest} Undo takes it back.")

    def _end(self) -> None:
        self._row = None
        for action in self._resting:
            action.setEnabled(True)
        self._resting = []
        self._panes.show_correcting(False)
        self._read_waiting()
        self._panes.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Versions, and what waits for a place

    def show_versions(self) -> "VersionsDialog | None":
        """The texts this transcript has had."""
        from app.ui.coding.correcting.versions_dialog import VersionsDialog

        row = self._desk.transcript
        if row is None:
            return None
        dialog = VersionsDialog(self._study, row.source, row.name, self._page)
        dialog.return_wanted.connect(self._return_to)
        dialog.open()
        return dialog

    def look_up(self, waiting: WaitingPassage) -> None:
        """The text a passage that waits was marked in."""
        dialog = self.show_versions()
        if dialog is not None:
            dialog.show_place(waiting.version, waiting.span)

    def place_current(self) -> None:
        """The passage that is shown as waiting goes to the selected words."""
        if self._strip.current is not None:
            self.place(self._strip.current.segment)
        else:
            self._study.said.emit("No passage of this transcript waits for a place.")

    def place(self, segment: int) -> None:
        """Puts a passage that waits on the selected words."""
        span = self._panes.view.selection()
        if span is None:
            self._study.said.emit(SELECT_FIRST)
            return
        project = self._study.project
        if not self._study.may_change():
            return
        placed = self._study.attempt(lambda: actions.place_passage(project, segment=SegmentId(segment), span=span))
        if placed is not None:
            self._study.said.emit("Placed, with all its codes and notes. Undo takes it back.")

    def remove(self, segment: int) -> None:
        """Removes a passage that waits."""
        project = self._study.project
        if not self._study.may_change():
            return
        removed = self._study.attempt(lambda: actions.remove_passages(project, segments=[SegmentId(segment)]))
        if removed is not None:
            self._study.said.emit("Passage removed. Undo brings it back.")

    def _return_to(self, text: str) -> None:
        self.begin(text)
        self.review()

    def _hear(self, changes: Changes) -> None:
        # A transcript that was never corrected is not asked again after every key.
        touched = changes.tables & {"segment", "participant", "consent", "code"}
        if "text_version" in changes.tables or (self._corrected and touched):
            self._read_waiting()

    def _read_waiting(self) -> None:
        row = self._desk.transcript
        waiting: list[WaitingPassage] = []
        self._corrected = False
        if row is not None and not self.is_on:
            with self._study.project.reading() as session:
                self._corrected = was_corrected(session, row.source)
                waiting = waiting_passages(session, row.source) if self._corrected else []
        self._strip.show_passages(waiting, writable=not self._study.read_only)
