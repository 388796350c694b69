"""The list of all commands, in the order in which people look for them."""

from app.ui.commands.assumptions import ASSUMPTIONS
from app.ui.commands.command import Command, Group
from app.ui.commands.drawings import DRAWINGS
from app.ui.commands.journeys import JOURNEYS
from app.ui.commands.networks import NETWORKS
from app.ui.commands.pages import PAGES
from app.ui.commands.transcripts import TRANSCRIPTS
from app.ui.commands.window import WINDOW

GROUPS: tuple[Group, ...] = (*WINDOW, *TRANSCRIPTS, *JOURNEYS, *NETWORKS, *DRAWINGS, *PAGES, *ASSUMPTIONS)
_BY_NAME = {command.name: (command, group) for group in GROUPS for command in group.commands}


def is_command(name: str) -> bool:
    """Whether there is a command of this name: preferences may remember one that is no more."""
    return name in _BY_NAME


def command_called(name: str) -> Command:
    """The command of this name."""
    return _BY_NAME[name][0]


def group_of(name: str) -> Group:
    """Where the command of this name is heard."""
    return _BY_NAME[name][1]
