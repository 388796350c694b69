"""What is done to coded passages from a list of them: confirmed, given to another code, uncoded."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.coding import actions
from app.coding.rows import PassageRow
from app.ui.coding.codebook.code_changes import CodeChanges
from app.ui.models.code_tree_model import CodeTreeModel
from app.ui.models.passages_list import PassagesList
from app.ui.open_study import OpenStudy


class PassageChanges(QObject):
    """Listens to a list of passages; each wish is one step."""

    def __init__(
        self, study: OpenStudy, passages: PassagesList, changes: CodeChanges, codebook: CodeTreeModel
    ) -> None:
        super().__init__(passages)
        self._study = study
        self._changes = changes
        self._codebook = codebook
        passages.confirmed.connect(self.confirm)
        passages.split_wanted.connect(self.split)
        passages.uncoded.connect(self.uncode)

    def confirm(self, rows: Sequence[PassageRow]) -> None:
        """The code, as it is defined now, still holds of these passages."""
        doubted = [row.coding for row in rows if row.recheck]
        if doubted and self._study.may_change():
            actions.confirm_codings(self._study.project, codings=doubted)
            self._study.said.emit(f"{_many(len(doubted))} confirmed: the code still holds.")

    def split(self, rows: Sequence[PassageRow]) -> None:
        """These passages belong to another code: those of the first one's code."""
        code = self._codebook.row_of(rows[0].code)
        if code is not None:
            codings = [row.coding for row in rows if row.code == code.id]
            self._changes.ask_split(self._codebook.codes, code, codings)

    def uncode(self, rows: Sequence[PassageRow]) -> None:
        """Takes the code off these passages."""
        if not self._study.may_change():
            return
        with self._study.project.step(
            "Remove code from passages" if len(rows) > 1 else "Remove code from passage"
        ):
            for row in rows:
                actions.remove_coding(self._study.project, coding=row.coding)
        self._study.said.emit(f"Code taken off {_many(len(rows))}. Undo brings it back.")


def _many(count: int) -> str:
    return "1 passage" if count == 1 else f"{count} passages"
