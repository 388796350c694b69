"""The passages a section could quote as a list: under the names of their perspectives, the child's first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt

from app.coding.rows import SegmentId
from app.safeguards.reasons import Reason
from app.study.rows import PerspectiveId
from app.ui.models.paged_model import PagedModel
from app.ui.models.tree_model import Index
from app.ui.reports.quotes.offered import Offered, by_perspective
from app.ui.widgets.mime import QUOTE, quote_mime

PAGE = 60


@dataclass(frozen=True, slots=True)
class Sought:
    """Which of the passages are shown."""

    words: str = ""
    perspective: PerspectiveId | None = None
    """None for all of them."""
    area: str = ""
    why_not: Reason | None = None
    """Of those that may not be quoted, the ones with this reason; None for those that may."""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The name over the passages of one perspective."""

    name: str
    palette: int | None
    many: int


PoolRow = Offered | GroupHead


class PoolModel(PagedModel):
    """Shows the first page at once and more when the list asks for it; what is quoted already is not offered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(PAGE, parent)
        self.everything: tuple[Offered, ...] = ()
        self.sought = Sought()
        self.used: Mapping[SegmentId, str] = {}
        """Passages quoted in other sections, and in which."""
        self._order: Mapping[PerspectiveId, int] = {}
        self._taken: Collection[SegmentId] = ()
        self._rows: list[PoolRow] = []

    def show(self, rows: Sequence[Offered], order: Sequence[PerspectiveId]) -> None:
        """Shows the passages of another section; `order` is that of the perspectives."""
        self.everything = tuple(rows)
        self._order = {perspective: place for place, perspective in enumerate(order)}
        self._start_again()

    def seek(self, **wanted: Any) -> None:
        """Shows others of the passages: what is given changes, the rest stays."""
        sought = replace(self.sought, **wanted)
        if sought != self.sought:
            self.sought = sought
            self._start_again()

    def mark(self, taken: Collection[SegmentId], used: Mapping[SegmentId, str]) -> None:
        """Takes note of what this section quotes already, and what other sections do."""
        if set(taken) != set(self._taken) or dict(used) != dict(self.used):
            self._taken, self.used = frozenset(taken), dict(used)
            self._start_again()

    def row(self, index: Index) -> PoolRow:
        """What stands in a row."""
        return self._rows[index.row()]

    @property
    def matching(self) -> int:
        """How many passages there are to scroll through."""
        return sum(isinstance(row, Offered) for row in self._rows)

    def place_of(self, segment: SegmentId) -> int:
        """In which row a passage stands; -1 when it is not here. The rows up to it are shown then."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Offered) and row.segment == segment:
                while self._shown <= place:
                    self.fetchMore()
                return place
        return -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index)
        if isinstance(row, GroupHead):
            return f"{row.name}: {row.many}"
        whose = " and ".join(voice.pseudonym for voice in row.voices)
        why = f" Cannot be quoted: {row.why_not}." if row.why_not else ""
        elsewhere = f" Quoted in {self.used[row.segment]}." if row.segment in self.used else ""
        return f"{whose}: {row.words}{why}{elsewhere}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid() or isinstance(row := self.row(index), GroupHead):
            return flag.ItemNeverHasChildren
        enabled = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return enabled if row.why_not else enabled | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [QUOTE]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        rows = [self.row(index) for index in sorted(indexes, key=lambda index: index.row())]
        return quote_mime(*(row.segment for row in rows if isinstance(row, Offered) and row.why_not is None))

    def _start_again(self) -> None:
        self.beginResetModel()
        matching = [row for row in self.everything if self._matches(row)]
        self._rows = []
        for group in by_perspective(matching, self._place):
            voice = group[0].voice
            self._rows.append(GroupHead(voice.perspective_name or "No perspective yet", voice.palette, len(group)))
            self._rows.extend(group)
        self._begin_with(len(self._rows))
        self.endResetModel()

    def _place(self, row: Offered) -> int:
        perspective = row.voice.perspective
        return len(self._order) if perspective is None else self._order.get(perspective, len(self._order))

    def _matches(self, row: Offered) -> bool:
        sought = self.sought
        return (
            row.why_not is sought.why_not
            and (sought.why_not is not None or row.segment not in self._taken)
            and (sought.perspective is None or any(one.perspective == sought.perspective for one in row.voices))
            and (not sought.area or any(one.area_name == sought.area for one in row.voices))
            and row.holds(sought.words.casefold().split())
        )
