"""What a user can do with questions, what they find and what is suggested: saved, put in order, coded, refused."""

from collections.abc import Callable
from random import Random

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.asking.conditions import AllOf, Coded, Codes, Says, Target
from app.coding.asking.rows import SavedQueryRow
from app.coding.asking.saved import saved_queries
from app.coding.found_rows import FoundPassage
from app.coding.rows import CodeRow, Voice
from app.coding.suggestion_rows import SuggestionRow
from app.language.spans import Span
from app.store.project import Project
from app.study import queries
from app.study.rows import ParticipantId, SourceRow

NAMES = ("Late", "late", "What children say of moves", "%s :x", "שלום")


def _codes(project: Project, chance: Random) -> list[CodeRow]:
    with project.reading() as session:
        rows = codings.codes(session)
    return chance.sample(rows, min(1, len(rows)))


def _sources(project: Project, chance: Random) -> list[SourceRow]:
    with project.reading() as session:
        rows = queries.sources(session)
    return chance.sample(rows, min(1, len(rows)))


def _span(row: SourceRow, chance: Random) -> Span:
    start = chance.randint(0, row.characters)
    return Span(start, chance.randint(start, min(row.characters, start + 30)))


def save_query(project: Project, chance: Random) -> object:
    where = [Codes(Target.CODE, row.id) for row in _codes(project, chance)]
    return coding.save_query(project, name=chance.choice(NAMES), where=AllOf(tuple(Coded(one) for one in where)))


def _saved(project: Project, chance: Random) -> list[SavedQueryRow]:
    with project.reading() as session:
        return chance.sample(rows := saved_queries(session), min(1, len(rows)))


def change_query(project: Project, chance: Random) -> None:
    for row in _saved(project, chance):
        coding.change_query(project, query=row.id, where=Says(chance.choice(NAMES)))


def rename_query(project: Project, chance: Random) -> None:
    for row in _saved(project, chance):
        coding.rename_query(project, query=row.id, name=chance.choice(NAMES))


def move_query(project: Project, chance: Random) -> None:
    for row in _saved(project, chance):
        coding.move_query(project, query=row.id, position=chance.choice((0, 1, 9)))


def remove_query(project: Project, chance: Random) -> None:
    for row in _saved(project, chance):
        coding.remove_query(project, query=row.id)


def code_found(project: Project, chance: Random) -> None:
    for row in _sources(project, chance):
        place = _span(row, chance)
        found = FoundPassage(row.id, row.name, row.version, 1, None, "", None, "", None, place, "", 1)
        coding.code_found(project, passages=[found], code=chance.choice(NAMES), coder="Bo")


def _suggested(project: Project, chance: Random) -> list[SuggestionRow]:
    voice = Voice(ParticipantId(1), "Robin", None, "", None, "", "", True)
    return [
        SuggestionRow(row.id, row.name, row.version, _span(row, chance), 1, "", "", "", voice, 0.5, (), ())
        for row in _sources(project, chance)
    ]


def code_suggested(project: Project, chance: Random) -> None:
    for row in _codes(project, chance):
        coding.code_suggested(project, suggestions=_suggested(project, chance), code=row.id, coder="Bo")


def refuse_suggestions(project: Project, chance: Random) -> None:
    for row in _codes(project, chance):
        coding.refuse_suggestions(project, suggestions=_suggested(project, chance), code=row.id)


QUERY_EDITS: tuple[Callable[[Project, Random], object], ...] = (
    save_query,
    change_query,
    rename_query,
    move_query,
    remove_query,
    code_found,
    code_suggested,
    refuse_suggestions,
)
