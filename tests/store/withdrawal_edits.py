"""What a user can do when somebody withdraws, as long as it can be undone, done to whoever happens to be there."""

from random import Random

from app.safeguards import withdrawal
from app.store.project import Project
from app.study import queries
from app.study.rows import ParticipantId

DAYS = ("2026-11-29", "1/12/2026", "")


def _people(project: Project, chance: Random) -> list[ParticipantId]:
    with project.reading() as session:
        rows = queries.participants(session)
    return [chance.choice(rows).id] if rows else []


def stop(project: Project, chance: Random) -> None:
    for person in _people(project, chance):
        withdrawal.stop(project, participant=person, on=chance.choice(DAYS), by="Ada")


def take_up_again(project: Project, chance: Random) -> None:
    for person in _people(project, chance):
        withdrawal.take_up_again(project, participant=person)


def take_back(project: Project, chance: Random) -> None:
    for person in _people(project, chance):
        withdrawal.take_back(project, participant=person)


def exclude(project: Project, chance: Random) -> None:
    for person in _people(project, chance):
        withdrawal.exclude(project, participant=person, on=chance.choice(DAYS), by="Ada")


def set_withdrawal_deadline(project: Project, chance: Random) -> None:
    withdrawal.set_withdrawal_deadline(project, on=chance.choice(DAYS))


WITHDRAWAL_EDITS = (stop, take_up_again, take_back, exclude, set_withdrawal_deadline)
