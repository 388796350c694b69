"""The documents that left with somebody in them: which are public, and the list to copy."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.safeguards.register import ExportRow, set_published
from app.safeguards.withdrawal.telling import export_told
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.table_copy import table_mime

TITLE = "Documents with them that left"
PUBLIC, NOT_PUBLIC = "Mark as public", "Mark as not public"
HEADS = ("Written on", "Kind", "Title", "Format", "Public since", "SHA-256")


class ExportsPart(QWidget):
    """A line each, and whether it went public; what is marked here is marked in the register of exports."""

    def __init__(self, study: OpenStudy, rows: Sequence[ExportRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study, self._rows = study, tuple(rows)
        self.setAccessibleName(TITLE)
        self.public_buttons: list[Button] = []
        self.copy_button = Button("Copy list")
        self.copy_button.setAccessibleName("Copy the list of documents")
        self.copy_button.setToolTip("As a table, for Word and Excel")
        self.copy_button.clicked.connect(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        column.addWidget(section_heading(TITLE))
        for row in self._rows:
            column.addWidget(wrapped_label(export_told(row)))
            column.addWidget(self._public_button(row), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)

    def copy(self) -> None:
        """Put the list on the clipboard."""
        rows = [
            (
                datetime.fromtimestamp(row.at).astimezone().date().isoformat(),
                row.kind,
                row.title,
                row.format,
                row.published_on,
                row.sha256,
            )
            for row in self._rows
        ]
        clipboard.put(table_mime(HEADS, rows))
        self._study.said.emit("List of documents copied as a table.")

    def _public_button(self, row: ExportRow) -> Button:
        button = Button(NOT_PUBLIC if row.published_on else PUBLIC)
        button.setAccessibleName(f"{button.text()}: {row.title}")
        button.setToolTip(
            "Take back that this document was published"
            if row.published_on
            else "Note that this document was published or handed on: nobody can be taken out of it any more"
        )
        button.setEnabled(not self._study.read_only)
        on = "" if row.published_on else datetime.now().astimezone().date().isoformat()
        button.clicked.connect(
            lambda: self._study.attempt(lambda: set_published(self._study.project, export=row.id, on=on))
        )
        self.public_buttons.append(button)
        return button
