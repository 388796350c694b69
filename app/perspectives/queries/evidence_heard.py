"""All coding with whose evidence it is: what comparisons count."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.coding.model import Coder, Coding, Segment
from app.coding.queries import not_waiting, not_withheld, said, shown
from app.store.bulk import listed, read
from app.study.model import Picture, Speaker
from app.study.rows import ParticipantId, SourceId


def heard(
    session: Session,
    *,
    coders: Sequence[str] = (),
    sources: Collection[SourceId] | None = None,
    people: Collection[ParticipantId] | None = None,
) -> list[tuple[int, int, int]]:
    """Code, coding and participant of all evidence, or of some coders, sources or people alone.

    Passages that wait to be placed and those withheld for a concern are in no count; a mark of a journey is in
    no source.
    """
    wanted: list[ColumnElement[bool]] = [
        not_waiting(Coding.segment_id),
        not_withheld(session, Coding.segment_id),
    ]
    if coders:
        wanted.append(Coding.coder_id.in_(select(Coder.id).where(Coder.name.in_(coders))))
    spoken, drawn = said(), shown().subquery()
    of_drawn: list[ColumnElement[bool]] = []
    if sources is not None:
        spoken = spoken.where(Speaker.source_id.in_(listed(sources)))
        there = select(Segment.id).join(Picture, Segment.picture_id == Picture.id)
        of_drawn.append(drawn.c.segment_id.in_(there.where(Picture.source_id.in_(listed(sources)))))
    if people is not None:
        spoken = spoken.where(Speaker.participant_id.in_(listed(people)))
        of_drawn.append(drawn.c.participant_id.in_(listed(people)))
    rows: list[tuple[int, int, int]] = []
    for theirs, more in ((spoken.subquery(), []), (drawn, of_drawn)):
        rows += read(
            session,
            select(Coding.code_id, Coding.id, theirs.c.participant_id)
            .join(theirs, theirs.c.segment_id == Coding.segment_id)
            .where(theirs.c.participant_id.is_not(None), *wanted, *more),
        )
    return rows
