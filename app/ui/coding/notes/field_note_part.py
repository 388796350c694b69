"""Beside an open field note: where and when it was, who was there, and what the observer makes of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.store.changes import Changes
from app.study import actions, queries
from app.study.field_note_rows import FieldNoteRow
from app.ui.coding.coding_desk import CodingDesk
from app.ui.open_study import OpenStudy
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import plain_label


class FieldNotePart(QScrollArea):
    """Each part is stored when it is left; not in sight while the transcript is no field note."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._row: FieldNoteRow | None = None
        self.setAccessibleName("About this field note")
        self.on, self.place, self.present = QLineEdit(), QLineEdit(), QLineEdit()
        self.interpretation = EditedField("Interpretation", "What you make of it, apart from what was seen…")
        self._lay_out()
        self.on.editingFinished.connect(lambda: self._store(on=self.on.text().strip()))
        self.place.editingFinished.connect(lambda: self._store(place=self.place.text().strip()))
        self.present.editingFinished.connect(lambda: self._store(present=self.present.text().strip()))
        self.interpretation.finished.connect(lambda words: self._store(interpretation=words))
        self.hide()

    def follow(self, desk: CodingDesk) -> None:
        """Shows what stands beside the text on the desk, now and whenever it changes."""
        desk.read.connect(lambda: self._read(desk))
        self._study.changed.connect(lambda changes: self._hear(changes, desk))

    def show_note(self, row: FieldNoteRow | None) -> None:
        """Shows another field note, or none; what is being typed meanwhile stays."""
        other = row is None or self._row is None or self._row.source != row.source
        if other and self._row is not None:
            self.interpretation.finish()
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        for field, stored in ((self.on, row.on), (self.place, row.place), (self.present, row.present)):
            if other or not field.hasFocus():
                field.setText(stored)
                field.setCursorPosition(0)
        if other:
            self.interpretation.show_other(row.interpretation)
        else:
            self.interpretation.show_words(row.interpretation)

    def _read(self, desk: CodingDesk) -> None:
        if desk.transcript is None:
            self.show_note(None)
            return
        with self._study.project.reading() as session:
            self.show_note(queries.field_note(session, desk.transcript.source))

    def _hear(self, changes: Changes, desk: CodingDesk) -> None:
        if "field_note" in changes.tables:
            self._read(desk)

    def _store(
        self,
        *,
        on: str | None = None,
        place: str | None = None,
        present: str | None = None,
        interpretation: str | None = None,
    ) -> None:
        row = self._row
        if row is None:
            return
        told = ((on, row.on), (place, row.place), (present, row.present), (interpretation, row.interpretation))
        if all(now is None or now == before for now, before in told):
            return
        self._study.attempt(
            lambda: actions.edit_field_note(
                self._study.project,
                source=row.source,
                on=on,
                place=place,
                present=present,
                interpretation=interpretation,
            )
        )
        with self._study.project.reading() as session:
            stored = queries.field_note(session, row.source)
        if stored is not None and on is not None:
            self.on.setText(stored.on)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setContentsMargins(0, 0, 0, 0)
        for words, field, prompt in (
            ("Date", self.on, "When it was"),
            ("Place", self.place, "Where it was"),
            ("Present", self.present, "Who was there"),
        ):
            field.setAccessibleName(words)
            field.setPlaceholderText(prompt)
            field.setReadOnly(self._study.read_only)
            form.addRow(plain_label(words, "quiet"), field)
        self.interpretation.setReadOnly(self._study.read_only)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(section_heading("About this field note"))
        column.addLayout(form)
        column.addWidget(plain_label("Interpretation", "hint"))
        column.addWidget(self.interpretation)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
