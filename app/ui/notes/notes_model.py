"""The register as a list: filtered as somebody types, and steady under the hand that edits it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from app.coding.note_rows import NoteFilter, NoteKey, NoteRow
from app.coding.rules import is_wanted, sought_in
from app.language.folding import folded, has_all
from app.ui.models.tree_model import TOP, Index
from app.ui.notes.note_words import about_words, signs, written_words


class NotesModel(QAbstractListModel):
    """One row a note."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.everything: Sequence[NoteRow] = ()
        self.rows: list[NoteRow] = []
        self._wanted = NoteFilter()
        self._sought_in: Mapping[NoteKey, str] = {}

    def show(self, rows: Sequence[NoteRow], sought_in: Mapping[NoteKey, str]) -> None:
        """Shows the register as it is now; where only words changed, every note keeps its place.

        With every note comes what words are sought in, made where nobody waits for it.
        """
        known = {row.key: row for row in rows}
        same = known.keys() == {row.key for row in self.everything}
        self.everything, self._sought_in = rows, sought_in
        if same and len(self._wanted_of([known[row.key] for row in self.rows])) == len(self.rows):
            self.rows = [known[row.key] for row in self.rows]
            if self.rows:
                self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        else:
            self._fill()

    def put(self, row: NoteRow) -> None:
        """Shows one note as it is now: in its place, or first where it is new."""
        words = {**self._sought_in, row.key: sought_in(row)}
        if any(known.key == row.key for known in self.everything):
            self.show([row if known.key == row.key else known for known in self.everything], words)
        else:
            self.show([row, *self.everything], words)

    def drop(self, key: NoteKey) -> None:
        """Shows one note no longer."""
        self.show([row for row in self.everything if row.key != key], self._sought_in)

    def filter(self, wanted: NoteFilter) -> None:
        """Shows only what is wanted."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._fill()

    def row_of(self, key: NoteKey | None) -> int:
        """Where a note stands; -1 when it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.heading
            case Qt.ItemDataRole.AccessibleTextRole:
                told = (row.heading, signs(row), written_words(row), f"about {about_words(row)}")
                return ", ".join(filter(None, told))
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self.rows = self._wanted_of(self.everything)
        self.endResetModel()

    def _wanted_of(self, rows: Sequence[NoteRow]) -> list[NoteRow]:
        """Those that are wanted, in their order."""
        sought, rest = folded(self._wanted.find).split(), replace(self._wanted, find="")
        having = [row for row in rows if has_all(sought, self._sought_in[row.key])] if sought else list(rows)
        return having if rest == NoteFilter() else [row for row in having if is_wanted(row, rest)]
