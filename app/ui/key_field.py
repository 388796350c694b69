"""A field that takes the keys pressed in it instead of writing with them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.commands.chosen_keys import written
from app.ui.commands.key_table import pressed

_HELD = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_unknown}
)
_LEAVING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})
_FREE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class KeyField(QLineEdit):
    """Tab and Esc alone leave it; all other keys are taken."""

    chosen = Signal(str)
    """Keys were pressed, as they are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText("Press the new keys here")
        self.setAccessibleName("New keys")
        self.setAccessibleDescription("Press the keys that the command is to have; Tab leaves the field")

    def show_keys(self, keys: str) -> None:
        """Shows keys, as this system writes them."""
        self.setText(written(keys))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and not self._leaves(event):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        return event.key() in _LEAVING and event.modifiers() in _FREE

    def _take(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) not in _HELD:
            self.chosen.emit(pressed(event))
