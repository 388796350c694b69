"""Drawings in one line, for tests: nobody's real hand."""

from PIL import Image

from app.pictures.cutting import Held, cut
from app.pictures.regions.region import Region, Shape
from app.store.project import Project
from app.study import actions, queries
from app.study.picture_rows import PageDraft, PictureDraft, PictureId, PictureKind, PictureRow
from app.study.rows import CaseId, SpeakerDraft
from tests.builders import CHILD
from tests.pictures.made import drawing


def page(image: Image.Image | None = None) -> PageDraft:
    """A page as it is stored."""
    image = image or drawing()
    return PageDraft(image.width, image.height, cut(Held(image)))


def maker(name: str, perspective: str = CHILD) -> SpeakerDraft:
    """Somebody who drew."""
    return SpeakerDraft(name, interviewer=False, participant=name, perspective=perspective)


def draw(
    project: Project,
    name: str = "River",
    *by: str,
    pages: int = 1,
    case: CaseId | None = None,
    kind: PictureKind = PictureKind.DRAWING,
    image: Image.Image | None = None,
) -> PictureId:
    """Import a drawing of somebody (Robin, unless said); its first page."""
    makers = tuple(maker(one) for one in by or ("Robin",))
    draft = PictureDraft(name, (page(image),) * pages, makers, kind=kind, case=case)
    [source] = actions.add_pictures(project, drafts=[draft])
    with project.reading() as session:
        return next(row.id for row in queries.pictures(session) if row.source == source)


def row_of(project: Project, picture: PictureId) -> PictureRow:
    """The picture as it is now."""
    with project.reading() as session:
        return queries.picture(session, picture)


def box(left: float, top: float, right: float, bottom: float) -> Region:
    """A rectangle."""
    return Region.of(Shape.RECTANGLE, [(left, top), (right, bottom)])
