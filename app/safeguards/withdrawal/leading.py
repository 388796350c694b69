"""Where in the study a text that somebody wrote is seen: what the row it stands in is about, and else its page."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Note, Segment
from app.coding.note_rows import AboutKind, Subject
from app.language.spans import Span
from app.safeguards.withdrawal.closure import key_of
from app.safeguards.withdrawal.rows import Lead, Way
from app.store.base import Base
from app.study.model import Source, TextVersion

_SEEN_AT = (
    ("segment", Way.SEGMENT),
    ("claim", Way.CLAIM),
    ("code", Way.CODE),
    ("source", Way.SOURCE),
    ("participant", Way.PARTICIPANT),
)
"""The table a row may point to, and the way there; the first that it does."""
_ABOUT = (
    ("code_id", AboutKind.CODE),
    ("theme_id", AboutKind.THEME),
    ("participant_id", AboutKind.PARTICIPANT),
    ("case_id", AboutKind.CASE),
    ("source_id", AboutKind.SOURCE),
    ("segment_id", AboutKind.PASSAGE),
)
_SCREENS = {
    "area": "participants",
    "attribute": "participants",
    "code_set": "themes",
    "codebook_change": "themes",
    "codebook_version": "themes",
    "export": "outputs",
    "framework_cell": "compare",
    "guide_question": "overview",
    "negative_case": "assumptions",
    "prompt_answer": "assumptions",
    "saved_query": "asking",
    "saved_report": "outputs",
    "theme": "themes",
    "theme_passage": "themes",
}
"""Table -> the page that shows its rows; what is of a journey or a network stands on that page."""


def lead_to(session: Session, table: str, row: int) -> Lead:
    """The way to a row of a table."""
    if table == Note.__tablename__:
        return Lead(Way.NOTES, subject=_about(session, row))
    for to, way in _SEEN_AT:
        found = row if table == to else _points_to(session, table, row, to)
        if found is not None:
            return _to_segment(session, found) if way is Way.SEGMENT else Lead(way, found)
    return Lead(Way.SCREEN, screen=_SCREENS.get(table, "journeys"))


def _about(session: Session, note: int) -> Subject:
    found = session.get_one(Note, note)
    for column, kind in _ABOUT:
        if getattr(found, column) is not None:
            return Subject(kind, getattr(found, column))
    return Subject(AboutKind.STUDY)


def _points_to(session: Session, table: str, row: int, other: str) -> int | None:
    """The row of another table that a row points to."""
    columns = Base.metadata.tables[table]
    key = next((key for key in columns.foreign_keys if key.column.table.name == other), None)
    return None if key is None else session.scalar(select(key.parent).where(key_of(columns) == row))


def _to_segment(session: Session, segment: int) -> Lead:
    """A passage is seen in its text; a region or a mark where it stands."""
    found = session.execute(
        select(Source.id, Segment.start, Segment.end)
        .join(TextVersion, TextVersion.source_id == Source.id)
        .join(Segment, Segment.version_id == TextVersion.id)
        .where(Segment.id == segment, TextVersion.current)
    ).one_or_none()
    return Lead(Way.SEGMENT, segment) if found is None else Lead(Way.SOURCE, found[0], Span(found[1], found[2]))
