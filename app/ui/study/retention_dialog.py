"""Retention dates: by when recordings, the identity key and the study are to go, and that it was done (E-08).

The program reminds and keeps what was confirmed; it deletes no recording and destroys no key by itself.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.safeguards.certificate import write_certificate
from app.store.changes import Changes
from app.study import actions, queries
from app.study.consent_rows import RetentionKind, RetentionRow
from app.study.rules import this_day
from app.ui.open_study import OpenStudy
from app.ui.study.choices import narrow_choice
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.fitting import fit
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import DIALOG_MARGINS, hairline
from app.ui.widgets.plain_text import plain_label, wrapped_label

KIND_WORDS = {
    RetentionKind.AUDIO: "Recordings deleted",
    RetentionKind.KEY: "Identity key destroyed",
    RetentionKind.REVIEW: "Study looked at again",
    RetentionKind.DESTROY: "Study destroyed",
}
EXPLANATION = (
    "The overview reminds you from a month before. This program deletes no recording and destroys no key or study "
    "by itself: do it, then confirm it here. What was confirmed stays in the audit."
)
NOTHING = "No date is set yet. Look them up in what you promised participants and the ethics committee."


class RetentionDialog(QDialog):
    """The dates, the next first, each confirmed, changed or removed at once; every change can be undone."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Retention dates")
        self._study = study
        self.kind = narrow_choice(18)
        self.kind.setAccessibleName("What is to be done")
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind)
        self.day = QLineEdit()
        self.day.setAccessibleName("By which day")
        self.day.setPlaceholderText("By: 30/9/2031")
        self.note = QLineEdit()
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("Note")
        self.add_button = Button("Add")
        self.add_button.setAccessibleName("Add this date")
        self.add_button.setAutoDefault(False)
        self._offered: list[Button] = []
        self._within = QWidget()
        self._lines = QVBoxLayout(self._within)
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.day.returnPressed.connect(self._add)
        self.note.returnPressed.connect(self._add)
        for widget in (self.kind, self.day, self.note, self.add_button):
            widget.setEnabled(not study.read_only)
        study.changed.connect(self._hear)
        self._show()
        self.day.setFocus()

    def lines(self) -> list[str]:
        """What is said of each date, as shown."""
        return [_words(row) for row in self._rows]

    def buttons(self, words: str) -> list[Button]:
        """The buttons of these words, one a date that has it."""
        return [button for button in self._offered if button.text() == words]

    def _lay_out(self) -> None:
        scale = self._study.theme.text_scale
        fit(self, QSize(round(620 * scale), round(560 * scale)))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._within)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = FlowRow()
        for widget in (self.kind, self.day, self.note, self.add_button):
            row.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Retention dates", "title"))
        column.addWidget(wrapped_label(EXPLANATION, "quiet"))
        column.addSpacing(6)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)

    def _hear(self, changes: Changes) -> None:
        if "retention_date" in changes.tables:
            self._show()

    def _show(self) -> None:
        with self._study.project.reading() as session:
            self._rows = queries.retention_dates(session)
        self._offered = []
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self._rows:
            self._lines.addWidget(wrapped_label(NOTHING, "quiet"))
        for place, row in enumerate(self._rows):
            if place:
                self._lines.addWidget(hairline())
            self._lines.addWidget(self._line(row))

    def _line(self, row: RetentionRow) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        overdue = not row.done and row.due_on < this_day().isoformat()
        column.addWidget(wrapped_label(_words(row), "heading" if overdue else ""))
        if row.note:
            column.addWidget(wrapped_label(row.note, "quiet"))
        buttons = FlowRow()
        offered: list[tuple[str, Callable[[], object], bool]] = [
            ("It was done", lambda: self._finish(row), not row.done),
            ("Save certificate…", lambda: self.ask_where(row), row.done),
            ("Not done after all", lambda: self._reopen(row), row.done),
            ("Remove", lambda: self._remove(row), True),
        ]
        for words, do, wanted in offered:
            if wanted:
                button = quiet_button(words) if words in ("Remove", "Not done after all") else Button(words)
                button.setAutoDefault(False)
                button.setAccessibleName(f"{KIND_WORDS[row.kind]}, {row.due_on}: {words.lower()}")
                button.setEnabled(words == "Save certificate…" or not self._study.read_only)
                button.clicked.connect(lambda _=False, do=do: do())
                buttons.addWidget(button)
                self._offered.append(button)
        column.addLayout(buttons)
        return line

    def _add(self) -> None:
        kind = RetentionKind(self.kind.currentData())
        day, note, project = self.day.text(), self.note.text(), self._study.project
        added = self._study.attempt(lambda: actions.add_retention(project, kind=kind, due_on=day, note=note))
        if added is not None:
            self.day.clear()
            self.note.clear()
        self.day.setFocus()

    def _finish(self, row: RetentionRow) -> None:
        by, day = self._study.settings.coder, this_day().isoformat()
        project = self._study.project
        self._study.attempt(lambda: actions.finish_retention(project, retention=row.id, by=by, on=day))

    def _reopen(self, row: RetentionRow) -> None:
        project = self._study.project
        self._study.attempt(lambda: actions.reopen_retention(project, retention=row.id))

    def _remove(self, row: RetentionRow) -> None:
        project = self._study.project
        self._study.attempt(lambda: actions.remove_retention(project, retention=row.id))

    def ask_where(self, row: RetentionRow) -> QFileDialog:
        """Ask where the certificate goes."""
        dialog = QFileDialog(self, "Save certificate", str(self._study.project.path.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Plain text (*.txt)")
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"{KIND_WORDS[row.kind]}.txt")
        dialog.fileSelected.connect(lambda path: self.write(row, Path(path)))
        dialog.open()
        return dialog

    def write(self, row: RetentionRow, path: Path) -> None:
        """The certificate into a file."""
        project = self._study.project

        def put() -> bool:
            write_certificate(row, path, study=project.name, guid=project.guid, today=this_day())
            return True

        if self._study.attempt(put):
            self._study.said.emit(f"Certificate written: {path.name}.")


def _words(row: RetentionRow) -> str:
    """What of a date, by when, and whether it was done."""
    if row.done:
        return f"{KIND_WORDS[row.kind]} on {row.done_on}, confirmed by {row.done_by} (due {row.due_on})"
    overdue = ": overdue" if row.due_on < this_day().isoformat() else ""
    return f"{KIND_WORDS[row.kind]} by {row.due_on}{overdue}"
