"""Reading the topic guide, and how the study goes about its analysis."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.study.guide_rows import GuideQuestionId, GuideQuestionRow
from app.study.model import GuideQuestion, GuideTick, StudySetting
from app.study.rows import APPROACH, Approach, SourceId


def guide_questions(session: Session) -> list[GuideQuestionRow]:
    """The questions in the guide's order, with in how many interviews each was asked and was not."""
    ticks = Counter((question, asked) for (question, _), asked in guide_ticks(session).items())
    rows = session.scalars(select(GuideQuestion).order_by(GuideQuestion.position, GuideQuestion.id))
    found = ((GuideQuestionId(row.id), row.text) for row in rows)
    return [GuideQuestionRow(known, text, ticks[known, True], ticks[known, False]) for known, text in found]


def guide_ticks(session: Session) -> dict[tuple[GuideQuestionId, SourceId], bool]:
    """Whether a question was asked in an interview; a pair nobody spoke of is not there."""
    rows = session.execute(select(GuideTick.question_id, GuideTick.source_id, GuideTick.asked))
    return {(GuideQuestionId(question), SourceId(source)): asked for question, source, asked in rows}


def approach(session: Session) -> Approach:
    """The family of thematic analysis the study belongs to; a codebook study unless it says otherwise."""
    told = session.scalar(select(StudySetting.value).filter_by(name=APPROACH))
    return Approach.CODEBOOK if told is None else Approach(told)
