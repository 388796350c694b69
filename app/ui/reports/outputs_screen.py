"""Outputs: a report put together at the left, seen at the right as it will be, written meanwhile.

`Draft` holds what is chosen; every part of the page reads it and changes it. What is read of the study is read in
tasks.
"""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.problems import Problem
from app.reports.spec import ReportSpec
from app.ui.commands import CommandAction, add_command
from app.ui.open_study import OpenStudy
from app.ui.reports.builder import Builder
from app.ui.reports.checks.check import Check, Weight, of_weight
from app.ui.reports.draft import Draft
from app.ui.reports.opening import UNSAVED, Opening
from app.ui.reports.other_files import OtherFiles
from app.ui.reports.paper import Pictures, pictures_of
from app.ui.reports.preview_reading import ReadStudy, ReportPreview, read_preview, read_study
from app.ui.reports.quotes.offered import Offered
from app.ui.reports.register.register_view import RegisterView
from app.ui.reports.saved_bar import SavedBar
from app.ui.reports.sections import settled
from app.ui.reports.writing import Writing
from app.ui.reports.written_notice import WrittenNotice
from app.ui.screen import Screen
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.buttons import Button, primary_button, quiet_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import page_title

PAUSE = 250
"""Milliseconds the author rests before the preview is made anew."""
NOTHING_TO_DO = "Choose at least one section first."


