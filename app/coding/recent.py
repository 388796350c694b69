"""What was coded last: where somebody left off."""

from dataclasses import dataclass

from sqlalchemy import exists, func, not_, select
from sqlalchemy.orm import Session

from app.coding.model import Code, Coder, Coding, Segment, SegmentTurn
from app.coding.rows import CodeId, CodingId
from app.language.spans import Span
from app.study.eligibility import is_included
from app.study.model import Participant, Source, Speaker, TextVersion, Turn, VersionText
from app.study.rows import SourceId


@dataclass(frozen=True, slots=True)
class RecentCoding:
    """One coding with the beginning of its words."""

    coding: CodingId
    source: SourceId
    source_name: str
    span: Span
    words: str
    code: CodeId
    code_name: str
    colour: int
    coder: str


def recent_codings(session: Session, limit: int = 5, letters: int = 120) -> list[RecentCoding]:
    """The last codings, the newest first; where somebody is heard who is left out of the study, not at all."""
    left_out = exists(
        select(SegmentTurn.id)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .where(SegmentTurn.segment_id == Segment.id, not_(is_included()))
    )
    words = func.substr(VersionText.text, Segment.start + 1, func.min(Segment.end - Segment.start, letters))
    rows = session.execute(
        select(
            Coding.id,
            Source.id.label("source"),
            Source.name.label("source_name"),
            Segment.start,
            Segment.end,
            words.label("words"),
            Code.id.label("code"),
            Code.name.label("code_name"),
            Code.colour,
            Coder.name.label("coder"),
        )
        .join(Segment, Coding.segment_id == Segment.id)
        .join(TextVersion, Segment.version_id == TextVersion.id)
        .join(VersionText, VersionText.version_id == TextVersion.id)
        .join(Source, TextVersion.source_id == Source.id)
        .join(Code, Coding.code_id == Code.id)
        .join(Coder, Coding.coder_id == Coder.id)
        .where(TextVersion.current, not_(left_out))
        .order_by(Coding.id.desc())
        .limit(limit)
    )
    return [
        RecentCoding(
            coding=CodingId(row.id),
            source=SourceId(row.source),
            source_name=row.source_name,
            span=Span(row.start, row.end),
            words=" ".join(row.words.split()) + ("…" if row.end - row.start > letters else ""),
            code=CodeId(row.code),
            code_name=row.code_name,
            colour=row.colour,
            coder=row.coder,
        )
        for row in rows
    ]
