"""What may leave the study, on the command line: sign-off, concerns, the register of exports."""

import argparse
from datetime import UTC, datetime

from app.cli.terminal import Terminal
from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.concern_rows import ConcernId, ConcernRow
from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.problems import Problem
from app.safeguards.register import ExportId, ExportRow, exports_with, set_published
from app.safeguards.register import exports as registered
from app.store.project import Project
from app.study import actions, queries


def signoff(given: argparse.Namespace, terminal: Terminal) -> int:
    """Sign sources off as pseudonymised, or take that back."""
    by = given.by or terminal.person
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            known = {row.name: row.id for row in queries.sources(session)}
            known |= {row.name: row.id for row in queries.picture_sources(session)}
        for name in given.sources:
            if name not in known:
                raise Problem(
                    "There is no source of that name in this study.", "“counterpoint sources” lists them."
                )
        chosen = list(known.values()) if given.all else [known[name] for name in given.sources]
        if given.withdraw:
            actions.withdraw_sign_off(project, sources=chosen)
        else:
            actions.sign_off(project, sources=chosen, by=by, on=given.on.isoformat() if given.on else _today())
    many = "1 source" if len(chosen) == 1 else f"{len(chosen)} sources"
    terminal.say(f"{many} to be read for names once more." if given.withdraw else f"{many} signed off by {by}.")
    return 0


def concerns(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the concerns, raise one, or close one."""
    if given.kind is None and given.close is None:
        return _list(given, terminal)
    by = given.by or terminal.person
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        if given.kind is not None:
            number = _raise(project, given, by)
            terminal.say(f"Concern {number} raised. Nobody was told of it by this: tell the designated lead.")
            return 0
        coding.close_concern(
            project,
            concern=ConcernId(given.close),
            by=by,
            on=_today(),
            released=given.release,
            outcome=given.outcome,
        )
    now = "Its words may be counted and quoted" if given.release else "Its words stay out of counts and documents"
    terminal.say(f"Concern {given.close} closed. {now}.")
    return 0


def exports(given: argparse.Namespace, terminal: Terminal) -> int:
    """List what left the study, the newest first; or say that something of it is public."""
    if given.published is not None:
        with terminal.study(given.study, given.passphrase_file, writing=True) as project:
            set_published(project, export=ExportId(given.published), on=given.on)
        now = f"published on {given.on}: nobody can be taken out of it" if given.on else "not published"
        terminal.say(f"Export {given.published} is {now}.")
        return 0
    with terminal.reading(given.study, given.passphrase_file) as session:
        if given.person is None:
            rows = registered(session)
        else:
            people = {row.pseudonym.casefold(): row.id for row in queries.participants(session)}
            person = people.get(given.person.strip().casefold())
            if person is None:
                raise Problem("There is no participant of that name in this study.", "Check how it is written.")
            rows = exports_with(session, person)
    if given.json:
        terminal.say_json([_export_as_json(row) for row in rows])
        return 0
    for row in rows:
        day = datetime.fromtimestamp(row.at, UTC).astimezone().date().isoformat()
        by = f" by {row.by}" if row.by else ""
        public = f", published on {row.published_on}" if row.published_on else ""
        terminal.say(
            f"{row.id}  {day}  {row.kind}: {row.title} ({row.format}){by}, {len(row.people)} people{public}"
        )
    return 0


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def _list(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.reading(given.study, given.passphrase_file) as session:
        rows = [row for row in codings.concerns(session) if row.open or not given.open]
    if given.json:
        terminal.say_json([_as_json(row) for row in rows])
        return 0
    for row in rows:
        how = "open" if row.open else f"closed by {row.closed_by} on {row.closed_on}"
        how += "" if row.open or row.released else ", not released"
        urgent = "; immediate" if row.immediate else ""
        terminal.say(f"{row.id}  {row.kind}, {row.where}  ({how}{urgent}; raised by {row.raised_by})")
    return 0


def _raise(project: Project, given: argparse.Namespace, by: str) -> ConcernId:
    with project.reading() as session:
        source = queries.source_named(session, given.source)
    return coding.raise_concern(
        project,
        about=PassagePlace(source.version, Span(given.start, given.end)),
        kind=given.kind,
        by=by,
        immediate=given.immediate,
    )


def _as_json(row: ConcernRow) -> dict[str, object]:
    return {
        "number": row.id,
        "where": row.where,
        "kind": row.kind,
        "open": row.open,
        "released": row.released,
        "immediate": row.immediate,
        "known_already": row.known_already,
        "child_told": row.child_told,
        "informed": row.informed,
        "informed_at": row.informed_at,
        "reference": row.reference,
        "outcome": row.outcome,
        "raised_by": row.raised_by,
        "raised_at": row.raised_at,
        "closed_by": row.closed_by,
        "closed_on": row.closed_on,
    }


def _export_as_json(row: ExportRow) -> dict[str, object]:
    return {
        "number": row.id,
        "at": row.at,
        "published_on": row.published_on,
        "kind": row.kind,
        "title": row.title,
        "format": row.format,
        "sha256": row.sha256,
        "by": row.by,
        "settings": row.settings,
        "people": [
            {"participant": name, "quotes": held.quotes, "pictures": held.pictures} for _, name, held in row.people
        ],
    }
