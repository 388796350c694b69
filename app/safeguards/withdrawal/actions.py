"""Everything that can be done when somebody withdraws: stop, exclude, delete; and up to when that was promised."""

import dataclasses
from collections.abc import Collection, Mapping
from contextlib import suppress

from sqlalchemy import delete, select

from app.problems import Problem
from app.safeguards.withdrawal.deleting import carry_out, look, still_there
from app.safeguards.withdrawal.forgetting import Forgets, finish_key
from app.safeguards.withdrawal.noting import day_of, note
from app.safeguards.withdrawal.plan import NOTHING_CHOSEN
from app.safeguards.withdrawal.preview import DEADLINE
from app.safeguards.withdrawal.rows import Deleted, PictureFate, WithdrawalKind
from app.store.project import Project
from app.study.actions import finding
from app.study.model import Consent, Participant, StudySetting, Withdrawal
from app.study.rows import CaseId, ConsentScope, ParticipantId, SourceId
from app.study.rules import clean_date

STOPPED = "Stopped further involvement."


def stop(
    project: Project, *, participant: ParticipantId, on: str, by: str, initiator: object | None = None
) -> None:
    """No further involvement from a day on: what they gave stays, and they are not asked for more."""
    day = day_of(on)
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
        note(session, WithdrawalKind.STOP, participant, day, by)


def take_up_again(project: Project, *, participant: ParticipantId, initiator: object | None = None) -> None:
    """They take part again after all; whether they may be asked for more is to be recorded anew."""
    with project.step("Take part again", initiator=initiator) as session:
        finding.get(session, Participant, participant, "participant").stopped_on = ""
        session.execute(
            delete(Withdrawal)
            .where(Withdrawal.participant_id == participant, Withdrawal.kind == WithdrawalKind.STOP.value)
            .execution_options(synchronize_session=False)
        )


def take_back(project: Project, *, participant: ParticipantId, initiator: object | None = None) -> None:
    """Whatever of a withdrawal can be: they take part again, and are counted again."""
    with project.step("Take withdrawal back", initiator=initiator) as session:
        row = finding.get(session, Participant, participant, "participant")
        if not (row.stopped_on or row.excluded):
            raise Problem("They take part, and are left out of nothing.")
        row.stopped_on, row.excluded = "", False
        session.execute(
            delete(Withdrawal)
            .where(Withdrawal.participant_id == participant)
            .execution_options(synchronize_session=False)
        )


def exclude(
    project: Project, *, participant: ParticipantId, on: str, by: str, initiator: object | None = None
) -> None:
    """Out of every count, list and output; can be taken back by including them again."""
    day = day_of(on)
    with project.step("Exclude participant", initiator=initiator) as session:
        row = finding.get(session, Participant, participant, "participant")
        if row.excluded:
            raise Problem("They are left out of the study already.")
        row.excluded = True
        note(session, WithdrawalKind.EXCLUDE, participant, day, by)


def delete_participant(
    project: Project,
    *,
    participant: ParticipantId,
    on: str,
    by: str,
    cases: Collection[CaseId] = (),
    pictures: Mapping[SourceId, PictureFate] = NOTHING_CHOSEN,
    replacing: Collection[str] = (),
    real_names: Collection[str] = (),
    key: Forgets | None = None,
    tidy_later: bool = False,
    initiator: object | None = None,
) -> Deleted:
    """Delete a participant for good with all that is theirs; nothing brings it back.

    `cases` that others share go too where they are named; `pictures` says what becomes of those that others drew,
    too. `replacing` names the places (by their `key`) in which other words are put where they are quoted or named.
    A Problem while a concern is open.
    Afterwards the study is rid of traces, unless the caller does that `tidy_later` (`Project.tidy_traces`).
    """
    with project.reading() as session:
        deletion = look(session, participant, cases=cases, pictures=pictures, real_names=real_names)
    done = carry_out(project, deletion=deletion, on=on, by=by, replacing=replacing, initiator=initiator)
    key_cleaned = False
    if key is not None:
        with suppress(Problem):  # it waits then, and says so
            finish_key(project, key=key)
            project.forget_history()  # that the key was cleaned is nothing to take back, either
            key_cleaned = True
    with project.reading() as session:
        left = still_there(session, deletion)
    erased = None if tidy_later else project.tidy_traces()
    return dataclasses.replace(
        done,
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
