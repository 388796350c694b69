"""What stands behind marks: the passages and regions linked to them, the codes on them, the notes about them."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Select, func, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from app.coding.model import Code, Coder, Coding, Note, PassageLink, Segment
from app.coding.note_rows import Excerpt
from app.coding.queries import code_paths, not_hidden
from app.coding.queries.excerpts import excerpts
from app.coding.queries.hidden import hidden_sources
from app.coding.queries.holders import links_held
from app.coding.rows import CodeId, CodingId, NoteId, PassageLinkId, SegmentId
from app.coding.rules import may_read
from app.journeys.evidence_rows import Evidence, LinkedPassage, LinkedRegion, Loss, MarkCode, MarkNote
from app.journeys.journey_rows import EvidenceRow, MarkId
from app.store.bulk import one_of
from app.study.model import Picture, Source
from app.study.rows import CaseId, SourceId

LETTERS = 600
"""So much of a passage is shown beside its mark."""


def evidence_counts(session: Session, case: CaseId | None, *, reader: str = "") -> dict[MarkId, EvidenceRow]:
    """Mark -> how much stands behind it, of one case or of all; a mark without anything is not there."""
    marks = select(Segment.id).where(Segment.case_id.is_not(None) if case is None else Segment.case_id == case)
    passages: dict[int, int] = defaultdict(int)
    regions: dict[int, int] = defaultdict(int)
    for mark, picture in session.execute(_linked(session, marks)):
        (passages if picture is None else regions)[mark] += 1
    coded: dict[int, list[CodeId]] = defaultdict(list)
    on = select(Coding.segment_id, Coding.code_id).where(Coding.segment_id.in_(marks)).distinct()
    for mark, code in session.execute(on.order_by(Coding.segment_id, Coding.code_id)):
        coded[mark].append(CodeId(code))
    notes: dict[int, int] = defaultdict(int)
    about = select(Note.segment_id, Note.private, Note.author).where(Note.segment_id.in_(marks))
    for noted, private, author in session.execute(about):
        notes[noted or 0] += may_read(private, author, reader)
    return {
        MarkId(SegmentId(mark)): EvidenceRow(passages[mark], regions[mark], notes[mark], tuple(coded[mark]))
        for mark in {*passages, *regions, *coded, *notes}
    }


def evidence_of(session: Session, mark: MarkId, *, reader: str = "") -> Evidence:
    """Everything behind a mark, with words and where to open them; of people left out of the study nothing."""
    links = _links_of(session, mark)
    words = excerpts(session, [link.other for link in links], LETTERS)
    paths = code_paths(session)
    codings = session.execute(
        select(Coding.id, Coding.code_id, Code.colour, Coder.name, Coding.memo)
        .join(Code, Coding.code_id == Code.id)
        .join(Coder, Coding.coder_id == Coder.id)
        .where(Coding.segment_id == mark)
        .order_by(Coding.id)
    )
    notes = session.scalars(select(Note).where(Note.segment_id == mark).order_by(Note.id))
    return Evidence(
        mark=mark,
        passages=tuple(
            LinkedPassage(PassageLinkId(link.id), link.kind, link.note, words[link.other])
            for link in links
            if link.other in words and words[link.other].current
        ),
        regions=tuple(_regions(session, links)),
        codes=tuple(
            MarkCode(CodingId(coding), CodeId(code), paths[CodeId(code)], colour, coder, memo)
            for coding, code, colour, coder, memo in codings
        ),
        notes=tuple(
            MarkNote(NoteId(note.id), note.title, note.text, note.author, note.private)
            for note in notes
            if may_read(note.private, note.author, reader)
        ),
    )


def passages_behind(session: Session, case: CaseId) -> dict[MarkId, tuple[Excerpt, ...]]:
    """Mark -> the passages linked to it, of all marks of a case; a mark without any is not there."""
    own, other = aliased(Segment), aliased(Segment)
    links = [
        (MarkId(SegmentId(mark)), passage)
        for mark, passage in session.execute(
            select(own.id, other.id)
            .join(PassageLink, or_(PassageLink.to_id == own.id, PassageLink.from_id == own.id))
            .join(other, or_(PassageLink.from_id == other.id, PassageLink.to_id == other.id))
            .where(own.case_id == case, other.version_id.is_not(None))
            .order_by(PassageLink.id)
        )
    ]
    words = excerpts(session, {passage for _, passage in links}, LETTERS)
    behind: dict[MarkId, list[Excerpt]] = defaultdict(list)
    for mark, passage in links:
        if passage in words and words[passage].current:
            behind[mark].append(words[passage])
    return {mark: tuple(passages) for mark, passages in behind.items()}


def lost_with(session: Session, marks: Collection[int]) -> Loss:
    """What goes with marks when they are removed."""

    def count(rows: Select[int]) -> int:
        return session.scalar(rows) or 0

    return Loss(
        marks=len(marks),
        codings=count(select(func.count(Coding.id)).where(one_of(Coding.segment_id, marks))),
        notes=count(select(func.count(Note.id)).where(one_of(Note.segment_id, marks))),
        links=links_held(session, marks),
    )


class _Link(NamedTuple):
    """A link of a mark, and what is at its other end."""

    id: int
    kind: str
    note: str
    other: int


def _links_of(session: Session, mark: MarkId) -> list[_Link]:
    rows = session.scalars(
        select(PassageLink)
        .where(or_(PassageLink.from_id == mark, PassageLink.to_id == mark))
        .order_by(PassageLink.id)
    )
    return [_Link(row.id, row.kind, row.note, row.from_id if row.to_id == mark else row.to_id) for row in rows]


def _linked(session: Session, marks: Select[int]) -> Select[int, int | None]:
    """Every mark with the picture of each region linked to it, nothing for a passage; only what may be seen."""
    ends = union_all(
        select(PassageLink.to_id.label("mark"), PassageLink.from_id.label("other")),
        select(PassageLink.from_id, PassageLink.to_id),
    ).subquery()
    other = aliased(Segment)
    return (
        select(ends.c.mark, other.picture_id)
        .join(other, ends.c.other == other.id)
        .outerjoin(Picture, other.picture_id == Picture.id)
        .where(
            ends.c.mark.in_(marks),
            other.case_id.is_(None),
            not_hidden(session, other.id),
            or_(other.picture_id.is_(None), Picture.source_id.not_in(hidden_sources(session))),
        )
    )


def _regions(session: Session, links: list[_Link]) -> list[LinkedRegion]:
    rows = session.execute(
        select(Segment, Picture, Source.name)
        .join(Picture, Segment.picture_id == Picture.id)
        .join(Source, Picture.source_id == Source.id)
        .where(
            one_of(Segment.id, [link.other for link in links]),
            Source.id.not_in(hidden_sources(session)),
        )
    )
    known = {segment.id: (segment, picture, name) for segment, picture, name in rows}
    found = []
    for link in links:
        if link.other in known:
            segment, picture, name = known[link.other]
            found.append(
                LinkedRegion(
                    link=PassageLinkId(link.id),
                    kind=link.kind,
                    note=link.note,
                    region=SegmentId(segment.id),
                    source=SourceId(picture.source_id),
                    source_name=name,
                    picture=picture.id,
                    page=picture.page,
                    number=segment.number or 0,
                    label=segment.label,
                )
            )
    return found
