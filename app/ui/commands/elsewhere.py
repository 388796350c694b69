"""The commands of the pages that are not in front, for the list of all commands: each goes to its page first."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from app.ui.commands.catalogue import GROUPS
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


def actions_elsewhere(go: Callable[[str, str], object], keys: ChosenKeys, owner: QObject) -> list[ElsewhereAction]:
    """One for every command of every page; `go` is given the page and the command's name."""
    return [
        ElsewhereAction(command, page, go, keys, owner)
        for group in GROUPS
        if (page := page_of(group))
        for command in group.commands
    ]


def without(actions: Collection[ElsewhereAction], here: Collection[str]) -> list[ElsewhereAction]:
    """Those that the page in front does not do itself."""
    return [action for action in actions if action.objectName() not in here]
