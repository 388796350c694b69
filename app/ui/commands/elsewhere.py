"""The commands of the pages that are not in front, for the list of all commands: each goes to its page first."""

from collections.abc import Callable, Iterable
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.ui.commands.catalogue import GROUPS, command_called
from app.ui.commands.chosen_keys import ChosenKeys
from app.ui.commands.command import Command, Group
from app.ui.commands.command_action import CommandAction
from app.ui.rail import RAIL

_TITLES = {entry.name: entry.title for entry in RAIL}
_IN_A_LIST = "choosing"
"""What is done only while a list asks for a code, and by that list."""


class ElsewhereAction(CommandAction):
    """Goes to the page of a command, and does it there."""

    def __init__(
        self, command: Command, page: str, go: Callable[[str, str], object], keys: ChosenKeys, owner: QObject
    ) -> None:
        super().__init__(command.name, lambda: go(page, command.name), keys, owner)
        self.page = _TITLES[page]
        """Where it is done, as the rail calls it."""


def page_of(group: Group) -> str:
    """The page on which the commands of a group are done; empty for those of the window and of lists."""
    if group.place == _IN_A_LIST:
        return ""
    return next((place for place in (group.place, *sorted(group.within)) if place in _TITLES), "")


class Elsewhere(QObject):
    """All that the pages of a window do; made when it is first asked for."""

    refused = Signal(str)
    """Why something was not done."""

    def __init__(
        self,
        go: Callable[[str], object],
        done_here: Callable[[], Iterable[QAction]],
        keys: ChosenKeys,
        window: QObject,
    ) -> None:
        """`go` brings a page to the front, `done_here` tells the actions of the one in front."""
        super().__init__(window)
        self._go = go
        self._done_here = done_here
        self._keys = keys

    def without(self, here: Iterable[QAction]) -> list[ElsewhereAction]:
        """What the page in front, which has these actions, does not do itself."""
        names = {action.objectName() for action in here}
        return [action for action in self._all if action.objectName() not in names]

    @cached_property
    def _all(self) -> list[ElsewhereAction]:
        return [
            ElsewhereAction(command, page, self._do, self._keys, self)
            for group in GROUPS
            if (page := page_of(group))
            for command in group.commands
        ]

    def _do(self, page: str, name: str) -> None:
        self._go(page)
        action = next((action for action in self._done_here() if action.objectName() == name), None)
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            self.refused.emit(f"“{command_called(name).title}” cannot be done here now.")
