"""Questions in plain words: what they find, how they read, how they are kept."""

import json

import pytest

from app.coding import actions as coding
from app.coding.asking.asking import answered_passages, ask
from app.coding.asking.conditions import (
    AllOf,
    AnyOf,
    Beside,
    Coded,
    Codes,
    Condition,
    Field,
    How,
    Not,
    Op,
    Speaker,
    Target,
)
from app.coding.asking.cooccurrence import cooccurrence, shared_passages
from app.coding.asking.json_form import from_json, to_json
from app.coding.asking.matrix import cell_condition, matrix
from app.coding.asking.rows import Answer
from app.coding.asking.saved import condition_of, saved_queries, saved_query
from app.coding.asking.testing import Test
from app.coding.asking.vocabulary import vocabulary
from app.coding.asking.word_gaps import at_most
from app.coding.asking.words import answer_sentence, sentence
from app.coding.queries import code_at
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import AttributeKind, SourceId, SourceStatus
from tests.builders import (
    CARER,
    CHILD,
    INTERVIEWER,
    add,
    all_coded,
    code,
    dialogue,
    person,
    speaker,
)


@pytest.fixture
def told(study: Project) -> Project:
    """Robin (child, Area A, 12) and Kim (child, Area B, 9) at home with Sam (carer, Area A).

    Robin: "we moved" [Moves], inside it "moved" [Not told]; Kim: "the review" [Reviews] one turn later;
    Sam: "we moved too" [Moves], in a joint interview with Kim; the interviewer's "moved?" [Moves].
    """
    robin, kim = speaker("Robin", CHILD, area="Area A"), speaker("Kim", CHILD, area="Area B")
    sam = speaker("Sam", CARER, area="Area A", role="aunt")
    lines = [("Robin", "so we moved far"), (INTERVIEWER, "moved?"), ("Robin", "then the review")]
    one, two = add(
        study,
        dialogue("One", lines, [robin]),
        dialogue("Two", [("Kim", "my bags"), ("Sam", "we moved too")], [kim, sam]),
    )
    actions.add_attribute(study, name="Age", kind=AttributeKind.NUMBER)
    actions.set_attribute(study, participant=person(study, "Robin"), attribute="Age", value="12")
    actions.set_attribute(study, participant=person(study, "Kim"), attribute="Age", value="9")
    code(study, one, "we moved", "Moves")
    code(study, one, "moved far", "Moves / Not being told")
    code(study, one, "moved?", "Moves")
    code(study, one, "the review", "Reviews")
    code(study, two, "bags\nSam: we moved", "Moves")
    code(study, two, "too", "Reviews")
    all_coded(study)
    return study


def asked(project: Project, written: str) -> Answer:
    with project.reading() as session:
        return ask(session, from_json(written, vocabulary(session)))


def words(project: Project, written: str) -> list[str]:
    with project.reading() as session:
        return [
            row.text for row in answered_passages(session, ask(session, from_json(written, vocabulary(session))))
        ]


def in_english(project: Project, written: str) -> str:
    with project.reading() as session:
        known = vocabulary(session)
        return sentence(from_json(written, known), known)


def test_a_code_is_found_with_what_is_below_it_and_counted_in_people(told: Project) -> None:
    found = asked(told, '{"coded": {"code": "moves"}}')
    assert words(told, '{"coded": {"code": "Moves"}}') == [
        "we moved",
        "moved far",
        "moved?",
        "bags\nSam: we moved",
    ]
    assert words(told, '{"coded": {"code": "Moves", "below": false}}') == [
        "we moved",
        "moved?",
        "bags\nSam: we moved",
    ]
    # The interviewer's words are a passage and nobody's.
    assert answer_sentence(found) == f"4 passages from 3 of 3 people: 2 of 2 {CHILD} · 1 of 1 {CARER}"


def test_conditions_on_the_speaker_are_all_of_one_person(told: Project) -> None:
    child_in_b = {"speaker": {"field": "perspective", "test": "is", "values": [CHILD]}}
    in_a = {"speaker": {"field": "area", "test": "is", "values": ["Area A"]}}
    joint = {"all": [{"coded": {"code": "Moves"}}, child_in_b, in_a]}
    # Kim is the child and Sam the one in Area A: the joint passage is nobody's who is both.
    assert words(told, json.dumps(joint)) == ["we moved", "moved far"]
    found = asked(told, json.dumps({"all": [{"coded": {"code": "Moves"}}, child_in_b]}))
    assert [(group.k, group.n) for group in found.groups] == [(2, 2), (0, 1)]


