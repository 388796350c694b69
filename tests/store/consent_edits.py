"""What a user can do about agreements and retention dates, done to whatever happens to be there."""

from random import Random

from app.store.project import Project
from app.study import actions, queries
from app.study.consent_rows import (
    AgreementId,
    AgreementKind,
    AgreementRow,
    RetentionId,
    RetentionKind,
    RetentionRow,
)
from app.study.rows import ParticipantId

WORDS = ("", "the local authority", 'it\'s "fine" %s :x', "two\nlines", "nul \0 inside")
DAYS = ("", "2026", "2026-02", "2001-01-01", "2999-12-31")


def _people(project: Project, chance: Random) -> list[ParticipantId]:
    with project.reading() as session:
        rows = [row.id for row in queries.participants(session)]
    return [chance.choice(rows)] if rows else []


def _agreements(project: Project, chance: Random) -> list[tuple[ParticipantId, AgreementRow]]:
    with project.reading() as session:
        every = [
            (row.id, one) for row in queries.participants(session) for one in queries.agreements(session, row.id)
        ]
    return [chance.choice(every)] if every else []


def _dates(project: Project, chance: Random) -> list[RetentionRow]:
    with project.reading() as session:
        rows = queries.retention_dates(session)
    return [chance.choice(rows)] if rows else []


def set_agreement(project: Project, chance: Random) -> None:
    """Mostly one that holds: whoever stands on another is in no count, and leaves little to be done."""
    for person in _people(project, chance):
        holds = chance.random() < 0.85
        actions.set_agreement(
            project,
            participant=person,
            kind=chance.choice(list(AgreementKind)),
            given=holds or chance.random() < 0.5,
            by=chance.choice(WORDS),
            basis=chance.choice(WORDS),
            on=chance.choice(DAYS),
            until=chance.choice(("", "2999-12-31") if holds else DAYS),
            withdrawn_on="" if holds else chance.choice(("", "2026-03-01")),
            note=chance.choice(WORDS),
        )


def change_agreement(project: Project, chance: Random) -> None:
    for person, row in _agreements(project, chance):
        actions.set_agreement(
            project,
            participant=person,
            kind=row.kind,
            agreement=row.id if chance.random() < 0.9 else AgreementId(10**6),
            given=not row.given,
            by=chance.choice(WORDS),
        )


def remove_agreement(project: Project, chance: Random) -> None:
    for _, row in _agreements(project, chance):
        actions.remove_agreement(project, agreement=row.id)


def set_needed_agreements(project: Project, chance: Random) -> None:
    with project.reading() as session:
        row = chance.choice(queries.perspectives(session))
    actions.set_needed_agreements(
        project, perspective=row.id, own=chance.random() < 0.5, permission=chance.random() < 0.5
    )


def add_retention(project: Project, chance: Random) -> None:
    actions.add_retention(
        project,
        kind=chance.choice(list(RetentionKind)),
        due_on=chance.choice(DAYS),
        note=chance.choice(WORDS),
    )


def edit_retention(project: Project, chance: Random) -> None:
    for row in _dates(project, chance):
        actions.edit_retention(project, retention=row.id, due_on=chance.choice(DAYS), note=chance.choice(WORDS))


def finish_retention(project: Project, chance: Random) -> None:
    for row in _dates(project, chance):
        actions.finish_retention(project, retention=row.id, by=chance.choice(("Ada", "")), on="2026-11-29")


def reopen_retention(project: Project, chance: Random) -> None:
    for row in _dates(project, chance):
        actions.reopen_retention(project, retention=row.id)


def remove_retention(project: Project, chance: Random) -> None:
    for row in _dates(project, chance):
        gone = RetentionId(10**6)
        actions.remove_retention(project, retention=row.id if chance.random() < 0.9 else gone)


CONSENT_EDITS = (
    set_agreement,
    change_agreement,
    remove_agreement,
    set_needed_agreements,
    add_retention,
    edit_retention,
    finish_retention,
    reopen_retention,
    remove_retention,
)
CONSENT_FURNITURE = ("set_agreement", "add_retention", "finish_retention")
"""What must be there for the others to have something to change."""
