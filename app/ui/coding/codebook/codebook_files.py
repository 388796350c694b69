"""Codebooks in and out of the window: in with a preview, from a table or a starter frame; out as table or Word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.coding import actions, queries
from app.coding.rows import CodeDraft
from app.coding.rules import FIELD_NAMES, CodebookPlan, PlannedCode
from app.exchange.codebook import read_codebook, write_codebook
from app.exchange.frames import starter_frames
from app.paths import documents_folder
from app.reports.codebook import codebook_report
from app.safeguards.register import let_leave
from app.safeguards.typed import codes_to_leave
from app.store.put import Ready
from app.ui.models.lines_model import Line, LinesModel
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress
from app.ui.widgets.choice import Choice
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.row_table import RowTable

WORD, TABLE = "Word document (*.docx)", "Table for Excel (*.csv)"
LEAST_WIDTH, LEAST_HEIGHT, TABLE_HEIGHT = 640, 520, 180
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Offer:
    """A codebook that can be taken over."""

    name: str
    about: str
    drafts: Sequence[CodeDraft]


class CodebookFiles(QObject):
    """Asks for files; `over` is what dialogs stand over."""

    def __init__(self, study: OpenStudy, over: QWidget) -> None:
        super().__init__(over)
        self._study = study
        self._over = over

    def ask_table(self) -> None:
        """Asks for a table, and shows what it would change."""
        if not self._study.may_change():
            return
        dialog = QFileDialog(self._over, "Import codebook", str(documents_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Tables (*.csv *.txt *.tsv)", "All files (*)"])
        dialog.fileSelected.connect(lambda chosen: self.preview_table(Path(chosen)))
        dialog.open()

    def preview_table(self, path: Path) -> None:
        """Shows what a table would change."""
        drafts = self._study.attempt(lambda: read_codebook(path, self._study.said.emit))
        if drafts is not None:
            about = "Codes are found by their path; a column that is not in the table leaves its part as it is."
            self._preview("Import codebook", "Import codebook", [Offer(path.name, about, drafts)])

    def show_frames(self) -> None:
        """Shows the starter frames and what each would add."""
        if self._study.may_change():
            offers = [
                Offer(frame.name, f"{frame.about}\nSource: {frame.source}", frame.codes)
                for frame in starter_frames()
            ]
            self._preview("Starter frame", "Import starter frame", offers)

    def ask_export(self) -> None:
        """Asks where the codebook goes, and as what."""
        dialog = QFileDialog(self._over, "Export codebook", str(documents_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([WORD, TABLE])
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("docx" if kind == WORD else "csv"))
        dialog.setDefaultSuffix("docx")
        name = _NOT_IN_NAMES.sub(" ", self._study.project.name).strip()
        dialog.selectFile(f"{name} codebook")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Writes the codebook there, in the background."""
        project, day = self._study.project, datetime.now().astimezone().date()
        names_in = self._study.names_in

        def work(progress: Progress, cancelled: IsCancelled) -> Ready:
            with project.reading() as session:
                if path.suffix.lower() == ".csv":
                    leaving = codes_to_leave(session, queries.codebook_now(session))
                    return write_codebook(leaving, path, names_in=names_in)
                return codebook_report(session, path, date=day, names_in=names_in)

        self._study.tasks.run(
            "Writing the codebook",
            work,
            self._tell,
            owner=self,
        )

    def _tell(self, file: Ready) -> None:
        project, by = self._study.project, self._study.settings.coder
        leave = partial(let_leave, project, [file], kind="codebook", title="Codebook", by=by)
        if self._study.attempt(leave) is not None:
            self._study.said.emit(f"Codebook written: {file.out.name}")

    def _preview(self, title: str, label: str, offers: Sequence[Offer]) -> None:
        dialog = TakeOverDialog(self._study, title, label, offers, self._over)
        dialog.open()


class TakeOverDialog(QDialog):
    """What would be made and changed, line by line; nothing is, before the button is pressed."""

    def __init__(
        self, study: OpenStudy, title: str, label: str, offers: Sequence[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        fit(self, QSize(LEAST_WIDTH, LEAST_HEIGHT))
        self._study = study
        self._label = label
        self._offers = offers
        self.choice = Choice()
        self.choice.setAccessibleName(title)
        for offer in offers:
            self.choice.addItem(offer.name)
        self.about = wrapped_label("", "quiet")
        self.counts = wrapped_label("")
        self.lines = LinesModel(("", "Code", "What changes"), self)
        self.table = RowTable("What would change")
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.table.setModel(self.lines)
        self.recheck = QCheckBox("Ask for a second look at passages of codes that are redefined")
        self.recheck.setChecked(True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why? (optional, kept in the codebook’s history)")
        self.reason.setAccessibleName("Reason")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton("Take over", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("primary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title(title))
        column.addWidget(self.choice)
        column.addWidget(self.about)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addWidget(self.recheck)
        column.addWidget(self.reason)
        column.addWidget(buttons)
        self.choice.setVisible(len(offers) > 1)
        self.choice.activated.connect(lambda _: self._show())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._show()

    def accept(self) -> None:
        drafts, recheck = self._offer.drafts, None if self.recheck.isChecked() else False
        done = self._study.attempt(
            lambda: actions.import_codebook(
                self._study.project, drafts=drafts, label=self._label, recheck=recheck, reason=self.reason.text()
            )
        )
        if done is not None:
            self._study.said.emit(f"{_in_short(done)} Undo takes all of it back.")
            super().accept()

    @property
    def _offer(self) -> Offer:
        return self._offers[max(0, self.choice.currentIndex())]

    def _show(self) -> None:
        self.about.setText(self._offer.about)

        def read() -> CodebookPlan:
            with self._study.project.reading() as session:
                return queries.codebook_plan(session, self._offer.drafts)

        plan = self._study.attempt(read)
        self.lines.show([_line(code) for code in plan.codes] if plan else [])
        self.counts.setText(_in_short(plan) if plan else "This table cannot be taken over.")
        self.take.setEnabled(bool(plan and plan.codes))
        redefines = bool(plan and any(one.before for code in plan.changed for one in code.fields))
        self.recheck.setVisible(redefines)


def _line(code: PlannedCode) -> Line:
    parts = [FIELD_NAMES[one.field] for one in code.fields]
    parts += [f"into the set “{name}”" for name in code.sets_joined]
    parts += [f"out of the set “{name}”" for name in code.sets_left]
    return Line(("new" if code.new else "changed", code.path, ", ".join(parts)))


def _in_short(plan: CodebookPlan) -> str:
    made, changed = len(plan.made), len(plan.changed)
    told = [f"{made} new {'code' if made == 1 else 'codes'}", f"{changed} changed"]
    return f"{', '.join(told)}, {plan.unchanged} as they were."
