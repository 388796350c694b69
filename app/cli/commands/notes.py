"""Notes on the command line: listing them, and writing one."""

import argparse

from app.cli.leaving import notes_to_leave
from app.cli.terminal import Terminal
from app.coding import actions, queries
from app.coding.note_rows import THE_STUDY, AboutKind, NoteFilter, NoteKind, NoteRow, Subject
from app.problems import Problem
from app.store.project import Session
from app.study import queries as study


def notes(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the notes, or write one."""
    return _list(given, terminal) if given.add is None else _add(given, terminal)


def _add(given: argparse.Namespace, terminal: Terminal) -> int:
    kind = NoteKind.MEMO if given.kind is None else NoteKind(given.kind)
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            about = THE_STUDY if given.about is None else _subject(session, given.about)
        actions.write_note(
            project, about=about, kind=kind, text=given.add, title=given.title, author=terminal.person
        )
    terminal.say("Private note written." if kind is NoteKind.JOURNAL else "Note written.")
    return 0


def _list(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.reading(given.study, given.passphrase_file) as session:
        wanted = NoteFilter(
            kinds=frozenset() if given.kind is None else frozenset({NoteKind(given.kind)}),
            concerns=None if given.about is None else _subject(session, given.about),
            find=given.find,
        )
        rows = queries.register(session, reader=terminal.person, wanted=wanted)
        if given.quotable:
            rows = notes_to_leave(session, rows, terminal)
    shown = [row for row in rows if given.private or not row.private]
    if given.json:
        terminal.say_json([_as_json(row) for row in shown])
        return 0
    for row in shown:
        private = ", private" if row.private else ""
        by = f" by {row.author}" if row.author else ""
        terminal.say(f"{row.day}  {row.kind}{by}{private}, about {row.about_words}")
        for line in filter(None, (row.title, *row.text.splitlines())):
            terminal.say(f"    {line}")
    if len(shown) < len(rows):
        terminal.warn(f"{len(rows) - len(shown)} private not shown; --private shows your own.")
    return 0


def _subject(session: Session, about: str) -> Subject:
    """What --about names; a Problem where the study has no such thing."""
    if about == AboutKind.STUDY.value:
        return THE_STUDY
    kind, named, name = about.partition(":")
    if named and kind == AboutKind.CODE.value:
        return Subject(AboutKind.CODE, queries.code_at(session, name).id)
    if named and kind == AboutKind.SOURCE.value:
        return Subject(AboutKind.SOURCE, study.source_named(session, name).id)
    things: dict[str, list[tuple[str, int]]] = {
        AboutKind.PARTICIPANT.value: [
            (row.pseudonym, row.id) for row in study.participants(session) if row.counted
        ],
        AboutKind.CASE.value: [(row.pseudonym, row.id) for row in study.cases(session)],
        AboutKind.THEME.value: queries.theme_names(session),
    }
    for known, thing in things.get(kind, ()):
        if known.casefold() == name.strip().casefold():
            return Subject(AboutKind(kind), thing)
    if named and kind in things:
        raise Problem(f"There is no {kind} of that name in this study.", "Check how it is written.")
    raise Problem(
        "--about names nothing that notes can be about.",
        "Give study, or code:, theme:, participant:, case: or source: with a name.",
    )


def _as_json(row: NoteRow) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "title": row.title,
        "text": row.text,
        "author": row.author,
        "day": row.day,
        "about": row.about.kind.value,
        "about_words": row.about_words,
        "private": row.private,
        "for_report": row.for_report,
    }
