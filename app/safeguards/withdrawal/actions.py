"""Everything that can be done when somebody withdraws: stop, exclude, delete; and up to when that was promised."""

import json
from collections.abc import Collection
from contextlib import suppress

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.problems import Problem
from app.safeguards.withdrawal import counting
from app.safeguards.withdrawal.closure import key_of
from app.safeguards.withdrawal.forgetting import Forgets, finish_key, identities
from app.safeguards.withdrawal.plan import Theirs, plan_deletion
from app.safeguards.withdrawal.preview import DEADLINE, names_of, told
from app.safeguards.withdrawal.reviewing import Traces, places, replace
from app.safeguards.withdrawal.rewriting import rewrite
from app.safeguards.withdrawal.rows import Deleted, WithdrawalId, WithdrawalKind
from app.store.base import Base
from app.store.bulk import listed, one_of
from app.store.project import Project
from app.study.actions import finding
from app.study.model import Consent, Participant, Source, StudySetting, Withdrawal
from app.study.rows import CaseId, ConsentScope, ParticipantId, SourceId
from app.study.rules import clean_date, clean_name

STOPPED = "Stopped further involvement."
OPEN_CONCERN = "A safeguarding concern about them is still open."


def stop(
    project: Project, *, participant: ParticipantId, on: str, by: str, initiator: object | None = None
) -> None:
    """No further involvement from a day on: what they gave stays, and they are not asked for more."""
    day = _day(on)
    with project.step("Stop further involvement", initiator=initiator) as session:
        row = finding.get(session, Participant, participant, "participant")
        if row.stopped_on:
            raise Problem("They stopped taking part already.", "Exclude or delete them, if they want more.")
        row.stopped_on = day
        recontact = session.scalars(
            select(Consent).filter_by(participant_id=participant, scope=ConsentScope.RECONTACT.value)
        ).one_or_none()
        if recontact is None:
            recontact = Consent(participant_id=participant, scope=ConsentScope.RECONTACT.value)
            session.add(recontact)
        recontact.given, recontact.decided_on, recontact.note = False, day, STOPPED
        _note(session, WithdrawalKind.STOP, participant, day, by)


def take_up_again(project: Project, *, participant: ParticipantId, initiator: object | None = None) -> None:
    """They take part again after all; whether they may be asked for more is to be recorded anew."""
    with project.step("Take part again", initiator=initiator) as session:
        finding.get(session, Participant, participant, "participant").stopped_on = ""
        session.execute(
            delete(Withdrawal)
            .where(Withdrawal.participant_id == participant, Withdrawal.kind == WithdrawalKind.STOP.value)
            .execution_options(synchronize_session=False)
        )


def exclude(
    project: Project, *, participant: ParticipantId, on: str, by: str, initiator: object | None = None
) -> None:
    """Out of every count, list and output; can be taken back by including them again."""
    day = _day(on)
    with project.step("Exclude participant", initiator=initiator) as session:
        row = finding.get(session, Participant, participant, "participant")
        if row.excluded:
            raise Problem("They are left out of the study already.")
        row.excluded = True
        _note(session, WithdrawalKind.EXCLUDE, participant, day, by)


def delete_participant(
    project: Project,
    *,
    participant: ParticipantId,
    on: str,
    by: str,
    cases: Collection[CaseId] = (),
    pictures: Collection[SourceId] = (),
    replacing: Collection[str] = (),
    real_names: Collection[str] = (),
    key: Forgets | None = None,
    tidy_later: bool = False,
    initiator: object | None = None,
) -> Deleted:
    """Delete a participant for good with all that is theirs; nothing brings it back.

    `cases` and `pictures` that others share go too where they are named; `replacing` names the places (by their
    `key`) in which other words are put where they are quoted or named. A Problem while a concern is open.
    Afterwards the study is rid of traces, unless the caller does that `tidy_later` (`Project.tidy_traces`).
    """
    day, who = _day(on), clean_name(by)
    with project.erasing("Delete participant for good", initiator=initiator, tidy_later=True) as session:
        theirs = plan_deletion(session, participant, cases=cases, pictures=pictures)
        if counting.open_concerns(session, theirs):
            raise Problem(OPEN_CONCERN, "Nothing was deleted. Let the designated lead close it first.")
        before = told(session, theirs, real_names)
        waits = identities(session, theirs)
        traces = Traces(theirs, names_of(session, theirs, real_names))
        wanted = set(replacing)
        _delete(session, theirs)
        replace(session, traces, [place for place in before.places if place.key in wanted])
        left = tuple(places(session, theirs, traces, gone=True))
        tombstone = _note(session, WithdrawalKind.DELETE, None, day, who)
        tombstone.counts, tombstone.published = json.dumps(dict(before.counts)), bool(before.published)
        tombstone.key_waits = json.dumps(waits)
        session.flush()
        number = WithdrawalId(tombstone.id)
    key_cleaned = False
    if key is not None:
        with suppress(Problem):  # it waits then, and says so
            finish_key(project, key=key)
            project.forget_history()  # that the key was cleaned is nothing to take back, either
            key_cleaned = True
    erased = None if tidy_later else project.tidy_traces()
    return Deleted(
        tombstone=number,
        counts=before.counts,
        exports=before.exports,
        key_cleaned=key_cleaned,
        left=left,
        copies=() if erased is None else erased.copies,
        backups=0 if erased is None else len(erased.removed),
    )


def set_withdrawal_deadline(project: Project, *, on: str, initiator: object | None = None) -> None:
    """Say up to which day the study promised that data can be withdrawn; empty: it promised none (E-04)."""
    day = clean_date(on)
    with project.step("Set withdrawal deadline", initiator=initiator) as session:
        row = session.scalars(select(StudySetting).filter_by(name=DEADLINE)).one_or_none()
        if row is None and day:
            session.add(StudySetting(name=DEADLINE, value=day))
        elif row is not None and day:
            row.value = day
        elif row is not None:
            session.delete(row)


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


def _note(
    session: Session, kind: WithdrawalKind, participant: ParticipantId | None, on: str, by: str
) -> Withdrawal:
    row = Withdrawal(
        kind=kind.value, participant_id=participant, decided_on=on, made_by=clean_name(by), published=False
    )
    session.add(row)
    return row


def _day(on: str) -> str:
    day = clean_date(on)
    if not day:
        raise Problem("A withdrawal has its day.", "Say on which day they asked for it.")
    return day
