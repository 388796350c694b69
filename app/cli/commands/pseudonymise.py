"""Replacing names in transcripts on the command line: listed with --dry-run, decided in a table, replaced."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.cli.identity import opened_if_given
from app.cli.terminal import Terminal
from app.exchange.decisions import read_decisions
from app.exchange.pseudonym_table import read_pseudonyms
from app.language.names.known import nothing
from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Decision
from app.safeguards.pseudonyms.applying import pseudonymise as replace_names
from app.safeguards.pseudonyms.people import CalledByName, called_by_name, name_people, proposed
from app.safeguards.pseudonyms.planning import plan_replacements
from app.safeguards.pseudonyms.purging import Unedited, remove_unedited, unedited
from app.safeguards.pseudonyms.rows import Place, PseudonymPlan, Suggestion
from app.safeguards.pseudonyms.scanning import known_in, scan, source_guids, texts_to_scan
from app.safeguards.pseudonyms.suggesting import suggestions, told_by
from app.store.project import Project
from app.study import queries
from app.study.rows import SourceId

MISSED = "About one name in twenty is missed on real speech: read each transcript before you sign it off."
UNSURE = "called by what may be a real name"
DELETE_TABLE = "The table itself still holds the names: delete it when it is no longer needed."


def pseudonymise(given: argparse.Namespace, terminal: Terminal) -> int:
    """Replace what is decided, or only list what there is to decide."""
    with terminal.study(given.study, given.passphrase_file, writing=not given.dry_run) as project:
        chosen = _sources(project, given.sources)
        if given.remove_unedited:
            return _remove(given, terminal, project, chosen)
        with opened_if_given(given, terminal, project) as key:
            if key is None and not given.dry_run:
                raise Problem("What is replaced is kept in the identity key.", "Name it with --key FILE.")
            if key is not None and given.people is not None and not given.dry_run:
                _name_people(given.people, terminal, project, key)
            return _replace(given, terminal, project, key, chosen)


def _sources(project: Project, names: Sequence[str]) -> list[SourceId] | None:
    """The transcripts that are named; None for all of them."""
    if not names:
        return None
    with project.reading() as session:
        return [queries.source_named(session, name).id for name in names]


def _replace(
    given: argparse.Namespace,
    terminal: Terminal,
    project: Project,
    key: IdentityKey | None,
    chosen: list[SourceId] | None,
) -> int:
    decided, people = _decisions(given, terminal, project, key), key.people() if key is not None else []
    with project.reading() as session:
        texts, known = texts_to_scan(session, chosen), known_in(session, key.known_names() if key else nothing())
        named = called_by_name(session, people, decided)
        called = list(zip(named, proposed(session, named, people), strict=True))
    found = scan(texts, known)
    with project.reading() as session:
        told = told_by(session, people, decided)
        rows = suggestions(session, found, told)
        plan = plan_replacements(session, found, told)
    if key is not None and not given.dry_run and plan.sources:
        by = given.by or terminal.person
        replace_names(project, plan=plan, key=key, by=by, keep_unedited=given.keep_unedited)
    if given.json:
        terminal.say_json(_as_json(rows, plan, called, stored=bool(plan.sources) and not given.dry_run))
        return 0
    if given.dry_run:
        for person, pseudonym in called:
            terminal.say(f"{person.name}  (participant; {UNSURE}): not decided; proposed: {pseudonym}")
        _list(terminal, rows)
    elif called:
        terminal.warn(f"{_counted(len(called), 'participant')} {UNSURE}: see --dry-run and --people.")
    _tell(terminal, rows, plan, stored=not given.dry_run)
    return 0


def _decisions(
    given: argparse.Namespace, terminal: Terminal, project: Project, key: IdentityKey | None
) -> list[Decision]:
    """What the key knows, and what the table says beside it; kept in the key unless nothing is to be stored."""
    kept = key.decisions() if key is not None else []
    if given.decisions is None:
        return kept
    with project.reading() as session:
        guids = source_guids(session)
    read = read_decisions(given.decisions, guids, terminal.warn)
    terminal.warn(DELETE_TABLE)
    if key is not None and not given.dry_run:
        key.set_decisions(read)
        return key.decisions()
    over = {(one.original, one.source) for one in read}
    return [*(one for one in kept if (one.original, one.source) not in over), *read]


def _name_people(table: Path, terminal: Terminal, project: Project, key: IdentityKey) -> None:
    """Give the pseudonyms that a table says."""
    with project.reading() as session:
        people = called_by_name(session, key.people(), key.decisions())
    many = name_people(project, key=key, wanted=read_pseudonyms(table, people, terminal.warn))
    terminal.say(f"{_counted(many, 'participant')} got a pseudonym; who they are is in the identity key.")
    terminal.warn(DELETE_TABLE)


def _remove(given: argparse.Namespace, terminal: Terminal, project: Project, chosen: list[SourceId] | None) -> int:
    with project.reading() as session:
        held = unedited(session, chosen)
    ready = [one.source for one in held if not one.hindrance]
    for one in held:
        if one.hindrance:
            terminal.warn(f"{one.name}: {one.hindrance}")
    if given.dry_run:
        terminal.say(f"{len(ready)} of {len(held)} transcripts hold unedited text that can be removed.")
        return 0
    if not ready:
        raise Problem("There is no unedited text that can be removed.", _what_first(held))
    many = remove_unedited(project, sources=ready)
    terminal.say(f"The unedited text of {_counted(many, 'transcript')} is gone for good.")
    return 0


def _what_first(held: Sequence[Unedited]) -> str:
    if any(one.signed_off and one.waiting for one in held):
        return (
            "See what waits with: counterpoint unplaced STUDY; put it where it belongs with: counterpoint place."
        )
    return "Sign the transcripts off first."


def _list(terminal: Terminal, rows: Sequence[Suggestion]) -> None:
    for row in rows:
        why = "by hand" if row.why is None else row.why.value
        terminal.say(
            f"{row.words}  ({row.kind.value}; {why}; {_counted(len(row.places), 'place')}): {_state(row)}"
        )
        for place in row.places:
            terminal.say(f"    {_where(place)}: …{place.before}[{place.words}]{place.after}…")


def _state(row: Suggestion) -> str:
    if not row.decided:
        return f"not decided; proposed: [{row.proposed}]"
    if not row.replacing:
        return "stays"
    return f"becomes [{row.proposed}]"


def _where(place: Place) -> str:
    where = f"{place.source_name}, turn {place.turn}" if place.turn else place.source_name
    return f"{where}, label" if place.label else where


def _tell(terminal: Terminal, rows: Sequence[Suggestion], plan: PseudonymPlan, *, stored: bool) -> None:
    verb = "Replaced" if stored else "To be replaced"
    terminal.say(
        f"{verb}: {_counted(plan.replacements, 'place')} in {_counted(len(plan.sources), 'transcript')}, "
        f"{_counted(len(plan.passages), 'coded passage')} with a name, {len(plan.grown)} of them made longer."
    )
    open_rows = sum(not row.decided for row in rows)
    if open_rows:
        terminal.say(f"Not decided: {_counted(open_rows, 'string')}.")
    terminal.say(MISSED if stored else f"Nothing was stored. {MISSED}")


def _as_json(
    rows: Sequence[Suggestion], plan: PseudonymPlan, called: Sequence[tuple[CalledByName, str]], *, stored: bool
) -> dict[str, object]:
    told: dict[str, object] = {
        "stored": stored,
        "replacements": plan.replacements,
        "transcripts": [
            {
                "source": one.new_name if stored else one.source_name,
                "replacements": sum(not held.hidden for held in one.replacements),
                "passages": len(one.touched),
                "made_longer": len(one.grown),
            }
            for one in plan.sources
        ],
        "not_decided": sum(not row.decided for row in rows),
    }
    if not stored:
        told["participants"] = [{"called": person.name, "proposed": pseudonym} for person, pseudonym in called]
        told["strings"] = [_row_as_json(row) for row in rows]
    return told


def _row_as_json(row: Suggestion) -> dict[str, object]:
    return {
        "words": row.words,
        "kind": row.kind.value,
        "why": None if row.why is None else row.why.value,
        "proposed": row.proposed,
        "decided": row.decided,
        "replaced_in": row.replacing,
        "places": [
            {
                "source": place.source_name,
                "turn": place.turn or None,
                "label": place.label,
                "start": place.span.start,
                "end": place.span.end,
                "before": place.before,
                "words": place.words,
                "after": place.after,
            }
            for place in row.places
        ],
    }


def _counted(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
