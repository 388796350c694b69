"""The Themes screen: codes, what is claimed with them, and how the codebook came to be what it is.

A code's page says what it means, who speaks of it, and shows every passage of it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.coding import queries as coding
from app.coding.note_rows import AboutKind, Subject
from app.coding.passages import passage_count, passages
from app.coding.rows import CodeId, CodeRow, PassageRow, SegmentId
from app.study import queries
from app.study.rows import PerspectiveRow
from app.ui.coding.codebook.code_editor import CodeEditor, scrolled
from app.ui.coding.codebook.code_heading import CodeHeading
from app.ui.coding.codebook.code_sets import RECHECK, CodeSets
from app.ui.coding.codebook.codebook_page import CodebookPage
from app.ui.coding.codebook.codebook_panel import CodebookPanel
from app.ui.coding.codebook.passage_changes import PassageChanges
from app.ui.coding.codebook.theme_page import ThemePage
from app.ui.coding.codebook.voice_chips import VoiceChips
from app.ui.coding.parts.pane_splitter import pane_splitter
from app.ui.coding.suggesting.suggestions_page import SuggestionsPage
from app.ui.commands import add_command
from app.ui.models.leaving import kept_back
from app.ui.models.passages_list import PassagesList
from app.ui.models.passages_model import PAGE, PassagesModel
from app.ui.notes_button import NotesButton
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.tasks import IsCancelled, Progress
from app.ui.weighing.weighing import Weighing
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.headings import hairline, section_heading
from app.ui.widgets.page_stack import PageStack
from app.ui.widgets.view_switch import ViewSwitch

WIDTHS = [270, 690, 300]
HEIGHTS = [560, 200]
CODES, THEMES, HISTORY = range(3)
NO_CODES = "A code names what passages have in common. Make one here, or select words and press Enter."
NO_PASSAGES = "Select what somebody said in a transcript, press Enter and choose this code."


class ThemesScreen(Screen):
    """One code at a time, with everything below it; beside it, the themes and the codebook's history."""

    name = "themes"
    watches = frozenset(
        {
            "code",
            "coding",
            "segment",
            "source",
            "speaker",
            "participant",
            "perspective",
            "area",
            "consent",
            "coder",
            "code_set",
            "code_set_member",
            "codebook_change",
            "codebook_version",
            "theme",
            "theme_code",
            "theme_passage",
            "study_setting",
        }
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Themes")
        self.codebook = CodebookPanel(study)
        self.notes = NotesButton(study)
        self.suggestions = SuggestionsPage(study)
        self.heading = CodeHeading(study.theme, self.suggestions.button, self.notes)
        self.chips = VoiceChips(study.theme)
        self.passages = PassagesModel(kept_back(study), self)
        self.list = PassagesList(study.theme, self.passages, changing=not study.read_only)
        self.doubted = Chip(RECHECK)
        self.doubted.hide()
        self.editor = CodeEditor(study)
        self.sets = CodeSets(study, self.codebook.changes)
        self.themes = ThemePage(study)
        self.history = CodebookPage(study)
        self.switch = ViewSwitch("Views of the codebook", ("Codes", "Themes", "History"))
        self.weighing = Weighing(study, self._chosen_passages, None, self)
        self._people: dict[CodeId, int] = {}
        self._perspectives: Sequence[PerspectiveRow] = ()
        self._lay_out()
        self._add_actions()
        PassageChanges(study, self.list, self.codebook.changes, self.codebook.model)
        self.setFocusProxy(self.codebook.tree)
        self.switch.chosen.connect(self._choose_view)
        self.sets.narrowed.connect(self._narrow)
        self.doubted.toggled.connect(self.passages.filter_recheck)
        self.codebook.chosen.connect(self._show_chosen)
        self.codebook.used.connect(lambda _: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.codebook.passages_wanted.connect(lambda code: self.show_code(CodeId(code)))
        self.codebook.definition_wanted.connect(self._start_definition)
        self.chips.chosen.connect(self.passages.filter)
        self.list.opened.connect(self._open)
        self.suggestions.moved.connect(self._show_page)

    def show_code(self, code: CodeId) -> None:
        """Shows the page of a code."""
        self.switch.choose(CODES)
        self._freshen()
        self.codebook.field.clear()
        if not self.codebook.model.index_of(code).isValid():
            self.sets.list.setCurrentRow(0)
        self.codebook.tree.choose(code)
        self._show_page()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> object:
        return self.codebook.current() if self.switch.now == CODES else self.switch.buttons[self.switch.now].text()

    def return_to(self, place: object) -> None:
        if isinstance(place, int):
            self.show_code(CodeId(place))
        for number, button in enumerate(self.switch.buttons):
            if button.text() == place:
                self.switch.choose(number)

    def refresh(self) -> None:
        """Read and show the view in front again."""
        (self._show_codes, self.themes.refresh, self.history.refresh)[self.switch.now]()

    def _choose_view(self, view: int) -> None:
        self._views.setCurrentIndex(view)
        self.refresh()

    def _show_codes(self) -> None:
        with self.study.project.reading() as session:
            codes, self._people = coding.codes(session), coding.people_by_code(session)
            self._perspectives = queries.perspectives(session)
            again, sets = coding.rechecks_by_code(session), coding.code_sets(session)
            sources = bool(queries.sources(session))
        self.codebook.show_codes(codes, self._people, again, sets)
        self.sets.show_sets(codes, again, sets)
        self.no_codes.buttons[0].setText("Go to Transcripts" if sources else "Import transcripts…")
        if codes and self._row() is None:
            self.codebook.tree.choose(codes[0].id)
        self._show_page()

    # Inside

    def _lay_out(self) -> None:
        theme = self.study.theme
        self.no_codes = EmptyState(
            theme,
            icon_name="themes",
            title="No codes yet",
            words=NO_CODES,
            steps=("Go to Transcripts", "Starter frame…", "Import table…"),
        )
        self.no_passages = EmptyState(
            theme,
            icon_name="transcripts",
            title="No passages yet",
            words=NO_PASSAGES,
            steps=("Go to Transcripts",),
        )
        self.no_codes.step_taken.connect(self._begin)
        self.no_passages.step_taken.connect(lambda _: self._next_step())
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 10)
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addWidget(self.chips)
        top.addWidget(self.doubted, 0, Qt.AlignmentFlag.AlignLeft)
        self.below = PageStack()
        for view in (self.list, self.no_passages, self.suggestions):
            self.below.addWidget(view)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(self.below, 1)
        page = pane_splitter("code page", Qt.Orientation.Horizontal)
        page.addWidget(middle)
        page.addWidget(self._record())
        page.setStretchFactor(0, 3)
        page.setStretchFactor(1, 1)
        page.setSizes(WIDTHS[1:])
        self._page = page
        self._stack = QStackedWidget()
        self._stack.addWidget(self.no_codes)
        self._stack.addWidget(page)
        left = pane_splitter("codebook and sets", Qt.Orientation.Vertical)
        left.addWidget(self.codebook)
        left.addWidget(self.sets)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 1)
        left.setSizes(HEIGHTS)
        panes = pane_splitter("panes", Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self._stack)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 4)
        left.setMinimumWidth(190)
        middle.setMinimumWidth(320)
        middle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        middle.setFocusProxy(self.list)
        panes.setSizes([WIDTHS[0], sum(WIDTHS[1:])])
        self._views = QStackedWidget()
        for place in (panes, self.themes, self.history):
            self._views.addWidget(place)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.setSpacing(6)
        switch = QVBoxLayout()
        switch.setContentsMargins(16, 0, 16, 0)
        switch.addWidget(self.switch)
        outer.addLayout(switch)
        outer.addWidget(hairline())
        outer.addWidget(self._views, 1)

    def _record(self) -> QWidget:
        """The record of the code, scrolled where it is high; below it, always in sight, why it was changed."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(section_heading("About this code"))
        column.addWidget(self.editor)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.addWidget(self.editor.why)
        pane = QWidget()
        whole = QVBoxLayout(pane)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inside), 1)
        whole.addLayout(foot)
        pane.setMinimumWidth(220)
        return pane

    def _row(self) -> CodeRow | None:
        code = self.codebook.current()
        return None if code is None else self.codebook.model.row_of(code)

    def _show_chosen(self, code: CodeId | None) -> None:
        if code is not None:
            self._show_page()

    def _show_page(self) -> None:
        row = self._row()
        self._stack.setCurrentWidget(self.no_codes if row is None else self._page)
        if row is None:
            return
        with self.study.project.reading() as session:
            first, many = passages(session, row.id, limit=PAGE), passage_count(session, row.id)
        self.heading.show_code(row, many, self._people.get(row.id, 0))
        self.notes.show_subject(Subject(AboutKind.CODE, row.id))
        self.editor.show_code(row)
        asked = self.suggestions.show_code(row)
        self.chips.setVisible(not asked)
        shown = self.list if many else self.no_passages
        self.below.setCurrentWidget(self.suggestions if asked else shown)
        if first != self.passages.everything[:PAGE] or many != len(self.passages.everything):
            self.passages.show(first)
        if many <= PAGE:
            self._take_all(row.id, first)
        else:
            self.chips.wait(self._perspectives)
            self._read_all(row.id)

    def _read_all(self, code: CodeId) -> None:
        project = self.study.project

        def read(progress: Progress, cancelled: IsCancelled) -> list[PassageRow]:
            with project.reading(cancelled) as session:
                return passages(session, code)

        self.study.tasks.run("Reading passages", read, lambda rows: self._take_all(code, rows), owner=self)

    def _take_all(self, code: CodeId, rows: list[PassageRow]) -> None:
        """All passages of a code are here, unless somebody has gone on to another."""
        if code == self.codebook.current():
            self.passages.complete(rows)
            self.chips.show_voices(self._perspectives, rows)
            again = sum(row.recheck for row in rows)
            self.doubted.setText(f"{RECHECK}: {again} {'passage' if again == 1 else 'passages'}")
            self.doubted.setVisible(bool(again) or self.doubted.isChecked())

    def _start_definition(self, code: int) -> None:
        self.show_code(CodeId(code))
        self.editor.start_definition()

    def _narrow(self, codes: frozenset[CodeId] | None) -> None:
        """What the tree shows; where it is what needs a second look, so does the list."""
        self.codebook.model.narrow(codes)
        self.doubted.setChecked(self.sets.names()[self.sets.list.currentRow()].startswith(RECHECK))

    def _add_actions(self) -> None:
        """What the command palette finds here."""
        panel, files = self.codebook, self.history.files
        for name, do in panel.deeds.items():
            add_command(self, name, do, self.study.keys)
        for name, do in (
            ("merge", lambda: panel.changes.ask_merge(panel.model.codes, panel.chosen_rows())),
            ("move", lambda: panel.changes.ask_move(panel.model.codes, panel.chosen_rows())),
            ("suggest", self.suggestions.ask),
            ("assumption", self.weighing.ask_link),
            ("set", lambda: panel.changes.ask_set(panel.tree.chosen_codes())),
            ("history", lambda: self.switch.choose(HISTORY)),
            ("freeze", self.history.ask_name),
            ("versions", self.history.show_versions),
            ("import", files.ask_table),
            ("frame", files.show_frames),
            ("export", files.ask_export),
        ):
            add_command(self, f"themes.{name}", do, self.study.keys)
        self.addActions([*self.suggestions.answers, *self.themes.claims])

    def _chosen_passages(self) -> tuple[list[SegmentId], str] | None:
        """What is selected in the list in front: the code's passages, or the theme's."""
        shown = self.themes.list if self.switch.now == THEMES else self.list
        model = self.themes.passages if self.switch.now == THEMES else self.passages
        rows = [model.passage(index) for index in shown.selectedIndexes()]
        if not rows:
            self.study.said.emit("Choose passages first.")
            return None
        return list(dict.fromkeys(row.segment for row in rows)), rows[0].speech or rows[0].text

    def _begin(self, step: int) -> None:
        """The first steps of an empty codebook."""
        (self._next_step, self.history.files.show_frames, self.history.files.ask_table)[step]()

    def _next_step(self) -> None:
        if self.no_codes.buttons[0].text() == "Go to Transcripts":
            self.study.screen_wanted.emit("transcripts")
        else:
            self.study.import_wanted.emit([])

    def _open(self, row: PassageRow) -> None:
        self.study.show_passage(row)
