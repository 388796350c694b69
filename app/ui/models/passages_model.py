"""The passages of a code as a list that grows as somebody scrolls, filtered by who is heard."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject, Qt

from app.coding.rows import PassageRow, Voice
from app.study.rows import PerspectiveId
from app.ui.models.attribution import all_attributed
from app.ui.models.leaving import KeptBack
from app.ui.models.paged_model import PagedModel
from app.ui.models.tree_model import Index

PAGE = 50


class PassagesModel(PagedModel):
    """Shows the first page at once and more when the list asks for it."""

    def __init__(self, kept_back: KeptBack, parent: QObject | None = None) -> None:
        super().__init__(PAGE, parent)
        self._kept_back = kept_back
        self.everything: list[PassageRow] = []
        self.perspectives: frozenset[PerspectiveId | None] = frozenset()
        self.only_recheck = False
        self._matching: list[PassageRow] = []

    def show(self, passages: Sequence[PassageRow]) -> None:
        """Shows other passages, from the first page."""
        self.everything = list(passages)
        self._start_again()

    def complete(self, passages: Sequence[PassageRow]) -> None:
        """All passages are known now; what is shown stays."""
        if self.everything == passages:
            return
        if self.everything != passages[: len(self.everything)]:
            self.show(passages)
            return
        self.everything = list(passages)
        self._matching = [row for row in self.everything if self._matches(row)]
        self._of = len(self._matching)
        if self._shown < min(PAGE, len(self._matching)):
            self.fetchMore()

    def filter(self, perspectives: frozenset[PerspectiveId | None]) -> None:
        """Shows only passages in which somebody of these perspectives is heard; none of them: all."""
        if perspectives != self.perspectives:
            self.perspectives = perspectives
            self._start_again()

    def filter_recheck(self, only: bool) -> None:
        """Shows only passages that are to be looked at again, or all."""
        if only != self.only_recheck:
            self.only_recheck = only
            self._start_again()

    def passage(self, index: Index) -> PassageRow:
        """The passage of a row."""
        return self._matching[index.row()]

    @property
    def matching(self) -> int:
        """How many passages there are to scroll through."""
        return len(self._matching)

    def voices(self, row: PassageRow) -> list[Voice]:
        """Whose words a passage is shown for: of the chosen perspectives, or all."""
        return [v for v in row.voices if not self.perspectives or v.perspective in self.perspectives]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.passage(index)
        who = " and ".join(voice.pseudonym for voice in row.voices) or row.source_name
        again = "Restricted. " if row.restricted else "To re-check. " if row.recheck else ""
        return f"{again}{who}: {row.speech or row.text}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setText(self.copied(indexes))
        return data

    def copied(self, indexes: Sequence[Index]) -> str:
        """Rows as they are copied, from the top."""
        rows = [self.passage(index) for index in sorted(indexes, key=lambda index: index.row())]
        return all_attributed(rows, self._kept_back)

    def _matches(self, row: PassageRow) -> bool:
        if self.only_recheck and not row.recheck:
            return False
        return not self.perspectives or any(voice.perspective in self.perspectives for voice in row.voices)

    def _start_again(self) -> None:
        self.beginResetModel()
        self._matching = [row for row in self.everything if self._matches(row)]
        self._begin_with(len(self._matching))
        self.endResetModel()
