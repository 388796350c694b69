"""From pages that were read and agreed to sources ready to be stored."""

from collections.abc import Sequence

from app.exchange.pictures.reading import Reading
from app.exchange.pictures.work import PictureRead, Preview
from app.problems import Problem
from app.study.picture_rows import PageDraft, PictureDraft, PictureKind
from app.study.rows import CaseId, CaseRelation, SpeakerDraft

LOCATION = "It said where it was taken; that is not kept."


def draft_of(
    name: str,
    pages: Sequence[Reading],
    makers: Sequence[SpeakerDraft],
    *,
    kind: PictureKind = PictureKind.DRAWING,
    case: CaseId | None = None,
    relation: CaseRelation = CaseRelation.SELF,
    file_name: str = "",
) -> PictureDraft:
    """A source of these pages of one file; a Problem where one of them was not read."""
    read = []
    for page in pages:
        if page.read is None:
            raise Problem(page.problem or "The picture was not read.")
        read.append(page.read)
    if not read:
        raise Problem("No page of the file is wanted.", "Choose a page.")
    return PictureDraft(
        name=name,
        pages=tuple(PageDraft(one.width, one.height, one.tiles) for one in read),
        makers=tuple(makers),
        kind=kind,
        case=case,
        relation=relation,
        format=read[0].kind.value.lower(),
        file_sha256=read[0].sha256,
        file_name=file_name,
    )


def told(reading: Reading) -> tuple[str, ...]:
    """What is to be said of a page that was read, in sentences."""
    return () if reading.read is None else said_of(reading.read)


def said_of(page: PictureRead | Preview) -> tuple[str, ...]:
    """The same of a page that was decoded, whole or in small."""
    return (*page.warnings, *((LOCATION,) if page.had_location else ()))
