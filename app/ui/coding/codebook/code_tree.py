"""The code tree as it is looked at and handled: swatches, counts, number keys, dragging and moving by keyboard."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QTreeView, QWidget

from app.coding.rows import CodeId, CodeRow
from app.ui.choosing.quick_keys import QuickKeys
from app.ui.coding.parts.pane_tree import PaneTree, RowPainter
from app.ui.commands import ChosenKeys, KeyTable
from app.ui.models.code_tree_model import CodeTreeModel
from app.ui.models.tree_model import Index
from app.ui.theme import TextSize, Theme
from app.ui.widgets.swatch import paint_swatch

SWATCH = 11
COUNT_ROOM = 34
DOT, SIGN = 5, 9
"""The amber dot after the name of a code that has no definition yet."""


class CodePainter(RowPainter):
    """A code in a row: disc, name, its number key, how many passages."""

    def __init__(self, theme: Theme, keys: QuickKeys | None, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._keys = keys

    def paint_row(self, painter: QPainter, place: QRectF, index: Index, *, selected: bool) -> None:
        model = index.model()
        assert isinstance(model, CodeTreeModel)
        row = model.code(index)
        assert row is not None
        quiet = "selection_text" if selected else "muted"
        disc = QRectF(place.left() + 3, place.center().y() - SWATCH / 2 + 0.5, SWATCH, SWATCH)
        if row.category:
            self._folder(painter, disc, quiet)
        else:
            paint_swatch(painter, disc, self.theme.code_colour(row.colour))
        right = place.right() - 12
        people = model.people.get(row.id)
        words = str(row.passages_below) if people is None else f"{row.passages_below} · {people}"
        count = QRectF(place.left(), place.top(), right - place.left(), place.height())
        end = min(self.number(painter, count, words, quiet), right - COUNT_ROOM + 8) - 6
        number = self._keys.key_of(row.id) if self._keys else None
        if number is not None:
            cap = QRectF(end - 16, place.center().y() - 8, 16, 16)
            pinned = self._keys is not None and self._keys.is_pinned(row.id)
            end = self._key_cap(painter, cap, number, quiet, pinned=pinned) - 6
        again = model.rechecks.get(row.id, 0)
        if again:
            mark = QRectF(place.left(), place.top(), end - place.left(), place.height())
            end = self._again(painter, mark, again, "selection_text" if selected else "amber") - 8
        left = disc.right() + 8
        room = QRectF(left, place.top(), max(0.0, end - left), place.height())
        plain = "selection_text" if selected else "text"
        end = self.words(painter, room, row.name, quiet if row.retired else plain)
        if row.retired:
            line = place.center().y() + 1
            painter.drawLine(QPointF(left, line), QPointF(end, line))
        if "definition" in row.incomplete and room.right() - end > DOT + 6:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("selection_text" if selected else "amber"))
            painter.drawEllipse(QPointF(end + 4 + DOT / 2, place.center().y()), DOT / 2, DOT / 2)

    def _again(self, painter: QPainter, place: QRectF, many: int, role: str) -> float:
        """How many passages need a second look: a number after a circling arrow; returns where it begins."""
        left = self.number(painter, place, str(many), role) - SIGN - 4
        circle = QRectF(left, place.center().y() - SIGN / 2, SIGN, SIGN)
        tip = QPointF(circle.right(), circle.center().y())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour(role), 1.4))
        painter.drawArc(circle, 16 * 20, 16 * 300)
        painter.drawLine(tip, tip + QPointF(-3.5, -0.5))
        painter.drawLine(tip, tip + QPointF(0.5, -3.5))
        painter.restore()
        return left

    def _folder(self, painter: QPainter, place: QRectF, role: str) -> None:
        """The sign of a category: an open ring, for nothing is coded with it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour(role), 1.5))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()

    def _key_cap(self, painter: QPainter, place: QRectF, number: int, role: str, *, pinned: bool) -> float:
        """A code's number; a key that was chosen for it looks like one."""
        painter.save()
        if pinned:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour(role), 1))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(self.theme.font(TextSize.SMALL))
        painter.setPen(self.theme.colour(role))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.restore()
        return place.left()


