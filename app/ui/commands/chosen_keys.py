"""The keys that hold now: the usual ones, but where this person chose others."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from app.settings import Settings
from app.ui.commands.catalogue import GROUPS, command_called, group_of
from app.ui.commands.command import Command, Group, is_bare

Chosen = Mapping[str, Sequence[str]]
"""Keys by the name of their command, as the preferences keep them; of those changed alone."""


def keys_of(command: Command, chosen: Chosen) -> tuple[str, ...]:
    """The keys of a command."""
    return tuple(chosen[command.name]) if command.name in chosen else command.usual_keys()


def others_with(keys: str, command: Command, chosen: Chosen) -> list[Command]:
    """The other commands that these keys would call at the same moment."""
    here = group_of(command.name)
    return [
        other
        for group in GROUPS
        if group.meets(here)
        for other in group.commands
        if other is not command and keys in keys_of(other, chosen)
    ]


def refusal(keys: str, group: Group) -> str:
    """Why these keys cannot be used; empty where they can."""
    if keys in _KEPT or keys.removeprefix("Shift+") in _MOVING:
        return f"{keys} has its meaning in every list and text, and keeps it."
    if keys.removeprefix("Shift+") in _WRITING and not group.in_part:
        return f"{keys} is needed for writing: hold Ctrl or Alt with it."
    if is_bare(keys) and not group.letters:
        return "A letter or digit alone works only in the text of a transcript: hold Ctrl or Alt with it."
    return ""


class ChosenKeys(QObject):
    """Tells what hears keys which ones they are, and when they change."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: Chosen = settings.keys
        self._single = settings.single_keys

    def take(self, settings: Settings) -> None:
        """Go by these preferences."""
        if (settings.keys, settings.single_keys) != (self._chosen, self._single):
            self._chosen, self._single = settings.keys, settings.single_keys
            self.changed.emit()

    def of(self, name: str) -> list[str]:
        """The keys of a command; without those of one character where they are switched off."""
        keys = keys_of(command_called(name), self._chosen)
        return [one for one in keys if self._single or not is_bare(one)]

    def written(self, name: str) -> str:
        """The first of them as this system writes it; empty where there are none."""
        return written(next(iter(self.of(name)), ""))


def written(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


_KEPT = frozenset({"Esc", "Tab", "Shift+Tab"})
_MOVING = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Backspace"})
_WRITING = frozenset({"Return", "Space", "Del", "Ins"})
