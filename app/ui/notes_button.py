"""A button that opens the notes about something, and says how many there are."""

from PySide6.QtWidgets import QPushButton, QWidget

from app.coding.note_rows import Subject
from app.coding.queries import note_counts
from app.store.changes import Changes
from app.ui.open_study import OpenStudy


class NotesButton(QPushButton):
    """Where there are none yet, it begins the first."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__("Notes", parent)
        self._study = study
        self._subject: Subject | None = None
        self.setProperty("quiet", True)
        self.setStyleSheet("QPushButton { padding: 3px 8px; }")
        self.setToolTip("The notes about this, or a first one")
        self.clicked.connect(self._open)
        study.changed.connect(self._hear)
        study.settings_changed.connect(self._count)

    def show_subject(self, subject: Subject | None) -> None:
        """Is about another thing."""
        if subject != self._subject:
            self._subject = subject
            self._count()
        self.setVisible(subject is not None)

    def _open(self) -> None:
        if self._subject is not None:
            self._study.notes_wanted.emit(self._subject)

    def _hear(self, changes: Changes) -> None:
        if "note" in changes.tables:
            self._count()

    def _count(self) -> None:
        subject = self._subject
        if subject is None:
            return
        with self._study.project.reading() as session:
            many = note_counts(session, subject.kind, reader=self._study.settings.coder).get(subject.id, 0)
        self.setText(f"Notes ({many})" if many else "Notes")
        told = f"{many} note{'' if many == 1 else 's'} about this {subject.kind}"
        self.setAccessibleName(told if many else f"Write a note about this {subject.kind}")
