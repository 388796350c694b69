"""The concerns that nobody has closed yet, first on the overview: where each is, who was told, and what to do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.concern_rows import ConcernRow
from app.ui.open_study import OpenStudy
from app.ui.telling.concern_dialog import ask_about, raised_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import hairline, section_heading
from app.ui.widgets.plain_text import wrapped_label

TELL = "Nobody is named as told yet: tell the designated lead."


class ConcernsPart(QWidget):
    """Leads to the words of a concern, and to writing on it."""

    def __init__(self, study: OpenStudy, concerns: Sequence[ConcernRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.setAccessibleName("Open safeguarding concerns")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(section_heading("Open concerns"))
        for place, row in enumerate(concerns):
            if place:
                column.addWidget(hairline())
            column.addLayout(self._line(row))

    def open(self, row: ConcernRow) -> None:
        """Shows what is known of a concern, to write on it or close it."""
        ask_about(self._study, row, row.where, self.window())

    def _line(self, row: ConcernRow) -> QVBoxLayout:
        said = QVBoxLayout()
        said.setContentsMargins(0, 4, 0, 4)
        said.setSpacing(4)
        urgent = "In danger now. " if row.immediate else ""
        said.addWidget(wrapped_label(f"{urgent}{row.kind}, {row.where}", "danger" if row.immediate else "heading"))
        told = f"Told: {', '.join(filter(None, (row.informed, row.informed_at)))}." if row.informed else TELL
        said.addWidget(wrapped_label(f"{raised_words(row)}. {told}", "quiet"))
        go, more = Button("Go there"), Button("Write on it or close it…")
        go.setAccessibleName(f"Go to {row.where}")
        go.setEnabled(not row.waiting)
        go.setToolTip("A correction could not place it: place it on the Transcripts page." if row.waiting else "")
        more.setAccessibleName(f"Write on the concern about {row.where}, or close it")
        go.clicked.connect(lambda: self._go(row))
        more.clicked.connect(lambda: self.open(row))
        buttons = FlowRow()
        buttons.addWidget(go)
        buttons.addWidget(more)
        said.addLayout(buttons)
        return said

    def _go(self, row: ConcernRow) -> None:
        if row.span is not None and row.source is not None:
            self._study.source_wanted.emit(row.source, row.span)
        else:
            self._study.segment_wanted.emit(row.segment)
