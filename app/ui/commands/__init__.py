"""Everything that can be done in the window: named, explained and with its keys in one list, which can be changed.

`catalogue` holds the list, `chosen_keys` the keys as this computer's preferences have them; menus and screens
make a `CommandAction` of an entry, and what hears its keys itself (the transcript, the code palette) a `KeyTable`.
"""

from app.ui.commands.catalogue import GROUPS, command_called, group_of
from app.ui.commands.chosen_keys import ChosenKeys
from app.ui.commands.command import Command, Group
from app.ui.commands.command_action import CommandAction, add_command, explain, heard_on_page
from app.ui.commands.key_table import KeyTable

__all__ = [
    "GROUPS",
    "ChosenKeys",
    "Command",
    "CommandAction",
    "Group",
    "KeyTable",
    "add_command",
    "command_called",
    "explain",
    "group_of",
    "heard_on_page",
]
