"""What the identity key is to forget of those who were deleted: at once where it is open, else when it next is.

Until it has, the tombstone keeps the random identities by which the key knows them, and nothing else of them.
With them goes what the key keeps of sources and replacements that the study has not, or not any more: replacing
that was undone or interrupted leaves such, and nobody can tell whose words they are.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.safeguards.withdrawal.plan import Theirs
from app.safeguards.withdrawal.rows import WithdrawalId
from app.store.bulk import one_of
from app.store.project import Project
from app.study.model import Participant, Replacement, Source, Withdrawal


class Forgets(Protocol):
    """An open identity key, as far as it is to forget."""

    def forget(
        self,
        *,
        people: Collection[UUID] = (),
        sources: Collection[UUID] = (),
        replacements: Collection[UUID] = (),
    ) -> None:
        """Keep nothing of these people, of these sources, and of what stood at these replacements."""

    def held(self) -> set[UUID]:
        """Of which sources and replacements the key keeps something."""


@dataclass(frozen=True, slots=True)
class KeyWaits:
    """What the identity key is still to forget, of everybody who was deleted while it was closed."""

    tombstones: tuple[WithdrawalId, ...] = ()
    people: tuple[UUID, ...] = ()
    sources: tuple[UUID, ...] = ()
    replacements: tuple[UUID, ...] = ()
    there: frozenset[UUID] = frozenset()
    """The sources and replacements that the study has."""


def identities(session: Session, theirs: Theirs) -> dict[str, object]:
    """The random identities by which the identity key knows what is theirs."""
    person = session.scalars(select(Participant.guid).where(Participant.id == theirs.participant)).one()
    sources = session.scalars(select(Source.guid).where(one_of(Source.id, [*theirs.wholly, *theirs.shared])))
    return {
        "participant": person.hex,
        "sources": [source.hex for source in sources],
        "replacements": [guid.hex() for guid in theirs.replacements],
    }


def key_waits(session: Session) -> KeyWaits:
    """What the identity key is still to forget."""
    rows = session.execute(
        select(Withdrawal.id, Withdrawal.key_waits).where(Withdrawal.key_waits != "").order_by(Withdrawal.id)
    ).all()
    told = [json.loads(waits) for _, waits in rows]
    return KeyWaits(
        tombstones=tuple(WithdrawalId(row) for row, _ in rows),
        people=tuple(UUID(hex=one["participant"]) for one in told),
        sources=tuple(UUID(hex=source) for one in told for source in one["sources"]),
        replacements=tuple(UUID(hex=guid) for one in told for guid in one["replacements"]),
        there=frozenset([*session.scalars(select(Source.guid)), *session.scalars(select(Replacement.guid))])
        if told
        else frozenset(),
    )


def let_forget(key: Forgets, waits: KeyWaits) -> None:
    """Have the key forget what waits; on any thread."""
    if waits.tombstones:
        strays = key.held() - waits.there
        key.forget(
            people=waits.people,
            sources={*waits.sources, *strays},
            replacements={*waits.replacements, *strays},
        )


def note_forgotten(project: Project, *, waits: KeyWaits) -> None:
    """Keep no more by what the key knew them: it has forgotten them."""
    if not waits.tombstones:
        return
    with project.step("Clean identity key") as session:
        session.execute(
            update(Withdrawal)
            .where(one_of(Withdrawal.id, waits.tombstones))
            .values(key_waits="")
            .execution_options(synchronize_session=False)
        )


def finish_key(project: Project, *, key: Forgets) -> int:
    """Let the identity key forget everybody who was deleted while it was closed; returns how many."""
    with project.reading() as session:
        waits = key_waits(session)
    let_forget(key, waits)
    note_forgotten(project, waits=waits)
    return len(waits.tombstones)
