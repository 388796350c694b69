"""The study's people and sources on the command line."""

import argparse

from app.cli.commands import new_perspectives
from app.cli.terminal import Terminal
from app.coding.queries import passages_by_source
from app.exchange.speakers import read_participants, write_participants
from app.safeguards.transcript import text_to_leave, text_to_read
from app.study import actions, queries
from app.study.rows import ParticipantRow, SourceStatus


def sources(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the sources."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        rows = queries.sources(session)
        passages = passages_by_source(session)
    if given.json:
        terminal.say_json(
            [
                {
                    "source": row.name,
                    "kind": row.kind.value,
                    "status": row.status.value,
                    "format": row.format,
                    "characters": row.characters,
                    "words": row.words,
                    "turns": row.turns,
                    "participants": list(row.participants),
                    "passages": passages.get(row.id, 0),
                    "signed_off": row.signed_off,
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        people = ", ".join(row.participants) or "no participant yet"
        signed = "signed off" if row.signed_off else "not signed off"
        terminal.say(f"{row.name}  ({row.status.value}; {signed}; {row.words:,} words; {people})")
    return 0


def text(given: argparse.Namespace, terminal: Terminal) -> int:
    """Print the stored text of a source and nothing else: what may be read, or what may leave."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        row = queries.source_named(session, given.source)
        words = text_to_leave(session, row) if given.quotable else text_to_read(session, row.version)
        terminal.out.write(words)
    return 0


def participants(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the participants, after updating them from a list where one is given."""
    drafts = None if given.list is None else read_participants(given.list, terminal.warn)
    with terminal.study(given.study, given.passphrase_file, writing=drafts is not None) as project:
        if drafts is not None:
            with new_perspectives.told(project, terminal):
                actions.set_participants(project, rows=drafts)
        with project.reading() as session:
            rows, agreed = queries.participants(session), queries.agreed(session)
    if given.out is not None:
        write_participants(rows, agreed, given.out)
    if given.json:
        terminal.say_json([_as_json(row) for row in rows])
    elif drafts is not None:
        terminal.say(f"{_many(len(drafts), 'participant')} updated.")
    elif given.out is not None:
        terminal.say(f"{_many(len(rows), 'participant')} written.")
    else:
        for row in rows:
            details = [row.perspective_name or "no perspective yet", row.role, row.area_name]
            details += ["excluded"] if row.excluded else []
            terminal.say(f"{row.pseudonym}  ({'; '.join(detail for detail in details if detail)})")
    return 0


def status(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say how far the coding of sources has come."""
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            known = {row.name: row.id for row in queries.sources(session)}
            for name in given.sources:
                queries.source_named(session, name)
        chosen = list(known.values()) if given.all else [known[name] for name in given.sources]
        actions.set_status(project, sources=chosen, status=SourceStatus(given.status))
    terminal.say(f"{_many(len(chosen), 'source')} set to {given.status}.")
    return 0


def _as_json(row: ParticipantRow) -> dict[str, object]:
    return {
        "participant": row.pseudonym,
        "perspective": row.perspective_name,
        "role": row.role,
        "area": row.area_name,
        "quote_consent": row.quote_consent,
        "quotable": row.quotable,
        "not_quotable_because": list(row.unquotable_because),
        "not_counted_because": list(row.uncounted_because),
        "excluded": row.excluded,
        "withdrawn": row.withdrawn,
        "sources": row.sources,
        "pending": row.pending,
        "attributes": dict(row.attributes),
    }


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
