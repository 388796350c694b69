"""Assumptions: what somebody holds true, as a board or a table; each opens the evidence for and against it.

Reading is done off the GUI thread; here what was read is shown. What is done with one is `claim_deeds`'s.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.perspectives.claim_rows import Assessed, ClaimId, EvidenceId
from app.problems import Problem
from app.study.queries import perspectives
from app.ui.commands import add_command
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.asking.claim_reading import Offered, link_names
from app.ui.perspectives.assumptions.board.board_head import BOARD, REGISTER, WORKLIST, BoardHead
from app.ui.perspectives.assumptions.board.board_view import BoardView
from app.ui.perspectives.assumptions.board.ordering import chosen
from app.ui.perspectives.assumptions.board.register_table import RegisterTable
from app.ui.perspectives.assumptions.claim_deeds import ClaimDeeds
from app.ui.perspectives.assumptions.claim_words import STATUS_WORDS, STATUSES
from app.ui.perspectives.assumptions.kept_choice import KeptChoice
from app.ui.perspectives.assumptions.reading import ReadSheet, read_board, read_sheet_and_offered
from app.ui.perspectives.assumptions.sheet.sheet_desk import SheetDesk
from app.ui.perspectives.assumptions.sheet.sheet_view import SheetView
from app.ui.perspectives.worklist.worklist_view import WorklistView
from app.ui.screen import Screen
from app.ui.tasks import Task
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_text import plain_label

EMPTY = (
    "An assumption is a sentence that somebody holds true and that could be wrong: “Children are told why they "
    "move.” Write it down before you test it, say who holds it and what you expect to hear, then link what people "
    "say for and against it."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in this page the reader was."""

    view: int
    claim: ClaimId | None
    sheet: bool
    evidence: EvidenceId | None


