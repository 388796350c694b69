"""The audit in the window: what was done, when and by whom, and whether that is as it was written."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QSize, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from app.paths import documents_folder
from app.reports.audit_table import write_audit
from app.store.audit import AuditRow, changed_from, entries
from app.ui.models.lines_model import Line, LinesModel
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress
from app.ui.widgets import clipboard
from app.ui.widgets.fitting import fit
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table_copy import table_mime
from app.ui.widgets.tables import copy_with

HEADS = ("Entry", "When", "Who", "What", "Rows")
KINDS = "Tables for Excel (*.xlsx);;Tables as text (*.csv)"
WHOLE = "Sealed and whole: every entry is as it was written."


@dataclass(frozen=True, slots=True)
class ReadAudit:
    """Everything that was done, and from which entry on it is not as it was written, if from any."""

    rows: tuple[AuditRow, ...]
    changed: int | None


class AuditDialog(QDialog):
    """Reads the audit of an open study; holds no words of it."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Audit")
        fit(self, QSize(900, 620))
        self._study = study
        self._read = ReadAudit((), None)
        self.filter = SearchField(study.theme, "Find in who and what…")
        self.since, self.until = _day("From"), _day("To")
        self.seal = wrapped_label("")
        self.model = LinesModel(HEADS, self)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(self.model)
        self.table = RowTable("Audit")
        self.table.setModel(self.shown)
        self.count = plain_label("", "quiet")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.export = buttons.addButton("Save as a table…", QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out(buttons)
        self.filter.textChanged.connect(lambda _: self._fill())
        for day in (self.since, self.until):
            day.dateChanged.connect(lambda _: self._fill())
        self.export.clicked.connect(self._choose)
        buttons.rejected.connect(self.reject)
        copy_with(self.table, self.copy)
        self._ask()

    def rows(self) -> list[AuditRow]:
        """The entries that are shown, the newest first."""
        words = self.filter.text().casefold().split()
        first, last = _python(self.since.date()), _python(self.until.date())
        return [
            row
            for row in reversed(self._read.rows)
            if first <= _at(row).date() <= last
            and all(word in f"{row.who} {row.action}".casefold() for word in words)
        ]

    def copy(self) -> None:
        """Copy what is shown, for Word and Excel."""
        clipboard.put(table_mime(HEADS, [_cells(row) for row in self.rows()]))

    def write(self, path: Path) -> None:
        """Write what is shown into a table, the first entry first."""
        name, rows, seal = self._study.project.name, self.rows()[::-1], seal_words(self._read)
        whole = len(rows) == len(self._read.rows)
        notes = [seal, "" if whole else f"{len(rows)} of {len(self._read.rows)} entries."]
        self._study.tasks.run(
            "Writing the audit",
            lambda progress, cancelled: write_audit(name, rows, [note for note in notes if note], path),
            lambda _: self._study.said.emit("The audit was written."),
        )

    def show_read(self, read: ReadAudit) -> None:
        """Show what was read."""
        self._read = read
        if read.rows:
            days = [_at(read.rows[0]).date(), _at(read.rows[-1]).date()]
            for field, day in zip((self.since, self.until), days, strict=True):
                field.setDate(QDate(day.year, day.month, day.day))
        self.seal.setText(seal_words(read))
        self.seal.setProperty("look", "quiet" if read.changed is None else "danger")
        self.seal.style().polish(self.seal)
        self._fill()

    def _ask(self) -> None:
        project = self._study.project

        def work(progress: Progress, cancelled: IsCancelled) -> ReadAudit:
            with project.reading(cancelled) as session:
                return ReadAudit(tuple(entries(session)), changed_from(session))

        self._study.tasks.run("Reading the audit", work, self.show_read, owner=self)

    def _fill(self) -> None:
        rows = self.rows()
        self.model.show([Line(_cells(row), row) for row in rows])
        self.count.setText(f"{len(rows)} of {len(self._read.rows)} entries")

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Save the audit", str(documents_folder() / "Audit.xlsx"), KINDS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        head = FlowRow()
        for part in (self.filter, plain_label("From"), self.since, plain_label("to"), self.until, self.count):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Audit", "title"))
        column.addWidget(self.seal)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)


def seal_words(read: ReadAudit) -> str:
    """Whether the audit is as it was written."""
    if read.changed is None:
        return WHOLE
    return f"Changed from outside: entry {read.changed} does not fit those before it."


def _cells(row: AuditRow) -> tuple[str, ...]:
    return str(row.id), f"{_at(row):%Y-%m-%d %H:%M:%S}", row.who or "–", row.action, row.rows


def _at(row: AuditRow) -> datetime:
    return datetime.fromtimestamp(row.at, UTC).astimezone()


def _day(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    field.setAccessibleName(name)
    return field


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