class OutputsScreen(Screen):
    """The builder with its head: which report it is, and the button that writes it."""

    name = "outputs"
    watches = frozenset(
        {"area", "attribute", "attribute_value", "case_link", "claim", "claim_code", "claim_decision"}
        | {"claim_holder", "claim_scope", "claim_theme", "code", "coding", "concern", "consent", "evidence"}
        | {"framework_cell", "guide_tick", "negative_case", "note", "participant", "perspective", "project"}
        | {"saved_report", "segment", "segment_turn", "sign_off", "source", "speaker", "study_case"}
        | {"study_setting", "text_version", "theme", "theme_code", "turn"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.draft = Draft(datetime.now().astimezone().date(), self)
        self.opening = Opening(study, self.draft, self)
        self.saved = SavedBar(study, self.draft)
        self.builder = Builder(study, self.draft)
        self.notice = WrittenNotice()
        self.write_button = primary_button("Write Word report…")
        self.cancel_button = Button("Cancel")
        self.register = RegisterView(study)
        self.register_button = quiet_button("Exports")
        self.register_button.setToolTip("What has left the study, and whose words are in it")
        self.writing = Writing(study, self)
        self.other_files = OtherFiles(study, self)
        self._previewing: Task | None = None
        self._checks: tuple[Check, ...] = ()
        self._begun = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._preview)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_commands()

    def refresh(self) -> None:
        self.study.tasks.run(
            "Reading the study",
            lambda progress, cancelled: read_study(self.study.project),
            self._know,
            owner=self,
        )

    @property
    def unfinished(self) -> str:
        return UNSAVED if self.draft.is_changed else ""

    def keep(self) -> str:
        return self.opening.keep() if self.draft.is_changed else ""

    def take_up(self, kept: str) -> None:
        self.opening.take_up(kept)

    @property
    def is_preparing(self) -> bool:
        """Whether the preview is not yet of what is chosen."""
        return self._rest.isActive() or self._previewing is not None

    def write(self) -> None:
        """Ask where the report goes; it is written when that is answered."""
        spec = self._wanted()
        if spec is None:
            self.study.said.emit(NOTHING_TO_DO)
        elif stops := of_weight(self._checks, Weight.STOPS):
            self.builder.show_checks()
            self.study.said.emit(f"The report cannot be written yet. {stops[0].sentence}")
        else:
            self.writing.choose_file(spec)

    def show_register(self) -> None:
        """Bring what has left the study to the front."""
        self.register.freshen()
        self._pages.setCurrentWidget(self.register)
        self.register.setFocus()

    def show_report(self) -> None:
        """Bring the report to the front again."""
        self._pages.setCurrentWidget(self._page if self._begun else self._empty)
        self.builder.setFocus()

    # What comes back

    def _know(self, read: ReadStudy) -> None:
        self.draft.know(read.known)
        self.builder.know(read)
        self.saved.show_saved(read.saved)
        has_codings = bool(read.known.heard)
        if self._pages.currentWidget() is self.register:
            self.register.freshen()
        else:
            self._pages.setCurrentWidget(self._page if has_codings else self._empty)
        if not self._begun and has_codings:
            self._begun = True
            self.opening.open_last(read.saved)
            self._take_keyboard()
        self._rest.stop()
        self._preview()

    def _take_keyboard(self) -> None:
        """The keyboard begins at the contents, unless the reader has it somewhere already."""
        at = QApplication.focusWidget()
        if at is None or (self.isAncestorOf(at) and not self.builder.isAncestorOf(at)):
            self.builder.setFocus()

    @property
    def _settled(self) -> ReportSpec:
        return settled(self.draft.spec, self.draft.known)

    def _wanted(self) -> ReportSpec | None:
        """The report as it would be asked for; None while nothing is chosen for it."""
        there = self.draft.sections or not self.builder.has_parts
        return self._settled if there else None

    def _change(self) -> None:
        self._rest.start()
        self._weigh()

    def _preview(self) -> None:
        if self._previewing is not None:
            self._previewing.cancel()
            self._previewing = None
        spec = self._wanted()
        if spec is None:
            self._checks = ()
            self.builder.show_nothing()
            self._weigh()
            return
        wanted, project, names_in = spec, self.study.project, self.study.names_in

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[ReportPreview, Pictures]:
            preview = read_preview(project, wanted, cancelled, names_in)
            return preview, pictures_of(preview.document)

        def show(read: tuple[ReportPreview, Pictures]) -> None:
            if self._previewing is task:
                self._previewing = None
                self._checks = read[0].checks
                self.builder.show_preview(*read)
                self._weigh()

        def fail(problem: Problem) -> None:
            if self._previewing is task:
                self._previewing = None
                self.builder.show_problem(f"{problem.sentence} {problem.advice}".strip())

        task = self.study.tasks.run("Preparing the preview", work, show, fail, owner=self)
        self._previewing = task

    def _weigh(self) -> None:
        """Whether the report can be written now, and if not, why."""
        stops = of_weight(self._checks, Weight.STOPS)
        can = self._wanted() is not None and not stops and not self.writing.is_busy
        self.write_button.setEnabled(can)
        self.write_button.setText("Writing…" if self.writing.is_busy else "Write Word report…")
        self.write_button.setToolTip(stops[0].sentence if stops else "Put the report into a Word file")
        self.cancel_button.setVisible(self.writing.is_busy)

    def _show_offered(self, row: Offered) -> None:
        if row.source is not None:
            self.study.source_wanted.emit(row.source, row.span)
        else:
            self.study.segment_wanted.emit(row.segment)

    def _follow(self, check: Check) -> None:
        """Go to what a check is about."""
        if check.section is not None:
            self.draft.look_at(check.section)
        if check.segment is not None:
            self.builder.show_quote(check.segment)
        elif check.participant is not None:
            self.study.participant_wanted.emit(check.participant)
        elif check.section is not None:
            self.builder.show_quotes(check.section)

    # How it is joined

    def _connect(self) -> None:
        self.draft.changed.connect(self._change)
        self.saved.wanted.connect(self.opening.open_other)
        self.saved.undone.connect(self.opening.take_undone)
        self.builder.opened.connect(self._show_offered)
        self.builder.check_followed.connect(self._follow)
        self.register_button.clicked.connect(self.show_register)
        self.register.left.connect(self.show_report)
        self.register.again_wanted.connect(self.opening.open_export)
        self.opening.asked.connect(self.saved.tell)
        self.opening.opened.connect(self.show_report)
        self.write_button.clicked.connect(self.write)
        self.cancel_button.clicked.connect(self.writing.cancel)
        self.writing.changed.connect(self._weigh)
        self.writing.written.connect(self.notice.say_written)
        self.writing.written.connect(lambda *_: self.register.freshen())
        self.writing.failed.connect(self.notice.say_problem)
        self.other_files.written.connect(self.notice.say_written)
        self.other_files.written.connect(lambda *_: self.register.freshen())
        self.other_files.failed.connect(self.notice.say_problem)

    def _add_commands(self) -> None:
        keys = self.study.keys
        made = {
            name: add_command(self, f"outputs.{name}", do, keys)
            for name, do in (
                ("write", self.write),
                ("tables", lambda: self.other_files.choose_tables(self._settled)),
                ("framework", lambda: self.other_files.choose_framework(self._settled)),
                ("new", self.saved.new),
                ("save", self.saved.save),
                ("save_as", self.saved.save_as),
                ("duplicate", self.saved.duplicate),
                ("rename", self.saved.rename),
                ("remove", self.saved.remove),
                ("register", self.show_register),
                ("contents", lambda: self.builder.show_view(0)),
                ("quotes", lambda: self.builder.show_view(1)),
                ("settings", lambda: self.builder.show_view(2)),
                ("checks", self.builder.show_checks),
                ("choose", self.builder.quotes.let_app_choose),
                ("cut", self.builder.quotes.cut_at_hand),
            )
        }
        menu = QMenu(self)
        for name in ("new", "save_as", "duplicate", "rename", "remove"):
            menu.addAction(made[name])
        menu.addSeparator()
        for name in ("tables", "framework"):
            menu.addAction(made[name])
        menu.aboutToShow.connect(lambda: self._offer(made))
        self.saved.offer(menu)

    def _offer(self, made: dict[str, CommandAction]) -> None:
        """What only a saved report can have done to it."""
        for name in ("rename", "duplicate", "remove"):
            made[name].setEnabled(self.draft.saved is not None and not self.study.read_only)

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            self.study.theme,
            icon_name="outputs",
            title="Nothing to report yet",
            words="Code passages in your transcripts first. Here they become a Word report: a section for each "
            "theme, who raised it in each perspective, and quotes from people who agreed to be quoted.",
            steps=("Go to Transcripts",),
        )
        self._empty.step_taken.connect(lambda _: self.study.screen_wanted.emit("transcripts"))
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._head())
        page.addWidget(self.builder, 1)
        page.addWidget(self.notice)
        for part in (QWidget(), self._empty, self._page, self.register):
            self._pages.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setFocusProxy(self.builder)

    def _head(self) -> QHBoxLayout:
        doing = FlowRow(to_the_right=True)
        for part in (self.register_button, self.cancel_button, self.write_button):
            doing.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(14)
        head.addWidget(page_title("Report"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.saved, 3)
        head.addLayout(doing, 2)
        self.cancel_button.hide()
        return head
