"""The identity key on the command line: real names are read from input and files, and printed only when asked for.

What is set is read from the terminal or from standard input, one "field: value" a line, never from the arguments:
those are kept in the history of the shell.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from app.cli.arguments.identity import FIELDS
from app.cli.identity import opened
from app.cli.terminal import Terminal
from app.exchange.identities import parted, read_identities
from app.exchange.own_list import read_list
from app.problems import Problem
from app.safeguards.identity.joining import guids, join
from app.safeguards.identity.keyfile import IdentityKey, change_passphrase, create
from app.safeguards.identity.rows import Identity
from app.store.project import Project


def key(given: argparse.Namespace, terminal: Terminal) -> int:
    """Do what is asked with the identity key of a study; the study itself is only read."""
    with terminal.study(given.study, given.passphrase_file, writing=False) as project:
        if given.action == "new":
            passphrase = terminal.key_passphrase(given.key_passphrase_file, new=True)
            create(given.key, passphrase, study=project.guid).close()
            terminal.say(f"Identity key made: {given.key}")
            return 0
        with opened(given, terminal, project) as opened_key:
            return _ACTIONS[given.action](given, terminal, project, opened_key)


def _show(given: argparse.Namespace, terminal: Terminal, project: Project, opened_key: IdentityKey) -> int:
    known = {one.participant: one for one in opened_key.people()}
    with project.reading() as session:
        everybody = guids(session)
    if given.json:
        people = [_as_json(name, known.get(guid), shown=given.show) for guid, name in everybody.items()]
        terminal.say_json({"people": people, "not_in_the_study": len(known.keys() - everybody.keys())})
        return 0
    for guid, pseudonym in everybody.items():
        terminal.say(f"{pseudonym}  {_told(known.get(guid), shown=given.show)}")
    gone = len(known.keys() - everybody.keys())
    if gone:
        terminal.warn(f"The key also knows {gone} who are not in the study.")
    return 0


def _set(given: argparse.Namespace, terminal: Terminal, project: Project, opened_key: IdentityKey) -> int:
    guid = _guid_of(given, project)
    had = opened_key.person(guid) or Identity(guid, "")
    typed = _typed(terminal)
    now = Identity(
        guid,
        typed.get("real_name", had.real_name),
        parted(typed["other_names"]) if "other_names" in typed else had.other_names,
        typed.get("contact", had.contact),
        typed.get("real_area", had.real_area),
        typed.get("note", had.note),
    )
    if now != had:
        opened_key.set_person(now)
    terminal.say("The key is changed." if now != had else "Nothing was changed.")
    return 0


def _forget(given: argparse.Namespace, terminal: Terminal, project: Project, opened_key: IdentityKey) -> int:
    opened_key.forget_person(_guid_of(given, project))
    terminal.say("The key holds nothing of this person any more.")
    return 0


def _import(given: argparse.Namespace, terminal: Terminal, project: Project, opened_key: IdentityKey) -> int:
    if given.what is None:
        raise Problem("No table is named.", "Name the CSV file after “import”.")
    lines = read_identities(Path(given.what), terminal.warn)
    with project.reading() as session:
        joined = join(session, opened_key, lines)
    if not given.dry_run and joined.identities:
        opened_key.set_people(joined.identities)
    if given.json:
        terminal.say_json(
            {
                "new": joined.new,
                "changed": joined.changed,
                "strangers": list(joined.strangers),
                "twice": list(joined.twice),
            }
        )
    else:
        terminal.say(f"Nothing is kept yet: {joined.sentence}" if given.dry_run else joined.sentence)
    return 1 if joined.strangers or joined.twice else 0


def _names(given: argparse.Namespace, terminal: Terminal, project: Project, opened_key: IdentityKey) -> int:
    """With a table, put its names in the place of those before; without one, say how many there are."""
    if given.what is not None:
        wanted = read_list(Path(given.what), terminal.warn)
        if not given.dry_run:
            opened_key.set_listed(wanted)
        many = _counted(len(dict.fromkeys(one.name for one in wanted)))
        terminal.say(f"Nothing is kept yet: {many}." if given.dry_run else f"On your own list: {many}.")
        return 0
    listed = opened_key.listed()
    if given.json:
        shown = [{"name": one.name, "kind": one.kind.value} for one in listed] if given.show else []
        terminal.say_json({"many": len(listed), "names": shown})
        return 0
    for one in listed if given.show else ():
        terminal.say(f"{one.name}, {one.kind.value}")
    terminal.say(f"On your own list: {_counted(len(listed))}.")
    return 0


def _counted(many: int) -> str:
    return f"{many:,} name{'' if many == 1 else 's'}"


def _passphrase(given: argparse.Namespace, terminal: Terminal, project: Project, opened_key: IdentityKey) -> int:
    old = terminal.key_passphrase(given.key_passphrase_file)
    change_passphrase(opened_key, old, terminal.new_key_passphrase(given.new_key_passphrase_file))
    terminal.say("The identity key and its copy have the new passphrase.")
    return 0


def _guid_of(given: argparse.Namespace, project: Project) -> UUID:
    with project.reading() as session:
        found = [guid for guid, name in guids(session).items() if name == given.what]
    if not found:
        raise Problem("No participant has that pseudonym.", "List them with: counterpoint participants STUDY")
    return found[0]


def _typed(terminal: Terminal) -> dict[str, str]:
    """What was typed of each field; what is left empty at the terminal stays as it is."""
    told: dict[str, str] = {}
    if terminal.stdin.isatty():
        for field in FIELDS:
            terminal.err.write(f"{field.replace('_', ' ')}: ")
            terminal.err.flush()
            value = terminal.stdin.readline().strip()
            told |= {field: value} if value else {}
        return told
    for number, line in enumerate(terminal.stdin, 1):
        field, colon, value = line.partition(":")
        field = "_".join(field.casefold().split())
        if not line.strip():
            continue
        if not colon or field not in FIELDS:
            raise Problem(
                f"Line {number} cannot be understood.", f"Each is “field: value” of {', '.join(FIELDS)}."
            )
        told[field] = value.strip()
    return told


def _told(one: Identity | None, *, shown: bool) -> str:
    if one is None:
        return "not in the key"
    if not shown:
        return "known"
    parts = (one.real_name, "; ".join(one.other_names), one.contact, one.real_area, one.note)
    return "  ".join(part for part in parts if part)


def _as_json(pseudonym: str, one: Identity | None, *, shown: bool) -> dict[str, object]:
    told: dict[str, object] = {"participant": pseudonym, "known": one is not None}
    if shown and one is not None:
        told |= {field: getattr(one, field) for field in FIELDS}
        told["other_names"] = list(one.other_names)
    return told


_Action = Callable[[argparse.Namespace, Terminal, Project, IdentityKey], int]
_ACTIONS: dict[str, _Action] = {
    "show": _show,
    "set": _set,
    "forget": _forget,
    "import": _import,
    "names": _names,
    "passphrase": _passphrase,
}
