"""The register of exports as a table: by person, copied for Word and Excel, each with its settings to take up."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSortFilterProxyModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.safeguards.register import ExportRow, exports, set_published
from app.study.rows import ParticipantId
from app.ui.models.lines_model import KEY, Line, LinesModel
from app.ui.open_study import OpenStudy
from app.ui.reports.register.register_lines import HEADS, line, of_person, people_in, told
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import page_title
from app.ui.widgets.page_stack import PageStack
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.table_copy import table_mime
from app.ui.widgets.tables import copy_with

EVERYBODY = "Words of anybody"
ABOUT = (
    "Files are outside of Counterpoint once they are written: when somebody withdraws, look here for their words."
)
NOTHING = (
    "Every report, table and picture that is written is noted here: when, from which settings, and whose words "
    "are in it. When somebody withdraws, this says which files they are in."
)


class RegisterView(QWidget):
    """Reads the register whenever it is shown or something is added."""

    left = Signal()
    """Back to the report."""
    again_wanted = Signal(object)
    """An `ExportRow` is to be written again."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._rows: tuple[ExportRow, ...] = ()
        self.back_button = quiet_button("◂ Report")
        self.back_button.setAccessibleName("Back to the report")
        self.who = Choice()
        self.who.setAccessibleName("Whose words")
        self.who.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.copy_button = Button("Copy as a table")
        self.again_button = Button("Open its settings")
        self.again_button.setToolTip("Bring the settings this file was made from to the page, to write it again")
        self.public = QLineEdit()
        self.public.setAccessibleName("Public or handed on since")
        self.public.setPlaceholderText("Not public")
        self.public.setToolTip(
            "The day the chosen file was published or handed on; nobody can be taken out of it from then on"
        )
        self.public.setReadOnly(study.read_only)
        self.model = LinesModel(HEADS, self)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(self.model)
        self.table = RowTable("What has left the study", kept="exports")
        self.table.setModel(self.shown)
        self.words = wrapped_label(ABOUT, "quiet")
        self.empty = EmptyState(
            study.theme,
            icon_name="outputs",
            title="Nothing has left the study yet",
            words=NOTHING,
            steps=("Go to the report",),
        )
        self._lay_out()
        self.back_button.clicked.connect(self.left)
        self.empty.step_taken.connect(lambda _: self.left.emit())
        self.who.activated.connect(lambda _: self._fill())
        self.copy_button.clicked.connect(self.copy)
        self.again_button.clicked.connect(self.open_again)
        self.public.editingFinished.connect(self.mark)
        self.table.activated.connect(lambda _: self.open_again())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        copy_with(self.table, self.copy)

    def freshen(self) -> None:
        """Reads the register anew."""
        project = self._study.project

        def read() -> tuple[ExportRow, ...]:
            with project.reading() as session:
                return tuple(exports(session))

        self._study.tasks.run(
            "Reading the register", lambda progress, cancelled: read(), self.show_rows, owner=self, quiet=True
        )

    def show_rows(self, rows: Sequence[ExportRow]) -> None:
        """Shows what has left the study; whose words one looks for stays chosen."""
        self._rows = tuple(rows)
        who = self.who.currentData()
        with QSignalBlocker(self.who):
            self.who.clear()
            self.who.addItem(EVERYBODY, None)
            for person, name in people_in(rows):
                self.who.addItem(f"Words of {name}", person)
            self.who.setCurrentIndex(max(0, self.who.findData(who)))
        self._pages.setCurrentWidget(self._page if rows else self.empty)
        self._fill()

    def show_person(self, person: ParticipantId) -> None:
        """Shows the files that hold words of one person."""
        self.who.setCurrentIndex(max(0, self.who.findData(person)))
        self._fill()

    def copy(self) -> None:
        """Copy the lines that are shown, for Word and Excel."""
        rows = [self._row(place) for place in range(self.shown.rowCount())]
        clipboard.put(table_mime(HEADS, [line(row) for row in rows if row is not None]))
        self._study.said.emit("Register copied as a table. Paste it into Word or Excel.")

    def open_again(self) -> None:
        """Bring the settings of the chosen file to the page."""
        row = self._row(self.table.currentIndex().row())
        if row is not None and row.settings:
            self.again_wanted.emit(row)

    def mark(self) -> None:
        """Keep on which day the chosen file went public, or that it did not."""
        row, day = self._row(self.table.currentIndex().row()), self.public.text().strip()
        if row is None or self._study.read_only or day == row.published_on:
            return

        def store() -> bool:
            set_published(self._study.project, export=row.id, on=day)
            return True

        if self._study.attempt(store):
            self.freshen()
        else:
            self.public.setText(row.published_on)

    def _row(self, place: int) -> ExportRow | None:
        row = self.shown.index(place, 0).data(KEY) if place >= 0 else None
        return row if isinstance(row, ExportRow) else None

    def _fill(self) -> None:
        there = of_person(self._rows, self.who.currentData())
        self.model.show([Line(line(row), row) for row in there])
        if there:
            self.table.setCurrentIndex(self.shown.index(0, 0))
        self._tell()

    def _tell(self) -> None:
        row = self._row(self.table.currentIndex().row())
        self.again_button.setEnabled(row is not None and bool(row.settings))
        self.public.setText("" if row is None else row.published_on)
        self.public.setEnabled(row is not None)
        self.words.setText(ABOUT if row is None else f"{told(row)} {ABOUT}")

    def _lay_out(self) -> None:
        head = FlowRow()
        for part in (
            self.back_button,
            page_title("What has left the study"),
            self.who,
            self.copy_button,
            self.again_button,
        ):
            head.addWidget(part)
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addLayout(head)
        page.addWidget(self.table, 1)
        public = QHBoxLayout()
        public.setSpacing(8)
        public.addWidget(plain_label("Public or handed on since"))
        public.addWidget(self.public)
        public.addStretch()
        page.addLayout(public)
        page.addWidget(self.words)
        self._pages = PageStack()
        for one in (self.empty, self._page):
            self._pages.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.addWidget(self._pages)
        self.setFocusProxy(self.table)
