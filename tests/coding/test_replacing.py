"""Replacing words of a coded transcript: everything stays on the words it is of, and one undo takes it back."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions, queries
from app.coding.actions import replace_words
from app.coding.check import check_coding
from app.coding.correcting.replacement_rows import ReplacementPlan, Wanted
from app.coding.correcting.replacing import plan_replacements
from app.coding.model import Segment, SegmentTurn
from app.language.spans import Span, words_hash
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study import queries as study_queries
from app.study.model import Replacement, TextVersion, Turn
from app.study.queries.search import search
from app.study.rows import SourceId
from tests.builders import CARER, CHILD, INTERVIEWER, add, code, dialogue, new_study, speaker, text_of
from tests.store.rows import all_rows, index_differs

LINES = [
    (INTERVIEWER, "so what did Sarah’s mum say?"),
    ("Sarah Jones", "she said I go to Oakfield Primary 👩\u200d👧 in Leeds"),
    ("Kim", "SARAH hated Oakfield Primary"),
    (INTERVIEWER, "did she?"),
]


@pytest.fixture
def source(study: Project) -> SourceId:
    [added] = add(study, dialogue("Visit to Sarah", LINES, [speaker("Sarah Jones", CHILD), speaker("Kim", CARER)]))
    return added


def planned(study: Project, source: SourceId, pairs: dict[str, str], new_name: str = "") -> ReplacementPlan:
    """A plan in which each of some words is replaced wherever it stands."""
    text = text_of(study, source)
    wanted = [
        Wanted(Span(*found.span()), words, "person")
        for original, words in pairs.items()
        for found in re.finditer(re.escape(original), text)
    ]
    with study.reading() as session:
        return plan_replacements(session, source, wanted, new_name)


def replace(study: Project, source: SourceId, pairs: dict[str, str], new_name: str = "") -> ReplacementPlan:
    plan = planned(study, source, pairs, new_name)
    replace_words(study, plans=[plan], by="Ada")
    return plan


def is_whole(study: Project) -> bool:
    with study.reading() as session:
        return not any(finding.faults for finding in check_coding(session)) and not index_differs(study)


def coded_words(study: Project, source: SourceId) -> list[tuple[str, str]]:
    with study.reading() as session:
        row = study_queries.transcript(session, source)
        return [(mark.span.of(row.text), mark.name) for mark in queries.codings_in(session, row.version)]


PUT_IN = ("a", "é👩\u200d👧", "a b c")
NAMES = {"Sarah Jones": "[Robin]", "Sarah": "[Robin]", "SARAH": "[ROBIN]", "Oakfield Primary": "[primary school]"}


def test_names_give_way_and_the_rest_of_the_text_stays(study: Project, source: SourceId) -> None:
    replace(study, source, NAMES)
    assert text_of(study, source) == (
        "Interviewer: so what did [Robin]’s mum say?\n"
        "[Robin]: she said I go to [primary school] 👩\u200d👧 in Leeds\n"
        "Kim: [ROBIN] hated [primary school]\n"
        "Interviewer: did she?\n"
    )
    assert is_whole(study)


def test_labels_change_with_the_text_and_stay_the_same_peoples(study: Project, source: SourceId) -> None:
    plan = replace(study, source, NAMES)
    assert plan.labels == (("Sarah Jones", "[Robin]"),)
    with study.reading() as session:
        turns = study_queries.transcript(session, source).turns
        assert [(turn.label, turn.pseudonym) for turn in turns] == [
            (INTERVIEWER, ""),
            ("[Robin]", "Sarah Jones"),
            ("Kim", "Kim"),
            (INTERVIEWER, ""),
        ]
        labels = {row.label for row in study_queries.speakers(session, source)}
    assert labels == {INTERVIEWER, "[Robin]", "Kim"}


def test_codes_stay_on_their_words_and_widen_to_a_whole_pseudonym(study: Project, source: SourceId) -> None:
    code(study, source, "I go to Oakfield Primary", "School")
    code(study, source, "Primary 👩", "Cut through")
    code(study, source, "in Leeds", "Place")
    with study.reading() as session:
        before = {row.guid for row in session.query(Segment)}
    plan = replace(study, source, NAMES)
    assert coded_words(study, source) == [
        ("I go to [primary school]", "School"),
        ("[primary school] 👩", "Cut through"),
        ("in Leeds", "Place"),
    ]
    assert [one.new_words for one in plan.grown] == ["[primary school] 👩"]
    assert len(plan.touched) == 2
    with study.reading() as session:
        assert {row.guid for row in session.query(Segment)} == before
        for row in session.query(Segment):
            assert row.words_hash == words_hash(Span(row.start, row.end).of(plan.correction.text))
    assert is_whole(study)


def test_passages_that_become_one_keep_what_was_said_of_both(study: Project, source: SourceId) -> None:
    code(study, source, "Oakfield", "School")
    code(study, source, "Primary", "Kind")
    replace(study, source, NAMES)
    assert sorted(coded_words(study, source)) == [("[primary school]", "Kind"), ("[primary school]", "School")]
    assert is_whole(study)


def test_the_log_says_where_and_what_kind_but_not_what_stood_there(study: Project, source: SourceId) -> None:
    plan = replace(study, source, NAMES)
    text = text_of(study, source)
    with study.reading() as session:
        rows = session.query(Replacement).order_by(Replacement.start).all()
        assert [Span(row.start, row.end).of(text) for row in rows] == [row.words for row in rows]
        assert [row.guid for row in rows] == [one.guid for one in plan.replacements]
        assert {row.made_by for row in rows} == {"Ada"}
    assert [one.original for one in plan.replacements] == [
        "Sarah",
        "Sarah Jones",
        "Oakfield Primary",
        "SARAH",
        "Oakfield Primary",
    ]


def test_the_search_finds_the_new_words_and_no_longer_the_old(study: Project, source: SourceId) -> None:
    replace(study, source, NAMES)
    with study.reading() as session:
        assert not search(session, "Oakfield").hits
        assert search(session, "primary school").hits


def test_it_is_to_be_signed_off_anew(study: Project, source: SourceId) -> None:
    study_actions.sign_off(study, sources=[source], by="Ada", on="2026-11-29")
    replace(study, source, NAMES)
    with study.reading() as session:
        assert study_queries.sign_offs(session) == {}


def test_the_name_of_the_transcript_changes_with_it(study: Project, source: SourceId) -> None:
    replace(study, source, NAMES, new_name="Visit to Robin")
    with study.reading() as session:
        assert [row.name for row in study_queries.sources(session)] == ["Visit to Robin"]


def test_several_transcripts_are_one_step_and_one_undo(study: Project, source: SourceId) -> None:
    [other] = add(study, dialogue("Second", LINES, [speaker("Sarah Jones", CHILD), speaker("Kim", CARER)]))
    code(study, source, "Oakfield", "School")
    before = all_rows(study)
    plans = [planned(study, one, NAMES) for one in (source, other)]
    replace_words(study, plans=plans, by="Ada")
    assert study.undo_label == "Pseudonymise transcripts"
    after = all_rows(study)
    study.undo()
    assert all_rows(study) == before
    study.redo()
    assert all_rows(study) == after
    assert is_whole(study)


def test_a_plan_of_yesterday_is_not_stored(study: Project, source: SourceId) -> None:
    plan = planned(study, source, NAMES)
    code(study, source, "in Leeds", "Place")
    with pytest.raises(Problem, match="changed since"):
        replace_words(study, plans=[plan])
    assert "Sarah" in text_of(study, source)


def test_the_labels_of_two_people_never_become_one(study: Project, source: SourceId) -> None:
    with pytest.raises(Problem, match="same label"):
        planned(study, source, {"Sarah Jones": "[Robin]", "Kim": "[Robin]"})


def test_labels_of_one_person_may_become_one(study: Project) -> None:
    sarah = speaker("Sarah", CHILD)
    both = [sarah, sarah.__class__("Sarah J", False, "Sarah", CHILD)]
    [source] = add(study, dialogue("Both", [("Sarah", "yes"), ("Sarah J", "no"), ("Sarah", "yes")], both))
    replace(study, source, {"Sarah J": "[Robin]", "Sarah": "[Robin]"})
    with study.reading() as session:
        turns = study_queries.transcript(session, source).turns
    assert {turn.label for turn in turns} == {"[Robin]"}
    assert is_whole(study)


def test_words_over_the_edge_of_a_label_are_left_alone(study: Project, source: SourceId) -> None:
    text = text_of(study, source)
    edge = text.index("Sarah Jones: she")
    with study.reading() as session, pytest.raises(Problem, match="nothing to replace"):
        plan_replacements(session, source, [Wanted(Span(edge, edge + 16), "[x]", "person")])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_replaced_every_turn_and_passage_stays_itself(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, new_study(Path(folder)) as study:
        speakers = [speaker("Sarah Jones", CHILD), speaker("Kim", CARER)]
        [source] = add(study, dialogue("Visit", LINES, speakers))
        text = text_of(study, source)
        coder, one = actions.coder_named(study, name="Ada"), actions.add_code(study, name="One")
        with study.reading() as session:
            row = study_queries.transcript(session, source)
        for turn in row.turns:
            start = data.draw(st.integers(turn.speech_start, turn.end - 1))
            span = Span(start, data.draw(st.integers(start + 1, turn.end)))
            if span.of(text).strip():
                actions.apply_code(study, version=row.version, span=span, code=one, coder=coder)
        words = [Span(*found.span()) for found in re.finditer(r"\w+", text)]
        chosen = data.draw(st.lists(st.sampled_from(words), unique=True, min_size=1, max_size=8))
        wanted = [
            Wanted(span, f"[{data.draw(st.sampled_from(PUT_IN))}{number}]", "person")
            for number, span in enumerate(chosen)
        ]
        with study.reading() as session:
            plan = plan_replacements(session, source, wanted)
            heard = sorted(
                session.query(Turn.number)
                .join(SegmentTurn)
                .join(Segment)
                .filter(Segment.version_id == row.version)
            )
        replace_words(study, plans=[plan])
        assert is_whole(study)
        with study.reading() as session:
            now = study_queries.transcript(session, source)
            current = session.query(TextVersion.id).filter_by(current=True).scalar()
            after = sorted(
                session.query(Turn.number).join(SegmentTurn).join(Segment).filter(Segment.version_id == current)
            )
        assert len(now.turns) == len(row.turns)
        assert after == heard
        kept = [(a, b) for a, b in zip(row.turns, now.turns, strict=True)]
        for before, turn in kept:
            inside = [span for span in chosen if before.speech.overlaps(span)]
            if not inside:
                assert turn.speech.of(now.text) == before.speech.of(text)
