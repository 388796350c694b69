"""Over the preview: how much will be in the report, what cannot be quoted, what to look at before it goes."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.perspectives.rows import GroupRow
from app.ui.models.groups_look import look_of
from app.ui.reports.preview_reading import ReportPreview
from app.ui.theme import Theme
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import plain_label, wrapped_label


class Summary(QWidget):
    """The counts and sentences of a preview."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview: ReportPreview | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 20, 0)
        self._inside: QWidget | None = None
        self.sentences: list[str] = []
        """What is said, line by line."""
        theme.changed.connect(self._write)

    def show_preview(self, preview: ReportPreview | None) -> None:
        """Says what a preview holds; None while no theme is chosen."""
        self._preview = preview
        self._write()

    def _write(self) -> None:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.sentences = []
        if self._preview is None:
            self._say(column, "Choose at least one theme.", "heading")
        else:
            self._fill(column, self._preview)
        self._column.addWidget(inside)

    def _fill(self, column: QVBoxLayout, preview: ReportPreview) -> None:
        total = sum(number for _, number in preview.quotes)
        themes = f"{preview.themes} {'theme' if preview.themes == 1 else 'themes'}"
        self._say(column, f"{themes} · {total} {'quote' if total == 1 else 'quotes'}", "heading")
        row = FlowRow()
        for group, number in preview.quotes:
            row.addWidget(self._group(group, f"{group.name}: {number}"))
            self.sentences.append(f"{group.name}: {number}")
        column.addLayout(row)
        for sentence in preview.left_out:
            self._say(column, sentence, "quiet")
        for sentence in preview.warnings:
            self._say(column, f"Look at this first: {sentence}", "")

    def _group(self, group: GroupRow, words: str) -> QWidget:
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        row.addWidget(PerspectiveMark(self._theme, partial(look_of, self._theme, group), group.name))
        row.addWidget(plain_label(words))
        return told

    def _say(self, column: QVBoxLayout, sentence: str, look: str) -> None:
        label = wrapped_label(sentence, look)
        label.setMinimumWidth(1)
        column.addWidget(label)
        self.sentences.append(sentence)
