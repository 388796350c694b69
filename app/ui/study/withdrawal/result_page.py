"""What was done, and what is left to do outside of the study."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.paths import documents_folder
from app.safeguards.withdrawal import telling
from app.safeguards.withdrawal.rows import Deleted
from app.store.put import put_file
from app.study.rows import SourceId
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label


class ResultPage(QWidget):
    """Read, copied or kept as a text; it says nothing of who they were."""

    review_wanted = Signal()
    """Go through the places where they are still quoted or named."""
    cover_wanted = Signal(object)
    """Paint over their part of a picture (a `SourceId`)."""

    def __init__(
        self,
        study: OpenStudy,
        deleted: Deleted,
        on: str,
        fault: str,
        cover: Sequence[tuple[SourceId, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._study = study
        self.setAccessibleName("What was done, and what is left to do")
        self.note = telling.note(deleted, study=study.project.name, on=on)
        self.copy_button, self.save_button = Button("Copy"), Button("Save as text…")
        self.copy_button.setToolTip("Copy what is left to do")
        self.save_button.setToolTip("Keep what is left to do beside your other papers")
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.choose_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        if fault:
            column.addWidget(wrapped_label(fault, "danger"))
        done = telling.done(deleted)
        column.addWidget(section_heading("Done"))
        column.addWidget(wrapped_label(done[0]))
        column.addWidget(wrapped_label(" · ".join(telling.counted(deleted.counts)), "quiet"))
        if not fault:
            for line in done[1 + len(deleted.counts) :]:
                column.addWidget(wrapped_label(line))
        self.review_button = Button("Go through these places…")
        self.review_button.setToolTip("Each in its place, beside the study; the list is there until you close it")
        self.review_button.clicked.connect(self.review_wanted)
        self.cover_buttons = [self._to_cover(source, name) for source, name in cover]
        inside = telling.inside(deleted)
        if inside or cover:
            column.addSpacing(10)
            column.addWidget(section_heading("Left to do in the study"))
            for line in inside:
                column.addWidget(wrapped_label(f"•  {line}"))
            within = QWidget()
            ways = FlowRow(within)
            for button in ([self.review_button] if inside else []) + self.cover_buttons:
                ways.addWidget(button)
            column.addWidget(within)
        column.addSpacing(10)
        column.addWidget(section_heading("Left to do outside of the study"))
        for line in telling.remaining(deleted):
            column.addWidget(wrapped_label(f"•  {line}"))
        buttons = FlowRow()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addStretch()

    def _to_cover(self, source: SourceId, name: str) -> Button:
        button = Button(f"Paint over their part of {name}…")
        button.setToolTip("Opens the picture with the redaction tool in hand: draw over what is theirs")
        button.clicked.connect(lambda: self.cover_wanted.emit(source))
        return button

    def copy(self) -> None:
        """Put what is left to do on the clipboard."""
        clipboard.put_text(self.note)
        self._study.said.emit("Copied what is left to do.")

    def choose_file(self) -> None:
        """Ask where the note is to lie."""
        dialog = QFileDialog(self, "Save what is left to do", str(documents_folder() / "Withdrawal.txt"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setNameFilters(["Text (*.txt)"])
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, out: Path) -> None:
        """Write the note."""
        content = self.note.encode()

        def write() -> bool:
            put_file(content, out, ending=".txt", thing="note")
            return True

        if self._study.attempt(write):
            self._study.said.emit(f"Saved as {out.name}.")
