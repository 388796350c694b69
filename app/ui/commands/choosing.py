"""Choosing keys: what the preferences hold after it. Plain values, no widget."""

from app.ui.commands.catalogue import command_called, is_command
from app.ui.commands.chosen_keys import Chosen, keys_of, others_with
from app.ui.commands.command import Command

Kept = dict[str, list[str]]


def with_keys(chosen: Chosen, command: Command, keys: str, *, beside: bool = False) -> Kept:
    """These keys call the command, beside those it has or instead of them; no other command is called by them."""
    before = keys_of(command, chosen) if beside else ()
    return _given(chosen, command, (*before, keys))


def without_keys(chosen: Chosen, command: Command) -> Kept:
    """The command has no keys."""
    return _given(chosen, command, ())


def as_usual(chosen: Chosen, command: Command) -> Kept:
    """The command has the keys it had at first; who took one of them gives it back."""
    return _given(chosen, command, command.usual_keys())


def _given(chosen: Chosen, command: Command, keys: tuple[str, ...]) -> Kept:
    kept = {name: list(given) for name, given in chosen.items()}
    kept[command.name] = list(dict.fromkeys(keys))
    for one in keys:
        for other in others_with(one, command, chosen):
            kept[other.name] = [its for its in keys_of(other, kept) if its != one]
    return {
        name: given
        for name, given in kept.items()
        if is_command(name) and tuple(given) != command_called(name).usual_keys()
    }
