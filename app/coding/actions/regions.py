"""Everything a researcher can do with regions of pictures; codes go on them as on any segment."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.actions.concerns import refuse_open_concern
from app.coding.linking import link_segments
from app.coding.marking import delete_if_bare, segment_of
from app.coding.model import PassageLink, Segment, SegmentTurn
from app.coding.note_rows import PassagePlace
from app.coding.rows import PassageLinkId, SegmentId
from app.language.normalise import normalise
from app.pictures.regions.region import Region
from app.problems import Problem
from app.store.project import Project
from app.study.model import Picture, Source, Speaker, Turn
from app.study.picture_rows import PictureId
from app.study.rows import SourceStatus


def mark_region(
    project: Project,
    *,
    picture: PictureId,
    region: Region,
    label: str = "",
    initiator: object | None = None,
) -> SegmentId:
    """Mark a part of a picture, numbered after the others on it."""
    with project.step("Mark region", initiator=initiator) as session:
        row = session.get(Picture, picture)
        if row is None:
            raise Problem("That picture is no longer in the study.")
        last = session.scalar(select(func.max(Segment.number)).where(Segment.picture_id == picture))
        segment = Segment(picture_id=picture, number=(last or 0) + 1, shape=region.text, label=_label(label))
        session.add(segment)
        source = session.get_one(Source, row.source_id)
        if source.status == SourceStatus.NEW.value:
            source.status = SourceStatus.CODING.value
        session.flush()
        return SegmentId(segment.id)


def reshape_region(
    project: Project, *, segment: SegmentId, region: Region, initiator: object | None = None
) -> None:
    """Move a region, or give it another shape."""
    with project.step("Reshape region", initiator=initiator) as session:
        _region(session, segment).shape = region.text


def name_region(project: Project, *, segment: SegmentId, label: str, initiator: object | None = None) -> None:
    """Say what is seen in a region."""
    with project.step("Name region", initiator=initiator) as session:
        _region(session, segment).label = _label(label)


def renumber_region(project: Project, *, segment: SegmentId, number: int, initiator: object | None = None) -> None:
    """Give a region another number among those of its picture; the others make room."""
    with project.step("Renumber region", initiator=initiator) as session:
        row = _region(session, segment)
        others = select(Segment).where(Segment.picture_id == row.picture_id, Segment.id != segment)
        rows = list(session.scalars(others.order_by(Segment.number)))
        rows.insert(max(0, min(number - 1, len(rows))), row)
        if [one.number for one in rows] == [*range(1, len(rows) + 1)]:
            return
        for one in rows:
            one.number = None
        session.flush()
        for place, one in enumerate(rows, 1):
            one.number = place


def remove_region(project: Project, *, segment: SegmentId, initiator: object | None = None) -> None:
    """Remove a region with its codes, notes and links; words that nothing else holds on to go with it."""
    with project.step("Remove region", initiator=initiator) as session:
        row = _region(session, segment)
        refuse_open_concern(session, [segment])
        ends = session.execute(
            select(PassageLink.from_id, PassageLink.to_id).where(
                (PassageLink.from_id == segment) | (PassageLink.to_id == segment)
            )
        ).all()
        session.delete(row)
        session.flush()
        for other in {end for pair in ends for end in pair} - {segment}:
            delete_if_bare(session, other)


def link_region(
    project: Project,
    *,
    segment: SegmentId,
    evidence: PassagePlace | SegmentId,
    kind: str,
    by: str,
    note: str = "",
    initiator: object | None = None,
) -> PassageLinkId:
    """Say that words, or another region, explain a region (or support it, contradict it …); twice is once.

    A Problem where nobody speaks in the passage but an interviewer.
    """
    with project.step("Link region", initiator=initiator) as session:
        _region(session, segment)
        if isinstance(evidence, PassagePlace):
            other = segment_of(session, evidence.version, evidence.span)
        else:
            other = evidence
        _refuse_as_end(session, segment, other)
        return link_segments(session, other, segment, kind, by=by, note=note)


def _refuse_as_end(session: Session, segment: int, other: int) -> None:
    if other == segment:
        raise Problem("A region cannot be linked to itself.", "Choose another one.")
    row = session.get(Segment, other)
    if row is None:
        raise Problem("What was to be linked is no longer in the study.")
    if row.case_id is not None:
        raise Problem("That is a mark of a map.", "Link the region to it as evidence, on the map.")
    heard = select(Speaker.interviewer).join(Turn, Turn.speaker_id == Speaker.id)
    voices = set(
        session.scalars(
            heard.join(SegmentTurn, SegmentTurn.turn_id == Turn.id).where(SegmentTurn.segment_id == other)
        )
    )
    if voices == {True}:
        raise Problem("Only the interviewer speaks there.", "Choose words of somebody who took part.")


def _region(session: Session, segment: int) -> Segment:
    row = session.get(Segment, segment)
    if row is None or row.picture_id is None:
        raise Problem("That region is no longer in the study.")
    return row


def _label(words: str) -> str:
    """What is seen in a region, on one line."""
    return " ".join(normalise(words).split())
