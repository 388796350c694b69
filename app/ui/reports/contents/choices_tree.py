"""What a report can have sections about: themes, codes, assumptions and journeys, each with a box before it."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QWidget

from app.coding.rows import CodeRow
from app.ui.reports.sections import Known, Part, Section
from app.ui.theme import Theme
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.swatch import swatch_icon

_SECTION = Qt.ItemDataRole.UserRole
_COLOUR = Qt.ItemDataRole.UserRole + 1
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
CODES = "Codes"


class ChoicesTree(QTreeWidget):
    """Tells which section is wanted and which is not any more; what is ticked is its owner's to say."""

    ticked = Signal(object, bool)
    left_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = Known()
        self._parts: tuple[Part, ...] = ()
        self._closed: set[str] = set()
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAccessibleName("What the report can be about")
        self.setAccessibleDescription("Space or Enter puts it into the report or takes it out")
        self.itemChanged.connect(self._hear_changed)
        self.itemExpanded.connect(lambda item: self._closed.discard(item.text(0)))
        self.itemCollapsed.connect(lambda item: self._closed.add(item.text(0)))
        theme.changed.connect(self._repaint)

    def show_known(self, known: Known, parts: Sequence[Part]) -> None:
        """Shows what there is to choose from."""
        if (known, tuple(parts)) == (self._known, self._parts):
            return
        self._known, self._parts = known, tuple(parts)
        kept = self._at_hand()
        with QSignalBlocker(self):
            self.clear()
            if Part.THEME in parts:
                for row in known.themes:
                    about = f"{row.name} · {_passages(row.passages)}"
                    self._add(self._group(Part.THEME), about, Section(Part.THEME, row.id), row.statement)
                self._add_codes(known.codes)
            if Part.CLAIM in parts:
                for claim in known.claims:
                    words = f"{claim.ref} · {claim.statement}"
                    self._add(self._group(Part.CLAIM), words, Section(Part.CLAIM, claim.id), claim.statement)
            if Part.JOURNEY in parts:
                for case in known.cases:
                    self._add(self._group(Part.JOURNEY), case.pseudonym, Section(Part.JOURNEY, case.id), "")
            self._come_back(kept)

    def tick(self, chosen: Collection[Section]) -> None:
        """Shows which are in the report."""
        with QSignalBlocker(self):
            for item in self._items():
                section = self._section(item)
                if section is not None:
                    item.setCheckState(0, _CHECKED if section in chosen else _UNCHECKED)

    def seek(self, words: str) -> None:
        """Shows what has all these words in its name, with what stands above it."""
        wanted = words.casefold().split()
        for item in reversed(list(self._items())):
            children = [item.child(place) for place in range(item.childCount())]
            below = any(child is not None and not child.isHidden() for child in children)
            fits = self._section(item) is not None and all(word in item.text(0).casefold() for word in wanted)
            item.setHidden(not (fits or below))
            if wanted and below:
                item.setExpanded(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            if self._section(item) is None:
                item.setExpanded(not item.isExpanded())
            else:
                item.setCheckState(0, _UNCHECKED if item.checkState(0) == _CHECKED else _CHECKED)
        elif event.key() == Qt.Key.Key_Up and item is self.topLevelItem(0):
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def _add_codes(self, codes: Sequence[CodeRow]) -> None:
        items: dict[int, QTreeWidgetItem] = {}
        for row in codes:
            above = self._group(CODES) if row.parent is None else items[row.parent]
            words = f"{row.name} · {_passages(row.passages_below)}"
            item = self._add(above, words, Section(Part.THEME, row.id, code=True), row.brief or row.definition)
            item.setData(0, _COLOUR, row.colour)
            item.setIcon(0, swatch_icon(self._theme.code_colour(row.colour)))
            items[row.id] = item

    def _add(self, above: QTreeWidgetItem, words: str, section: Section, more: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [words])
        item.setData(0, _SECTION, section)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words.replace(" · ", ", "))
        item.setToolTip(0, tooltip_text(more))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, _UNCHECKED)
        return item

    def _group(self, name: str) -> QTreeWidgetItem:
        """The item over everything of one kind; made when the first of it comes."""
        last = self.topLevelItem(self.topLevelItemCount() - 1)
        if last is not None and last.text(0) == str(name):
            return last
        item = QTreeWidgetItem(self, [str(name)])
        item.setFont(0, self._theme.font(strong=True))
        # Where there are themes, codes are what one looks at second.
        folded = str(name) in self._closed or (name == CODES and bool(self._known.themes))
        item.setExpanded(not folded)
        return item

    def _hear_changed(self, item: QTreeWidgetItem) -> None:
        section = self._section(item)
        if section is not None:
            self.ticked.emit(section, item.checkState(0) == _CHECKED)

    def _at_hand(self) -> str:
        item = self.currentItem()
        return "" if item is None else item.text(0)

    def _come_back(self, words: str) -> None:
        there = [item for item in self._items() if item.text(0) == words]
        fresh = [item for item in self._items() if self._section(item) is not None]
        for item in (*there, *fresh)[:1]:
            self.setCurrentItem(item)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        every = QTreeWidgetItemIterator(self)
        while (item := every.value()) is not None:
            yield item
            every += 1

    def _section(self, item: QTreeWidgetItem) -> Section | None:
        section = item.data(0, _SECTION)
        return section if isinstance(section, Section) else None

    def _repaint(self) -> None:
        with QSignalBlocker(self):
            for item in self._items():
                if (colour := item.data(0, _COLOUR)) is not None:
                    item.setIcon(0, swatch_icon(self._theme.code_colour(colour)))


def _passages(many: int) -> str:
    return f"{many:,} {'passage' if many == 1 else 'passages'}" if many else "no passages"
