"""Queries: passages by conditions in plain words, codes beside each other, codes against anything.

Reading is done off the GUI thread; every number opens its passages, every passage its place, and Back returns.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.coding import actions
from app.coding.asking.conditions import Condition
from app.coding.asking.rows import SavedQueryRow
from app.coding.asking.saved import condition_of
from app.coding.found_rows import Stretch
from app.coding.rows import PassageRow
from app.ui.asking.code_all_dialog import CodeAllDialog
from app.ui.asking.matrix_view import MatrixView
from app.ui.asking.pairs_view import PairsView
from app.ui.asking.query_view import QueryView
from app.ui.asking.reading import Known, read_known
from app.ui.asking.results_pane import Place as PassagePlace
from app.ui.asking.results_pane import ResultsPane
from app.ui.asking.saved_panel import SavedPanel
from app.ui.commands import add_command
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.tasks import Task
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.headings import page_title

VIEWS = ("Passages", "Co-occurrence", "Matrix")
HELP = (
    "Passages that meet conditions of yours",
    "Which codes hold of the same words",
    "Codes against perspectives, areas, answers, people, sources, coders or codes",
)
EMPTY = (
    "Code passages in your transcripts. Here you then ask for them in plain words: codes that overlap, follow or "
    "lie near each other, said by whom, in which sources."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in this page the reader was."""

    view: int
    question: Condition
    passage: PassagePlace | None
    only: str


