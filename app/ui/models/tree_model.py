"""A tree of one column for Qt: nodes are any values, planted anew as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with what stands below it."""

    node: Any
    below: tuple["Branch", ...] = ()


class TreeModel(QAbstractItemModel):
    """Knows the shape of the tree; a subclass says in `data` what a node shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: list[Any] = []
        """Every node, each before those below it; a node's place here is its index's internal id."""
        self._below: dict[int, list[int]] = {}
        self._above: list[int] = []
        self._row: list[int] = []

    def plant(self, branches: Sequence[Branch]) -> None:
        """Shows another tree."""
        self.beginResetModel()
        self.nodes, self._above, self._row = [], [], []
        self._below = {}
        self._plant(branches, -1)
        self.endResetModel()

    def node(self, index: Index) -> Any:
        """The node of an index; None at the top."""
        return self.nodes[index.internalId()] if index.isValid() else None

    def index_at(self, place: int) -> QModelIndex:
        """The index of the node at this place of `nodes`."""
        return self.createIndex(self._row[place], 0, place)

    def indexes(self) -> Iterator[QModelIndex]:
        """The indexes of all nodes, each before those below it."""
        return map(self.index_at, range(len(self.nodes)))

    def index(self, row: int, column: int, parent: Index = TOP) -> QModelIndex:
        below = self._below.get(self._place(parent), [])
        return self.createIndex(row, 0, below[row]) if column == 0 and 0 <= row < len(below) else QModelIndex()

    @overload
    def parent(self, /) -> QObject: ...
    @overload
    def parent(self, child: Index, /) -> QModelIndex: ...
    def parent(self, child: Index | None = None, /) -> Any:
        if child is None:
            return super().parent()
        above = self._above[child.internalId()] if child.isValid() else -1
        return QModelIndex() if above < 0 else self.index_at(above)

    def rowCount(self, parent: Index = TOP) -> int:
        return len(self._below.get(self._place(parent), []))

    def columnCount(self, parent: Index = TOP) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        raise NotImplementedError

    def _plant(self, branches: Sequence[Branch], above: int) -> None:
        for row, branch in enumerate(branches):
            place = len(self.nodes)
            self.nodes.append(branch.node)
            self._above.append(above)
            self._row.append(row)
            self._below.setdefault(above, []).append(place)
            self._plant(branch.below, place)

    def _place(self, index: Index) -> int:
        return index.internalId() if index.isValid() else -1
