"""Passages like those of a code: asked for, each shown with why, and answered by hand one by one or together.

Nothing is looked for until somebody asks, and nothing is coded without a key or a click.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.coding import actions, suggesting
from app.coding.found_rows import Reach
from app.coding.rows import CodeId, CodeRow
from app.coding.suggesting.telling import (
    REACHES,
    WHY_NONE,
    found_told,
    not_reached_told,
    trust_told,
    why_none,
)
from app.coding.suggestion_rows import Standing, SuggestionRow, Suggestions
from app.language.suggesting import TARGETS
from app.problems import Problem
from app.store.changes import Changes
from app.ui.coding.suggesting.like_these_button import LikeTheseButton
from app.ui.coding.suggesting.suggestion_reading import Look, look_for_suggestions
from app.ui.coding.suggesting.suggestions_list import SuggestionsList
from app.ui.commands import CommandAction, add_command
from app.ui.commands.chosen_keys import written
from app.ui.open_study import OpenStudy
from app.ui.tasks import Task
from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import Button, primary_button, quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import hairline
from app.ui.widgets.plain_text import wrapped_label

USUAL = 0.7
BACK, STOP, AGAIN, TRANSCRIPTS = "Back to passages", "Cancel", "Ask again", "Go to Transcripts"
LEARN = "Ask again to learn from your answers too: refused passages are held against their like."
ANSWERS = frozenset({"coding", "segment", "refused_suggestion", "text_version", "source"})
"""The tables that say which suggestions are still open."""


class SuggestionsPage(QWidget):
    """Stands where the passages of a code stand, while they are asked for."""

    moved = Signal()
    """Somebody asks now, or asks no more: it stands in another place."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._task: Task | None = None
        self.look: Look = look_for_suggestions
        self._code: CodeRow | None = None
        """The code at hand."""
        self._can_be_asked = False
        self.about: CodeRow | None = None
        """The code whose like is looked for; None while nobody has asked."""
        self.found: Suggestions | None = None
        self.button = LikeTheseButton(study)
        """Stands where the code's page has room for it."""
        self.list = SuggestionsList(study)
        self.target, self.reach = Choice(), Choice()
        self.again, self.back = quiet_button(AGAIN), quiet_button(BACK)
        self.told, self.counted = wrapped_label(), wrapped_label("", "quiet")
        self.accept, self.refuse, self.open = (
            primary_button("Code it"),
            Button("Not this"),
            Button("Open in transcript"),
        )
        self.answers: list[CommandAction] = []
        """What can be done with the chosen suggestions."""
        self.state: EmptyState | None = None
        """What is shown where there is no list."""
        self._lay_out()
        self._connect()

    def show_code(self, code: CodeRow) -> bool:
        """Another code is at hand, or the same anew; tells whether it is one whose like somebody asked for."""
        self._code = code
        same = self.about is not None and self.about.id == code.id
        self._can_be_asked = self.button.show_code(code, asked=same)
        if not (same and self._can_be_asked):
            self._forget()
        return self.about is not None

    def ask(self) -> None:
        """Look for passages like those of the code at hand, cut as they are."""
        if self._code is not None and self._can_be_asked:
            self.about, self.found = self._code, None
            self._run(None)
            self.moved.emit()

    def leave(self) -> None:
        """Back to the passages."""
        self._forget()
        self.moved.emit()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._stop()
        self.about = self.found = None

    def _run(self, reach: Reach | None) -> None:
        self._stop()
        about, project = self.about, self._study.project
        if about is None:
            return

        def done(found: Suggestions) -> None:
            if self._task is task:
                self._task, self.found = None, found
                self._show()

        def stopped() -> None:
            if self._task is task:
                self._task = None
                self.leave()

        def failed(problem: Problem) -> None:
            stopped()
            self._study.tasks.problem.emit(problem)

        task = self._study.tasks.run(
            "Looking for passages like these",
            lambda progress, cancelled: self.look(project, about.id, reach, progress, cancelled),
            done,
            failed,
            stopped=stopped,
            owner=self,
        )
        self._task = task
        self._how.hide()
        self._show_state(
            "Looking for passages like these",
            f"The passages of “{about.name}” are learned from, and the outcome is tested on parts of the "
            "interviews that were kept apart. All of it happens on this computer.",
            (STOP,),
        )

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _show(self) -> None:
        """What was found, at the target that is wanted."""
        found, target = self.found, float(self.target.currentData())
        if found is None:
            return
        self.reach.blockSignals(True)
        self.reach.setCurrentIndex(self.reach.findData(found.reach))
        self.reach.blockSignals(False)
        trial = found.trial(target)
        self._how.setVisible(trial is not None)
        if trial is None:
            standing = found.basis.standing
            steps = (TRANSCRIPTS, BACK) if standing is Standing.FEW_REVIEWED else (BACK,)
            self._show_state(WHY_NONE[standing], why_none(found.basis), steps)
        elif trial.threshold is None:
            self._show_state(
                "No suggestions to be trusted", not_reached_told(trial, found.reach), self._other_ways()
            )
        elif not trial.waiting:
            told = f"{trust_told(trial, found.parts)} {found_told(found, trial)}"
            self._show_state("Nothing more is like these", told, self._other_ways())
        elif rows := self._still_open(found.reaching(target)):
            self.told.setText(trust_told(trial, found.parts))
            answered = len(found.reaching(target)) - len(rows)
            told = f" {answered} of them answered." if answered else ""
            self.counted.setText(found_told(found, trial) + told)
            self._show_list(rows)
        else:
            self._show_state("All suggestions are answered", LEARN, (AGAIN, BACK))

    def _show_list(self, rows: Sequence[SuggestionRow]) -> None:
        self.list.show_rows(rows)
        if self._views.currentWidget() is not self._answering:
            self._views.setCurrentWidget(self._answering)
            self.list.setCurrentIndex(self.list.suggestions.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{self.counted.text()} {self.told.text()}")

    def _show_state(self, title: str, words: str, steps: tuple[str, ...]) -> None:
        """Words in place of the list, and what can be done."""
        if self.state is not None:
            self._views.removeWidget(self.state)
            self.state.deleteLater()
        state = EmptyState(self._study.theme, icon_name="themes", title=title, words=words, steps=steps)
        state.step_taken.connect(lambda step: self._take(steps[step]))
        self.state = state
        self._views.addWidget(state)
        self._views.setCurrentWidget(state)
        if self.isVisible():
            state.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{title}. {words}")

    def _other_ways(self) -> tuple[str, ...]:
        """The targets that were reached below the one wanted, and the other cut."""
        found, target = self.found, float(self.target.currentData())
        if found is None:
            return (BACK,)
        lower = [one.target for one in found.trials if one.target < target and one.threshold is not None]
        other = next(reach for reach in REACHES if reach is not found.reach)
        return (*(_target_words(one) for one in lower[-1:]), REACHES[other], BACK)

    def _take(self, step: str) -> None:
        targets = {_target_words(target): target for target in TARGETS}
        reaches = {words: reach for reach, words in REACHES.items()}
        if step in targets:
            self.target.setCurrentIndex(self.target.findData(targets[step]))
        elif step in reaches:
            self._run(reaches[step])
        elif step == AGAIN:
            self._run(Reach(self.reach.currentData()))
        elif step == TRANSCRIPTS:
            self._study.screen_wanted.emit("transcripts")
        else:
            self.leave()

    # Answering

    def _still_open(self, rows: Sequence[SuggestionRow]) -> list[SuggestionRow]:
        if self.about is None:
            return []
        with self._study.project.reading() as session:
            return suggesting.still_open(session, self.about.id, rows)

    def _accept(self, rows: list[SuggestionRow]) -> None:
        about, coder = self.about, self._study.settings.coder
        if about is None or not self._study.may_change():
            return
        project = self._study.project
        coded = self._study.attempt(
            lambda: actions.code_suggested(project, suggestions=rows, code=CodeId(about.id), coder=coder)
        )
        if coded is not None:
            self._study.said.emit(f"{_many(len(rows))} coded with “{about.name}”.")

    def _refuse(self, rows: list[SuggestionRow]) -> None:
        about = self.about
        if about is None or not self._study.may_change():
            return
        project = self._study.project
        refused = self._study.attempt(
            lambda: actions.refuse_suggestions(project, suggestions=rows, code=CodeId(about.id))
        )
        if refused is not None:
            self._study.said.emit(f"{_many(len(rows))} refused: not suggested again for “{about.name}”.")

    def _hear(self, changes: Changes) -> None:
        """Something was answered, here or elsewhere, or an answer was taken back."""
        if self.found is not None and changes.tables & ANSWERS:
            self._show()

    # Inside

    def _lay_out(self) -> None:
        for target in TARGETS:
            self.target.addItem(_target_words(target), target)
        self.target.setCurrentIndex(TARGETS.index(USUAL))
        self.target.setAccessibleName("How often suggestions are to be right")
        self.target.setToolTip("Fewer suggestions are right more often")
        for reach, words in REACHES.items():
            self.reach.addItem(words, reach)
        self.reach.setAccessibleName("What is suggested")
        self.reach.setToolTip("Suggest single sentences, or all that somebody says in one go")
        self.again.setToolTip("Learn from your coding and your answers as they are now, and look again")
        top = QWidget()
        controls = FlowRow(top)
        for part in (self.back, self.target, self.reach, self.again):
            controls.addWidget(part)
        self._how = QWidget()
        inside = QHBoxLayout(self._how)
        inside.setContentsMargins(16, 8, 16, 0)
        inside.addWidget(top, 1)
        told = QVBoxLayout()
        told.setContentsMargins(16, 8, 16, 8)
        told.setSpacing(4)
        told.addWidget(self.told)
        told.addWidget(self.counted)
        answers = QWidget()
        row = FlowRow(answers)
        for button in (self.accept, self.refuse, self.open):
            row.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(answers, 1)
        self._answering = QWidget()
        column = QVBoxLayout(self._answering)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(told)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self._views = QStackedWidget()
        self._views.addWidget(self._answering)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._how)
        whole.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.target.currentIndexChanged.connect(lambda _: self._show())
        self.reach.currentIndexChanged.connect(lambda _: self._run(Reach(self.reach.currentData())))
        self.again.clicked.connect(lambda: self._run(Reach(self.reach.currentData())))
        self.back.clicked.connect(self.leave)
        for name, button, do in (
            ("suggested.code", self.accept, self.list.accept),
            ("suggested.refuse", self.refuse, self.list.refuse),
            ("suggested.open", self.open, self.list.open_current),
        ):
            action = add_command(self.list, name, do, self._study.keys)
            self.answers.append(action)
            button.clicked.connect(action.trigger)
            action.changed.connect(lambda button=button, action=action: _name(button, action))
            _name(button, action)
        self.list.accepted.connect(self._accept)
        self.list.refused.connect(self._refuse)
        self.list.opened.connect(lambda row: self._study.source_wanted.emit(row.source, row.span))
        self.button.wanted.connect(self.ask)
        self._study.changed.connect(self._hear)


def _name(button: QPushButton, action: CommandAction) -> None:
    """What a button does, and at which key, whatever that becomes."""
    key = written(action.given[0]) if action.given else ""
    button.setText(f"{action.text()} ({key})" if key else action.text())
    button.setToolTip(action.toolTip())


def _target_words(target: float) -> str:
    return f"{round(10 * target)} in 10 right"


def _many(count: int) -> str:
    return "1 passage" if count == 1 else f"{count} passages"
