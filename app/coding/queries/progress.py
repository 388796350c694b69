"""How far the coding has come: turn by turn, transcript by transcript, coder by coder."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.coding.model import Coder, Coding, GuideCode, Segment, SegmentTurn
from app.coding.queries.hidden import not_hidden
from app.coding.rows import CodeId
from app.study.eligibility import is_included
from app.study.guide_rows import GuideQuestionId
from app.study.model import Participant, Speaker, TextVersion, Turn
from app.study.rows import SourceId


@dataclass(frozen=True, slots=True)
class SourceProgress:
    """How far one transcript is coded: only turns of people who count, never the interviewer's."""

    source: SourceId
    turns: int
    coded_turns: int
    """Turns that some passage touches."""
    passages: int
    coders: tuple[tuple[str, int], ...]
    """Who coded how many passages in it, the most first."""
    last: int | None
    """When something was last coded in it, in seconds since 1970, UTC."""


def progress(session: Session) -> dict[SourceId, SourceProgress]:
    """The progress of every source."""
    turns = _turns(session)
    coders: dict[int, list[tuple[str, int]]] = defaultdict(list)
    last: dict[int, int] = {}
    for source, name, many, at in session.execute(
        select(TextVersion.source_id, Coder.name, func.count(Coding.id), func.max(Coding.made_at))
        .join(Segment, Segment.version_id == TextVersion.id)
        .join(Coding, Coding.segment_id == Segment.id)
        .join(Coder, Coding.coder_id == Coder.id)
        .where(TextVersion.current, not_hidden(session, Coding.segment_id))
        .group_by(TextVersion.source_id, Coder.id)
        .order_by(func.count(Coding.id).desc(), Coder.name)
    ):
        coders[source].append((name, many))
        last[source] = max(at, last.get(source, 0))
    return {
        SourceId(source): SourceProgress(
            source=SourceId(source),
            turns=many,
            coded_turns=touched,
            passages=sum(number for _, number in coders[source]),
            coders=tuple(coders[source]),
            last=last.get(source),
        )
        for source, (many, touched) in turns.items()
    }


def guide_codes(session: Session) -> dict[GuideQuestionId, tuple[CodeId, ...]]:
    """Which codes each question of the topic guide asks about."""
    found: dict[GuideQuestionId, tuple[CodeId, ...]] = {}
    for question, code in session.execute(select(GuideCode.question_id, GuideCode.code_id).order_by(GuideCode.id)):
        found[GuideQuestionId(question)] = (*found.get(GuideQuestionId(question), ()), CodeId(code))
    return found


def _turns(session: Session) -> dict[int, tuple[int, int]]:
    """Source -> how many turns count in it, and how many of those a passage touches."""
    touched = select(SegmentTurn.turn_id).distinct().subquery()
    counted = session.execute(
        select(TextVersion.source_id, func.count(Turn.id), func.count(touched.c.turn_id))
        .join(Turn, Turn.version_id == TextVersion.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .outerjoin(Participant, Speaker.participant_id == Participant.id)
        .outerjoin(touched, touched.c.turn_id == Turn.id)
        .where(
            TextVersion.current,
            Turn.speech_start < Turn.end,
            ~Speaker.interviewer,
            or_(Participant.id.is_(None), is_included()),
        )
        .group_by(TextVersion.source_id)
    )
    none = dict.fromkeys(session.scalars(select(TextVersion.source_id).where(TextVersion.current)), (0, 0))
    return none | {source: (many, touched) for source, many, touched in counted}
