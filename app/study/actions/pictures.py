"""Everything a researcher can do with pictures; every function is one step that can be undone."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.language.normalise import normalise
from app.pictures.regions.region import Region
from app.pictures.whole import PictureFile
from app.problems import Problem
from app.store import bulk
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.known import Known
from app.study.model import Case, CaseLink, Picture, PictureTile, Redaction, SafeCopy, Source, Speaker
from app.study.picture_rows import PageDraft, PictureDraft, PictureId, PictureKind, RedactionId
from app.study.rows import SourceId, SourceKind, SourceStatus
from app.study.rules import clean_date, clean_name, unique_name


def add_pictures(
    project: Project, *, drafts: Sequence[PictureDraft], initiator: object | None = None
) -> list[SourceId]:
    """Store drawings and scanned maps in one step, adding participants, perspectives and areas they name.

    A second source of the same name gets " (2)".
    """
    with project.step("Import pictures", initiator=initiator) as session:
        known = Known(session)
        names = set(session.scalars(select(Source.name)))
        return [_add(session, known, names, draft) for draft in drafts]


def describe_picture(project: Project, *, picture: PictureId, words: str, initiator: object | None = None) -> None:
    """Say what is on a picture, for those who cannot see it."""
    with project.step("Describe picture", initiator=initiator) as session:
        finding.get(session, Picture, picture, "picture").described = normalise(words).strip()


def set_picture_kind(
    project: Project, *, picture: PictureId, kind: PictureKind, initiator: object | None = None
) -> None:
    """Say what a picture is: a drawing, a map, a photograph."""
    with project.step("Set kind of picture", initiator=initiator) as session:
        finding.get(session, Picture, picture, "picture").kind = kind.value


def add_redaction(
    project: Project,
    *,
    picture: PictureId,
    region: Region,
    by: str,
    reason: str = "",
    initiator: object | None = None,
) -> RedactionId:
    """Mark what nobody outside may see; a safe copy made before is dropped."""
    with project.step("Add redaction", initiator=initiator) as session:
        finding.get(session, Picture, picture, "picture")
        row = Redaction(
            picture_id=picture, shape=region.text, reason=normalise(reason).strip(), made_by=clean_name(by)
        )
        session.add(row)
        session.flush()
        _drop(session, picture)
        return RedactionId(row.id)


def change_redaction(
    project: Project,
    *,
    redaction: RedactionId,
    region: Region | None = None,
    reason: str | None = None,
    initiator: object | None = None,
) -> None:
    """Move or reshape a redaction, or say why it is there; a safe copy that shows another shape is dropped."""
    with project.step("Change redaction", initiator=initiator) as session:
        row = finding.get(session, Redaction, redaction, "redaction")
        if reason is not None:
            row.reason = normalise(reason).strip()
        if region is not None and region.text != row.shape:
            row.shape = region.text
            _drop(session, row.picture_id)


def remove_redaction(project: Project, *, redaction: RedactionId, initiator: object | None = None) -> None:
    """Take a redaction away; a safe copy made before is dropped."""
    with project.step("Remove redaction", initiator=initiator) as session:
        row = finding.get(session, Redaction, redaction, "redaction")
        session.delete(row)
        session.flush()
        _drop(session, row.picture_id)


def make_safe_copy(
    project: Project,
    *,
    picture: PictureId,
    copy: PictureFile,
    covers: Collection[Region],
    by: str,
    initiator: object | None = None,
) -> None:
    """Keep a copy of a picture in which these regions are painted over; a Problem where others should be."""
    with project.step("Make safe copy", initiator=initiator) as session:
        finding.get(session, Picture, picture, "picture")
        wanted = session.scalars(select(Redaction.shape).filter_by(picture_id=picture))
        if sorted(wanted) != sorted(region.text for region in covers):
            raise Problem("The redactions changed while the copy was made.", "Make the safe copy again.")
        _drop(session, picture)
        session.add(
            SafeCopy(
                picture_id=picture,
                media=copy.media,
                width=copy.width,
                height=copy.height,
                content=copy.content,
                made_by=clean_name(by),
            )
        )


def drop_safe_copy(project: Project, *, picture: PictureId, initiator: object | None = None) -> None:
    """Remove the safe copy of a picture: nothing of it can leave any more."""
    with project.step("Remove safe copy", initiator=initiator) as session:
        _drop(session, picture)


def _drop(session: Session, picture: int) -> None:
    session.execute(
        delete(SafeCopy).where(SafeCopy.picture_id == picture).execution_options(synchronize_session=False)
    )


def _add(session: Session, known: Known, names: set[str], draft: PictureDraft) -> SourceId:
    if not draft.pages:
        raise Problem("There is no picture to import.", "Choose a page.")
    name = unique_name(clean_name(draft.name), names)
    names.add(name)
    source = Source(
        name=name,
        kind=SourceKind.PICTURE.value,
        status=SourceStatus.NEW.value,
        collected_on=clean_date(draft.collected_on),
        format=draft.format,
        file_name=draft.file_name,
        file_sha256=draft.file_sha256,
    )
    session.add(source)
    session.flush()
    people = _add_makers(session, known, source.id, draft)
    _link(session, draft, people)
    for number, page in enumerate(draft.pages, 1):
        _add_page(session, source.id, number, draft.kind, page)
    return SourceId(source.id)


def _add_makers(session: Session, known: Known, source: int, draft: PictureDraft) -> list[int]:
    """A speaker for everybody who drew it; the participants among them."""
    people = []
    for maker in {maker.label: maker for maker in draft.makers}.values():
        person = known.participant(maker.participant) if maker.participant.strip() else None
        if person is not None:
            person.perspective_id = (
                known.perspective(maker.perspective) if maker.perspective.strip() else person.perspective_id
            )
            person.role = maker.role.strip() or person.role
            person.area_id = known.area(maker.area) if maker.area.strip() else person.area_id
            session.flush()
            people.append(person.id)
        session.add(
            Speaker(
                source_id=source,
                label=clean_name(maker.label),
                interviewer=maker.interviewer,
                participant_id=None if person is None else person.id,
            )
        )
    session.flush()
    return people


def _link(session: Session, draft: PictureDraft, people: Collection[int]) -> None:
    if draft.case is None:
        return
    finding.get(session, Case, draft.case, "case")
    linked = set(session.scalars(select(CaseLink.participant_id).filter_by(case_id=draft.case)))
    for person in dict.fromkeys(people):
        if person not in linked:
            session.add(CaseLink(case_id=draft.case, participant_id=person, relation=draft.relation.value))


def _add_page(session: Session, source: int, number: int, kind: PictureKind, page: PageDraft) -> None:
    picture = Picture(
        source_id=source,
        page=number,
        kind=kind.value,
        width=page.width,
        height=page.height,
        described=normalise(page.described).strip(),
    )
    session.add(picture)
    session.flush()
    first = (session.scalar(select(func.max(PictureTile.id))) or 0) + 1
    bulk.insert(
        session,
        PictureTile,
        ("id", "picture_id", "level", "row", "column", "content"),
        (
            (tile_id, picture.id, tile.place.level, tile.place.row, tile.place.column, tile.content)
            for tile_id, tile in enumerate(page.tiles, first)
        ),
    )
