"""Joining a list of who the pseudonyms are with an open key: by pseudonym, whatever its case."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Identity, IdentityLine, Joined
from app.study.model import Participant
from app.study.rows import ParticipantId


def guid_of(session: Session, participant: ParticipantId) -> UUID:
    """By what the key knows a participant."""
    return session.scalars(select(Participant.guid).where(Participant.id == participant)).one()


def names_of(session: Session, key: IdentityKey, participant: ParticipantId) -> list[str]:
    """What a participant is really called, as far as the key knows."""
    who = key.person(guid_of(session, participant))
    return [] if who is None else [name for name in (who.real_name, *who.other_names) if name]


def strangers(session: Session, key: IdentityKey) -> list[UUID]:
    """Whom the key knows and the study does not: they were deleted while another copy of the key was open."""
    there = guids(session)
    return [one.participant for one in key.people() if one.participant not in there]


def guids(session: Session) -> dict[UUID, str]:
    """Every participant: by what the key knows them, and their pseudonym."""
    rows = session.execute(select(Participant.guid, Participant.pseudonym).order_by(Participant.id))
    return dict(rows.all())


def pseudonyms(session: Session, key: IdentityKey) -> dict[str, str]:
    """Who goes by which pseudonym: by every name, folded, that the key knows as one person's alone."""
    known = guids(session)
    whose: dict[str, set[str]] = {}
    for person in key.people():
        pseudonym = known.get(person.participant)
        for name in (person.real_name, *person.real_name.split()[:1], *person.other_names):
            if pseudonym is not None and name.strip():
                whose.setdefault(_plain(name), set()).add(pseudonym)
    return {name: next(iter(goes_by)) for name, goes_by in whose.items() if len(goes_by) == 1}


def join(session: Session, key: IdentityKey, lines: Sequence[IdentityLine]) -> Joined:
    """What a list adds to what the key has; nothing is kept yet."""
    whose = {_plain(pseudonym): guid for guid, pseudonym in guids(session).items()}
    known = {one.participant: one for one in key.people()}
    found: dict[UUID, Identity] = {}
    strangers, twice = [], []
    for line in lines:
        guid = whose.get(_plain(line.pseudonym))
        if guid is None:
            strangers.append(line.row)
        elif guid in found:
            twice.append(line.row)
        else:
            found[guid] = _with(known.get(guid, Identity(guid, "")), line)
    changed = {guid: one for guid, one in found.items() if known.get(guid) != one}
    new = sum(guid not in known for guid in changed)
    return Joined(tuple(changed.values()), new, len(changed) - new, tuple(strangers), tuple(twice))


def _with(had: Identity, line: IdentityLine) -> Identity:
    return Identity(
        had.participant,
        line.real_name or had.real_name,
        line.other_names or had.other_names,
        line.contact or had.contact,
        line.real_area or had.real_area,
        line.note or had.note,
    )


def _plain(pseudonym: str) -> str:
    return " ".join(pseudonym.split()).casefold()
