"""What a user can do with themes, done to whatever happens to be there."""

from random import Random

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId
from app.coding.theme_rows import ThemeRow, ThemeStatus
from app.language.spans import Span
from app.store.project import Project
from app.study import queries
from app.study.rows import SourceRow

NAMES = ("Moves", 'it\'s "theirs"', "שלום", "👩\u200d👧 home")


def _themes(project: Project, chance: Random) -> list[ThemeRow]:
    with project.reading() as session:
        rows = codings.themes(session)
    return [chance.choice(rows)] if rows else []


def _sources(project: Project) -> list[SourceRow]:
    with project.reading() as session:
        return queries.sources(session)


def _codes(project: Project, chance: Random) -> list[CodeId]:
    with project.reading() as session:
        rows = [row.id for row in codings.codes(session)]
    return chance.sample(rows, min(len(rows), 2))


def add_theme(project: Project, chance: Random) -> object:
    name = f"{chance.choice(NAMES)} {chance.randint(1, 3)}"
    return coding.add_theme(project, name=name, codes=_codes(project, chance), by="Ada")


def edit_theme(project: Project, chance: Random) -> None:
    for theme in _themes(project, chance):
        coding.edit_theme(
            project, theme=theme.id, statement=chance.choice(NAMES), status=chance.choice(list(ThemeStatus))
        )


def set_theme_codes(project: Project, chance: Random) -> None:
    for theme in _themes(project, chance):
        coding.set_theme_codes(project, theme=theme.id, codes=_codes(project, chance))


def move_theme(project: Project, chance: Random) -> None:
    for theme in _themes(project, chance):
        coding.move_theme(project, theme=theme.id, position=chance.randint(0, 2))


def name_passage(project: Project, chance: Random) -> None:
    for theme in _themes(project, chance):
        sources = [row for row in _sources(project) if row.characters]
        for source in chance.sample(sources, min(len(sources), 1)):
            start = chance.randint(0, source.characters)
            span = Span(start, chance.randint(start, min(source.characters, start + 20)))
            place = PassagePlace(source.version, span)
            coding.name_passage(project, theme=theme.id, place=place, contrary=chance.random() < 0.5, note="n")


def unname_passage(project: Project, chance: Random) -> None:
    for theme in _themes(project, chance):
        with project.reading() as session:
            named = codings.named_passages(session, theme.id)
        for one in named[:1]:
            coding.unname_passage(project, theme=theme.id, segment=one.excerpt.segment)


def remove_theme(project: Project, chance: Random) -> None:
    for theme in _themes(project, chance):
        coding.remove_theme(project, theme=theme.id)


THEME_EDITS = (
    add_theme,
    edit_theme,
    set_theme_codes,
    move_theme,
    name_passage,
    unname_passage,
    remove_theme,
)
