"""The picture on screen: zoomed and moved about in, its regions chosen and drawn by mouse and keyboard."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.commands import KeyTable
from app.ui.journeys.drawings.canvas.picture_pane import PAN, PicturePane
from app.ui.journeys.drawings.canvas.shown import Tool
from app.ui.open_study import OpenStudy
from app.ui.widgets.announce import announce
from app.ui.widgets.plain_text import show_tooltip

NUDGE = 4.0
_TOWARDS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_CURSORS = {Tool.SELECT: Qt.CursorShape.ArrowCursor}


class PictureCanvas(PicturePane):
    """The hand on the picture: what it does is told by signals and stored by whoever hears."""

    commanded = Signal(str)
    """The keys of a command of drawings were pressed: its name."""
    menu_wanted = Signal(QPoint)
    tool_taken = Signal(object)
    """A `Tool` is at hand now."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.keys = KeyTable("drawing")
        self._pan_from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def take_tool(self, tool: Tool) -> None:
        """Take another tool into the hand."""
        self.hand.take(tool)
        self.setCursor(_CURSORS.get(tool, Qt.CursorShape.CrossCursor))
        self.tool_taken.emit(tool)
        announce(self, tool.value)
        self.update()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._begin_pan(at)
        elif event.button() is Qt.MouseButton.LeftButton:
            self.settle()
            remove = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if not self.hand.press(at.x(), at.y(), remove=remove):
                self._begin_pan(at)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pan_from is not None:
            moved = at - self._pan_from
            self._pan_from = at
            self.hand.view = self.hand.view.moved(moved.x(), moved.y())
            self._look()
            return
        self.hand.move(at.x(), at.y())
        if self.hand.busy:
            self.update()
        elif not event.buttons():
            found = self.hand.found(at.x(), at.y())
            if found is not None:
                show_tooltip(event.globalPosition().toPoint(), found.name, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = None
            self.setCursor(_CURSORS.get(self.hand.tool, Qt.CursorShape.CrossCursor))
        elif event.button() is Qt.MouseButton.LeftButton:
            self.hand.move(event.position().x(), event.position().y())
            self.hand.release()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if not self.hand.double(at.x(), at.y()) and self.hand.at_hand is not None:
            self.commanded.emit("drawing.code")
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.hand.found(event.pos().x(), event.pos().y())
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._choose_by_hand(None if found is None else found.key)
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.mapToGlobal(self.at_hand_rect().center())
        self.menu_wanted.emit(place)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and self._step(1):
                return True
            if event.key() == Qt.Key.Key_Backtab and self._step(-1):
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if Qt.Key(event.key()) not in _TOWARDS and event.key() < Qt.Key.Key_Shift:
                self.settle()  # another key, perhaps Undo: what was nudged is a step before it
            event.setAccepted(bool(self.keys.meaning(event)))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        towards = _TOWARDS.get(key)
        command = self.keys.meaning(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if towards is not None and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self._go(*towards, size=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif self._closes(key, held) or self._escapes(key):
            self.update()
        elif command:
            self.settle()
            self.commanded.emit(command)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()
        self.update()

    # Inside

    def _closes(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Enter closes a shape, or places one with the tool in hand."""
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or held:
            return False
        if self.hand.finish_shape():
            return True
        return self.hand.tool is not Tool.SELECT and self.hand.may_change and self.hand.place_one()

    def _escapes(self, key: Qt.Key) -> bool:
        """Esc gives up what is being drawn, then the tool, then the corner, then the region at hand."""
        if key != Qt.Key.Key_Escape:
            return False
        if self.hand.let_go():
            self.nudged.stop()
        elif self.hand.tool is not Tool.SELECT:
            self.take_tool(Tool.SELECT)
        elif self.hand.corner is not None:
            self.hand.corner = None
        elif self.hand.at_hand is not None:
            self._choose_by_hand(None)
        else:
            return False
        return True

    def _go(self, across: int, down: int, *, size: bool) -> None:
        if self.hand.at_hand is None:
            self.hand.view = self.hand.view.moved(-across * PAN, -down * PAN)
        elif self.hand.nudge(across * NUDGE, down * NUDGE, size=size) is not None:
            self.nudged.start()
        self._look()

    def _step(self, by: int) -> bool:
        """The next region or the one before, by number; False beyond the last, where the keyboard goes on."""
        in_order = sorted(self.hand.shown, key=lambda one: (one.key.redaction, one.number))
        if not in_order:
            return False
        place = next((n for n, one in enumerate(in_order) if one == self.hand.at_hand), None)
        wanted = (0 if by > 0 else len(in_order) - 1) if place is None else place + by
        if not 0 <= wanted < len(in_order):
            return False
        self.settle()
        self.choose(in_order[wanted].key)
        announce(self, in_order[wanted].name)
        self.chosen.emit(in_order[wanted].key)
        return True

    def _begin_pan(self, at: QPointF) -> None:
        self._pan_from = at
        self.setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
