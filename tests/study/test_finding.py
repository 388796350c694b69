"""Finding what was said: exact places in their lines, counted in people, in the words of those asked about."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.language.forms import english
from app.language.query import Either, Pattern, parse
from app.language.query.regular import find as match_patterns
from app.language.spans import Span
from app.problems import Cancelled, Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.queries.finding import (
    Found,
    LimitedPatterns,
    PatternTakesTooLong,
    Question,
    Scope,
    find,
    find_first,
    forms_said,
    words_beside,
)
from app.study.rows import AreaId, PerspectiveId, SourceDraft, TurnDraft
from app.workers.worker import Worker
from tests.builders import CARER, CHILD, INTERVIEWER, PRACTITIONER, add, dialogue, person, speaker

EVERYONE = Scope()


def ask(project: Project, typed: str, scope: Scope = EVERYONE, **forms: Sequence[str]) -> Found:
    """Everything that is found for what somebody types."""
    query = parse(typed)
    assert query is not None
    with project.reading() as session:
        return find(session, Question(query, forms, scope), match_patterns=match_patterns)


def lines(found: Found) -> list[str]:
    return [f"{row.who}: {row.before}<{row.text}>{row.after}" for row in found.rows]


@pytest.fixture
def home(study: Project) -> Project:
    """Three people who speak about bags."""
    robin = [
        (INTERVIEWER, "What was in your bags?"),
        ("Robin", "Just bags.\nBags in the car."),
        ("Robin", "My bag"),
    ]
    speakers = [speaker("Robin", CHILD, area="North")]
    add(
        study,
        dialogue("Visit 1", robin, speakers),
        dialogue(
            "Visit 2", [("Marian", "She came with bags, she cared.")], [speaker("Marian", CARER, area="South")]
        ),
        dialogue("Visit 3", [("Sam", "We care; no bags here."), ("Robin", "No!")], [speaker("Sam", PRACTITIONER)]),
    )
    return study


def test_places_are_shown_in_their_lines_and_counted_in_people(home: Project) -> None:
    found = ask(home, "bags")
    assert lines(found) == [
        "Robin: Just <bags>. Bags in the car.",
        "Robin: Just bags. <Bags> in the car.",
        "Marian: She came with <bags>, she cared.",
        "Sam: We care; no <bags> here.",
    ]
    assert (found.places, found.turns, found.sources, found.people, found.of_people) == (4, 3, 3, 3, 3)
    first = found.rows[0]
    assert (first.source_name, first.turn_number, first.perspective_name) == ("Visit 1", 2, CHILD)


def test_the_interviewer_is_looked_through_only_when_asked_and_is_nobody(home: Project) -> None:
    found = ask(home, "bags", Scope(interviewer=True))
    assert lines(found)[0] == "Interviewer: What was in your <bags>?"
    assert (found.places, found.people) == (5, 3)
    children = home_perspective(home, CHILD)
    assert [row.who for row in ask(home, "bags", Scope(perspectives=children, interviewer=True)).rows] == [
        "Robin"
    ] * 2


def home_perspective(project: Project, name: str) -> frozenset[PerspectiveId]:
    with project.reading() as session:
        return frozenset(row.id for row in queries.perspectives(session) if row.name == name)


def test_the_words_of_one_perspective_person_area_or_source(home: Project) -> None:
    with home.reading() as session:
        areas = {row.name: row.id for row in queries.areas(session)}
        sources = {row.name: row.id for row in queries.sources(session)}

    def who(scope: Scope) -> tuple[list[str], int]:
        found = ask(home, "bags", scope)
        return [row.who for row in found.rows], found.of_people

    assert who(Scope(perspectives=home_perspective(home, CARER))) == (["Marian"], 1)
    assert who(Scope(participants=frozenset([person(home, "Sam")]))) == (["Sam"], 1)
    assert who(Scope(areas=frozenset([areas["North"]]))) == (["Robin", "Robin"], 1)
    assert who(Scope(sources=frozenset([sources["Visit 3"]]))) == (["Sam"], 2)
    nowhere = Scope(areas=frozenset([areas["South"]]), sources=frozenset([sources["Visit 1"]]))
    assert who(nowhere) == ([], 0)
    assert who(Scope(areas=frozenset([AreaId(999)]))) == ([], 0)


def test_speakers_nobody_is_named_for_are_found_and_count_as_nobody(study: Project) -> None:
    actions.add_sources(study, drafts=[SourceDraft("Visit", "A: bags", (TurnDraft(0, 3, 7, "A"),))])
    found = ask(study, "bags")
    assert (lines(found), found.places, found.people, found.of_people) == (["Nobody yet: <bags>"], 1, 0, 0)


def test_people_who_are_left_out_are_never_found_nor_counted(home: Project) -> None:
    actions.set_excluded(home, participant=person(home, "Robin"), excluded=True)
    found = ask(home, "bags")
    assert ([row.who for row in found.rows], found.people, found.of_people) == (["Marian", "Sam"], 2, 2)
    with home.reading() as session:
        assert find_first(session, Question(parse("bag") or pytest.fail("typed"))).rows == ()
        assert forms_said(session, "bag", ("bag", "bags"), Scope()) == {"bags": 2}


def test_forms_are_counted_where_they_are_said(home: Project) -> None:
    forms = english().forms_of("care")
    with home.reading() as session:
        assert forms_said(session, "care", forms, Scope()) == {"cared": 1, "care": 1}
        assert forms_said(session, "care", forms, Scope(perspectives=home_perspective(home, CARER))) == {
            "cared": 1
        }
    assert [row.text for row in ask(home, "~care", care=forms).rows] == ["cared", "care"]
    assert [row.text for row in ask(home, "~care", care=["care"]).rows] == ["care"]
    assert ask(home, "~care", care=[]).places == 0


def test_nothing_goes_across_from_one_turn_to_the_next(home: Project) -> None:
    assert ask(home, '"car my"').places == 0
    assert ask(home, "near(car bag, 9)").places == 0
    assert ask(home, "car bag").places == 0


def test_stamps_and_labels_are_never_found_and_part_no_phrase(study: Project) -> None:
    text = "Robin: twenty bags [00:20] in it"
    mark = text.index("[")
    turn = TurnDraft(0, 7, len(text), "Robin")
    add(study, SourceDraft("Visit", text, (turn,), marks=(Span(mark, mark + 7),)))
    assert ask(study, "Robin").places == ask(study, "20").places == ask(study, "/00|Robin/").places == 0
    assert lines(ask(study, "/twenty/")) == ["Nobody yet: <twenty> bags in it"]
    assert lines(ask(study, "in")) == ["Nobody yet: twenty bags <in> it"]
    [row] = ask(study, '"bags in"').rows
    assert row.span.of(text) == "bags [00:20] in"


def test_places_are_code_points_whatever_stands_before(study: Project) -> None:
    said = "👩‍👩‍👧 cafe\u0301 🇬🇧 İstanbul, CAFÉ 👍🏽"
    text = f"R: {said}"
    add(study, SourceDraft("Visit", text, (TurnDraft(0, 3, len(text), "R"),)))
    for typed, shown in {"cafe": ["cafe\u0301", "CAFÉ"], "istanbul": ["İstanbul"], "/👍/": ["👍"]}.items():
        rows = ask(study, typed).rows
        assert [row.span.of(text) for row in rows] == [row.text for row in rows] == shown


def test_the_first_places_come_at_once_with_what_the_index_can_count(study: Project) -> None:
    add(study, *(dialogue(f"Visit {n}", [("Robin", "bags and bags"), ("Kim", "my bags")]) for n in range(5)))
    query = parse("bags")
    assert query is not None
    with study.reading() as session:
        few = find_first(session, Question(query), limit=4)
        all_of_them = find(session, Question(query), limit=4)
    assert few.rows == all_of_them.rows
    assert (few.places, few.turns, few.sources, few.people, few.of_people) == (None, 10, 5, 2, 2)
    assert (all_of_them.places, all_of_them.turns, all_of_them.sources, all_of_them.people) == (15, 10, 5, 2)
    assert not few.whole
    assert ask(study, "bags").whole


def test_where_the_index_cannot_tell_nothing_is_counted_too_early(home: Project) -> None:
    query = parse("near(bags car, 3)")
    assert query is not None
    with home.reading() as session:
        first = find_first(session, Question(query))
    assert (len(first.rows), first.turns, first.people) == (1, None, None)


def test_only_places_that_are_kept_are_found_and_counted(home: Project) -> None:
    query = parse("bags")
    assert query is not None
    with home.reading() as session:
        second = find(session, Question(query), keep=lambda _, span: span.start > 60).rows
        first = find_first(session, Question(query), keep=lambda _, span: False)
    assert all(row.start > 60 for row in second)
    assert (first.rows, first.turns) == ((), None)


def test_a_search_can_be_stopped(home: Project) -> None:
    query = parse("bags")
    assert query is not None
    with home.reading() as session, pytest.raises(Cancelled):
        find(session, Question(query), cancelled=lambda: True)


def test_a_pattern_that_takes_too_long_is_stopped_in_one_sentence_and_the_next_one_runs(study: Project) -> None:
    add(study, dialogue("Visit", [("Robin", "a" * 40 + "!")]))
    slow, quick = parse("/(a+)+$/"), parse("/a!/")
    assert slow is not None
    assert quick is not None
    with study.reading() as session, Worker(seconds=3.0) as worker:
        limited = LimitedPatterns(worker)
        with pytest.raises(PatternTakesTooLong, match="takes too long"):
            find(session, Question(slow), match_patterns=limited)
        assert find(session, Question(quick), match_patterns=limited).places == 1
        with pytest.raises(Problem, match="cannot be read"):
            find(session, Question(parse("/(/") or quick), match_patterns=limited)


def test_what_was_typed_is_never_syntax_of_the_database(home: Project) -> None:
    for typed in (
        'bags" OR "car',
        "words:bags",
        "bags^2",
        "{bags car}",
        "bags; DROP TABLE turn",
        "NEAR/",
        "-bags",
        "+bags",
    ):
        try:
            query = parse(typed)
        except Problem:
            continue
        if query is not None:
            ask(home, typed)
    assert ask(home, "-bags").places == 4


SAID = st.text("abé e\u0301ςΣİ_-' ß한ש1", max_size=14)
PARTS = ["a", "b*", "é", "ß", "~a", '"a b"', '"b a*"', "near(a b, 1)", "OR", "NOT b", "(b OR 1)", "/[ab] b/"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(SAID, min_size=1, max_size=4), st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join)
)
def test_the_index_misses_nothing_that_stands_there(study: Project, said: list[str], typed: str) -> None:
    """One study for all examples: asked of the index first, and of every turn."""
    try:
        query = parse(typed)
    except Problem:
        return
    if query is None:
        return
    [source] = add(study, dialogue("Visit", [("Robin", words) for words in said]))
    try:
        question = Question(query, {"a": ("a", "ab", "e")})
        with study.reading() as session:
            found = find(session, question, match_patterns=match_patterns)
            first = find_first(session, question, match_patterns=match_patterns)
            anywhere = Question(Either((query, Pattern("(?!)"))), question.forms)
            every = find(session, anywhere, match_patterns=match_patterns)
        assert [row.span for row in found.rows] == [row.span for row in every.rows]
        assert (found.places, found.turns) == (every.places, every.turns)
        assert first.turns in (None, found.turns)
    finally:
        actions.remove_source(study, source=source)


def test_words_beside_are_counted_in_the_words_of_the_same_people(study: Project) -> None:
    people = [speaker(name, CHILD) for name in ("Ann", "Ben", "Cem")]
    add(
        study,
        dialogue("Talk", [(one.label, "black bags and black bags, black shoes") for one in people], people),
        dialogue("Other", [("Dora", "black bags, black, black")] * 9, [speaker("Dora", CARER)]),
    )
    query = parse("bags")
    assert query is not None
    with study.reading() as session:
        children = Scope(perspectives=home_perspective(study, CHILD))
        rows = {row.word: row for row in words_beside(session, Question(query, scope=children))}
        whole = {row.word: row for row in words_beside(session, Question(query))}
        none = words_beside(session, Question(query), keep=lambda _, span: False)
    assert (rows["black"].times, rows["black"].people, rows["black"].everywhere) == (9, 3, 9)
    assert "shoes" not in rows, "said beside fewer than five times"
    assert whole["black"].everywhere == 9 + 27
    assert none == []
