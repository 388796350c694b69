"""What participants agreed to, on the command line: asked, recorded, and what is due by the calendar."""

import argparse
from typing import TypeVar

from app.cli.terminal import Terminal
from app.problems import Problem
from app.safeguards.reminders import reminders
from app.store.project import Project, Session
from app.study import actions, queries
from app.study.agreeing import Agreed, hindrances
from app.study.consent_rows import AgreementKind, AgreementRow, RetentionKind, RetentionRow
from app.study.rows import ConsentScope, ParticipantId, ParticipantRow
from app.study.rules import this_day

Kind = TypeVar("Kind", ConsentScope, RetentionKind)
_ANSWERS = {"yes": True, "no": False, "withdrawn": True, "none": None}


def consent(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say what participants agreed to and what counts, or record it."""
    if given.set or given.agreement or given.needs or given.date or given.done:
        with terminal.study(given.study, given.passphrase_file, writing=True) as project:
            terminal.say(_record(project, given, terminal.person))
        return 0
    with terminal.reading(given.study, given.passphrase_file) as session:
        if given.reminders:
            return _say_reminders(session, given, terminal)
        people, agreed = _people(session, given.person), queries.agreed(session)
        day, dates = queries.today(session), queries.retention_dates(session)
    if given.json:
        terminal.say_json(
            {
                "participants": [_as_json(row, agreed[row.id], day) for row in people],
                "dates": [_date_as_json(row) for row in dates],
            }
        )
        return 0
    for row in people:
        _say_person(row, agreed[row.id], day, terminal, full=given.person is not None)
    return 0


def _record(project: Project, given: argparse.Namespace, person: str) -> str:
    """Do the one thing that was asked for; what was done, in a sentence."""
    if given.needs:
        return _need(project, *given.needs)
    if given.date:
        kind, day = _one_of(RetentionKind, given.date[0], "kind of date"), given.date[1]
        actions.add_retention(project, kind=kind, due_on=day, note=given.note)
        return f"{kind.capitalize()} by {day}: noted."
    if given.done:
        return _confirm(project, RetentionKind(given.done), given, given.by or person)
    if given.person is None:
        raise Problem("Nobody is named.", "Give the participant’s pseudonym after the study.")
    with project.reading() as session:
        who = _people(session, given.person)[0].id
    if given.set:
        return _say_scope(project, who, given)
    return _agree(project, who, given)


def _say_scope(project: Project, who: ParticipantId, given: argparse.Namespace) -> str:
    scope, answer = _one_of(ConsentScope, given.set[0], "scope"), given.set[1].strip().casefold()
    if answer not in _ANSWERS:
        raise Problem("That is no answer.", "Give yes, no, withdrawn or none.")
    back = answer == "withdrawn"
    actions.set_consent(
        project,
        participant=who,
        scope=scope,
        given=_ANSWERS[answer],
        on="" if back else given.on,
        until=given.until,
        withdrawn_on=(given.on or _today()) if back else "",
        note=given.note,
    )
    return f"Recorded: “{scope}”."


def _agree(project: Project, who: ParticipantId, given: argparse.Namespace) -> str:
    kind, back = AgreementKind(given.agreement), given.answer == "withdrawn"
    with project.reading() as session:
        there = [
            row
            for row in queries.agreements(session, who)
            if row.kind is kind and (kind is AgreementKind.OWN or row.by.casefold() == given.giver.casefold())
        ]
    if given.answer == "none":
        for row in there:
            actions.remove_agreement(project, agreement=row.id)
        return "Nothing is recorded of it any more."
    known = there[0] if there else None
    actions.set_agreement(
        project,
        participant=who,
        kind=kind,
        given=bool(_ANSWERS[given.answer]),
        by=given.giver,
        basis=given.basis or (known.basis if known else ""),
        form=known.form if known else "",
        explained=known.explained if known else "",
        on=(known.on if known else "") if back else given.on,
        until=given.until,
        withdrawn_on=(given.on or _today()) if back else "",
        note=given.note or (known.note if known else ""),
    )
    return f"Recorded: {kind}."


def _need(project: Project, name: str, what: str) -> str:
    wanted = {part.strip().casefold() for part in what.split(",")} - {"nothing", ""}
    if wanted - {AgreementKind.OWN.value, AgreementKind.PERMISSION.value}:
        raise Problem(
            "That is nothing a perspective can need.", "Give own, permission, own,permission or nothing."
        )
    with project.reading() as session:
        found = [row for row in queries.perspectives(session) if row.name.casefold() == name.strip().casefold()]
    if not found:
        raise Problem("There is no perspective of that name in this study.", "Check how it is written.")
    actions.set_needed_agreements(
        project,
        perspective=found[0].id,
        own=AgreementKind.OWN.value in wanted,
        permission=AgreementKind.PERMISSION.value in wanted,
    )
    return f"Recorded what {found[0].name} need."


def _confirm(project: Project, kind: RetentionKind, given: argparse.Namespace, by: str) -> str:
    with project.reading() as session:
        waiting = [row for row in queries.retention_dates(session) if row.kind is kind and not row.done]
    if not waiting:
        raise Problem("No such date is waiting.", "“counterpoint consent --json” lists the dates.")
    day = given.on or _today()
    actions.finish_retention(project, retention=waiting[0].id, by=by, on=day)
    return f"{kind.capitalize()}: confirmed by {by}."


def _say_reminders(session: Session, given: argparse.Namespace, terminal: Terminal) -> int:
    rows = reminders(session, this_day())
    if given.json:
        terminal.say_json([{"due_on": row.due_on, "overdue": row.overdue, "what": row.sentence} for row in rows])
        return 0
    for row in rows:
        terminal.say(row.sentence)
    if not rows:
        terminal.say("Nothing is due within 30 days.")
    return 0


def _people(session: Session, name: str | None) -> list[ParticipantRow]:
    rows = queries.participants(session)
    if name is None:
        return rows
    found = [row for row in rows if row.pseudonym.casefold() == name.strip().casefold()]
    if not found:
        raise Problem("There is no participant of that name in this study.", "Check how it is written.")
    return found


def _say_person(row: ParticipantRow, agreed: Agreed, day: str, terminal: Terminal, *, full: bool) -> None:
    counted = "" if row.counted else f"; not counted: {'; '.join(row.uncounted_because) or 'left out'}"
    quotable = "yes" if row.quotable else f"no: {'; '.join(row.unquotable_because) or 'not counted'}"
    terminal.say(f"{row.pseudonym}  (quotable: {quotable}{counted})")
    if not full:
        return
    for scope in ConsentScope:
        why = hindrances(agreed, scope, day)
        terminal.say(f"  {scope}: {'counts' if row.counted and not why else 'does not count'}")
        for clause in why:
            terminal.say(f"    {clause}")
    for one in agreed.agreements:
        terminal.say(f"  {one.kind}: {', '.join(_told(one))}")


def _told(row: AgreementRow) -> list[str]:
    how = "given" if row.given else "refused"
    parts = [f"{how} on {row.on}" if row.on else how]
    parts += [f"by {row.by}"] if row.by else []
    parts += [f"until {row.until}"] if row.until else []
    return parts + ([f"taken back on {row.withdrawn_on}"] if row.withdrawn_on else [])


def _as_json(row: ParticipantRow, agreed: Agreed, day: str) -> dict[str, object]:
    return {
        "participant": row.pseudonym,
        "counted": row.counted,
        "not_counted_because": list(row.uncounted_because),
        "scopes": {
            scope.value: {
                "answer": None if (said := agreed.consent(scope)) is None else said.given,
                "on": said.on if said else "",
                "until": said.until if said else "",
                "withdrawn_on": said.withdrawn_on if said else "",
                "counts": row.counted and not hindrances(agreed, scope, day),
                "because": list(hindrances(agreed, scope, day)),
            }
            for scope in ConsentScope
        },
        "agreements": [
            {
                "kind": one.kind.value,
                "given": one.given,
                "by": one.by,
                "basis": one.basis,
                "on": one.on,
                "until": one.until,
                "withdrawn_on": one.withdrawn_on,
            }
            for one in agreed.agreements
        ],
        "needs": sorted(agreed.needs),
    }


def _date_as_json(row: RetentionRow) -> dict[str, object]:
    return {"what": row.kind.value, "due_on": row.due_on, "done_on": row.done_on, "done_by": row.done_by}


def _one_of(kinds: type[Kind], name: str, thing: str) -> Kind:
    found = next((one for one in kinds if one.value == name.strip().casefold()), None)
    if found is None:
        raise Problem(f"There is no such {thing}.", f"It may be: {', '.join(one.value for one in kinds)}.")
    return found


def _today() -> str:
    return this_day().isoformat()
