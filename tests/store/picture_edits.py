"""What a user can do with pictures and their regions, done to whatever happens to be there."""

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import TypeVar

from PIL import Image

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import AboutKind, PassagePlace, Subject
from app.coding.region_rows import RegionRow
from app.coding.rows import SegmentId
from app.language.spans import Span
from app.pictures.covering import safe_copy
from app.pictures.cutting import Held, cut
from app.pictures.regions.region import Region, Shape
from app.store.project import Project
from app.study import actions, queries
from app.study.picture_rows import PageDraft, PictureDraft, PictureKind, PictureRow, RedactionRow
from app.study.rows import CaseRelation, SpeakerDraft

Row = TypeVar("Row")
NAMES = ("Robin", "Kit", 'O\'Hara "Kit"')
WORDS = ("a wall", 'it\'s "fine"', "👩\u200d👧 home\n\nשלום", "%s :x ? {y}", "", "nul \0 inside")


@cache
def page(width: int, height: int) -> PageDraft:
    """A small picture of one colour."""
    return PageDraft(width, height, cut(Held(Image.new("RGB", (width, height), "bisque"))), "a page")


def _some(rows: Sequence[Row], chance: Random) -> list[Row]:
    return [chance.choice(rows)] if rows else []


def _region(chance: Random) -> Region:
    left, top = chance.random() * 0.8, chance.random() * 0.8
    if chance.random() < 0.5:
        shape = chance.choice((Shape.RECTANGLE, Shape.ELLIPSE))
        return Region.of(shape, [(left, top), (left + 0.1, top + 0.1)])
    shape = chance.choice((Shape.POLYGON, Shape.FREEHAND))
    return Region.of(shape, [(left, top), (left + 0.2, top), (left, top + 0.2)])


def _pictures(project: Project, chance: Random) -> list[PictureRow]:
    with project.reading() as session:
        return _some(queries.pictures(session), chance)


def _regions(project: Project, chance: Random) -> list[RegionRow]:
    with project.reading() as session:
        found = [row for picture in queries.pictures(session) for row in codings.regions(session, picture.id)]
    return _some(found, chance)


def _redactions(project: Project, chance: Random) -> list[RedactionRow]:
    with project.reading() as session:
        found = [row for picture in queries.pictures(session) for row in queries.redactions(session, picture.id)]
    return _some(found, chance)


def add_pictures(project: Project, chance: Random) -> None:
    with project.reading() as session:
        cases = queries.cases(session)
    draft = PictureDraft(
        name=chance.choice(NAMES),
        pages=tuple(page(*chance.choice(((30, 20), (600, 40)))) for _ in range(chance.randint(1, 2))),
        makers=tuple(
            SpeakerDraft(name, interviewer=False, participant=chance.choice((name, "")), perspective="Carers")
            for name in chance.sample(NAMES, chance.randint(0, 2))
        ),
        kind=chance.choice(list(PictureKind)),
        case=chance.choice(cases).id if cases and chance.random() < 0.5 else None,
        relation=chance.choice(list(CaseRelation)),
        collected_on=chance.choice(("", "2026")),
    )
    actions.add_pictures(project, drafts=[draft])


def describe_picture(project: Project, chance: Random) -> None:
    for picture in _pictures(project, chance):
        actions.describe_picture(project, picture=picture.id, words=chance.choice(WORDS))


def set_picture_kind(project: Project, chance: Random) -> None:
    for picture in _pictures(project, chance):
        actions.set_picture_kind(project, picture=picture.id, kind=chance.choice(list(PictureKind)))


def add_redaction(project: Project, chance: Random) -> None:
    for picture in _pictures(project, chance):
        region, reason = _region(chance), chance.choice(WORDS)
        actions.add_redaction(project, picture=picture.id, region=region, by="Ada", reason=reason)


def change_redaction(project: Project, chance: Random) -> None:
    for row in _redactions(project, chance):
        region = _region(chance) if chance.random() < 0.5 else None
        actions.change_redaction(project, redaction=row.id, region=region, reason=chance.choice(WORDS))


def remove_redaction(project: Project, chance: Random) -> None:
    for row in _redactions(project, chance):
        actions.remove_redaction(project, redaction=row.id)


def make_safe_copy(project: Project, chance: Random) -> None:
    for picture in _pictures(project, chance):
        with project.reading() as session:
            covers = [row.region for row in queries.redactions(session, picture.id)]
            copy = safe_copy(queries.tiled_picture(session, picture.id), covers)
        actions.make_safe_copy(
            project, picture=picture.id, copy=copy, covers=covers[chance.randint(0, 1) :], by="Ada"
        )


def drop_safe_copy(project: Project, chance: Random) -> None:
    for picture in _pictures(project, chance):
        actions.drop_safe_copy(project, picture=picture.id)


def remove_picture(project: Project, chance: Random) -> None:
    for picture in _pictures(project, chance):
        actions.remove_source(project, source=picture.source)


def mark_region(project: Project, chance: Random) -> None:
    for picture in _pictures(project, chance):
        coding.mark_region(project, picture=picture.id, region=_region(chance), label=chance.choice(WORDS))


def reshape_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        coding.reshape_region(project, segment=row.id, region=_region(chance))


def name_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        coding.name_region(project, segment=row.id, label=chance.choice(WORDS))


def renumber_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        coding.renumber_region(project, segment=row.id, number=chance.randint(-1, 5))


def remove_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        coding.remove_region(project, segment=row.id)


def link_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        with project.reading() as session:
            sources = _some(queries.sources(session), chance)
        others: list[PassagePlace | SegmentId] = [one.id for one in _regions(project, chance)]
        for source in sources:
            start = chance.randint(0, source.characters)
            span = Span(start, min(source.characters, start + 20))
            others.append(PassagePlace(source.version, span))
        kind = chance.choice(("explains", "Contradicts", "recalls"))
        coding.link_region(project, segment=row.id, evidence=chance.choice(others), kind=kind, by="Ada")


def code_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        coder = coding.coder_named(project, name="Ada")
        with project.reading() as session:
            codes = _some(codings.codes(session), chance)
        for code in codes:
            coding.code_segment(project, segment=row.id, code=code.id, coder=coder, memo=chance.choice(WORDS))


def uncode_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        with project.reading() as session:
            coders = {one.name: one.id for one in codings.coders(session)}
        for one in _some(row.codes, chance):
            coding.uncode_segment(project, segment=row.id, code=one.code, coder=coders[one.coder])


def note_region(project: Project, chance: Random) -> None:
    for row in _regions(project, chance):
        about = Subject(AboutKind.PASSAGE, row.id)
        coding.write_note(project, about=about, text=chance.choice(WORDS), author="Ada")


PICTURE_EDITS = (
    add_pictures,
    describe_picture,
    set_picture_kind,
    add_redaction,
    change_redaction,
    remove_redaction,
    make_safe_copy,
    drop_safe_copy,
    remove_picture,
    mark_region,
    reshape_region,
    name_region,
    renumber_region,
    remove_region,
    link_region,
    code_region,
    uncode_region,
    note_region,
)
PICTURE_FURNITURE = ("add_pictures", "mark_region", "code_region", "add_redaction", "make_safe_copy")
"""What edits of pictures need to bite on."""