def test_overlapping_inside_following_and_without(told: Project) -> None:
    told_inside = '{"beside": {"how": "%s", "code": "Moves / Not being told"}}'
    moves = '{"coded": {"code": "Moves", "below": false}}'
    assert words(told, f'{{"all": [{moves}, {told_inside % "overlaps"}]}}') == ["we moved"]
    assert words(told, f'{{"all": [{moves}, {{"not": {told_inside % "overlaps"}}}]}}') == [
        "moved?",
        "bags\nSam: we moved",
    ]
    follows = (
        '{"all": [{"coded": {"code": "Reviews"}}, {"beside": {"how": "follows", "code": "Moves", "within": %d}}]}'
    )
    assert words(told, follows % 1) == ["the review", "too"]
    assert words(told, follows % 0) == ["too"]
    assert words(told, '{"beside": {"how": "same turn", "code": "Moves / Not being told"}}') == [
        "we moved",
        "moved far",
    ]


def test_who_is_left_out_vanishes_from_passages_and_people(told: Project) -> None:
    actions.set_excluded(told, participant=person(told, "Robin"), excluded=True)
    found = asked(told, '{"coded": {"code": "Moves"}}')
    assert words(told, '{"coded": {"code": "Moves"}}') == ["moved?", "bags\nSam: we moved"]
    assert (found.people.k, found.people.n) == (2, 2)
    with told.reading() as session:
        assert cooccurrence(session).pairs == ()
        assert "Robin" not in [thing.name for thing in vocabulary(session).things if not thing.left_out]
    with pytest.raises(Problem, match="no participant of the name"):
        asked(told, '{"speaker": {"field": "participant", "test": "is", "values": ["Robin"]}}')


