"""The overview: what the study holds and what comes next; how far the coding is; what the topic guide asked."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding.recent import RecentCoding
from app.study.rows import SourceStatus
from app.ui.open_study import READ_ONLY, OpenStudy
from app.ui.protection import plain_words
from app.ui.screen import Screen
from app.ui.study.overview_facts import Facts, Group, NextStep, counted_words, deleted_words, gather, next_steps
from app.ui.study.share_bar import ShareBar
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.card import Card
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.headings import hairline, page_title, section_heading
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.swatch import swatch_icon
from app.ui.widgets.view_switch import ViewSwitch

if TYPE_CHECKING:
    from app.ui.study.guide_page import GuidePage
    from app.ui.study.progress_page import ProgressPage

WIDTH = 1040
STATUS_WORDS = (
    (SourceStatus.CODED, "Fully coded", "accent"),
    (SourceStatus.CODING, "Being coded", "edge"),
    (SourceStatus.NEW, "New", "hover"),
)


class OverviewScreen(Screen):
    """Where a study begins each day."""

    name = "overview"
    watches = frozenset(
        {"participant", "perspective", "consent", "source", "speaker", "coding", "segment", "code", "project"}
        | {"text_version", "guide_question", "guide_tick", "guide_code", "coder", "concern", "sign_off"}
        | {"study_setting", "source_file", "picture", "redaction"}
        | {"agreement", "retention_date", "withdrawal"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Overview")
        self.page = QWidget()
        """What is shown of the overview now."""
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self.switch = ViewSwitch("Views of the overview", ("Overview", "Progress", "Topic guide"))
        self._views = QStackedWidget()
        self._views.addWidget(self._scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 12)
        outer.setSpacing(12)
        outer.addWidget(self.switch)
        outer.addWidget(self._views, 1)
        self.switch.chosen.connect(self._choose)
        study.theme.changed.connect(self._dress_again)

    @cached_property
    def progress(self) -> "ProgressPage":
        """How far the coding is; made when somebody first looks."""
        from app.ui.study.progress_page import ProgressPage

        page = ProgressPage(self.study)
        self._views.addWidget(page)
        return page

    @cached_property
    def guide(self) -> "GuidePage":
        """What the topic guide asked; made when somebody first looks."""
        from app.ui.study.guide_page import GuidePage

        page = GuidePage(self.study)
        self._views.addWidget(page)
        return page

    def refresh(self) -> None:
        """Read and show the view in front again."""
        if self.switch.now == 0:
            self._show_overview()
        else:
            self._second_view().refresh()

    def place(self) -> object:
        return self.switch.now

    def return_to(self, place: object) -> None:
        if isinstance(place, int):
            self.switch.choose(place)

    def _choose(self, view: int) -> None:
        self._views.setCurrentWidget(self._second_view() if view else self._scroll)
        self.refresh()

    def _second_view(self) -> "ProgressPage | GuidePage":
        return self.progress if self.switch.now == 1 else self.guide

    def _show_overview(self) -> None:
        facts = gather(self.study.project)
        page = QWidget()
        page.setMaximumWidth(round(WIDTH * self.study.theme.text_scale))
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 28)
        column.setSpacing(10)
        column.addWidget(page_title(self.study.project.name))
        column.addWidget(wrapped_label(_in_short(facts), "quiet"))
        if plain := plain_words(self.study.project):
            column.addWidget(wrapped_label(plain, "amber"))
        if facts.holding.names:
            column.addWidget(wrapped_label(facts.holding.sentence, "amber"))
        column.addSpacing(18)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, share in ((left, 5), (right, 5 if facts.sources or facts.people else 3)):
            side.setSpacing(10)
            columns.addLayout(side, share)
        self._show_concerns(left, facts)
        self._show_reminders(left, facts)
        self._show_next(left, facts)
        self._show_recent(left, facts)
        if facts.sources or facts.people or facts.deleted_on:
            self._show_people(right, facts)
            self._show_sources(right, facts)
        left.addStretch()
        right.addStretch()
        column.addLayout(columns)
        column.addStretch()
        self._scroll.setWidget(page)
        self.page = page
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    # The sections

    def _show_concerns(self, column: QVBoxLayout, facts: Facts) -> None:
        if facts.concerns:
            from app.ui.study.concerns_part import ConcernsPart

            column.addWidget(ConcernsPart(self.study, facts.concerns))
            column.addSpacing(22)

    def _show_reminders(self, column: QVBoxLayout, facts: Facts) -> None:
        if facts.reminders:
            from app.ui.study.reminders_part import RemindersPart

            column.addWidget(RemindersPart(self.study, facts.reminders))
            column.addSpacing(22)

    def _show_next(self, column: QVBoxLayout, facts: Facts) -> None:
        column.addWidget(section_heading("What to do next"))
        for place, step in enumerate(next_steps(facts)):
            if place:
                column.addWidget(hairline())
            column.addLayout(self._step(step, first=place == 0))
        column.addSpacing(22)

    def _step(self, step: NextStep, *, first: bool) -> QLayout:
        button = primary_button(step.button) if first else Button(step.button)
        button.clicked.connect(lambda: self._take(step))
        if step.leads_to == "import" and self.study.read_only:
            button.setEnabled(False)
            button.setToolTip(READ_ONLY)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addWidget(wrapped_label(step.why), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _take(self, step: NextStep) -> None:
        if step.leads_to == "import":
            self.study.import_wanted.emit([])
        elif step.source is not None:
            self.study.source_wanted.emit(step.source, None)
        else:
            self.study.screen_wanted.emit(step.leads_to)

    def _show_people(self, column: QVBoxLayout, facts: Facts) -> None:
        column.addWidget(section_heading("People"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, group in enumerate(facts.groups):
            self._show_group(grid, row, group)
        column.addLayout(grid)
        if facts.left_out:
            column.addWidget(
                wrapped_label(f"{_people(facts.left_out)} left out of every count and output.", "hint")
            )
        if facts.deleted_on:
            column.addWidget(wrapped_label(deleted_words(facts.deleted_on), "hint"))
        column.addSpacing(22)

    def _show_group(self, grid: QGridLayout, row: int, group: Group) -> None:
        grid.addWidget(self._mark(group), row, 0)
        grid.addWidget(ElidedLabel(group.name), row, 1)
        grid.addWidget(plain_label(_people(group.people)), row, 2, Qt.AlignmentFlag.AlignRight)
        pending = f"{group.pending} not fully coded" if group.pending else "all coded" if group.people else ""
        grid.addWidget(plain_label(pending, "quiet"), row, 3)

    def _mark(self, group: Group) -> PerspectiveMark:
        theme = self.study.theme
        return PerspectiveMark(theme, lambda: theme.perspective(group.palette), group.name)

    def _show_sources(self, column: QVBoxLayout, facts: Facts) -> None:
        column.addWidget(section_heading("Transcripts"))
        bar = ShareBar(self.study.theme)
        bar.show_shares(
            [(len(facts.sources_that_are(status)), role, words) for status, words, role in STATUS_WORDS]
        )
        column.addWidget(bar)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (status, words, _) in enumerate(STATUS_WORDS):
            sources = facts.sources_that_are(status)
            grid.addWidget(plain_label(words), row, 0)
            grid.addWidget(
                plain_label(f"{len(sources)} of {len(facts.sources)}"), row, 1, Qt.AlignmentFlag.AlignRight
            )
            told = counted_words(sum(source.words for source in sources), "word", "words")
            grid.addWidget(plain_label(told, "quiet"), row, 2, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)

    def _show_recent(self, column: QVBoxLayout, facts: Facts) -> None:
        if not facts.recent:
            return
        column.addWidget(section_heading("Coded lately"))
        for coding in facts.recent:
            column.addWidget(self._recent_card(coding))

    def _recent_card(self, coding: RecentCoding) -> Card:
        card = Card(f"{coding.code_name}, in {coding.source_name}")
        words = wrapped_label(f"“{coding.words}”")
        head = QHBoxLayout()
        head.setSpacing(6)
        dot = QLabel()
        dot.setPixmap(swatch_icon(self.study.theme.code_colour(coding.colour)).pixmap(QSize(16, 16)))
        head.addWidget(dot)
        head.addWidget(plain_label(coding.code_name, "heading"))
        source = ElidedLabel(coding.source_name)
        source.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head.addWidget(source, 1)
        card.column.addLayout(head)
        card.column.addWidget(words)
        card.opened.connect(lambda: self.study.source_wanted.emit(coding.source, coding.span))
        return card

    def _dress_again(self) -> None:
        self._stale = True
        if self.isVisible():
            self._freshen()


def _people(many: int) -> str:
    return counted_words(many, "person", "people")


def _in_short(facts: Facts) -> str:
    return " · ".join(
        (
            _people(facts.people),
            counted_words(len(facts.sources), "transcript", "transcripts"),
            counted_words(facts.words, "word", "words"),
            counted_words(facts.codes, "code", "codes"),
            counted_words(facts.passages, "coded passage", "coded passages"),
        )
    )