class AssumptionsScreen(Screen):
    """The board or the table, or the sheet of one assumption."""

    name = "assumptions"
    watches = frozenset(
        {"claim", "claim_holder", "claim_scope", "claim_code", "claim_theme", "evidence", "claim_decision"}
        | {"negative_case", "area", "attribute", "attribute_value", "code", "consent", "guide_code"}
        | {"guide_question", "guide_tick", "participant", "perspective", "segment", "segment_turn", "source"}
        | {"speaker", "study_setting", "text_version", "theme", "theme_code", "turn"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._board: list[Assessed] = []
        self._reading: Task | None = None
        self._open: ClaimId | None = None
        """The assumption whose sheet is shown."""
        self._coming_to: EvidenceId | None = None
        self._enter = False
        writable = not study.read_only
        self.head = BoardHead(study.theme, writable=writable)
        self.board = BoardView(study.theme)
        with study.project.reading() as session:
            self.register = RegisterTable([row.name for row in perspectives(session)])
        self.worklist = WorklistView(study)
        self.sheet = SheetView(study.theme, writable=writable)
        self.sheet.keys.take(study.keys)
        self.deeds = ClaimDeeds(study, self)
        self.desk = SheetDesk(study, self.sheet, self.deeds, self)
        self.empty = EmptyState(
            study.theme,
            icon_name="assumptions",
            title="No assumptions yet",
            words=EMPTY,
            steps=("New assumption…",),
        )
        self.waiting = plain_label("Weighing…", "quiet")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing = EmptyState(
            study.theme,
            icon_name="assumptions",
            title="No assumption fits",
            words="Nothing here has these words, this holder and this signal.",
            steps=("Show all",),
        )
        self._kept = KeptChoice(study, self.head)
        self._lay_out()
        self._connect()
        self._add_actions()

    # Going somewhere

    def show_claim(self, claim: ClaimId) -> None:
        """Opens the evidence of an assumption."""
        self._open, self._enter = claim, True
        self._read()

    def show_board(self) -> None:
        """Back from the evidence to the board or the table."""
        self.sheet.at_hand.fields.finish()
        at, self._open, self._enter = self._open, None, True
        self.board.choose(at)
        self.register.choose(at)
        self._read()

    def _show_view(self, view: int) -> None:
        """All assumptions in another way, with the keyboard there; an open sheet is left."""
        self.head.switch.choose(view)
        self.show_board()

    def place(self) -> object:
        return Place(self.head.switch.now, self.at_hand, self._open is not None, self.desk.at_hand)

    def return_to(self, place: object) -> None:
        if not isinstance(place, Place):
            return
        self.head.switch.choose(place.view)
        self._open = place.claim if place.sheet else None
        self._coming_to, self._enter = place.evidence, True
        self.board.choose(place.claim)
        self.register.choose(place.claim)
        self._read()

    @property
    def at_hand(self) -> ClaimId | None:
        """The assumption whose sheet is open, or at which the keyboard is."""
        if self._open is not None:
            return self._open
        return self.register.at_hand if self.head.switch.now == REGISTER else self.board.at_hand

    def refresh(self) -> None:
        self._read()

    def start_finding(self) -> None:
        if self._open is not None:
            self.show_board()
        self.head.filter.setFocus()
        self.head.filter.selectAll()

    # What is read

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        project, claim = self.study.project, self._open

        def board(rows: list[Assessed]) -> None:
            if self._reading is task:
                self._reading = None
                self._show_board(rows)

        def sheet(read: tuple[ReadSheet, Offered]) -> None:
            if self._reading is task:
                self._reading = None
                self._show_sheet(*read)

        def gone(problem: Problem) -> None:
            if self._reading is task:
                self._open = None
                self.study.said.emit(str(problem))
                self._read()

        tasks = self.study.tasks
        if claim is None:
            task = tasks.run(
                "Weighing assumptions", lambda _, cancelled: read_board(project, cancelled), board, owner=self
            )
        else:
            task = tasks.run(
                "Reading the evidence",
                lambda _, cancelled: read_sheet_and_offered(project, claim, cancelled),
                sheet,
                gone,
                owner=self,
            )
        self._reading = task

    def _show_board(self, rows: list[Assessed]) -> None:
        self._board = rows
        if not rows:
            self._pages.setCurrentWidget(self.empty)
            self.empty.buttons[0].setEnabled(not self.study.read_only)
            return
        self._kept.take()
        first = self._pages.currentWidget() is self.waiting
        self._arrange()
        enter, self._enter = self._enter or (first and self._is_waited_for()), False
        if enter:
            self._enter_board()

    def _is_waited_for(self) -> bool:
        """Whether the keyboard is nowhere else."""
        focused = QApplication.focusWidget()
        return focused is None or focused is self or focused is self.window()

    def _arrange(self) -> None:
        shown = chosen(self._board, self.head.choice)
        self.head.show_board(self._board, shown)
        self.board.show_rows(shown)
        self.register.show_rows(shown)
        views = {BOARD: self.board, REGISTER: self.register, WORKLIST: self.worklist}
        self.head.offer_choices(self.head.switch.now != WORKLIST)
        if self.head.switch.now == WORKLIST:
            self.worklist.refresh()
        there = bool(shown) or self.head.switch.now == WORKLIST
        self._views.setCurrentWidget(views[self.head.switch.now] if there else self.nothing)
        self._pages.setCurrentWidget(self._everything)

    def _enter_board(self) -> None:
        if self.head.switch.now == WORKLIST:
            self.worklist.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.head.switch.now == REGISTER:
            self.register.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.board.enter()

    def _show_sheet(self, read: ReadSheet, offered: Offered) -> None:
        self.sheet.show_read(read, link_names(read.sheet.assessed.claim, offered))
        self._pages.setCurrentWidget(self.sheet)
        coming, self._coming_to = self._coming_to, None
        enter, self._enter = self._enter, False
        self.sheet.choose(coming)
        if enter:
            self.sheet.enter()

    # How it is joined

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        for view in (self.board, self.register, self.worklist, self.nothing):
            self._views.addWidget(view)
        self._everything = QWidget()
        column = QVBoxLayout(self._everything)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._views, 1)
        self._pages = QStackedWidget()
        for page in (self.waiting, self.empty, self._everything, self.sheet):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self.head.changed.connect(self._choose_anew)
        self.head.switch.chosen.connect(lambda _: self._choose_anew())
        self.head.add.clicked.connect(lambda: self.deeds.add())
        self.head.copy.clicked.connect(self.copy)
        self.head.filter.left_down.connect(self._enter_board)
        self.empty.step_taken.connect(lambda _: self.deeds.add())
        self.nothing.step_taken.connect(lambda _: self.head.clear_filters())
        for view in (self.board, self.register):
            view.opened.connect(self.show_claim)
            view.menu_wanted.connect(self._open_menu)
        self.worklist.claim_opened.connect(self.show_claim)
        self.worklist.rival_wanted.connect(self.deeds.edit)
        self.board.decision_wanted.connect(self.deeds.decide)
        self.sheet.left.connect(self.show_board)
        self.deeds.added.connect(self.show_claim)
        self.study.keys.changed.connect(lambda: self.sheet.keys.take(self.study.keys))

    def _choose_anew(self) -> None:
        self._kept.keep()
        if self._board:
            self._arrange()

    def copy(self) -> None:
        """The table, or the sheet in front as text."""
        if self._open is not None:
            self.desk.copy_sheet()
            return
        self.register.copy_table()
        self.study.said.emit("Table copied. Paste it into Word or Excel.")

    def _open_menu(self, claim: ClaimId | None, place: QPoint) -> None:
        if claim is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Assumption")
        menu.addAction("Open the evidence").triggered.connect(lambda: self.show_claim(claim))
        for name in ("decide", "edit", "hand"):
            menu.addAction(self.named[name])
        move = menu.addMenu("Decide on")
        move.setEnabled(not self.study.read_only)
        for status in STATUSES:
            move.addAction(f"{STATUS_WORDS[status]}…").triggered.connect(
                lambda _=False, status=status: self.deeds.decide(claim, status)
            )
        menu.addSeparator()
        for name in ("earlier", "later", "remove"):
            menu.addAction(self.named[name])
        menu.popup(place)

    def _with_claim(self, name: str) -> None:
        claim = self.at_hand
        if claim is None:
            self.study.said.emit("Choose an assumption first.")
            return
        position = next((place for place, row in enumerate(self._board) if row.claim.id == claim), 0)
        match name:
            case "open":
                self.show_claim(claim)
            case "decide":
                self.deeds.decide(claim, None)
            case "edit":
                self.deeds.edit(claim)
            case "negative":
                self.desk.note_negative(claim)
            case "hand":
                self.deeds.take_in_hand(claim)
            case "earlier" | "later":
                self.deeds.move(claim, max(0, position + (-1 if name == "earlier" else 1)))
            case "remove":
                self.deeds.remove(claim)

    def _add_actions(self) -> None:
        deeds: dict[str, Callable[[], object]]
        deeds = {name: partial(self._with_claim, name) for name in ("open", "decide", "edit", "negative", "hand")}
        deeds |= {name: partial(self._with_claim, name) for name in ("earlier", "later", "remove")}
        keys = self.study.keys
        self.named = {name: add_command(self, f"assumptions.{name}", do, keys) for name, do in deeds.items()}
        self.named["new"] = add_command(self, "assumptions.new", lambda: self.deeds.add(), keys)
        shown: tuple[tuple[str, Callable[[], object]], ...] = (
            ("board", partial(self._show_view, BOARD)),
            ("table", partial(self._show_view, REGISTER)),
            ("worklist", partial(self._show_view, WORKLIST)),
            ("aside", self.worklist.ask_why),
            ("all", self.show_board),
            ("copy", self.copy),
        )
        for name, do in shown:
            add_command(self, f"assumptions.{name}", do, keys)
        if self.study.read_only:
            for name in ("new", "decide", "edit", "negative", "earlier", "later", "remove"):
                self.named[name].setEnabled(False)
        for name, do in self.desk.commands.items():
            self.named[name] = add_command(self, name, do, keys)
