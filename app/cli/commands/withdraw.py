"""Withdrawal on the command line: what each kind would do, and doing it."""

import argparse
from datetime import datetime

from app.cli.identity import opened_if_given
from app.cli.terminal import Terminal
from app.problems import Problem
from app.safeguards import withdrawal
from app.safeguards.identity.joining import names_of
from app.safeguards.identity.key import IdentityKey
from app.safeguards.withdrawal import telling
from app.safeguards.withdrawal.rows import Deleted, PictureFate, Place, Trace, WithdrawalKind, WithdrawalPreview
from app.store.erasing import copies_beside
from app.store.project import Project, Session
from app.study import queries
from app.study.rows import CaseId, ParticipantId, SourceId

_REPLACED = {
    "quotes": frozenset({Trace.QUOTED}),
    "perhaps": frozenset({Trace.QUOTED, Trace.PERHAPS}),
    "all": frozenset(Trace),
}
"""What `--replace` names -> the places in which other words are put."""


def withdraw(given: argparse.Namespace, terminal: Terminal) -> int:
    """Stop, exclude or delete a participant, or say what that would do."""
    if given.deadline is not None:
        return _set_deadline(given, terminal)
    if given.list:
        return _list(given, terminal)
    if not given.person:
        return _finish_key(given, terminal)
    if given.dry_run or not given.kind:
        with terminal.study(given.study, given.passphrase_file, writing=False) as project:
            return _preview(project, given, terminal)
    if given.kind == "take-back":
        return _take_back(given, terminal)
    kind = WithdrawalKind(given.kind)
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            person = _person(session, given.person)
        by, on = given.by or terminal.person, _day(given)
        if kind is WithdrawalKind.STOP:
            withdrawal.stop(project, participant=person, on=on, by=by)
        elif kind is WithdrawalKind.EXCLUDE:
            withdrawal.exclude(project, participant=person, on=on, by=by)
        else:
            return _delete(project, given, terminal, person, on=on, by=by)
    terminal.say(f"{telling.CHOICES[kind]}: {given.person}. {telling.MEANING[kind]}")
    return 0


