"""Whose evidence a segment is: whoever speaks in a passage, drew a region, or told a mark (DOMAIN P-02)."""

from sqlalchemy import CompoundSelect, Select, select, union_all

from app.coding.model import Segment, SegmentTurn
from app.study.model import Picture, Speaker, Turn


def said() -> Select[int, int | None]:
    """Segment and participant of passages of texts: one row a turn and segment, nobody for the interviewer."""
    return (
        select(SegmentTurn.segment_id, Speaker.participant_id)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
    )


def shown() -> CompoundSelect[int, int | None]:
    """Segment and participant of regions and marks; nobody for the official record."""
    drawn = (
        select(Segment.id.label("segment_id"), Speaker.participant_id)
        .join(Picture, Segment.picture_id == Picture.id)
        .join(Speaker, Speaker.source_id == Picture.source_id)
    )
    return union_all(drawn, select(Segment.id, Segment.teller_id).where(Segment.case_id.is_not(None)))
