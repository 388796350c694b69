"""The codebook as a tree: filtered by words, counts that follow single codings, codes dragged and dropped."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from app.coding.rows import CodeId, CodeRow
from app.language.spans import Span
from app.ui.models.tree_model import Branch, Index, TreeModel
from app.ui.widgets.mime import CODE, PASSAGE, code_mime, codes_in, passage_in
from app.ui.widgets.plain_text import tooltip_text


class CodeTreeModel(TreeModel):
    """Says what was dropped or renamed and does none of it itself."""

    renamed = Signal(int, str)
    codes_moved = Signal(list, object, object)
    """Codes are wanted below another (an id or None) at a place among those that stay there (None: last)."""
    passage_dropped = Signal(int, object)
    """A passage of the open transcript (a `Span`) was dropped on a code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.codes: list[CodeRow] = []
        self.people: dict[CodeId, int] = {}
        self.rechecks: dict[CodeId, int] = {}
        self.words = ""
        self.only: frozenset[CodeId] | None = None
        self.without_retired = False

    def show(
        self,
        codes: Sequence[CodeRow],
        people: dict[CodeId, int] | None = None,
        rechecks: dict[CodeId, int] | None = None,
    ) -> None:
        """Shows the codebook as it is now; with `people`, how many people each code was heard from.

        `rechecks` says how many passages of a code are to be looked at again.
        """
        self.codes, self.people, self.rechecks = list(codes), people or {}, rechecks or {}
        self._replant()

    def narrow(self, only: frozenset[CodeId] | None) -> None:
        """Shows only these codes, and what stands above them; all where None."""
        if only != self.only:
            self.only = only
            self._replant()

    def filter(self, words: str) -> None:
        """Shows only codes whose path holds every word, and what stands above them."""
        if words.casefold().split() != self.words.casefold().split():
            self.words = words
            self._replant()
        self.words = words

    def code(self, index: Index) -> CodeRow | None:
        """The code of an index."""
        row: CodeRow | None = self.node(index)
        return row

    def row_of(self, code: CodeId) -> CodeRow | None:
        """A code of the book, shown or not."""
        return next((row for row in self.codes if row.id == code), None)

    def index_of(self, code: CodeId | None) -> QModelIndex:
        """Where a code is shown; an invalid index where it is not."""
        place = next((place for place, row in enumerate(self.nodes) if row.id == code), None)
        return QModelIndex() if place is None else self.index_at(place)

    def recount(self, code: CodeId, by: int) -> None:
        """One coding more or less: the code and all above it count it."""
        above: CodeId | None = code
        places = {row.id: place for place, row in enumerate(self.codes)}
        while above is not None and above in places:
            old = self.codes[places[above]]
            row = replace(
                old, passages_below=old.passages_below + by, passages=old.passages + (by if above == code else 0)
            )
            self.codes[places[above]] = row
            index = self.index_of(above)
            if index.isValid():
                self.nodes[index.internalId()] = row
                self.dataChanged.emit(index, index)
            above = row.parent

    def siblings(self, parent: CodeId | None) -> list[CodeRow]:
        """The codes directly below another, shown or not."""
        return [row for row in self.codes if row.parent == parent]

    # Qt's side

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.code(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text("\n".join(filter(None, self._tooltip(row))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((row.name, self.count_words(row), *self.standing(row)))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return row.definition or "No definition yet"
        return None

    def count_words(self, row: CodeRow) -> str:
        """How often a code was used, in words."""
        passages = f"{row.passages_below} passage{'' if row.passages_below == 1 else 's'}"
        people = self.people.get(row.id)
        if people is None:
            return passages
        return f"{passages} from {people} {'person' if people == 1 else 'people'}"

    def standing(self, row: CodeRow) -> list[str]:
        """What is to be known of a code before using it, in words."""
        again = self.rechecks.get(row.id, 0)
        return [
            *(["category"] if row.category else []),
            *(["retired"] if row.retired else []),
            *(["no definition yet"] if "definition" in row.incomplete else []),
            *([f"{again} to re-check"] if again else []),
        ]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.code(index)
        name = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row is None or not name or name == row.name:
            return False
        self.renamed.emit(row.id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsEditable
            | flag.ItemIsDragEnabled
            | flag.ItemIsDropEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [CODE, PASSAGE]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        rows = [row for row in map(self.code, indexes) if row is not None]
        return code_mime(*(row.id for row in rows)) if rows else QMimeData()

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        codes = codes_in(data)
        if codes:
            return not any(self._is_below(self.code(parent), CodeId(code)) for code in codes)
        return passage_in(data) is not None and parent.isValid() and row < 0

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        target = self.code(parent)
        codes, passage = [CodeId(code) for code in codes_in(data)], passage_in(data)
        if codes:
            below = None if target is None else target.id
            self.codes_moved.emit(codes, below, self._position(codes, parent, row))
        elif passage is not None and target is not None:
            self.passage_dropped.emit(target.id, Span(*passage))
        return True

    # Inside

    def _replant(self) -> None:
        shown = self._shown()
        children: dict[CodeId | None, list[CodeRow]] = defaultdict(list)
        for row in self.codes:
            if shown is None or row.id in shown:
                children[row.parent].append(row)

        def branches(parent: CodeId | None) -> tuple[Branch, ...]:
            return tuple(Branch(row, branches(row.id)) for row in children[parent])

        self.plant(branches(None))

    def _shown(self) -> Collection[CodeId] | None:
        words = self.words.casefold().split()
        if not words and self.only is None and not self.without_retired:
            return None
        above = {row.id: row.parent for row in self.codes}
        shown: set[CodeId] = set()
        for row in self.codes:
            if self._is_wanted(row, words):
                at: CodeId | None = row.id
                while at is not None:
                    shown.add(at)
                    at = above[at]
        return shown

    def _is_wanted(self, row: CodeRow, words: Sequence[str]) -> bool:
        if (self.only is not None and row.id not in self.only) or (self.without_retired and row.retired):
            return False
        path = row.path.casefold()
        return all(word in path for word in words)

    def _position(self, codes: Collection[CodeId], parent: Index, row: int) -> int | None:
        """The place among the siblings that stay there that a drop between shown rows means."""
        if row < 0 or row >= self.rowCount(parent):
            return None
        target = self.code(parent)
        below = [self.code(self.index(place, 0, parent)) for place in range(row, self.rowCount(parent))]
        rest = [sibling.id for sibling in self.siblings(None if target is None else target.id)]
        staying = [sibling for sibling in rest if sibling not in codes]
        return next((staying.index(one.id) for one in below if one is not None and one.id in staying), None)

    def _tooltip(self, row: CodeRow) -> Sequence[str]:
        standing = ", ".join(self.standing(row))
        return row.path, self.count_words(row), standing[:1].upper() + standing[1:], row.brief, row.definition

    def _is_below(self, row: CodeRow | None, code: CodeId) -> bool:
        """Whether a code is the other one or stands below it."""
        while row is not None:
            if row.id == code:
                return True
            row = None if row.parent is None else self.row_of(row.parent)
        return False
