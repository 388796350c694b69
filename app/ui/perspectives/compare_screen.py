"""Compare: who talks about what, as counts of people beside each other, and in whose words.

Reading is done off the GUI thread; here what was read is shown, and a code is opened in its words.
"""

from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.coding.note_rows import AboutKind, Subject
from app.coding.rows import CodeId, PassageRow
from app.perspectives.ordering import Order
from app.perspectives.queries import BY_AREA, BY_PERSPECTIVE, BY_ROLE
from app.perspectives.rows import LineKey, LineKind, Scope
from app.study.rows import ParticipantId
from app.ui.commands import add_command
from app.ui.open_study import OpenStudy
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.arranging import Level, arrange, nothing_found
from app.ui.perspectives.cases.cases_page import CasePlace, CasesPage
from app.ui.perspectives.compare_pages import ComparePages
from app.ui.perspectives.compare_places import CASES, FRAMEWORK, WORDS, Place
from app.ui.perspectives.dot_matrix import DotMatrix
from app.ui.perspectives.figures_panel import FiguresPanel
from app.ui.perspectives.framework.framework_view import FrameworkPlace, FrameworkView
from app.ui.perspectives.people_menu import counted_parts, group_parts, people_menu
from app.ui.perspectives.quote_weighing import QuoteWeighing
from app.ui.perspectives.quotes_panel import QuotesPanel
from app.ui.perspectives.quotes_reading import read_quotes
from app.ui.perspectives.reading import ReadComparison, read_comparison
from app.ui.perspectives.scope_controls import PENDING, ScopeControls, scope_sentence
from app.ui.perspectives.vocabulary_page import VocabularyPage
from app.ui.screen import Screen
from app.ui.tasks import Task
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.view_switch import ViewSwitch

PAUSE = 120
"""Milliseconds the keyboard rests on a row before its words are read."""


