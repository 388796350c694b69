"""The pictures of the sample study: drawings with what was marked, coded and hidden on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.coding import actions as coding
from app.exchange.sample.drawings import draw
from app.exchange.sample.journeys import Known, Told
from app.exchange.sample.places import Words, place
from app.journeys import actions as journeys
from app.paths import resource
from app.pictures.covering import safe_copy
from app.pictures.cutting import Held, cut
from app.pictures.regions.region import Region, Shape
from app.pictures.tiles import TiledPicture
from app.store.project import Project
from app.study import actions as study
from app.study.picture_rows import PageDraft, PictureDraft, PictureId, PictureKind
from app.study.queries import pictures
from app.study.rows import SourceStatus, SpeakerDraft


@dataclass(frozen=True, slots=True)
class SampleRegion:
    """A part of a drawing, by the points it is drawn with there, and what explains it.

    `tells` is the title of an event: the region stands behind the drawer's account of it.
    """

    points: Sequence[tuple[float, float]]
    label: str
    shape: str = "rectangle"
    codes: Sequence[str] = ()
    explained: Sequence[Words] = ()
    tells: str = ""


@dataclass(frozen=True, slots=True)
class SamplePicture:
    """A drawing: `file` is how it was drawn, `hidden` a part that must not leave, with the reason."""

    file: str
    name: str
    by: str
    kind: str
    collected_on: str
    described: str
    regions: Sequence[SampleRegion]
    coder: str
    hidden: Sequence[SampleRegion] = ()


def read_pictures(said: Mapping[str, Any]) -> list[SamplePicture]:
    """What `pictures.toml` says."""
    return [
        SamplePicture(
            **picture
            | {
                "regions": [SampleRegion(**region) for region in picture["regions"]],
                "hidden": [SampleRegion(**region) for region in picture.get("hidden", ())],
            }
        )
        for picture in said["pictures"]
    ]


def add_pictures(
    project: Project, session: Session, sample: Sequence[SamplePicture], known: Known, told: Told
) -> None:
    """Draw the pictures and store them with what is marked on them, inside a step of the caller's."""
    drawn = {picture.name: _draft(picture) for picture in sample}
    sources = study.add_pictures(project, drafts=list(drawn.values()))
    ids = {row.source_name: row.id for row in pictures(session)}
    for picture in sample:
        page = drawn[picture.name].pages[0]
        for region in picture.regions:
            _add_region(project, ids[picture.name], page, picture, region, known, told)
        if picture.hidden:
            _hide(project, ids[picture.name], page, picture, known.by)
    study.set_status(project, sources=sources, status=SourceStatus.CODED)


def _draft(picture: SamplePicture) -> PictureDraft:
    image = draw(resource(f"sample/drawings/{picture.file}.txt").read_text("utf-8"))
    return PictureDraft(
        name=picture.name,
        pages=(PageDraft(image.width, image.height, cut(Held(image)), picture.described),),
        makers=(SpeakerDraft(picture.by, interviewer=False, participant=picture.by),),
        kind=PictureKind(picture.kind),
        collected_on=picture.collected_on,
    )


def _add_region(
    project: Project,
    picture: PictureId,
    page: PageDraft,
    sample: SamplePicture,
    region: SampleRegion,
    known: Known,
    told: Told,
) -> None:
    segment = coding.mark_region(project, picture=picture, region=_region(page, region), label=region.label)
    for key in region.codes:
        coding.code_segment(project, segment=segment, code=known.codes[key], coder=known.coders[sample.coder])
    for words in region.explained:
        coding.link_region(
            project, segment=segment, evidence=place(known.texts, words), kind="explains", by=known.by
        )
    if region.tells:
        mark = told.accounts[region.tells, sample.by]
        journeys.link_evidence(project, mark=mark, evidence=segment, by=known.by)


def _hide(project: Project, picture: PictureId, page: PageDraft, sample: SamplePicture, by: str) -> None:
    covers = [_region(page, hidden) for hidden in sample.hidden]
    for region, hidden in zip(covers, sample.hidden, strict=True):
        study.add_redaction(project, picture=picture, region=region, reason=hidden.label, by=by)
    copy = safe_copy(TiledPicture.of(page.width, page.height, page.tiles), covers)
    study.make_safe_copy(project, picture=picture, copy=copy, covers=covers, by=by)


def _region(page: PageDraft, region: SampleRegion) -> Region:
    """The points of the drawing as parts of the picture, which is kept smaller than it was drawn."""
    width, height = page.width * 5 / 4, page.height * 5 / 4
    return Region.of(Shape(region.shape), [(min(x / width, 1), min(y / height, 1)) for x, y in region.points])
