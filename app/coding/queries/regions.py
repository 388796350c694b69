"""Reading the regions of pictures: their shapes, and what holds on to them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.coding.model import Code, Coder, Coding, Note, PassageLink, Segment
from app.coding.queries.codes import code_paths
from app.coding.queries.excerpts import excerpts
from app.coding.queries.hidden import hidden_sources
from app.coding.queries.holders import links_held
from app.coding.region_rows import LinkedRegion, LinkedWords, RegionCode, RegionLoss, RegionRow
from app.coding.rows import CodeId, CodingId, PassageLinkId, SegmentId
from app.coding.rules import may_read
from app.pictures.regions.region import Region
from app.store.bulk import one_of
from app.study.model import Picture, Source
from app.study.picture_rows import PictureId

LETTERS = 600
"""So much of a passage is shown beside its region."""


def regions(session: Session, picture: PictureId, *, reader: str = "") -> list[RegionRow]:
    """The regions of a picture by number, with the notes that somebody may read."""
    rows = list(session.scalars(select(Segment).filter_by(picture_id=picture).order_by(Segment.number)))
    segments = [row.id for row in rows]
    codes = _codes(session, segments)
    notes = _notes(session, segments, reader)
    links = _links(session, segments)
    words = excerpts(session, {link.other for some in links.values() for link in some}, LETTERS)
    others = _others(session, {link.other for some in links.values() for link in some})
    return [
        RegionRow(
            id=SegmentId(row.id),
            number=row.number or 0,
            region=Region.from_text(row.shape),
            label=row.label,
            codes=tuple(codes.get(row.id, ())),
            notes=notes.get(row.id, 0),
            words=tuple(
                LinkedWords(PassageLinkId(link.id), link.kind, link.note, words[link.other])
                for link in links.get(row.id, ())
                if link.other in words and words[link.other].current
            ),
            regions=tuple(
                LinkedRegion(PassageLinkId(link.id), link.kind, link.note, *others[link.other])
                for link in links.get(row.id, ())
                if link.other in others
            ),
        )
        for row in rows
    ]


def region_counts(session: Session) -> dict[PictureId, int]:
    """How many regions each picture has; a picture without any is not there."""
    counted = select(Segment.picture_id, func.count()).where(Segment.picture_id.is_not(None))
    rows = session.execute(counted.group_by(Segment.picture_id))
    return {PictureId(picture): many for picture, many in rows if picture is not None}


def picture_of(session: Session, segment: SegmentId) -> PictureId | None:
    """The picture a region is on; None for any other segment, and where the region is gone."""
    found = session.scalar(select(Segment.picture_id).where(Segment.id == segment))
    return None if found is None else PictureId(found)


def lost_with_region(session: Session, segment: SegmentId) -> RegionLoss:
    """What goes with a region when it is removed."""
    codings = session.scalar(select(func.count(Coding.id)).where(Coding.segment_id == segment))
    notes = session.scalar(select(func.count(Note.id)).where(Note.segment_id == segment))
    return RegionLoss(codings or 0, notes or 0, links_held(session, [segment]))


class _Link(NamedTuple):
    """A link of a region, and what is at its other end."""

    id: int
    kind: str
    note: str
    other: int


def _codes(session: Session, segments: Iterable[int]) -> dict[int, list[RegionCode]]:
    paths = code_paths(session)
    rows = session.execute(
        select(Coding.segment_id, Coding.id, Coding.code_id, Code.name, Code.colour, Coder.name, Coding.memo)
        .join(Code, Coding.code_id == Code.id)
        .join(Coder, Coding.coder_id == Coder.id)
        .where(one_of(Coding.segment_id, list(segments)))
        .order_by(Coding.id)
    )
    found: dict[int, list[RegionCode]] = defaultdict(list)
    for segment, coding, code, name, colour, coder, memo in rows:
        path = paths[CodeId(code)]
        found[segment].append(RegionCode(CodingId(coding), CodeId(code), name, path, colour, coder, memo))
    return found


def _notes(session: Session, segments: Iterable[int], reader: str) -> dict[int, int]:
    rows = session.execute(
        select(Note.segment_id, Note.private, Note.author).where(Note.segment_id.in_(list(segments)))
    )
    found: dict[int, int] = defaultdict(int)
    for segment, private, author in rows:
        if segment is not None and may_read(private, author, reader):
            found[segment] += 1
    return found


def _links(session: Session, segments: Iterable[int]) -> dict[int, list[_Link]]:
    wanted = set(segments)
    rows = session.scalars(
        select(PassageLink)
        .where(or_(one_of(PassageLink.from_id, wanted), one_of(PassageLink.to_id, wanted)))
        .order_by(PassageLink.id)
    )
    found: dict[int, list[_Link]] = defaultdict(list)
    for row in rows:
        for one, other in ((row.from_id, row.to_id), (row.to_id, row.from_id)):
            if one in wanted:
                found[one].append(_Link(row.id, row.kind, row.note, other))
    return found


def _others(session: Session, segments: Iterable[int]) -> dict[int, tuple[SegmentId, PictureId, str, int, str]]:
    """The regions among these segments that may be seen: where each is, and what is seen there."""
    rows = session.execute(
        select(Segment.id, Segment.number, Segment.label, Picture.id, Source.name)
        .join(Picture, Segment.picture_id == Picture.id)
        .join(Source, Picture.source_id == Source.id)
        .where(one_of(Segment.id, list(segments)), Source.id.not_in(hidden_sources(session)))
    )
    return {
        segment: (SegmentId(segment), PictureId(picture), name, number or 0, label)
        for segment, number, label, picture, name in rows
    }
