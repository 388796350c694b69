"""The identity key of a study on the command line: opened for one command, closed with it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from app.cli.terminal import Terminal
from app.safeguards.gates import NamesIn, no_names
from app.safeguards.identity.keyfile import IdentityKey, open_key
from app.safeguards.identity.looking import name_finder
from app.safeguards.withdrawal import key_waits
from app.store.project import Project

KEY_WAITS = (
    "The identity key still knows somebody who was deleted: "
    "“counterpoint withdraw STUDY --key FILE” lets it forget them."
)


def opened(given: argparse.Namespace, terminal: Terminal, project: Project) -> IdentityKey:
    """The key that `--key` names; whom it is still to forget is said."""
    passphrase = terminal.key_passphrase(given.key_passphrase_file)
    key = open_key(given.key, passphrase, study=project.guid)
    with project.reading() as session:
        waits = key_waits(session)
    if waits.tombstones and given.command != "withdraw":
        terminal.warn(KEY_WAITS)
    return key


@contextmanager
def opened_if_given(
    given: argparse.Namespace, terminal: Terminal, project: Project
) -> Iterator[IdentityKey | None]:
    """The key, where `--key` names one."""
    if given.key is None:
        yield None
        return
    with opened(given, terminal, project) as key:
        yield key


@contextmanager
def names_of(given: argparse.Namespace, terminal: Terminal, project: Project) -> Iterator[NamesIn]:
    """What finds real names in words that are to leave; nothing where no key is given."""
    if given.key is None:
        yield no_names
        return
    with opened(given, terminal, project) as key, project.reading() as session:
        finder = name_finder(session, key)
    yield finder.names_in
