"""The last look for names on the command line: where they stand, and the names themselves only when asked for."""

import argparse
from contextlib import nullcontext

from app.cli.identity import opened
from app.cli.terminal import Terminal
from app.language.names.many import MEMORY, SECONDS
from app.language.names.mentions import NameKind
from app.safeguards.identity.looking import name_finder
from app.safeguards.leaks import Leak, find_leaks, unread
from app.store.project import Project
from app.workers.worker import Worker

NOT_ALL = "About one name in twenty is missed in speech: read what is to leave."


def leaks(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say what may give somebody away anywhere in the study; 1 where something surely does."""
    with terminal.study(given.study, given.passphrase_file, writing=False) as project:
        found = _found(given, terminal, project)
    sure = [leak for leak in found if leak.sure]
    shown = sure if given.sure else found
    if given.json:
        terminal.say_json([_as_json(leak, words=given.show) for leak in shown])
        return 1 if sure else 0
    for leak in shown:
        terminal.say(_line(leak, words=given.show))
    unseen = len(unread(found))
    terminal.say(f"{len(sure)} surely give somebody away, {len(found) - len(sure) - unseen} may.")
    if unseen:
        terminal.say(f"{unseen} kept files cannot be looked into: look yourself.")
    terminal.say(NOT_ALL)
    return 1 if sure else 0


def _found(given: argparse.Namespace, terminal: Terminal, project: Project) -> list[Leak]:
    key = opened(given, terminal, project) if given.key is not None else nullcontext()
    with key as opened_key, Worker(seconds=SECONDS, memory=MEMORY) as worker, project.reading() as session:
        if opened_key is None:
            return find_leaks(session, call=worker.call)
        known = opened_key.known_names()
        decisions = opened_key.decisions()
        finder = name_finder(session, opened_key)
        return find_leaks(
            session,
            names_in=finder.names_in,
            decided_for_one=finder.decided_for_one,
            known=known,
            stays=[one.original for one in decisions if one.replacement is None and one.source is None],
            call=worker.call,
        )


def _line(leak: Leak, *, words: bool) -> str:
    many = f", {leak.times} times" if leak.times > 1 else ""
    sure = "surely" if leak.sure else "may be"
    what = f" “{leak.words}”" if words and leak.words else ""
    why = f" ({leak.why.value})" if leak.why is not None else ""
    told = leak.place.told if words else leak.place.item
    return f"{told}: {sure} {_a(leak.kind)}{what}{many}{why}"


def _a(kind: NameKind) -> str:
    if kind is NameKind.OTHER:
        return "a name of something"
    article = "an" if kind.value[0] in "aeio" or kind is NameKind.NHS_NUMBER else "a"
    return f"{article} {kind.value}"


def _as_json(leak: Leak, *, words: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "sure": leak.sure,
        "kind": leak.kind.value,
        "why": leak.why.value if leak.why is not None else None,
        "item": leak.place.item,
        "table": leak.place.table,
        "row": leak.place.row,
        "column": leak.place.column,
        "of": leak.place.of_table or None,
        "of_row": leak.place.of_row or None,
        "start": leak.span.start if leak.span is not None else None,
        "end": leak.span.end if leak.span is not None else None,
        "times": leak.times,
    }
    return told | ({"words": leak.words, "of_name": leak.place.of} if words else {})
