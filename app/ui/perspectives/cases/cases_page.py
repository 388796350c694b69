"""Children (cases): the accounts of one child, their carers and practitioners beside each other (DOMAIN §2.2)."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.perspectives.case_rows import CaseComparison
from app.perspectives.wording import agreement_words, left_out_words
from app.study.rows import CaseId
from app.ui.open_study import OpenStudy
from app.ui.perspectives.arranging import Level
from app.ui.perspectives.cases.case_table import CaseTable
from app.ui.perspectives.cases.case_words import CaseWords
from app.ui.perspectives.cases.reading import ReadCases, TableRow, copied, read_cases, rows_of
from app.ui.perspectives.passage_reader import PassageReader
from app.ui.tasks import Task
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.table_copy import table_mime

OWN_INTERVIEWS = (
    "What each says anywhere in their own interviews: a carer or practitioner may speak of other children there."
)


@dataclass(frozen=True, slots=True)
class CasePlace:
    """Which child was looked at, in which rows."""

    case: CaseId | None
    level: Level


class CasesPage(QWidget):
    """A child to choose, the table of their case, and below it each row in everybody's words."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._task: Task | None = None
        self._wanted: CaseId | None = None
        self.case: CaseComparison | None = None
        self.shown: list[TableRow] = []
        self.child = Choice()
        self.child.setAccessibleName("Which child")
        self.child.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.child.setMaximumWidth(360)
        self.level = Choice()
        self.level.setAccessibleName("Rows")
        for level in (Level.ALL, Level.TOP, Level.THEMES):
            self.level.addItem(level.value, level)
        self.copy_button = Button("Copy table")
        self.title = plain_label("", "title")
        self.agreement = wrapped_label("", "quiet")
        self.left_out = wrapped_label("", "amber")
        self.note = wrapped_label(OWN_INTERVIEWS, "hint")
        self.table = CaseTable(study.theme)
        self.words = CaseWords(study.theme, PassageReader(study))
        self.empty = EmptyState(
            study.theme,
            icon_name="compare",
            title="No children to compare yet",
            words="Add a child on the Journeys page and link who speaks of them. This view then sets the child's "
            "account beside those of their carers and practitioners, event by event and theme by theme.",
            steps=("Go to Journeys",),
        )
        self._lay_out()
        self.child.activated.connect(lambda _: self.show_case(self.child.currentData()))
        self.level.currentIndexChanged.connect(lambda _: self.refresh())
        self.copy_button.clicked.connect(self.copy)
        self.table.looked_at.connect(self._look_at)
        self.table.opened.connect(self._enter)
        self.words.passage_opened.connect(study.show_passage)
        self.words.mark_opened.connect(study.segment_wanted.emit)
        self.empty.step_taken.connect(lambda _: study.screen_wanted.emit("journeys"))
        self.setFocusProxy(self.table)

    @property
    def place(self) -> CasePlace:
        """Where the reader is."""
        return CasePlace(self._wanted, Level(self.level.currentData()))

    def return_to(self, place: CasePlace) -> None:
        """Go there."""
        with QSignalBlocker(self.level):
            self.level.setCurrentIndex(self.level.findData(place.level))
        self.show_case(place.case)

    def show_case(self, case: CaseId | None) -> None:
        """Look at another child."""
        self._wanted = case
        self.refresh()

    def refresh(self) -> None:
        """Read the case anew, off this thread."""
        if self._task is not None:
            self._task.cancel()
        wanted, level = self._wanted, Level(self.level.currentData())

        def show(read: ReadCases) -> None:
            if self._task is task:
                self._task = None
                self._show(read, level)

        task = self._study.tasks.run(
            "Comparing accounts",
            lambda progress, cancelled: read_cases(self._study.project, wanted, level.kind, cancelled),
            show,
            owner=self,
        )
        self._task = task

    def copy(self) -> None:
        """The table as it is shown, for Word and Excel."""
        if self.case is not None:
            heads, rows = copied(self.case, self.shown)
            clipboard.put(table_mime(heads, rows))
            self._study.said.emit(f"Table copied: {len(rows)} rows. Paste it into Word or Excel.")

    def _show(self, read: ReadCases, level: Level) -> None:
        self.case = read.case
        self._pages.setCurrentWidget(self.empty if read.case is None else self._page)
        if read.case is None:
            return
        case = read.case
        self._wanted = case.case
        with QSignalBlocker(self.child):
            self.child.clear()
            for head in read.heads:
                tellers = ", ".join(teller.name for teller in head.tellers[1:])
                self.child.addItem(f"{head.pseudonym}  ({tellers})" if tellers else head.pseudonym, head.case)
            self.child.setCurrentIndex(self.child.findData(case.case))
        self.title.setText(" · ".join(part for part in (case.pseudonym, case.area_name) if part))
        self.agreement.setText(f"Events: {agreement_words(case)}")
        left_out = left_out_words(case)
        self.left_out.setText(left_out)
        self.left_out.setVisible(bool(left_out))
        self.shown = rows_of(case, level)
        self.table.show_rows(case, self.shown)
        self.words.setVisible(bool(self.shown))

    def _look_at(self, row: int) -> None:
        if self.case is not None:
            self.words.show_row(self.case, self.shown[row])

    def _enter(self, row: int, teller: object) -> None:
        if self.case is not None:
            self.words.show_row(self.case, self.shown[row])
            if self.table.hasFocus():
                self.words.enter(teller if isinstance(teller, int) else None)

    def _lay_out(self) -> None:
        self._page = QWidget()
        tools = FlowRow()
        label = QLabel("Child")
        label.setProperty("look", "quiet")
        label.setBuddy(self.child)
        for part in (label, self.child, self.level):
            tools.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.title)
        top.addWidget(self.agreement, 1, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.copy_button)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 8)
        head.setSpacing(8)
        head.addLayout(top)
        head.addLayout(tools)
        for line in (self.left_out, self.note):
            line.setMinimumWidth(1)
            head.addWidget(line)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.setObjectName("case and words")
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.table)
        self._parts.addWidget(self.words)
        self._parts.setSizes([520, 400])
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._parts, 1)
        self._pages = QStackedWidget()
        for page in (self._page, self.empty):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
