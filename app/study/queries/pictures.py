"""Reading pictures: what there are, their tiles one by one, and what may leave of them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from app.pictures.regions.region import Region
from app.pictures.tiles import Place, TiledPicture, damaged, levels_of
from app.problems import Problem
from app.study.eligibility import gives, is_included
from app.study.model import (
    CaseLink,
    Consent,
    Participant,
    Perspective,
    Picture,
    PictureTile,
    Redaction,
    SafeCopy,
    Source,
    Speaker,
)
from app.study.picture_rows import (
    Maker,
    PictureId,
    PictureKind,
    PictureRow,
    PictureSourceRow,
    RedactionId,
    RedactionRow,
    SafeCopyRow,
)
from app.study.queries.agreeing import though_agreed
from app.study.rows import CaseId, ConsentScope, ParticipantId, SourceId, SourceKind, SourceStatus


def pictures(session: Session) -> list[PictureRow]:
    """Every page of every source of pictures, in the order of arrival; those of people left out are marked."""
    makers = _makers(session)
    linked: dict[int, list[CaseId]] = defaultdict(list)
    for case, person in session.execute(select(CaseLink.case_id, CaseLink.participant_id).order_by(CaseLink.id)):
        linked[person].append(CaseId(case))
    pages = dict(session.execute(select(Picture.source_id, func.count()).group_by(Picture.source_id)).all())
    redacted = select(func.count(Redaction.id)).where(Redaction.picture_id == Picture.id).correlate(Picture)
    nobodys = select(Speaker.source_id, func.count()).where(Speaker.participant_id.is_(None), ~Speaker.interviewer)
    unnamed = dict(session.execute(nobodys.group_by(Speaker.source_id)).all())
    by_researcher = set(session.scalars(select(Speaker.source_id).where(Speaker.interviewer)))
    copied = select(SafeCopy.id).where(SafeCopy.picture_id == Picture.id).correlate(Picture).exists()
    rows = session.execute(
        select(Picture, Source, redacted.scalar_subquery(), copied)
        .join(Source, Picture.source_id == Source.id)
        .order_by(Source.id, Picture.page)
    )
    return [
        PictureRow(
            id=PictureId(picture.id),
            source=SourceId(source.id),
            source_name=source.name,
            page=picture.page,
            pages=pages[source.id],
            kind=PictureKind(picture.kind),
            width=picture.width,
            height=picture.height,
            described=picture.described,
            status=SourceStatus(source.status),
            collected_on=source.collected_on,
            makers=tuple(makers.get(source.id, ())),
            unnamed=unnamed.get(source.id, 0),
            by_researcher=source.id in by_researcher,
            cases=tuple(
                dict.fromkeys(case for maker in makers.get(source.id, ()) for case in linked[maker.participant])
            ),
            redactions=redactions,
            safe=safe,
        )
        for picture, source, redactions, safe in rows
    ]


def picture_sources(session: Session) -> list[PictureSourceRow]:
    """The sources of pictures, each once, in the order of arrival."""
    return [
        PictureSourceRow(
            id=row.source,
            name=row.source_name,
            kind=SourceKind.PICTURE,
            status=row.status,
            collected_on=row.collected_on,
            participants=tuple(maker.pseudonym for maker in row.makers),
            excluded=row.excluded,
        )
        for row in {row.source: row for row in pictures(session)}.values()
    ]


def picture(session: Session, wanted: PictureId) -> PictureRow:
    """One picture; a Problem when it is gone."""
    for row in pictures(session):
        if row.id == wanted:
            return row
    raise _gone()


def tile_content(session: Session, wanted: PictureId, place: Place) -> bytes | None:
    """The file of one tile; None where there is none."""
    return session.scalar(
        select(PictureTile.content).filter_by(
            picture_id=wanted, level=place.level, row=place.row, column=place.column
        )
    )


def tiled_picture(session: Session, wanted: PictureId) -> TiledPicture:
    """A picture whose tiles are read from the study as they are asked for, while the session lasts."""
    size = session.execute(select(Picture.width, Picture.height).where(Picture.id == wanted)).one_or_none()
    if size is None:
        raise _gone()
    return TiledPicture(size.width, size.height, lambda place: tile_content(session, wanted, place))


def thumbnail(session: Session, wanted: PictureId) -> bytes:
    """A picture small: the one tile of its last level."""
    whole = tiled_picture(session, wanted)
    content = tile_content(session, wanted, Place(levels_of(whole.width, whole.height)[-1].number, 0, 0))
    if content is None:
        raise damaged()
    return content


def redactions(session: Session, wanted: PictureId) -> list[RedactionRow]:
    """What of a picture nobody outside may see, in the order it was marked."""
    rows = session.scalars(select(Redaction).filter_by(picture_id=wanted).order_by(Redaction.id))
    return [
        RedactionRow(RedactionId(row.id), Region.from_text(row.shape), row.reason, row.made_by) for row in rows
    ]


def safe_copy(session: Session, wanted: PictureId) -> SafeCopyRow | None:
    """The safe copy of a picture, to be looked at; None where none was made."""
    row = session.scalars(select(SafeCopy).filter_by(picture_id=wanted)).one_or_none()
    if row is None:
        return None
    return SafeCopyRow(row.media, row.width, row.height, row.made_by, row.made_at, row.content)


def picture_to_leave(session: Session, wanted: PictureId) -> SafeCopyRow:
    """What may leave the study of a picture: its safe copy, where everybody who drew it agreed; else a Problem."""
    row = picture(session, wanted)
    if row.hindrance:
        raise Problem(
            f"The picture cannot leave the study: {row.hindrance}",
            f"Record “{ConsentScope.DRAWINGS}” on the Participants page first.",
        )
    copy = safe_copy(session, wanted)
    if copy is None:
        raise Problem(
            "Only a safe copy of a picture can leave the study, and none is made of it.",
            "Mark what nobody may see, then make the safe copy.",
        )
    return copy


def picture_named(session: Session, name: str, page: int = 1) -> PictureRow:
    """The picture of a source of this name; a Problem when there is none."""
    for row in pictures(session):
        if (row.source_name, row.page) == (name, page):
            return row
    raise Problem("There is no picture of that name in this study.", "“counterpoint pictures” lists them.")


def _makers(session: Session) -> dict[int, list[Maker]]:
    """Source -> everybody who drew its pictures; of other sources nobody."""
    said = aliased(Consent)
    asked = and_(said.participant_id == Participant.id, said.scope == ConsentScope.DRAWINGS.value)
    rows: Sequence[Any] = session.execute(
        select(
            Speaker.source_id,
            Participant.id,
            Participant.pseudonym,
            Perspective.name,
            Perspective.palette,
            is_included().label("included"),
            gives(ConsentScope.DRAWINGS).label("given"),
            said.id.label("asked"),
        )
        .join(Participant, Speaker.participant_id == Participant.id)
        .outerjoin(Perspective, Participant.perspective_id == Perspective.id)
        .outerjoin(said, asked)
        .where(Speaker.source_id.in_(select(Picture.source_id)))
        .order_by(Speaker.id)
    ).all()
    why = though_agreed(session, ConsentScope.DRAWINGS, {row[1] for row in rows})
    found: dict[int, list[Maker]] = defaultdict(list)
    for source, person, pseudonym, perspective, palette, included, reproduces, known in rows:
        found[source].append(
            Maker(
                ParticipantId(person),
                pseudonym,
                perspective or "",
                palette,
                bool(included),
                None if known is None else bool(reproduces),
                why.get(person, ""),
            )
        )
    return found


def _gone() -> Problem:
    return Problem("That picture is no longer in the study.")
