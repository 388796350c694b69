"""Whatever the study and the question: what is found is what the definitions say, and every count opens."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding.asking.asking import answered_passages, ask
from app.coding.asking.columns import dimensions
from app.coding.asking.conditions import (
    ANY_CODE,
    About,
    AllOf,
    AnyOf,
    Beside,
    Coded,
    Codes,
    Condition,
    Field,
    FromSource,
    HasMemo,
    How,
    Length,
    Linked,
    Not,
    Op,
    Says,
    Speaker,
    Target,
    Unit,
)
from app.coding.asking.cooccurrence import cooccurrence, shared_passages
from app.coding.asking.json_form import from_json, to_json
from app.coding.asking.matrix import cell_condition, matrix
from app.coding.asking.vocabulary import Kind, Vocabulary, vocabulary
from app.coding.asking.words import sentence
from app.coding.rows import CoderId
from app.study import queries as study
from app.study.rows import AttributeId, CaseId, CaseRelation, ParticipantId
from tests.builders import new_study
from tests.coding.asking.random_studies import WORDS, make
from tests.coding.asking.slow import Passage, SlowStudy

ANY_STUDY = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
FEW_STUDIES = settings(ANY_STUDY, max_examples=4)


def any_codes(chance: Random, known: Vocabulary) -> Codes:
    if chance.random() < 0.1:
        return ANY_CODE
    return Codes(Target.CODE, chance.choice(known.of(Kind.CODE)).id, chance.random() < 0.7)


def any_leaf(chance: Random, known: Vocabulary) -> Condition:
    coders = [CoderId(thing.id) for thing in known.of(Kind.CODER)]
    people = [thing.id for thing in known.of(Kind.PARTICIPANT)]
    areas = tuple(thing.id for thing in known.of(Kind.AREA))
    age = AttributeId(known.of(Kind.ATTRIBUTE)[0].id)
    kinds: list[Condition] = [
        Coded(any_codes(chance, known)),
        Coded(any_codes(chance, known)),
        Coded(any_codes(chance, known), tuple(coders[:1])),
        Beside(
            chance.choice(list(How)),
            any_codes(chance, known),
            chance.choice([None, 0, 1, 2, 5]),
            chance.choice(list(Unit)),
        ),
        Speaker(Field.PERSPECTIVE, chance.choice([Op.IS, Op.IS_NOT, Op.MISSING, Op.KNOWN]), (1,)),
        Speaker(Field.AREA, chance.choice([Op.IS, Op.IS_NOT]), areas),
        Speaker(Field.ROLE, chance.choice([Op.IS, Op.IS_NOT, Op.MISSING]), ("aunt",)),
        Speaker(Field.PARTICIPANT, Op.IS, tuple(people[:1])),
        Speaker(Field.ATTRIBUTE, chance.choice(list(Op)), (chance.choice(["7", "12"]),), age),
        Linked((), chance.choice([None, *CaseRelation])),
        Linked((CaseId(1),)),
        FromSource(About.STATUS, Op.IS, ("coded",)),
        FromSource(About.NAME, Op.IS, (1,)),
        HasMemo(),
        Says(any_words(chance)),
        Length(chance.choice([Op.MORE, Op.LESS]), chance.randint(1, 40)),
    ]
    return chance.choice(kinds)


def any_words(chance: Random) -> str:
    one, other = chance.choices(WORDS, k=2)
    return chance.choice(
        [
            one,
            f'"{one} {other}"',
            f"{one} {other}",
            f"{one} OR {other}",
            f"{one} NOT {other}",
            f"{one[:2]}*",
            f"near({one} {other}, {chance.randint(0, 2)})",
        ]
    )


def any_condition(chance: Random, known: Vocabulary, depth: int = 0) -> Condition:
    if depth > 2 or chance.random() < 0.35:
        return any_leaf(chance, known)
    if chance.random() < 0.25:
        return Not(any_condition(chance, known, depth + 1))
    parts = tuple(any_condition(chance, known, depth + 1) for _ in range(chance.randint(0, 3)))
    return AllOf(parts) if chance.random() < 0.6 else AnyOf(parts)


@ANY_STUDY
@given(st.integers(0, 2**20))
def test_any_question_finds_what_a_naive_reading_of_it_does(seed: int) -> None:
    chance = Random(seed)
    with TemporaryDirectory() as folder, new_study(Path(folder)) as project:
        make(project, chance)
        with project.reading() as session:
            slow, known = SlowStudy(session), vocabulary(session)
            for _ in range(25):
                where = any_condition(chance, known)
                answer = ask(session, where, known)
                found = {one.segment: set(one.people) for one in answer.found}
                assert found == slow.answer(where), sentence(where, known)
                assert from_json(to_json(where, known), known) == where
                rows = answered_passages(session, answer)
                assert [(row.source, row.start, row.end) for row in rows] == sorted(
                    (passage.source.id, passage.start, passage.end)
                    for passage in slow.passages
                    if passage.segment in found
                )
                people = set[int]().union(*found.values())
                counted = [answer.people, *answer.groups]
                assert answer.people.k + answer.people.pending_k == len(people)
                assert sum(one.k + one.pending_k for one in counted) == 2 * len(people)


@ANY_STUDY
@given(st.integers(0, 2**20))
def test_the_co_occurrence_of_any_study_is_what_a_naive_count_gives(seed: int) -> None:
    with TemporaryDirectory() as folder, new_study(Path(folder)) as project:
        make(project, Random(seed))
        with project.reading() as session:
            slow = SlowStudy(session)
            pending = {person.id for person in study.participants(session) if person.pending}
            for below in (False, True):
                table = cooccurrence(session, below=below)
                found = {(pair.one, pair.other): (pair.places, pair.k, pair.pending_k) for pair in table.pairs}
                wanted = {}
                for at, one in enumerate(slow.tree):
                    for other in slow.tree[at + 1 :]:
                        kin = other.path.startswith(f"{one.path} / ")
                        shared = [] if below and kin else shared_slowly(slow, one.id, other.id, below=below)
                        if shared:
                            people = {person for _, _, _, persons in shared for person in persons}
                            late = people & pending
                            wanted[one.id, other.id] = (len(shared), len(people - late), len(late))
                            rows = shared_passages(session, one.id, other.id, below=below)
                            assert [(row.source, row.start, row.end) for row in rows] == [
                                place[:3] for place in shared
                            ]
                            assert [{v.participant for v in row.voices} for row in rows] == [
                                place[3] for place in shared
                            ]
                assert found == wanted


def shared_slowly(
    slow: SlowStudy, one: int, other: int, *, below: bool
) -> list[tuple[int, int, int, set[ParticipantId]]]:
    """Source, start, end and people of every place two codes share."""
    mine = joined(list(slow.with_codes(Codes(Target.CODE, one, below))))
    theirs = joined(list(slow.with_codes(Codes(Target.CODE, other, below))))
    found = []
    for first in mine:
        for second in theirs:
            if any(a.shares_with(b) for a in first for b in second):
                start = max(min(a.start for a in first), min(b.start for b in second))
                end = min(max(a.end for a in first), max(b.end for b in second))
                turns = {turn for a in first for turn in a.turns} & {turn for b in second for turn in b.turns}
                people = {person for person in slow.people if any(turn.participant == person for turn in turns)}
                found.append((first[0].source.id, start, end, people))
    return sorted(found, key=lambda place: place[:3])


def joined(passages: list[Passage]) -> list[list[Passage]]:
    """The passages in groups of those that overlap, directly or through others."""
    groups: list[list[Passage]] = []
    for passage in passages:
        near = [group for group in groups if any(passage.shares_with(one) for one in group)]
        groups = [group for group in groups if group not in near]
        groups.append([passage, *(one for group in near for one in group)])
    return groups


@FEW_STUDIES
@given(st.integers(0, 2**20))
def test_every_cell_of_any_matrix_is_what_a_naive_asking_for_it_finds(seed: int) -> None:
    with TemporaryDirectory() as folder, new_study(Path(folder)) as project:
        make(project, Random(seed))
        with project.reading() as session:
            known = vocabulary(session)
            for by in dimensions(known):
                for below in (True, False):
                    table = matrix(session, by, below=below)
                    for line in table.lines:
                        for column, cell in zip(table.columns, line.cells, strict=True):
                            answer = ask(session, cell_condition(line, column), known)
                            assert cell.passages == len(answer.found), (by, line.code.path, column.name)
                            assert (cell.k, cell.pending_k) == (answer.people.k, answer.people.pending_k)
