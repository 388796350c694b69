"""Regions of pictures and marks of maps in short, as excerpts are of passages."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.coding.queries.heard import shown
from app.coding.queries.hidden import not_excluded
from app.store.bulk import one_of
from app.study.eligibility import is_included
from app.study.model import Case, Participant, Picture, Source
from app.study.rows import CaseId, ParticipantId, SourceId


@dataclass(frozen=True, slots=True)
class Drawn:
    """A region or a mark: what it is, where it is, and who drew or told it."""

    words: str
    source: SourceId | None
    case: CaseId | None
    people: tuple[ParticipantId, ...]


def drawn(session: Session, segments: Collection[int]) -> dict[int, Drawn]:
    """Segment -> the region or mark that it is; those of people who are left out are not there."""
    rows = session.execute(
        select(Segment.id, Segment.number, Segment.label, Segment.case_id, Case.pseudonym, Source.id, Source.name)
        .outerjoin(Case, Segment.case_id == Case.id)
        .outerjoin(Picture, Segment.picture_id == Picture.id)
        .outerjoin(Source, Picture.source_id == Source.id)
        .where(one_of(Segment.id, segments), Segment.version_id.is_(None), not_excluded(session, Segment.id))
    ).all()
    heard = shown().subquery()
    people: dict[int, list[ParticipantId]] = defaultdict(list)
    for segment, person in session.execute(
        select(heard.c.segment_id, Participant.id)
        .join(Participant, heard.c.participant_id == Participant.id)
        .where(heard.c.segment_id.in_([row[0] for row in rows]), is_included())
    ):
        people[segment].append(ParticipantId(person))
    found = {}
    for segment, number, label, case, pseudonym, source, name in rows:
        numbered = "" if number is None else f"Region {number}"
        what = ": ".join(part for part in (numbered, label) if part) or "a mark"
        found[segment] = Drawn(
            f"“{what}” ({f'map of {pseudonym}' if case is not None else name})",
            None if case is not None else SourceId(source),
            None if case is None else CaseId(case),
            tuple(people[segment]),
        )
    return found
