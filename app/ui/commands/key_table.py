"""Keys heard by what has the keyboard itself, before any menu: which key means which command there."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.settings import Settings
from app.ui.commands.catalogue import GROUPS
from app.ui.commands.chosen_keys import ChosenKeys
from app.ui.commands.command import is_bare

_SAME = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backtab: Qt.Key.Key_Tab}
_PAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def pressed(event: QKeyEvent) -> str:
    """The keys of an event as they are kept, "Ctrl+Return": the number pad's like the others."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~_PAD
    if held & _SHIFT and 0x20 < key < 0x7F and not chr(key).isalnum():
        held &= ~_SHIFT  # the sign has Shift in it already
    combination = QKeySequence(QKeyCombination(held, _SAME.get(key, key)))
    return combination.toString(QKeySequence.SequenceFormat.PortableText)


class KeyTable:
    """The keys of one place; also those of one character that commands of the places around it have."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._within = next(group.within for group in GROUPS if group.place == place)
        self._commands: dict[str, str] = {}
        self.keys = ChosenKeys(Settings())
        self.take(self.keys)

    def take(self, keys: ChosenKeys) -> None:
        """Hear these keys from now on."""
        self.keys = keys
        self._commands = {
            one: command.name
            for group in GROUPS
            if group.place == self._place or (group.letters and group.place in self._within)
            for command in group.commands
            for one in keys.of(command.name)
            if group.place == self._place or is_bare(one)
        }

    def meaning(self, event: QKeyEvent) -> str:
        """The name of the command that was pressed; empty when the key means nothing here."""
        return self._commands.get(pressed(event), "")
