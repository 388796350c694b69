"""Sources as a tree, grouped by whose perspective they hold: child first, then those told together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt

from app.study.rows import PerspectiveRow, SourceId, SourceKind, SourceRow, SourceStatus
from app.ui.models.tree_model import Branch, Index, TreeModel
from app.ui.widgets.plain_text import tooltip_text

STATUS_WORDS = {
    SourceStatus.NEW: "Not coded yet",
    SourceStatus.CODING: "Being coded",
    SourceStatus.CODED: "Fully coded",
}


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A heading over sources; `palette` is the perspective's, None for the other groups."""

    name: str
    palette: int | None
    sources: int


class SourcesModel(TreeModel):
    """Nodes are `SourceGroup`s at the top and `SourceRow`s below them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sources: list[SourceRow] = []
        self.words = ""
        self._perspectives: list[PerspectiveRow] = []

    def show(self, sources: Sequence[SourceRow], perspectives: Sequence[PerspectiveRow]) -> None:
        """Shows the sources as they are now."""
        if [*sources] != self.sources or [*perspectives] != self._perspectives:
            self.sources, self._perspectives = list(sources), list(perspectives)
            self._replant()

    def filter(self, words: str) -> None:
        """Shows only sources whose name or whose people's names hold every word."""
        if words != self.words:
            self.words = words
            self._replant()

    def source(self, index: Index) -> SourceRow | None:
        """The source of an index; None for a heading."""
        node = self.node(index)
        return node if isinstance(node, SourceRow) else None

    def row_of(self, source: SourceId | None) -> SourceRow | None:
        """A source of the study, shown or not."""
        return next((row for row in self.sources if row.id == source), None)

    def index_of(self, source: SourceId | None) -> QModelIndex:
        """Where a source is shown; an invalid index where it is not."""
        for place, node in enumerate(self.nodes):
            if isinstance(node, SourceRow) and node.id == source:
                return self.index_at(place)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if isinstance(node, SourceGroup):
            many = f"{node.sources} transcript{'' if node.sources == 1 else 's'}"
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                said = f"{node.name}, {many}"
                return tooltip_text(said) if role == Qt.ItemDataRole.ToolTipRole else said
            return node.name if role == Qt.ItemDataRole.DisplayRole else None
        if not isinstance(node, SourceRow):
            return None
        status = STATUS_WORDS[node.status]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return node.name
            case Qt.ItemDataRole.ToolTipRole:
                signed = "signed off" if node.signed_off else "not signed off"
                facts = f"{status} · {signed} · {node.turns} turns · {node.words:,} words"
                return tooltip_text("\n".join(filter(None, (node.name, ", ".join(node.participants), facts))))
            case Qt.ItemDataRole.AccessibleTextRole:
                signed = ", signed off" if node.signed_off else ""
                return f"{node.name}, {status.lower()}{signed}{', excluded' if node.excluded else ''}"
        return None

    def _replant(self) -> None:
        groups: dict[str, list[SourceRow]] = defaultdict(list)
        named = {row.id: row.name for row in self._perspectives}
        words = self.words.casefold().split()
        for row in self.sources:
            told = " ".join((row.name, *row.participants)).casefold()
            if all(word in told for word in words):
                groups[_group_of(row, named.get(row.perspective) if row.perspective else None)].append(row)
        palettes = {row.name: row.palette for row in self._perspectives}
        branches = [
            Branch(SourceGroup(name, palettes.get(name), len(groups[name])), tuple(map(Branch, groups[name])))
            for name in (*palettes, TOGETHER, NOTES, NOBODY)
            if groups[name]
        ]
        self.plant(branches)


TOGETHER, NOTES, NOBODY = "Together", "Field notes", "No perspective yet"


def _group_of(row: SourceRow, perspective: str | None) -> str:
    if row.kind is SourceKind.FIELD_NOTE:
        return NOTES
    if row.kind in (SourceKind.JOINT, SourceKind.GROUP) or len(row.participants) > 1:
        return TOGETHER
    return perspective or NOBODY
