"""The table beside a network: the same people, each cell changed where it stands."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.journeys.journey_rows import MarkId
from app.journeys.network_rows import NetworksRow, NodeRow
from app.ui.commands import KeyTable
from app.ui.commands.command import is_bare
from app.ui.commands.key_table import pressed
from app.ui.journeys.network import picks
from app.ui.journeys.network.people_model import VALUE, PeopleModel
from app.ui.models.tree_model import Index
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import tooltip_text

WIDEST = 26
"""Characters that a column shows at most, unless somebody widens it."""
SUPPORTS = "With commas between them: "


class CellEditor(QStyledItemDelegate):
    """A choice where the column has a list, a line of words where it has none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offered: Mapping[str, tuple[picks.Pick, ...]] = {}
        self.supports = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, PeopleModel)
        column = model.columns[index.column()]
        name = f"{model.rows[index.row()].node.person.name}, {column}"
        if column in self.offered:
            choice = Choice(parent)
            choice.setAccessibleName(name)
            for words, value in self.offered[column]:
                choice.addItem(words, value)
            choice.activated.connect(lambda _: self._done(choice))
            QTimer.singleShot(0, choice, choice.showPopup)
            return choice
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        line.setFrame(False)
        if column == "Gives":
            line.setPlaceholderText(self.supports)
            line.setToolTip(tooltip_text(SUPPORTS + self.supports))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            editor.setCurrentIndex(max(editor.findData(index.data(VALUE)), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Choice):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def _done(self, choice: Choice) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice, QStyledItemDelegate.EndEditHint.NoHint)


class PeopleTable(QTableView):
    """Tells who is at hand, what was written, and which commands were pressed."""

    chosen = Signal(object)
    """The `NodeRow` at hand."""
    commanded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = KeyTable("network")
        self.people = PeopleModel(self)
        self.cells = CellEditor(self)
        self.setAccessibleName("People in this network")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setItemDelegate(self.cells)
        self.setModel(self.people)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._tell)

    def offer(self, row: NetworksRow) -> None:
        """What can be chosen in the columns that have lists."""
        self.cells.offered = {
            "Kind": picks.kinds(row),
            "Part of life": picks.sectors(row),
            "Ring": picks.rings(row),
            "Tie": picks.TIES,
            "Direction": picks.DIRECTIONS,
            "Supervised": picks.SUPERVISED,
            "Lost at": picks.losses(row),
        }
        self.cells.supports = ", ".join(words.lower() for words, _ in picks.supports(row))

    @property
    def at_hand(self) -> NodeRow | None:
        """Of whom the row at hand tells."""
        return self.people.node(self.currentIndex())

    def choose(self, mark: MarkId | None) -> None:
        """Bring somebody's row to hand; the column stays."""
        place = None if mark is None else self.people.place_of(mark)
        if place is not None and place != self.currentIndex().row():
            self.setCurrentIndex(self.people.index(place, max(self.currentIndex().column(), 0)))

    def fit(self) -> None:
        """Columns as wide as their words, the longest cut."""
        character = self.fontMetrics().averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        for column in range(self.people.columnCount()):
            wanted = max(
                self.sizeHintForColumn(column) + 2 * character,
                self.horizontalHeader().sectionSizeHint(column),
            )
            self.setColumnWidth(column, min(wanted, WIDEST * character))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._meaning(event)
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if command:
            self.commanded.emit(command)
        elif enter and self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # the field has heard it, and is about to close
        elif enter and self.people.may_change:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _meaning(self, event: QKeyEvent) -> str:
        """A command of the network, unless a letter begins to be written into a cell."""
        if self.state() is QAbstractItemView.State.EditingState or is_bare(pressed(event)):
            return ""
        command = self.keys.meaning(event)
        return "" if command == "network.edit" else command

    def _tell(self) -> None:
        node = self.at_hand
        if node is not None:
            self.chosen.emit(node)
