"""What a user can do about concerns and sign-off, done to whatever happens to be there."""

from random import Random

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.concern_rows import CONCERN_KINDS, ConcernRow
from app.coding.note_rows import PassagePlace
from app.coding.rows import SegmentId
from app.language.spans import Span
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import SourceId

WORDS = ("", "the lead", 'it\'s "urgent"', "ref %s :x ?", "two\nlines", "nul \0 inside")


def _sources(project: Project, chance: Random) -> list[SourceId]:
    with project.reading() as session:
        every = [row.id for row in queries.sources(session)]
        every += [row.id for row in queries.picture_sources(session)]
    return [source for source in every if chance.random() < 0.7]


def _places(project: Project, chance: Random) -> list[PassagePlace | SegmentId]:
    """Words somewhere, coded or not; regions; and something that is not there."""
    found: list[PassagePlace | SegmentId] = [SegmentId(10**6)]
    with project.reading() as session:
        for row in queries.sources(session):
            start = chance.randint(0, row.characters)
            span = Span(start, chance.randint(start, min(row.characters, start + 30)))
            found.append(PassagePlace(row.version, span))
            found += [mark.segment for mark in codings.codings_in(session, row.version)]
        for picture in queries.pictures(session):
            found += [region.id for region in codings.regions(session, picture.id)]
    return [chance.choice(found)]


def _concerns(project: Project, chance: Random) -> list[ConcernRow]:
    with project.reading() as session:
        rows = codings.concerns(session)
    return [chance.choice(rows)] if rows else []


def sign_off(project: Project, chance: Random) -> None:
    actions.sign_off(
        project,
        sources=_sources(project, chance),
        by=chance.choice(("Ada", "bo ")),
        on=chance.choice(("", "2026-11-29")),
    )


def withdraw_sign_off(project: Project, chance: Random) -> None:
    actions.withdraw_sign_off(project, sources=_sources(project, chance))


def raise_concern(project: Project, chance: Random) -> None:
    for place in _places(project, chance):
        coding.raise_concern(
            project,
            about=place,
            kind=chance.choice((*CONCERN_KINDS, "")),
            by="Ada",
            known_already=chance.choice((None, True, False)),
            immediate=chance.random() < 0.5,
            informed=chance.choice(WORDS),
            outcome=chance.choice(WORDS),
        )


def edit_concern(project: Project, chance: Random) -> None:
    for row in _concerns(project, chance):
        coding.edit_concern(
            project,
            concern=row.id,
            kind=chance.choice(CONCERN_KINDS),
            known_already=row.known_already,
            immediate=not row.immediate,
            child_told=chance.choice((None, True, False)),
            informed=chance.choice(WORDS),
            informed_at="2026-11-29 18:40",
            reference=chance.choice(WORDS),
            outcome=chance.choice(WORDS),
        )


def close_concern(project: Project, chance: Random) -> None:
    for row in _concerns(project, chance):
        coding.close_concern(
            project,
            concern=row.id,
            by="Lead",
            on=chance.choice(("", "2026-11-29")),
            released=chance.random() < 0.5,
            outcome=chance.choice((None, *WORDS)),
        )


def reopen_concern(project: Project, chance: Random) -> None:
    for row in _concerns(project, chance):
        coding.reopen_concern(project, concern=row.id)


SAFEGUARD_EDITS = (
    sign_off,
    withdraw_sign_off,
    raise_concern,
    edit_concern,
    close_concern,
    reopen_concern,
)