def _take_back(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            person = _person(session, given.person)
        withdrawal.take_back(project, participant=person)
    terminal.say(f"{given.person} takes part again. Record anew whether they may be asked for more.")
    return 0


def _preview(project: Project, given: argparse.Namespace, terminal: Terminal) -> int:
    with opened_if_given(given, terminal, project) as key, project.reading() as session:
        person = _person(session, given.person)
        cases, pictures = _chosen(session, given, person)
        names = _names(session, key, person)
        told = withdrawal.preview(session, person, cases=cases, pictures=pictures, real_names=names)
    if given.json:
        terminal.say_json(_as_json(told, words=not given.quotable))
        return 0
    terminal.say(f"{told.pseudonym}: {', '.join(telling.counted(told.counts)) or 'nothing but a name'}.")
    kinds = [WithdrawalKind(given.kind)] if given.kind else [*WithdrawalKind]
    for kind in kinds:
        terminal.say(f"\n{telling.CHOICES[kind]}: {telling.MEANING[kind]}")
        for line in telling.consequences(kind, told):
            terminal.say(f"  {line}")
    if WithdrawalKind.DELETE in kinds:
        terminal.say(f"  {telling.KEY_STAYS if given.key is None else telling.KEY_WILL_FORGET}")
        for place in told.places:
            terminal.say(f"  {_place_line(place)}")
        copies = copies_beside(project.path, project.guid)
        terminal.say(f"  {telling.backups_told([backup.at for backup in project.backups()], copies)}")
        hindrance = telling.hindrance(told)
        if hindrance:
            terminal.warn(hindrance)
    return 0


def _delete(
    project: Project, given: argparse.Namespace, terminal: Terminal, person: ParticipantId, *, on: str, by: str
) -> int:
    if not given.yes:
        raise Problem("Deleting cannot be taken back.", "Look with --dry-run first, then add --yes.")
    wanted = _REPLACED.get(given.replace, frozenset())
    with opened_if_given(given, terminal, project) as key:
        with project.reading() as session:
            cases, pictures = _chosen(session, given, person)
            names = _names(session, key, person)
            told = withdrawal.preview(session, person, cases=cases, pictures=pictures, real_names=names)
        done = withdrawal.delete_participant(
            project,
            participant=person,
            on=on,
            by=by,
            cases=cases,
            pictures=pictures,
            replacing=[place.key for place in told.places if place.trace in wanted],
            real_names=names,
            key=key,
        )
    if given.json:
        terminal.say_json(_done_as_json(done, words=not given.quotable))
        return 0
    for line in telling.done(done):
        terminal.say(line)
    if telling.inside(done):
        terminal.say("\nWhat is left to do in the study:")
    for line in telling.inside(done):
        terminal.say(f"- {line}")
    for place in done.left:
        terminal.say(f"  {_place_line(place)}")
    terminal.say("\nWhat is left to do outside of the study:")
    for line in telling.remaining(done):
        terminal.say(f"- {line}")
    return 0


def _finish_key(given: argparse.Namespace, terminal: Terminal) -> int:
    with (
        terminal.study(given.study, given.passphrase_file, writing=True) as project,
        opened_if_given(given, terminal, project) as key,
    ):
        many = 0 if key is None else withdrawal.finish_key(project, key=key)
    if given.json:
        terminal.say_json({"forgotten": many})
        return 0
    terminal.say(telling.key_forgot(many) if many else "The identity key has nobody to forget.")
    return 0


def _place_line(place: Place) -> str:
    times = "" if place.times == 1 else f", {place.times} times"
    return f"{place.trace.value.capitalize()}: {place.where}{times}"


def _list(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.reading(given.study, given.passphrase_file) as session:
        rows = withdrawal.withdrawals(session)
    if given.json:
        terminal.say_json(
            [
                {
                    "kind": row.kind.value,
                    "participant": row.pseudonym,
                    "on": row.on,
                    "by": row.by,
                    "published": row.published,
                    "counts": dict(row.counts),
                    "key_waits": row.key_waits,
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        who = row.pseudonym or "somebody who was deleted"
        terminal.say(f"{row.on}  {row.kind.value}: {who} (by {row.by})")
    return 0


def _set_deadline(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        withdrawal.set_withdrawal_deadline(project, on=given.deadline)
        with project.reading() as session:
            now = withdrawal.withdrawal_deadline(session)
    terminal.say(
        f"Data can be withdrawn up to {now}." if now else "The study promises no last day for withdrawal."
    )
    return 0


def _person(session: Session, name: str) -> ParticipantId:
    people = {row.pseudonym.casefold(): row.id for row in queries.participants(session)}
    person = people.get(name.strip().casefold())
    if person is None:
        raise Problem("There is no participant of that name in this study.", "Check how it is written.")
    return person


def _names(session: Session, key: IdentityKey | None, person: ParticipantId) -> list[str]:
    return [] if key is None else names_of(session, key, person)


def _chosen(
    session: Session, given: argparse.Namespace, person: ParticipantId
) -> tuple[list[CaseId], dict[SourceId, PictureFate]]:
    """The cases that are to go as well, and what becomes of joint pictures; a Problem where one is not theirs."""
    told = withdrawal.preview(session, person)
    cases = {held.pseudonym.casefold(): held.id for held in told.cases}
    pictures = {one.name.casefold(): one.id for one in told.joint}
    fates = dict(map(_fated, given.picture))
    for names, known, called in ((given.case, cases, "case"), (fates, pictures, "picture")):
        for name in names:
            if name.casefold() not in known:
                raise Problem(f"They share no {called} of that name.", "Look with --dry-run what they share.")
    return (
        [cases[name.casefold()] for name in given.case],
        {pictures[name.casefold()]: fate for name, fate in fates.items()},
    )


def _fated(typed: str) -> tuple[str, PictureFate]:
    """The name of a picture and what becomes of it, of “Map=bare”."""
    name, _, fate = typed.rpartition("=")
    return (name, PictureFate(fate)) if name and fate in [*PictureFate] else (typed, PictureFate.WHOLE)


def _day(given: argparse.Namespace) -> str:
    return given.on.isoformat() if given.on else datetime.now().astimezone().date().isoformat()


def _as_json(told: WithdrawalPreview, *, words: bool) -> dict[str, object]:
    return {
        "participant": told.pseudonym,
        "stopped_on": told.stopped_on,
        "excluded": told.excluded,
        "counts": dict(told.counts),
        "rows": dict(told.rows),
        "deleted_sources": list(told.removed),
        "shared_sources": [
            {"source": one.name, "others": list(one.others), "turns": one.turns, "versions": one.versions}
            for one in told.shared
        ],
        "joint_pictures": [
            {"source": one.name, "others": list(one.others), "regions": one.regions, "fate": one.fate.value}
            for one in told.joint
        ],
        "original_files": list(told.files),
        "cases": [{"case": one.pseudonym, "relation": one.relation, "others": one.others} for one in told.cases],
        "exports": [telling.export_told(row) for row in told.exports],
        "published": [telling.export_told(row) for row in told.published],
        "open_concerns": [row.where for row in told.open_concerns],
        "places": [_place_as_json(place, words=words) for place in told.places],
        "deadline": told.deadline,
    }


def _done_as_json(done: Deleted, *, words: bool) -> dict[str, object]:
    return {
        "counts": dict(done.counts),
        "backups_removed": done.backups,
        "copies_left": [str(copy) for copy in done.copies],
        "key_cleaned": done.key_cleaned,
        "places_left": [_place_as_json(place, words=words) for place in done.left],
        "remaining": [*telling.inside(done), *telling.remaining(done)],
    }


def _place_as_json(place: Place, *, words: bool) -> dict[str, object]:
    found = (place.words, place.before, place.after) if words else ("", "", "")
    return {
        "kind": place.trace.value,
        "where": place.where,
        "times": place.times,
        **dict(zip(("words", "before", "after"), found, strict=True)),
    }
