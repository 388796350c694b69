"""What withdrawing would do, told exactly before anything is done (E-02)."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.names.known import names_in_labels
from app.problems import Problem
from app.safeguards.register import exports_with
from app.safeguards.withdrawal import counting
from app.safeguards.withdrawal.plan import NOTHING_CHOSEN, Theirs, plan_deletion
from app.safeguards.withdrawal.reviewing import Traces, places
from app.safeguards.withdrawal.rows import PictureFate, WithdrawalPreview
from app.study.model import Participant, Speaker, StudySetting
from app.study.rows import CaseId, ParticipantId, SourceId

DEADLINE = "withdrawal deadline"
"""The name under which a study keeps the day up to which data can be withdrawn (E-04)."""


def preview(
    session: Session,
    participant: ParticipantId,
    *,
    cases: Collection[CaseId] = (),
    pictures: Mapping[SourceId, PictureFate] = NOTHING_CHOSEN,
    real_names: Collection[str] = (),
) -> WithdrawalPreview:
    """What each of the three kinds of withdrawal would do; with these cases deleted, too, and of joint
    pictures what is chosen for each.

    `real_names` are looked for besides the pseudonym: whoever has the identity key open knows them.
    """
    theirs = plan_deletion(session, participant, cases=cases, pictures=pictures)
    return told(session, theirs, real_names)


def told(session: Session, theirs: Theirs, real_names: Collection[str] = ()) -> WithdrawalPreview:
    """A plan in rows."""
    person = session.get(Participant, theirs.participant)
    if person is None:
        raise Problem("That participant is no longer in the study.")
    return WithdrawalPreview(
        participant=theirs.participant,
        pseudonym=person.pseudonym,
        stopped_on=person.stopped_on,
        excluded=person.excluded,
        counts=counting.counts(session, theirs),
        removed=counting.names_of(session, theirs.wholly),
        shared=counting.shared_sources(session, theirs, theirs.shared),
        joint=counting.shared_sources(session, theirs, theirs.fates),
        files=counting.kept_files(session, theirs),
        cases=counting.cases_held(session, theirs.participant),
        exports=tuple(exports_with(session, theirs.participant)),
        open_concerns=counting.open_concerns(session, theirs),
        places=tuple(places(session, theirs, Traces(theirs, names_of(session, theirs, real_names)))),
        deadline=withdrawal_deadline(session),
        rows={table: len(ids) for table, ids in sorted(theirs.gone.items()) if ids},
    )


def withdrawal_deadline(session: Session) -> str:
    """The day up to which the study promised that data can be withdrawn; empty: it promised none."""
    return session.scalars(select(StudySetting.value).filter_by(name=DEADLINE)).one_or_none() or ""


def names_of(session: Session, theirs: Theirs, real_names: Collection[str] = ()) -> frozenset[str]:
    """What a participant is called: by pseudonym, by labels that are names and nobody else's, and really."""
    pseudonym = session.scalars(select(Participant.pseudonym).where(Participant.id == theirs.participant)).one()
    labels = set(session.scalars(select(Speaker.label).where(Speaker.participant_id == theirs.participant)))
    others = session.scalars(
        select(Speaker.label).where(Speaker.participant_id.is_distinct_from(theirs.participant))
    )
    return frozenset({pseudonym, *real_names, *(set(names_in_labels(labels)) - set(others))})