class AskingScreen(Screen):
    """Three ways to ask, and the questions that were kept."""

    name = "asking"
    watches = frozenset(
        {"area", "attribute", "attribute_value", "case_link", "code", "code_set", "code_set_member", "coder"}
        | {"coding", "consent", "note", "participant", "perspective", "saved_query", "segment", "segment_turn"}
        | {"source", "speaker", "study_case", "text_version", "theme", "theme_code", "turn"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Queries")
        self._known: Known | None = None
        self._reading: Task | None = None
        self.saved = SavedPanel(study)
        self.query = QueryView(study)
        self.pairs = PairsView(study)
        self.matrix = MatrixView(study)
        self._views: tuple[QueryView | PairsView | MatrixView, ...] = (self.query, self.pairs, self.matrix)
        self._fresh: set[int] = set()
        self.empty = EmptyState(
            study.theme,
            icon_name="queries",
            title="Nothing to ask about yet",
            words=EMPTY,
            steps=("Go to Transcripts",),
        )
        self.switch = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self._add_actions()
        self.saved.question = self.query.question

    def refresh(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        project = self.study.project

        def show(known: Known) -> None:
            if self._reading is task:
                self._reading = None
                self._know(known)

        task = self.study.tasks.run(
            "Reading the study", lambda progress, cancelled: read_known(project), show, owner=self
        )
        self._reading = task

    def show_view(self, view: int) -> None:
        """Brings one of the three to the front."""
        self.switch.button(view).setChecked(True)
        self._stack.setCurrentIndex(view)
        self._freshen_view()

    def ask(self, where: Condition) -> None:
        """Asks for passages."""
        self.show_view(0)
        self.query.show_question(where)

    @property
    def results(self) -> ResultsPane:
        """The passages of the view in front."""
        return self._views[self._stack.currentIndex()].results

    def place(self) -> object:
        return Place(self._stack.currentIndex(), self.query.question, self.results.place(), self.results.only)

    def return_to(self, place: object) -> None:
        if not isinstance(place, Place):
            return
        self.show_view(place.view)
        other = place.question != self.query.question
        if other:
            self.query.show_question(place.question)
        self.results.only = place.only
        self.results.come_back_to(place.passage, later=other and place.view == 0)
        if place.passage is not None:
            self.results.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What was read

    def _know(self, known: Known) -> None:
        self._known = known
        self.saved.show_saved(known.saved)
        self._fresh.clear()
        coded = any(thing.kind == "code" for thing in known.known.things)
        self._pages.setCurrentWidget(self._page if coded else self.empty)
        if coded:
            self._freshen_view()

    def _freshen_view(self) -> None:
        """The view in front reads what it shows; the others when they come to the front."""
        view = self._stack.currentIndex()
        if self._known is not None and view not in self._fresh:
            self._fresh.add(view)
            self._views[view].know(self._known.known)

    # What can be done

    def _open_saved(self, row: SavedQueryRow) -> None:
        if self._known is not None:
            known = self._known.known
            where = self.study.attempt(lambda: condition_of(row, known))
            if where is not None:
                self.ask(where)

    def _open_passage(self, row: PassageRow) -> None:
        self.study.show_passage(row)

    def copy_passages(self) -> None:
        """Every passage in the list, with whose it is."""
        self.results.copy_all()
        many = len(self.results.rows)
        self.study.said.emit(f"{many:,} passage{'s' if many != 1 else ''} copied, with whose they are.")

    def copy_as_table(self) -> None:
        """The same as a table with tabs."""
        self.results.copy_as_table()
        self.study.said.emit("Passages copied as a table. Paste it into Word or Excel.")

    def code_all(self) -> None:
        """Put one code on every passage in the list."""
        rows = self.results.rows
        if self._known is None or not rows or not self.study.may_change():
            return
        if self.results.waiting:
            self.study.said.emit("The passages are still being read. Try again in a moment.")
            return
        dialog = CodeAllDialog(self.study.theme, self._known.known, rows, self.window())
        dialog.agreed.connect(lambda path: self._code(rows, path))
        dialog.open()

    def _code(self, rows: list[PassageRow], path: str) -> None:
        passages = [Stretch(row.version, row.span) for row in rows if row.version is not None]
        coder, project = self.study.settings.coder, self.study.project
        many = self.study.attempt(lambda: actions.code_found(project, passages=passages, code=path, coder=coder))
        if many is not None:
            self.study.said.emit(f"{many:,} passage{'s' if many != 1 else ''} coded. Undo takes it back.")

    def save(self) -> None:
        """Keep the question under a name."""
        self.show_view(0)
        self.saved.start_saving()

    # How it is joined

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 16, 6)
        head.setSpacing(6)
        head.addWidget(page_title("Queries"))
        head.addSpacing(14)
        for place, (words, tip) in enumerate(zip(VIEWS, HELP, strict=True)):
            button = QToolButton()
            button.setText(words)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setChecked(place == 0)
            self.switch.addButton(button, place)
            head.addWidget(button)
        head.addStretch(1)
        self._stack = QStackedWidget()
        for view in self._views:
            self._stack.addWidget(view)
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._page = QSplitter()
        self._page.setObjectName("saved and asked")
        self._page.setChildrenCollapsible(False)
        self._page.addWidget(self.saved)
        self._page.addWidget(asked)
        self._page.setStretchFactor(1, 1)
        self._page.setSizes([230, 970])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self.switch.idClicked.connect(self.show_view)
        self.saved.wanted.connect(self._open_saved)
        self.query.question_changed.connect(self._keep_question)
        self.empty.step_taken.connect(lambda _: self.study.screen_wanted.emit("transcripts"))
        for view in self._views:
            view.results.opened.connect(self._open_passage)
            view.results.coding_wanted.connect(self.code_all)
            view.results.code_button.setEnabled(not self.study.read_only)

    def _keep_question(self, where: Condition) -> None:
        self.saved.question = where

    def _add_actions(self) -> None:
        for name, do in (
            ("passages", lambda: self.show_view(0)),
            ("pairs", lambda: self.show_view(1)),
            ("matrix", lambda: self.show_view(2)),
            ("save", self.save),
            ("copy", self.copy_passages),
            ("table", self.copy_as_table),
            ("code", self.code_all),
        ):
            add_command(self, f"asking.{name}", do, self.study.keys)
