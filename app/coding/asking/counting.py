"""People counted as everywhere: k of n whose sources are all fully coded, the pending beside, nobody left out."""

from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from app.coding.asking.rows import GroupCount
from app.study import queries as study
from app.study.rows import ParticipantId, ParticipantRow

NO_PERSPECTIVE = "No perspective yet"


def heard_of(people: Iterable[ParticipantRow]) -> list[ParticipantRow]:
    """Those who can be counted: not left out, and heard in a source."""
    return [person for person in people if person.counted and person.sources]


def count(
    name: str, palette: int | None, group: Iterable[ParticipantRow], found: Collection[ParticipantId]
) -> GroupCount:
    """How many of a group are among those found."""
    k = n = pending_k = pending = 0
    for person in group:
        if person.pending:
            pending += 1
            pending_k += person.id in found
        else:
            n += 1
            k += person.id in found
    return GroupCount(name, palette, k, n, pending_k, pending)


def count_groups(
    session: Session, people: Iterable[ParticipantRow], found: Collection[ParticipantId]
) -> tuple[GroupCount, tuple[GroupCount, ...]]:
    """Everybody together, and by perspective in the study's order; perspectives nobody has are left out."""
    heard = heard_of(people)
    groups = []
    for row in study.perspectives(session):
        group = [person for person in heard if person.perspective == row.id]
        if group:
            groups.append(count(row.name, row.palette, group, found))
    nowhere = [person for person in heard if person.perspective is None]
    if nowhere:
        groups.append(count(NO_PERSPECTIVE, None, nowhere, found))
    return count("People", None, heard, found), tuple(groups)