class CodeTree(PaneTree):
    """Enter and double click use a code; other keys (`app.ui.commands`) are for its owner to obey."""

    used = Signal(int)
    left_up = Signal()
    """Up from the first row: back to the filter."""
    move_wanted = Signal(list, object, object)
    command_pressed = Signal(str)
    """The key of a command was pressed: its name."""

    def __init__(self, theme: Theme, model: CodeTreeModel, keys: QuickKeys | None, parent: QWidget) -> None:
        super().__init__(theme, "Codes", model, parent)
        self.codes = model
        self._heard = KeyTable("codebook"), KeyTable("pins")
        self.setItemDelegate(CodePainter(theme, keys, self))
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _: self._use())

    def only_read(self) -> None:
        """Nothing is dragged here."""
        self.setDragDropMode(QTreeView.DragDropMode.NoDragDrop)

    def take_keys(self, keys: ChosenKeys) -> None:
        """Hear these keys from now on."""
        for table in self._heard:
            table.take(keys)
        told = [
            f"{keys.written(name)} {does}"
            for name, does in (("codebook.rename", "renames it"), ("codebook.remove", "removes it"))
            if keys.of(name)
        ]
        self.setAccessibleDescription(
            ", ".join(["Enter uses a code", *told]) + "; Shift with the arrows chooses several"
        )

    def key(self, index: Index) -> object:
        row = self.codes.code(index)
        return None if row is None else row.id

    def row(self) -> CodeRow | None:
        """The chosen code."""
        return self.codes.code(self.currentIndex())

    def chosen_codes(self) -> list[CodeId]:
        """Every chosen code, in the order of the tree; the one the keyboard is on where none is."""
        rows = [row for row in self.codes.nodes if self._is_chosen(row)]
        here = self.row()
        return [row.id for row in rows] or ([here.id] if here is not None else [])

    def _is_chosen(self, row: CodeRow) -> bool:
        return self.selectionModel().isSelected(self.codes.index_of(row.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, command = event.key(), self._command(event)
        if command:
            self.command_pressed.emit(command)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() is not self.State.EditingState:
            self._use()
        elif key == Qt.Key.Key_Up and not self.indexAbove(self.currentIndex()).isValid():
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The keys of the tree are the tree's, whatever a menu would do at them.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def _command(self, event: QKeyEvent) -> str:
        """The command that was pressed; none while a name is written."""
        if self.state() is self.State.EditingState:
            return ""
        return next(filter(None, (table.meaning(event) for table in self._heard)), "")

    def _use(self) -> None:
        row = self.row()
        if row is not None:
            self.used.emit(row.id)

    def rename(self) -> None:
        """The name of the chosen code can be written where it stands."""
        self.edit(self.currentIndex())

    def shift(self, way: str) -> None:
        """One step (up, down, deeper, higher) for all chosen codes, as seen from the one the keyboard is on."""
        row = self.row()
        if row is None:
            return
        moved = self.chosen_codes()
        siblings = [sibling.id for sibling in self.codes.siblings(row.parent)]
        staying = [sibling for sibling in siblings if sibling not in moved]
        here = len([sibling for sibling in siblings[: siblings.index(row.id)] if sibling not in moved])
        match way:
            case "up" if here > 0:
                self.move_wanted.emit(moved, row.parent, here - 1)
            case "down" if here < len(staying):
                self.move_wanted.emit(moved, row.parent, here + 1)
            case "deeper" if here > 0:
                self.move_wanted.emit(moved, staying[here - 1], None)
            case "higher" if row.parent is not None:
                above = self.codes.row_of(row.parent)
                if above is not None:
                    order = [other.id for other in self.codes.siblings(above.parent) if other.id not in moved]
                    self.move_wanted.emit(moved, above.parent, order.index(above.id) + 1)


def code_id(key: object) -> CodeId | None:
    """The key of a chosen node as the id of a code."""
    return CodeId(key) if isinstance(key, int) else None