class CompareScreen(Screen):
    """The matrix, and beside it the words of the code at hand."""

    name = "compare"
    watches = frozenset(
        {"area", "attribute", "attribute_value", "code", "coding", "consent", "participant", "perspective"}
        | {"coder", "concern", "guide_code", "guide_question", "guide_tick", "study_setting", "theme"}
        | {"case_link", "event_account", "journey", "journey_event", "passage_link", "study_case", "theme_code"}
        | {"segment", "segment_turn", "source", "speaker", "text_version", "turn"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._read: ReadComparison | None = None
        self._scope = Scope()
        self._anyway = False
        """Show the matrix although nobody can be counted yet."""
        self._counting: Task | None = None
        self._quoting: Task | None = None
        self._group: int | None = None
        self._enter_words = False
        self._coming_back: Place | None = None
        """Where to go once other groups have been counted."""
        self.controls = ScopeControls(study.theme)
        self.matrix = DotMatrix(study.theme)
        self.quotes = QuotesPanel(study)
        self.nothing_found = quiet_button("No code of that name here. Look in all codes")
        self.figures = FiguresPanel()
        counts = (self.matrix, self.nothing_found, self.figures)
        self._pages = ComparePages(study.theme, self.controls, counts, self.quotes)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._read_words)
        self.vocabulary = VocabularyPage(study)
        self.framework = FrameworkView(study)
        self.switch = ViewSwitch(
            "What is compared", ("Codes and themes", "Words", "Framework", "Children (cases)")
        )
        self._views = QStackedWidget()
        self.cases = CasesPage(study)
        for view in (self._pages, self.vocabulary, self.framework, self.cases):
            self._views.addWidget(view)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 0)
        head.addWidget(self.switch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._views, 1)
        self.setFocusProxy(self.matrix)
        self._connect()
        self._add_actions()
        QuoteWeighing(study, self.quotes, self)

    def refresh(self) -> None:
        if self.switch.now == WORDS:
            self.vocabulary.refresh()
        elif self.switch.now == FRAMEWORK:
            self.framework.refresh()
        elif self.switch.now == CASES:
            self.cases.refresh()
        else:
            self._count()

    def choose_view(self, view: int) -> None:
        """Show everybody beside each other by code or word, the framework matrix, or one child's case."""
        self._views.setCurrentIndex(view)
        self.refresh()

    def _count(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        scope = self._scope

        def show(read: ReadComparison) -> None:
            if self._counting is task:
                self._counting = None
                self._show(read)

        task = self.study.tasks.run(
            "Comparing perspectives",
            lambda progress, cancelled: read_comparison(self.study.project, scope, cancelled),
            show,
            owner=self,
        )
        self._counting = task

    def compare_by(self, by: str) -> None:
        """Set other groups against each other."""
        self.controls.compare_by(by)

    def look_at(self, scope: Scope) -> None:
        """Set something else beside each other, or look at less or more of it."""
        if (scope.by, scope.beside) != (self._scope.by, self._scope.beside):
            self._group = None
        self._scope = scope
        self.refresh()

    def show_code(self, code: CodeId) -> None:
        """Open a code in everybody's words."""
        self.show_line((LineKind.CODES, code))

    def show_line(self, line: LineKey, group: int | None = None) -> None:
        """Open a code or theme in everybody's words, or in those of one group."""
        self._group = group
        if self.matrix.table.row_of(line) is None:
            self.controls.choose_level(Level.ALL)
        self.matrix.go_to(line, 0 if group is None else group + 1)
        self._rest.start()

    def place(self) -> object:
        if self.switch.now == FRAMEWORK:
            return self.framework.place()
        if self.switch.now == CASES:
            return self.cases.place
        controls = self.controls
        return Place(
            scope=self._scope,
            arrangement=controls.arrangement,
            figures=controls.figures.isChecked(),
            line=self.matrix.current_line(),
            group=self._group,
            view=self.switch.now,
        )

    def return_to(self, place: object) -> None:
        if isinstance(place, FrameworkPlace):
            self.switch.choose(FRAMEWORK)
            self.framework.return_to(place)
        if isinstance(place, CasePlace):
            self.switch.choose(CASES)
            self.cases.return_to(place)
        if not isinstance(place, Place):
            return
        self.switch.choose(place.view)
        if place.view == WORDS:
            return
        self.controls.put(place.scope, place.arrangement, figures=place.figures)
        if place.scope != self._scope:
            self.look_at(place.scope)
            self._coming_back = place
        else:
            self._arrange()
            if place.line is not None:
                self.show_line(place.line, place.group)

    # What was read

    def _show(self, read: ReadComparison) -> None:
        self._read = read
        self._scope = read.scope
        self.controls.show_read(read)
        if not read.comparison.lines and read.scope.lines is LineKind.CODES:
            self._pages.setCurrentWidget(self._pages.no_codes)
        elif not read.counted and not self._anyway and not read.scope.filtered:
            self._pages.setCurrentWidget(self._pages.nobody_yet)
        else:
            self._pages.setCurrentWidget(self._pages.comparison)
            self._arrange()
            back, self._coming_back = self._coming_back, None
            if back is not None and back.line is not None:
                self.show_line(back.line, back.group)

    def _arrange(self) -> None:
        if self._read is None:
            return
        wanted = self.controls.arrangement
        rows = arrange(self._read, wanted)
        total = sum(wanted.level is not Level.TOP or line.depth == 0 for line in self._read.comparison.lines)
        self.controls.say(scope_sentence(self._read, len(rows), total))
        note = "the two chosen" if wanted.order is Order.BETWEEN else "the two furthest apart"
        figures = self.controls.figures.isChecked() and not self._read.reflexive
        self.matrix.show_rows(self._read, rows, note, figures=figures)
        self._pages.fit_rows(self.matrix.whole_height)
        self.figures.show_rows(self._read, [row.line for row in rows] if figures else [])
        top = wanted.level is Level.TOP
        self.nothing_found.setVisible(not rows)
        self.nothing_found.setEnabled(top)
        self.nothing_found.setText(nothing_found(wanted.level))
        if rows:
            self._rest.start()
        else:
            self.quotes.clear()

    # The words of a code

    def _look_at(self, line: LineKey) -> None:
        if self.quotes.line is None or self.quotes.line.key != line:
            self._rest.start()

    def _open(self, line: LineKey, group: int | None) -> None:
        self._enter_words = self.matrix.hasFocus()
        self.show_line(line, group)
        self._rest.start(0)

    def _read_words(self) -> None:
        row = self.matrix.current_row()
        if row is None or self._read is None:
            return
        if self._quoting is not None:
            self._quoting.cancel()
        read, line, group, enter = self._read, row.line, self._group, self._enter_words
        self._enter_words = False

        def show(said: list[PassageRow]) -> None:
            if self._quoting is task:
                self._quoting = None
                self.quotes.show_code(read, line, said, group)
                if enter:
                    self.quotes.enter()

        task = self.study.tasks.run(
            "Reading passages",
            lambda progress, cancelled: read_quotes(self.study.project, line.codes, cancelled),
            show,
            owner=self,
        )
        self._quoting = task

    def _go_to_person(self, person: ParticipantId) -> None:
        self.study.participant_wanted.emit(person)

    def _open_group(self, group: int) -> None:
        if self._read is not None:
            menu = people_menu(counted_parts(self._read.members[group]), self._go_to_person, self)
            head = self.matrix.horizontalHeader()
            left = head.sectionViewportPosition(group + 1)
            menu.popup(head.viewport().mapToGlobal(head.viewport().rect().bottomLeft()) + QPoint(left, 0))

    def _open_people(self, which: str) -> None:
        read, sentence = self._read, self.controls.sentence
        if read is not None:
            names = [group.name for group in read.groups]
            parts = group_parts(names, read.members, pending=which == PENDING)
            menu = people_menu(parts, self._go_to_person, self)
            menu.popup(sentence.mapToGlobal(sentence.rect().bottomLeft()))

    def _note(self, line: LineKey) -> None:
        kind, known = line
        about = AboutKind.THEME if kind is LineKind.THEMES else AboutKind.CODE
        self.study.notes_wanted.emit(Subject(about, known))

    def _switch_figures(self) -> None:
        if self.controls.figures.isVisibleTo(self):
            self.controls.figures.toggle()

    def _keep_view(self, group: int | None) -> None:
        self._group = group

    # How it is joined

    def _connect(self) -> None:
        self.switch.chosen.connect(self.choose_view)
        self.framework.wanted.connect(partial(self.switch.choose, FRAMEWORK))
        self.vocabulary.word_opened.connect(self.study.words_wanted.emit)
        self.controls.scope_changed.connect(self.look_at)
        self.controls.changed.connect(self._arrange)
        self.controls.sentence.followed.connect(self._open_people)
        self.controls.copy_button.clicked.connect(self.copy_table)
        self.controls.filter.left_down.connect(self.matrix.setFocus)
        self.nothing_found.clicked.connect(lambda: self.controls.choose_level(Level.ALL))
        self.matrix.looked_at.connect(self._look_at)
        self.matrix.opened.connect(self._open)
        self.matrix.group_opened.connect(self._open_group)
        self.quotes.passage_opened.connect(self.study.show_passage)
        self.quotes.person_wanted.connect(self._go_to_person)
        self.quotes.code_wanted.connect(self.study.code_wanted.emit)
        self.quotes.view_changed.connect(self._keep_view)
        self.quotes.note_wanted.connect(self._note)
        self._pages.no_codes.step_taken.connect(lambda _: self.study.screen_wanted.emit("transcripts"))
        self._pages.nobody_yet.step_taken.connect(self._take_step)

    def _take_step(self, step: int) -> None:
        if step == 0:
            self.study.screen_wanted.emit("transcripts")
        elif self._read is not None:
            self._anyway = True
            self._show(self._read)

    def copy_table(self) -> None:
        """The table as it is shown, for Word and Excel."""
        if self.switch.now == CASES:
            self.cases.copy()
            return
        self.matrix.copy_table()
        rows = words.many(len(self.matrix.table.rows), "row")
        self.study.said.emit(f"Table copied: {rows}. Paste it into Word or Excel.")

    def _add_actions(self) -> None:
        for name, do in (
            ("copy", self.copy_table),
            ("perspective", partial(self.compare_by, BY_PERSPECTIVE)),
            ("area", partial(self.compare_by, BY_AREA)),
            ("role", partial(self.compare_by, BY_ROLE)),
            ("top", partial(self.controls.choose_level, Level.TOP)),
            ("all", partial(self.controls.choose_level, Level.ALL)),
            ("themes", partial(self.controls.choose_level, Level.THEMES)),
            ("only", self.controls.filters.open_menu),
            ("pattern", partial(self.controls.choose_order, Order.PATTERN)),
            ("figures", self._switch_figures),
            ("words", partial(self.switch.choose, WORDS)),
            ("framework", partial(self.switch.choose, FRAMEWORK)),
            ("cases", partial(self.switch.choose, CASES)),
        ):
            add_command(self, f"compare.{name}", do, self.study.keys)
        self.addActions(self.framework.actions_here)
