"""Outputs: the Word theme summary; chosen at the left, seen at the right as it will be, written meanwhile."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.paths import documents_folder
from app.problems import Problem
from app.reports.spec import ReportSpec
from app.reports.theme_summary import ReportResult, theme_summary
from app.ui.commands import add_command
from app.ui.open_study import OpenStudy
from app.ui.reports.paper import Paper
from app.ui.reports.preview_reading import OfferedCodes, ReportPreview, read_codes, read_preview
from app.ui.reports.report_form import ReportForm
from app.ui.reports.summary import Summary
from app.ui.reports.written_notice import WrittenNotice
from app.ui.screen import Screen
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.headings import page_title, section_heading
from app.ui.widgets.plain_text import wrapped_label

FOLDER = "outputs/folder"
"""Where the last report was written, among what is kept of the window."""
SUFFIX = ".docx"
PAUSE = 250
"""Milliseconds the author rests before the preview is made anew."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class OutputsScreen(Screen):
    """One report so far; others join it here."""

    name = "outputs"
    watches = frozenset(
        {
            "area",
            "case_link",
            "code",
            "coding",
            "consent",
            "note",
            "participant",
            "perspective",
            "project",
            "segment",
        }
        | {"segment_turn", "source", "speaker", "study_case", "text_version", "turn"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.form = ReportForm(study.theme)
        self.summary = Summary(study.theme)
        self.paper = Paper(study.theme)
        self.notice = WrittenNotice()
        self.write_button = primary_button("Write Word report…")
        self.cancel_button = Button("Cancel")
        self._previewing: Task | None = None
        self._writing: Task | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._preview)
        self._pages = QStackedWidget()
        self._lay_out()
        self.form.changed.connect(self._rest.start)
        self.write_button.clicked.connect(self.choose_file)
        self.cancel_button.clicked.connect(self._cancel)
        add_command(self, "outputs.write", self.choose_file, study.keys)

    def refresh(self) -> None:
        self.study.tasks.run(
            "Reading the codebook",
            lambda progress, cancelled: read_codes(self.study.project),
            self._show_codes,
            owner=self,
        )

    @property
    def is_preparing(self) -> bool:
        """Whether the preview is not yet of what is chosen."""
        return self._rest.isActive() or self._previewing is not None

    def choose_file(self) -> None:
        """Ask where the report goes; it is written when that is answered."""
        spec = self.form.spec()
        if spec is None or self._writing is not None:
            return
        dialog = QFileDialog(self, "Write Word report", str(self._folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"Word document (*{SUFFIX})")
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(report_name(self.study.project.name, spec.name))
        dialog.fileSelected.connect(lambda chosen: self.write(spec, Path(chosen)))
        dialog.open()

    def write(self, spec: ReportSpec, path: Path) -> None:
        """Write the report there, in the background."""
        kept = {**self.study.settings.window, FOLDER: str(path.parent)}
        self.study.prefer(window=kept)
        project = self.study.project

        def work(progress: Progress, cancelled: IsCancelled) -> ReportResult:
            with project.reading(cancelled) as session:
                return theme_summary(
                    session, spec, path, lambda done, of: progress(done, of, "reading themes"), cancelled
                )

        self._set_writing(True)
        self.notice.hide()
        self._writing = self.study.tasks.run(
            "Writing the report", work, self._written, self._not_written, stopped=self._stopped, owner=self
        )

    # What comes back

    def _show_codes(self, offered: OfferedCodes) -> None:
        self.form.show_codes(offered.codes, offered.heard)
        has_passages = bool(offered.heard)
        self._pages.setCurrentWidget(self._page if has_passages else self._empty)
        if has_passages:
            self._take_keyboard()
            self._preview()

    def _take_keyboard(self) -> None:
        """The keyboard begins at the themes, unless the reader has it somewhere already."""
        at = QApplication.focusWidget()
        if at is None or (self.isAncestorOf(at) and not self.form.isAncestorOf(at)):
            self.form.themes.setFocus()

    def _preview(self) -> None:
        if self._previewing is not None:
            self._previewing.cancel()
            self._previewing = None
        spec = self.form.spec()
        self.write_button.setEnabled(spec is not None and self._writing is None)
        if spec is None:
            self.summary.show_preview(None)
            self.paper.clear_document()
            return
        wanted: ReportSpec = spec

        def show(preview: ReportPreview) -> None:
            if self._previewing is task:
                self._previewing = None
                self.summary.show_preview(preview)
                self.paper.show_document(preview.document)

        task = self.study.tasks.run(
            "Preparing the preview",
            lambda progress, cancelled: read_preview(self.study.project, wanted, cancelled),
            show,
            self._no_preview,
            owner=self,
        )
        self._previewing = task

    def _no_preview(self, problem: Problem) -> None:
        self._previewing = None
        self.notice.say_problem(f"{problem.sentence} {problem.advice}".strip())

    def _written(self, result: ReportResult) -> None:
        self._set_writing(False)
        self.notice.say_written(result.path, result.quotes)

    def _not_written(self, problem: Problem) -> None:
        self._set_writing(False)
        self.notice.say_problem(f"{problem.sentence} {problem.advice}".strip())

    def _stopped(self) -> None:
        self._set_writing(False)
        self.notice.say_problem("Stopped. No report was written.")

    def _cancel(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    def _set_writing(self, writing: bool) -> None:
        if not writing:
            self._writing = None
        self.cancel_button.setVisible(writing)
        self.write_button.setText("Writing…" if writing else "Write Word report…")
        self.write_button.setEnabled(not writing and self.form.spec() is not None)

    def _folder(self) -> Path:
        kept = self.study.settings.window.get(FOLDER, "")
        return Path(kept) if kept and Path(kept).is_dir() else documents_folder()

    # How it is laid out

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
        page.addWidget(self._parts(), 1)
        page.addWidget(self.notice)
        for part in (QWidget(), self._empty, self._page):
            self._pages.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setFocusProxy(self.form.themes)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title("Theme summary in Word"))
        about = "What each perspective said of each theme, with counts of people and quotes that may be used."
        words.addWidget(wrapped_label(about, "quiet"))
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.addLayout(words, 1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.write_button)
        self.cancel_button.hide()
        return head

    def _parts(self) -> QSplitter:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(14, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_heading("What will be in it"))
        column.addWidget(self.summary)
        column.addWidget(self.paper, 1)
        parts = QSplitter()
        parts.setObjectName("choices and preview")
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.form)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        parts.setSizes([360, 800])
        return parts


def report_name(study: str, title: str) -> str:
    """A file's name from the study's and the report's, without what no system allows in names."""
    name = _NOT_IN_NAMES.sub(" ", f"{study} – {title}")
    return " ".join(name.split()).strip(". ")[:120] + SUFFIX
