"""Whose words are looked through: the speakers of a scope, those of people who are left out never."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.study.eligibility import is_included, is_quotable
from app.study.model import Participant, Perspective, Speaker
from app.study.queries.finding.rows import Scope
from app.study.rows import ParticipantId, PerspectiveId


@dataclass(frozen=True, slots=True)
class SpeakerInScope:
    """A label of a source and who speaks under it."""

    participant: ParticipantId | None
    pseudonym: str
    perspective: PerspectiveId | None
    perspective_name: str
    palette: int | None
    interviewer: bool
    quotable: bool


def speakers_in(session: Session, scope: Scope) -> dict[int, SpeakerInScope]:
    """Speaker -> who that is, for everyone whose words are looked through."""
    asked = (
        select(
            Speaker.id,
            Speaker.interviewer,
            Participant.id.label("participant"),
            Participant.pseudonym,
            Participant.perspective_id,
            Perspective.name,
            Perspective.palette,
            is_quotable().label("quotable"),
        )
        .outerjoin(Participant, Speaker.participant_id == Participant.id)
        .outerjoin(Perspective, Participant.perspective_id == Perspective.id)
        .where(or_(Participant.id.is_(None), is_included()))
    )
    if not scope.interviewer:
        asked = asked.where(~Speaker.interviewer)
    for column, wanted in (
        (Speaker.source_id, scope.sources),
        (Participant.perspective_id, scope.perspectives),
        (Participant.area_id, scope.areas),
        (Participant.id, scope.participants),
    ):
        if wanted:
            asked = asked.where(column.in_(wanted))
    return {
        row.id: SpeakerInScope(
            participant=row.participant,
            pseudonym=row.pseudonym or "",
            perspective=row.perspective_id,
            perspective_name=row.name or "",
            palette=row.palette,
            interviewer=row.interviewer,
            quotable=bool(row.quotable),
        )
        for row in session.execute(asked)
    }
