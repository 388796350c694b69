"""The keys of the transcript, beyond those every reader has (arrows, Home, End, Shift to select)."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Reader(Protocol):
    """What the keys can ask of the transcript view."""

    single_keys: bool

    def request_code(self) -> None: ...
    def request_repeat(self) -> None: ...
    def press_number(self, number: int) -> None: ...
    def go_to_turn(self, forward: bool) -> None: ...
    def go_to_coded(self, forward: bool) -> None: ...
    def select_wider(self) -> None: ...
    def zoom_by(self, steps: int) -> None: ...
    def reset_zoom(self) -> None: ...
    def open_find(self) -> None: ...
    def find_again(self, forward: bool) -> None: ...
    def move_end(self, *, start: bool, later: bool) -> None: ...
    def reads_leftwards(self) -> bool: ...
    def copy_passage(self) -> bool: ...
    def let_go(self) -> bool: ...


_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENDS = {
    Qt.Key.Key_Left: (False, False),
    Qt.Key.Key_Right: (False, True),
    Qt.Key.Key_Up: (True, False),
    Qt.Key.Key_Down: (True, True),
}
"""With Alt and Shift: the end of the passage moves left and right, its start up and down (start, later)."""


def take_key(reader: Reader, event: QKeyEvent) -> bool:
    """Does what a key means here; False when it means nothing special."""
    key = event.key()
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.matches(QKeySequence.StandardKey.Find):
        reader.open_find()
    elif event.matches(QKeySequence.StandardKey.Copy):
        return reader.copy_passage()
    elif held == _ALT | _SHIFT and key in _ENDS:
        start, later = _ENDS[Qt.Key(key)]
        reader.move_end(start=start, later=later != (reader.reads_leftwards() and not start))
    elif key == Qt.Key.Key_Escape:
        return reader.let_go()
    elif event.matches(QKeySequence.StandardKey.ZoomIn) or (held & _CTRL and key == Qt.Key.Key_Equal):
        reader.zoom_by(1)
    elif event.matches(QKeySequence.StandardKey.ZoomOut):
        reader.zoom_by(-1)
    elif held == _CTRL and key == Qt.Key.Key_0:
        reader.reset_zoom()
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held in (_CTRL, Qt.KeyboardModifier.NoModifier):
        reader.request_repeat() if held == _CTRL else reader.request_code()
    elif held == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        reader.go_to_turn(key == Qt.Key.Key_Down)
    elif key == Qt.Key.Key_F8 and held in (_SHIFT, Qt.KeyboardModifier.NoModifier):
        reader.go_to_coded(held != _SHIFT)
    elif key == Qt.Key.Key_F7 and not held:
        reader.select_wider()
    elif key == Qt.Key.Key_F3 and held in (_SHIFT, Qt.KeyboardModifier.NoModifier):
        reader.find_again(held != _SHIFT)
    elif reader.single_keys and not held and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        reader.press_number(key - Qt.Key.Key_0)
    else:
        return False
    event.accept()
    return True
