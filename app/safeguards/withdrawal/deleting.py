"""Deleting a participant for good, in three parts: what would go, doing it, and what is left.

Looking takes as long as reading the study, and is done on any thread; the doing itself is short.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.problems import Problem
from app.safeguards.withdrawal import counting
from app.safeguards.withdrawal.closure import key_of
from app.safeguards.withdrawal.forgetting import identities
from app.safeguards.withdrawal.noting import day_of, note
from app.safeguards.withdrawal.plan import NOTHING_CHOSEN, Theirs, plan_deletion
from app.safeguards.withdrawal.preview import names_of, told
from app.safeguards.withdrawal.reviewing import Traces, places, replace
from app.safeguards.withdrawal.rewriting import rewrite
from app.safeguards.withdrawal.rows import (
    Deleted,
    PictureFate,
    Place,
    WithdrawalId,
    WithdrawalKind,
    WithdrawalPreview,
)
from app.store.base import AuditEntry, Base
from app.store.bulk import listed, one_of
from app.store.project import Project
from app.study.model import Source
from app.study.rows import CaseId, ParticipantId, SourceId
from app.study.rules import clean_name

OPEN_CONCERN = "A safeguarding concern about them is still open."


@dataclass(frozen=True, slots=True)
class Deletion:
    """What deleting a participant takes away, as the study was at one moment."""

    participant: ParticipantId
    cases: frozenset[CaseId]
    pictures: Mapping[SourceId, PictureFate]
    names: frozenset[str] = field(repr=False)
    theirs: Theirs = field(repr=False)
    traces: Traces = field(repr=False)
    told: WithdrawalPreview = field(repr=False)
    key_waits: Mapping[str, object] = field(repr=False)
    change: int
    """The number of the study's last change then."""


def look(
    session: Session,
    participant: ParticipantId,
    *,
    cases: Collection[CaseId] = (),
    pictures: Mapping[SourceId, PictureFate] = NOTHING_CHOSEN,
    real_names: Collection[str] = (),
) -> Deletion:
    """All that deleting a participant would take away, with these cases, and these fates of joint pictures."""
    theirs = plan_deletion(session, participant, cases=cases, pictures=pictures)
    return Deletion(
        participant=participant,
        cases=frozenset(cases),
        pictures=dict(pictures),
        names=frozenset(real_names),
        theirs=theirs,
        traces=Traces(theirs, names_of(session, theirs, real_names)),
        told=told(session, theirs, real_names),
        key_waits=identities(session, theirs),
        change=_last_change(session),
    )


def carry_out(
    project: Project,
    *,
    deletion: Deletion,
    on: str,
    by: str,
    replacing: Collection[str] = (),
    initiator: object | None = None,
) -> Deleted:
    """Delete for good what was looked at, anew where the study changed since; the caller tidies up its traces.

    `replacing` names the places (by their `key`) in which other words are put where they are quoted or named. A
    Problem while a concern is open.
    """
    day, who, wanted = day_of(on), clean_name(by), set(replacing)
    with project.erasing("Delete participant for good", initiator=initiator, tidy_later=True) as session:
        if _last_change(session) != deletion.change:
            deletion = look(
                session,
                deletion.participant,
                cases=deletion.cases,
                pictures=deletion.pictures,
                real_names=deletion.names,
            )
        if counting.open_concerns(session, deletion.theirs):
            raise Problem(OPEN_CONCERN, "Nothing was deleted. Let the designated lead close it first.")
        before = deletion.told
        _delete(session, deletion.theirs)
        replace(session, deletion.traces, [place for place in before.places if place.key in wanted])
        tombstone = note(session, WithdrawalKind.DELETE, None, day, who)
        tombstone.counts, tombstone.published = json.dumps(dict(before.counts)), bool(before.published)
        tombstone.key_waits = json.dumps(deletion.key_waits)
        session.flush()
        number = WithdrawalId(tombstone.id)
    return Deleted(tombstone=number, counts=before.counts, exports=before.exports, key_cleaned=False, left=())


def still_there(session: Session, deletion: Deletion) -> tuple[Place, ...]:
    """Where somebody who was deleted is still quoted or named."""
    return tuple(places(session, deletion.theirs, deletion.traces, gone=True))


def _last_change(session: Session) -> int:
    return session.scalar(select(func.max(AuditEntry.id))) or 0


def _delete(session: Session, theirs: Theirs) -> None:
    for table in reversed(Base.metadata.sorted_tables):
        ids = theirs.gone.get(table.name, set()) - theirs.moved.get(table.name, set())
        if ids:
            session.execute(delete(table).where(key_of(table).in_(listed(ids))))
    session.expire_all()
    for plan in theirs.rewritings:
        rewrite(session, plan)
    session.execute(
        update(Source)
        .where(one_of(Source.id, theirs.shared))
        .values(file_name="", file_sha256=b"")
        .execution_options(synchronize_session=False)
    )