def test_people_whose_sources_are_not_all_coded_are_pending(told: Project) -> None:
    with told.reading() as session:
        one = next(row for row in vocabulary(session).things if row.name == "One")
    actions.set_status(told, sources=[SourceId(one.id)], status=SourceStatus.CODING)
    said = answer_sentence(asked(told, '{"coded": {"code": "Moves"}}'))
    assert (
        said == f"4 passages from 2 of 2 people (and 1 pending): 1 of 1 {CHILD} (and 1 pending) · 1 of 1 {CARER}"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"all": []}', "all coded passages"),
        ('{"coded": {"code": "Reviews"}}', "passages coded Reviews"),
        ('{"coded": {"code": "Moves"}}', "passages coded Moves (or a code below it)"),
        ('{"coded": {"code": "Moves", "below": false}}', "passages coded Moves itself"),
        ('{"coded": {"by": ["Ada"]}}', "passages coded by Ada"),
        (
            """{"all": [{"coded": {"code": "Moves", "below": false}},
            {"beside": {"how": "overlaps", "code": "Not being told"}},
            {"speaker": {"field": "perspective", "test": "is", "values": ["Carers"]}},
            {"speaker": {"field": "area", "test": "is", "values": ["Area A"]}},
            {"not": {"coded": {"code": "Reviews"}}}]}""",
            (
                "passages coded Moves itself that overlap Not being told, said by Carers in Area A,"
                " but not coded Reviews"
            ),
        ),
        (
            """{"any": [{"coded": {"code": "Reviews"}},
            {"all": [{"coded": {"code": "Not being told"}}, {"memo": true}]}]}""",
            "passages either coded Reviews or (coded Not being told, with a memo)",
        ),
        (
            '{"beside": {"how": "follows", "code": "Reviews", "within": 2}}',
            "passages that follow Reviews within 2 turns",
        ),
        (
            '{"not": {"beside": {"how": "near", "code": "Reviews", "within": 1, "unit": "words"}}}',
            "passages that do not lie near Reviews within 1 word",
        ),
        (
            """{"all": [{"speaker": {"field": "attribute", "attribute": "Age", "test": "more", "values": [11]}},
            {"case": {"relation": "carer of"}}]}""",
            "passages said by somebody whose Age is more than 11 and linked to a case as carer",
        ),
        (
            '{"speaker": {"field": "role", "test": "missing", "values": []}}',
            "passages said by somebody whose role is not known",
        ),
        (
            '{"source": {"about": "kind", "test": "is", "values": ["interview"]}}',
            "passages from sources of the kind interview",
        ),
        (
            '{"source": {"about": "date", "test": "less", "values": ["2026-02"]}}',
            "passages from sources whose date is before 2026-02",
        ),
        (
            r'{"all": [{"says": "\"my bags\""}, {"not": {"length": {"test": "more", "characters": 9}}}]}',
            "passages with the words “my bags”, but not longer than 9 characters",
        ),
        (
            '{"says": "near(bags ~move, 1)"}',
            "passages with (the words “bags” near any form of “move” (at most 1 word between))",
        ),
        (
            '{"not": {"says": "car* OR ~move"}}',
            "passages without (words that begin with “car” or any form of “move”)",
        ),
        (
            '{"says": "bags NOT /x+/"}',
            "passages with (the words “bags” without what matches /x+/)",
        ),
        ('{"says": "near(/x/ a)"}', "passages with the words “near(/x/ a)”"),
    ],
)
def test_a_question_reads_as_a_sentence(told: Project, written: str, said: str) -> None:
    assert in_english(told, written) == said


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("[", "it is not JSON"),
        ("[]", "it is not an object"),
        ('{"version": 2, "where": {"all": []}}', "its version is not 1"),
        ('{"mood": "sad"}', "no condition “mood”"),
        ('{"coded": {"code": "Moves", "loud": true}}', "“loud” is not known here"),
        ('{"beside": {"how": "under", "code": "Moves"}}', "“under” is not one of overlaps"),
        ('{"beside": {"how": "near", "code": "Moves", "within": -1}}', "“within” is a whole number"),
        ('{"length": {"test": "is", "characters": 4}}', "a length is more or less"),
        ('{"coded": {"code": "Nothing of the kind"}}', "no code of the name “Nothing of the kind”"),
        ('{"not": ' * 50 + "{}" + "}" * 50, "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(told: Project, written: str, refusal: str) -> None:
    with pytest.raises(Problem, match=refusal):
        asked(told, written)


def test_answers_are_compared_as_what_they_are() -> None:
    number, day = AttributeKind.NUMBER, AttributeKind.DATE
    assert Test(Op.IS, ("12",), number).holds("12.0")
    assert Test(Op.MORE, ("9",), number).holds("12")
    assert not Test(Op.MORE, ("12",), number).holds("12")
    assert Test(Op.LESS, ("March 2026",), day).holds("2026-02-28")
    assert not Test(Op.LESS, ("2026",), day).holds("2026-02-28")
    assert not Test(Op.MORE, ("2026",), day).holds("2026-02-28")
    assert Test(Op.IS, ("Foster carer",)).holds("foster carer")
    assert not Test(Op.IS_NOT, ("aunt",)).holds(None)
    assert Test(Op.MISSING, ()).holds(None)


def test_labels_and_time_stamps_are_no_words() -> None:
    text = "Robin: we moved [00:12] far"
    silent = [Span(0, 7), Span(16, 23)]
    assert at_most(text, silent, 0, len(text), 3)
    assert not at_most(text, silent, 0, len(text), 2)
    assert at_most(text, silent, 10, 27, 2)


def test_words_are_asked_for_in_passages_as_find_has_them(told: Project) -> None:
    assert words(told, '{"says": "~move"}') == ["we moved", "moved far", "moved?", "bags\nSam: we moved"]
    assert words(told, '{"says": "mov* NOT we"}') == ["moved far", "moved?"]
    assert words(told, '{"says": "near(far moved, 0)"}') == ["moved far"]
    assert words(told, '{"says": "bags moved"}') == [], "two people say them"
    with pytest.raises(Problem, match="cannot be asked of passages"):
        asked(told, '{"says": "/bags/"}')


def test_places_are_shared_words_whichever_code_is_named_first(told: Project) -> None:
    with told.reading() as session:
        moves, inside = code_at(session, "Moves").id, code_at(session, "Moves / Not being told").id
        (pair,) = cooccurrence(session).pairs
        assert (pair.one, pair.other, pair.places) == (moves, inside, 1)
        assert (pair.k, pair.pending_k) == (1, 0)
        for one, other in ((moves, inside), (inside, moves)):
            (row,) = shared_passages(session, one, other)
            assert row.text == "moved"
            assert [voice.pseudonym for voice in row.voices] == ["Robin"]
        assert cooccurrence(session, below=True).pairs == ()


def test_people_who_are_pending_are_told_apart_where_codes_hold_together(told: Project) -> None:
    with told.reading() as session:
        one = queries.sources(session)[0].id
    actions.set_status(told, sources=[one], status=SourceStatus.CODING)
    with told.reading() as session:
        table = cooccurrence(session)
        (pair,) = table.pairs
    assert (pair.k, pair.pending_k) == (0, 1)
    assert (table.n, table.pending) == (2, 1)


def test_a_second_coder_makes_no_second_place_and_no_second_passage(told: Project) -> None:
    with told.reading() as session:
        one = queries.sources(session)[0].id
    code(told, one, "we moved", "Moves", coder="Bo")
    with told.reading() as session:
        assert [pair.places for pair in cooccurrence(session).pairs] == [1]
        assert len(ask(session, Coded(Codes(Target.CODE, code_at(session, "Moves").id))).found) == 4
        by_coder = matrix(session, "coder")
        assert [cell.passages for cell in by_coder.lines[0].cells] == [4, 1]


def test_a_matrix_says_passages_and_people_and_opens_them(told: Project) -> None:
    with told.reading() as session:
        table = matrix(session)
        assert [(column.name, column.n) for column in table.columns][:2] == [(CHILD, 2), (CARER, 1)]
        line = table.lines[0]
        assert [(cell.passages, cell.k) for cell in line.cells[:2]] == [(3, 2), (1, 1)]
        answer = ask(session, cell_condition(line, table.columns[0]))
        assert [row.text for row in answered_passages(session, answer)] == [
            "we moved",
            "moved far",
            "bags\nSam: we moved",
        ]
        ages = matrix(session, "age")
        assert [column.name for column in ages.columns] == ["9", "12", "No Age yet"]
        with pytest.raises(Problem, match="set against anything of that name"):
            matrix(session, "shoe size")


def query_of(project: Project) -> Condition:
    with project.reading() as session:
        moves = Codes(Target.CODE, code_at(session, "Moves").id)
    return AnyOf((AllOf((Coded(moves), Not(Beside(How.NEAR, moves, 3)))), Speaker(Field.ROLE, Op.IS, ("aunt",))))


def test_a_saved_query_is_asked_anew_and_follows_what_is_renamed(told: Project) -> None:
    where = query_of(told)
    query = coding.save_query(told, name="Sudden moves", where=where)
    with pytest.raises(Problem, match="saved query of that name already"):
        coding.save_query(told, name="sudden MOVES", where=where)
    with told.reading() as session:
        moves = code_at(session, "Moves").id
    coding.edit_code(told, code=moves, name="Moving house")
    with told.reading() as session:
        known = vocabulary(session)
        assert condition_of(saved_query(session, "sudden moves"), known) == where
        assert "Moving house" in sentence(where, known)
    coding.remove_code(told, code=moves)
    with told.reading() as session:
        known = vocabulary(session)
        kept = condition_of(saved_query(session, "Sudden moves"), known)
        assert "a code that is no longer there" in sentence(kept, known)
        assert [row.text for row in answered_passages(session, ask(session, kept))] == ["too"]
    coding.rename_query(told, query=query, name="Aunts")
    told.undo()
    assert told.redo_label == "Rename saved query"


def test_saved_queries_keep_their_order(told: Project) -> None:
    ids = [coding.save_query(told, name=name, where=AllOf()) for name in ("one", "two", "three")]
    coding.move_query(told, query=ids[2], position=0)
    coding.change_query(told, query=ids[0], where=query_of(told))
    coding.remove_query(told, query=ids[1])
    with told.reading() as session:
        rows = saved_queries(session)
        assert [row.name for row in rows] == ["three", "one"]
        assert condition_of(rows[1], vocabulary(session)) == query_of(told)
        assert to_json(AllOf(), vocabulary(session)) == rows[0].definition
    with pytest.raises(Problem, match="no longer in the study"):
        coding.rename_query(told, query=ids[1], name="x")
