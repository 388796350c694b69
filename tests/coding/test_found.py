"""Coding what was found: how far each place reaches, what is coded already, one step for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding import actions, queries
from app.coding.found_rows import FoundPassage, Reach
from app.coding.queries.found import Overlaps, coded_with, found_passages
from app.coding.rules import reached
from app.language.query import parse
from app.language.spans import Span
from app.language.tokens import sentence_places
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study.queries.finding import Question, Scope, find
from app.study.rows import VersionId
from tests.builders import CARER, CHILD, INTERVIEWER, add, code, dialogue, place_of, speaker, text_of

TEXT = "We left. I cared. Nobody said why. Then we ate."
SENTENCES = [Span(10, 18), Span(19, 27), Span(28, 44), Span(45, 57)]
SPEECH = Span(10, 57)


def passages(*places: tuple[int, int], reach: Reach, around: int = 0) -> list[tuple[str, int]]:
    spans = [Span(*place) for place in places]
    found = reached(spans, SPEECH, SENTENCES, reach, around, TEXT)
    return [(TEXT[span.start - 10 : span.end - 10], many) for span, many in found]


def test_a_place_reaches_as_far_as_was_asked() -> None:
    cared = (21, 26)
    assert passages(cared, reach=Reach.HIT) == [("cared", 1)]
    assert passages(cared, reach=Reach.SENTENCE) == [("I cared.", 1)]
    assert passages(cared, reach=Reach.SENTENCE, around=1) == [("We left. I cared. Nobody said why.", 1)]
    assert passages(cared, reach=Reach.SENTENCE, around=9) == [(TEXT, 1)]
    assert passages(cared, reach=Reach.TURN) == [(TEXT, 1)]


def test_places_that_reach_into_each_other_are_one_passage() -> None:
    assert passages((13, 17), (10, 12), reach=Reach.SENTENCE) == [("We left.", 2)]
    assert passages((10, 12), (21, 26), reach=Reach.SENTENCE) == [("We left.", 1), ("I cared.", 1)]
    assert passages((10, 12), (28, 34), reach=Reach.SENTENCE, around=1) == [(TEXT, 2)]
    assert passages((10, 12), (28, 34), reach=Reach.TURN) == [(TEXT, 2)]
    assert passages((10, 17), (13, 21), reach=Reach.HIT) == [("We left. I", 2)]
    assert passages((13, 21), reach=Reach.SENTENCE) == [("We left. I cared.", 1)]


def test_blanks_make_no_passage_and_are_at_no_end_of_one() -> None:
    assert passages((18, 19), reach=Reach.HIT) == []
    assert passages((17, 20), reach=Reach.HIT) == [(". I", 1)]
    assert passages((18, 19), (21, 26), reach=Reach.HIT) == [("cared", 1)]


spans = st.tuples(st.integers(10, 56), st.integers(1, 20)).map(lambda at: Span(at[0], min(57, sum(at))))


@given(st.lists(spans, max_size=6), st.sampled_from(Reach), st.integers(0, 3))
def test_passages_are_in_order_apart_inside_the_turn_and_hold_every_word_found(
    places: list[Span], reach: Reach, around: int
) -> None:
    found = reached(places, SPEECH, SENTENCES, reach, around, TEXT)
    ends = [SPEECH.start, *(span.end for span, _ in found)]
    assert all(end <= span.start < span.end <= SPEECH.end for end, (span, _) in zip(ends, found, strict=False))
    for place in places:
        for at in range(place.start, place.end):
            assert TEXT[at - 10].isspace() or any(span.start <= at < span.end for span, _ in found)


@pytest.fixture
def home(study: Project) -> Project:
    """A child and a carer who speak of bags, asked about them."""
    robin = [(INTERVIEWER, "What bags?"), ("Robin", "Black bags. My bags. I hate them."), ("Robin", "No bags.")]
    add(
        study,
        dialogue("Visit 1", robin, [speaker("Robin", CHILD)]),
        dialogue("Visit 2", [("Marian", "She had bags with her.")], [speaker("Marian", CARER)]),
    )
    return study


def found(project: Project, typed: str, reach: Reach, around: int = 0) -> list[FoundPassage]:
    query = parse(typed)
    assert query is not None
    with project.reading() as session:
        places = find(session, Question(query, scope=Scope(interviewer=True))).rows
        return found_passages(session, places, reach=reach, around=around, find_sentences=sentence_places)


def test_what_was_found_is_shown_in_its_words_with_who_says_it(home: Project) -> None:
    rows = found(home, "bags", Reach.SENTENCE)
    assert [(row.pseudonym, row.words, row.places) for row in rows] == [
        ("Robin", "Black bags.", 1),
        ("Robin", "My bags.", 1),
        ("Robin", "No bags.", 1),
        ("Marian", "She had bags with her.", 1),
    ]
    assert found(home, "bags", Reach.TURN)[0].words == "Black bags. My bags. I hate them."
    assert [row.places for row in found(home, "bags", Reach.SENTENCE, around=1)] == [2, 1, 1]
    assert {row.words for row in found(home, "bags", Reach.HIT)} == {"bags"}


def test_everything_found_is_coded_in_one_step_that_can_be_undone(home: Project) -> None:
    rows = found(home, "bags", Reach.SENTENCE)
    assert actions.code_found(home, passages=rows, code="Things / Bags", coder="Ada") == 4
    assert home.undo_label == "Code found passages"
    with home.reading() as session:
        assert queries.code_at(session, "Things / Bags").passages == 4
        mine = coded_with(session, queries.code_at(session, "Things").id)
        assert all(mine(row.version, row.span) for row in rows)
    assert actions.code_found(home, passages=rows, code="things / bags", coder="Ada") == 0
    home.undo()
    with home.reading() as session:
        assert not queries.codes(session)
        assert not queries.coders(session)


def test_only_what_overlaps_is_coded_already(home: Project) -> None:
    with home.reading() as session:
        source = find(session, Question(parse("hate") or pytest.fail("typed"))).rows[0].source
    code(home, source, "My bags", "Things / Bags")
    with home.reading() as session:
        by_code = queries.code_at(session, "Things").id
        below, itself = coded_with(session, by_code), coded_with(session, by_code, below=False)
    marked = place_of(home, source, "My bags")
    version = found(home, "hate", Reach.HIT)[0].version
    for span, coded in (
        (marked, True),
        (Span(marked.start - 3, marked.start + 1), True),
        (Span(marked.end - 1, marked.end + 9), True),
        (Span(marked.start - 3, marked.start), False),
        (Span(marked.end, marked.end + 3), False),
        (Span(0, len(text_of(home, source))), True),
    ):
        assert below(version, span) == coded, span
        assert not itself(version, span)


spans_of_text = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda at: Span(at[0], sum(at)))


@given(st.lists(spans_of_text, max_size=8), spans_of_text)
def test_overlaps_are_found_by_bisection_as_by_looking_at_each(marked: list[Span], span: Span) -> None:
    overlaps = Overlaps({1: sorted((one.start, one.end) for one in marked)})
    assert overlaps(VersionId(1), span) == any(one.overlaps(span) for one in marked)
    assert not overlaps(VersionId(2), span)


def test_nothing_ticked_is_nothing_coded(home: Project) -> None:
    with pytest.raises(Problem, match="No passages"):
        actions.code_found(home, passages=[], code="Bags", coder="Ada")
    assert home.undo_label is not None
    assert "found" not in home.undo_label


def test_what_was_removed_meanwhile_is_not_coded(home: Project) -> None:
    rows = found(home, "bags", Reach.HIT)
    study_actions.remove_source(home, source=rows[-1].source)
    with pytest.raises(Problem, match="changed since the search"):
        actions.code_found(home, passages=rows, code="Bags", coder="Ada")
    with home.reading() as session:
        assert queries.codes(session) == []
