"""The framework matrix: each person's account of each theme in the researcher's words, the passages one step away.

Reading is done off the GUI thread; here what was read is shown, and what is written is stored, one step an edit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.rows import PassageRow
from app.perspectives.actions import draft_summary, write_summary
from app.perspectives.framework_rows import FrameworkCellRow, Topic
from app.store.changes import Changes
from app.study.rows import ParticipantId
from app.ui.choosing.kept_keys import sign_of
from app.ui.commands import CommandAction, add_command, explain
from app.ui.open_study import OpenStudy
from app.ui.perspectives.framework.arranging import arrange, people_of
from app.ui.perspectives.framework.asking import ask_before_replacing, ask_for_columns
from app.ui.perspectives.framework.cell_pane import CellPane
from app.ui.perspectives.framework.columns import Choosing, Columns, columns_kept
from app.ui.perspectives.framework.controls import TO_DO, MatrixControls
from app.ui.perspectives.framework.leaving import leaving
from app.ui.perspectives.framework.matrix_table import MatrixTable
from app.ui.perspectives.framework.pages import FrameworkPages
from app.ui.perspectives.framework.reading import ReadFramework, read_cell, read_framework
from app.ui.perspectives.framework.saving import MatrixSaver
from app.ui.perspectives.passage_reader import PassageReader
from app.ui.tasks import Task
from app.ui.widgets import clipboard

PAUSE = 120
"""Milliseconds the keyboard rests in a cell before its passages are read."""
OTHERS = frozenset({"framework_cell", "code_set", "code_set_member"})
"""Tables that the matrix shows and other views of its page do not."""


@dataclass(frozen=True, slots=True)
class FrameworkPlace:
    """Where in the matrix the reader was."""

    person: ParticipantId
    topic: Topic


class FrameworkView(QWidget):
    """The matrix with the pane of the cell that has the keyboard."""

    wanted = Signal()
    """Something is done here: whoever shows several views brings this one to the front."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._read: ReadFramework | None = None
        self._kept_as = f"framework {sign_of(study)}"
        self._columns = columns_kept(study.settings.window.get(self._kept_as, ""))
        self._reading: Task | None = None
        self._quoting: Task | None = None
        self._coming_back: FrameworkPlace | None = None
        self._stale = False
        self.controls = MatrixControls(study.theme)
        self.table = MatrixTable(study.theme)
        self.table.copy_wanted.connect(self.copy_cells)
        self.pane = CellPane(study.theme, PassageReader(study))
        self.saver = MatrixSaver(study, self)
        self.actions_here: list[CommandAction] = []
        """What can be done here, for the menu of the page."""
        self._pages = FrameworkPages(study.theme, self.controls, self.table, self.pane)
        self.empty = self._pages.empty
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._read_passages)
        self.table.matrix.may_edit = not study.read_only
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._connect()
        self._add_actions()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the matrix again; while a cell is being written that waits."""
        if self.table.is_editing:
            self._stale = True
            return
        self._stale = False
        if self._reading is not None:
            self._reading.cancel()
        columns = self._columns

        def show(read: ReadFramework) -> None:
            if self._reading is task:
                self._reading = None
                self._show(read)

        task = self._study.tasks.run(
            "Reading the framework matrix",
            lambda progress, cancelled: read_framework(self._study.project, columns, cancelled),
            show,
            owner=self,
        )
        self._reading = task

    def choose_columns(self, columns: Columns) -> None:
        """Show other columns, and remember them."""
        self._columns = columns
        if self._study.settings.remember_recent:
            kept = {**self._study.settings.window, self._kept_as: columns.kept()}
            self._study.prefer(window=kept)
        self.refresh()

    def place(self) -> object:
        """The cell that has the keyboard."""
        at = self.table.place()
        return None if at is None else FrameworkPlace(*at)

    def return_to(self, place: object) -> None:
        """Go to a cell again."""
        if isinstance(place, FrameworkPlace) and not self.table.go_to(place.person, place.topic):
            self._coming_back = place

    # What was read

    def _show(self, read: ReadFramework) -> None:
        if self.table.is_editing:
            self._stale = True
            return
        self._read = read
        self._columns = read.columns
        self.controls.show_read(read)
        self._pages.show_matrix(bool(read.framework.topics and read.framework.people))
        self._arrange()
        back, self._coming_back = self._coming_back, None
        if back is not None:
            self.table.go_to(back.person, back.topic)

    def _arrange(self) -> None:
        if self._read is None:
            return
        who = self.controls.who
        lines = arrange(self._read.framework, who)
        self.table.mark_words(tuple(who.words.lower().split()))
        self.table.show_lines(self._read.framework.topics, lines)
        self.controls.say(self._read, lines)

    def _look(self) -> None:
        at = self.table.at_hand()
        self._draft.setEnabled(at is not None and bool(at[2].passages) and not self._study.read_only)
        if at is None:
            self.pane.clear()
            return
        self.pane.show_cell(*at)
        self._rest.start()

    def _read_passages(self) -> None:
        at = self.table.place()
        if at is None:
            return
        if self._quoting is not None:
            self._quoting.cancel()

        def show(said: list[PassageRow]) -> None:
            if self._quoting is task:
                self._quoting = None
                self.pane.show_passages(said)

        task = self._study.tasks.run(
            "Reading passages",
            lambda progress, cancelled: read_cell(self._study.project, *at, cancelled),
            show,
            owner=self,
        )
        self._quoting = task

    # What is done

    def write(self, person: ParticipantId, topic: Topic, summary: str) -> None:
        """Store a finished edit as one step."""
        self._study.attempt(
            lambda: write_summary(
                self._study.project,
                participant=person,
                topic=topic,
                summary=summary,
                by=self._study.settings.coder,
                initiator=self,
            )
        )
        self.refresh()

    def draft(self) -> None:
        """Fill the cell with the person's quotes; where it holds words, ask first."""
        at = self.table.at_hand()
        if at is None or not self._study.may_change():
            return
        line, topic, cell = at
        if not cell.summary:
            self._draft_now(line.person.id, topic.topic, replace=False)
            return
        ask_before_replacing(self, lambda: self._draft_now(line.person.id, topic.topic, replace=True))

    def next_to_do(self) -> None:
        """Go to the next cell with passages and no summary."""
        if not self.table.go_to_next(lambda cell: cell.to_do):
            self._study.said.emit("Every cell in sight that has passages is summarised.")
        self.table.setFocus()

    def next_found(self) -> None:
        """Go to the next cell with the words that are looked for."""
        wanted = self.controls.who.words.casefold().split()

        def holds(cell: FrameworkCellRow) -> bool:
            return bool(cell.summary) and any(word in cell.summary.casefold() for word in wanted)

        if wanted and not self.table.go_to_next(holds):
            self._study.said.emit("No summary in sight holds these words.")

    def copy(self) -> None:
        """Copy the table as it is shown, for Word and Excel."""
        summaries, left_out = leaving(self._study, self.table.matrix)
        clipboard.put(self.table.matrix.copied(summaries))
        self._study.said.emit(" ".join(("Table copied. Paste it into Word or Excel.", *left_out)))

    def copy_cells(self) -> None:
        """Copy the cells at hand: one as its words, several as a table."""
        summaries, left_out = leaving(self._study, self.table.matrix)
        clipboard.put(self.table.matrix.copied_cells(self.table.cells_at_hand(), summaries))
        if left_out:
            self._study.said.emit(" ".join(left_out))

    def save(self) -> None:
        """Ask where the matrix goes, as it is shown: for Word, Excel or as plain text."""
        topics = [row.topic for row in self.table.matrix.topics]
        people = [line.person.id for line in people_of(self.table.matrix.lines)]
        if people:
            self.saver.ask(topics, people)

    def ask_for_columns(self) -> None:
        """Let the reader tick themes and codes."""
        if self._read is not None:
            now = [row.topic for row in self._read.framework.topics]
            ask_for_columns(self._study.theme, self._read.known, now, self._choose_order, self)

    def _choose_order(self, topics: list[Topic]) -> None:
        if topics:
            self.choose_columns(Columns(Choosing.CHOSEN, None, tuple(topics)))

    def _draft_now(self, person: ParticipantId, topic: Topic, *, replace: bool) -> None:
        self._study.attempt(
            lambda: draft_summary(
                self._study.project,
                participant=person,
                topic=topic,
                by=self._study.settings.coder,
                replace=replace,
            )
        )

    def _edit_ended(self) -> None:
        if self._stale:
            self.refresh()
        self._look()

    def _follow(self, key: str) -> None:
        if key == TO_DO:
            self.next_to_do()

    # How it is joined

    def _connect(self) -> None:
        study = self._study
        study.changed.connect(self._hear)
        self.controls.columns_chosen.connect(self.choose_columns)
        self.controls.who_changed.connect(self._arrange)
        self.controls.searched_on.connect(self.next_found)
        self.controls.search.left_down.connect(self.table.setFocus)
        self.controls.sentence.followed.connect(self._follow)
        self.controls.choose_button.clicked.connect(self.ask_for_columns)
        self.controls.copy_button.clicked.connect(self.copy)
        self.controls.save_button.clicked.connect(self.save)
        self.table.looked_at.connect(self._look)
        self.table.matrix.written.connect(self.write)
        self.table.order_chosen.connect(self._choose_order)
        self.table.edit_ended.connect(self._edit_ended)
        self.table.person_opened.connect(study.participant_wanted.emit)
        self.pane.passage_opened.connect(study.show_passage)
        self.pane.person_wanted.connect(study.participant_wanted.emit)
        self.pane.write_button.clicked.connect(self._write_here)
        self.pane.draft_button.clicked.connect(self.draft)
        self.empty.step_taken.connect(lambda _: study.screen_wanted.emit("transcripts"))

    def _add_actions(self) -> None:
        for name, do in (
            ("write", self._write_here),
            ("draft", self.draft),
            ("next", self.next_to_do),
            ("columns", self.ask_for_columns),
            ("left", partial(self.table.move_column, -1)),
            ("right", partial(self.table.move_column, 1)),
            ("copy", self.copy),
            ("save", self.save),
        ):
            shown_first = partial(self._do, do)
            self.actions_here.append(add_command(self.table, f"framework.{name}", shown_first, self._study.keys))
        self._draft = self.actions_here[1]
        explain(self.pane.draft_button, self._draft)

    def _do(self, do: Callable[[], None]) -> None:
        self.wanted.emit()
        do()

    def _write_here(self) -> None:
        if self._study.may_change():
            self.table.start_writing()

    def _hear(self, changes: Changes) -> None:
        if changes.initiator is not self and changes.tables & OTHERS:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
