"""Suggestions in a study: nobody's words but participants', nothing coded or refused, the same every time."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.coding import actions, suggesting
from app.coding.found_rows import Reach
from app.coding.passages import passages
from app.coding.rows import CodeId
from app.coding.suggesting.speech import only_speech
from app.coding.suggestion_rows import Standing, SuggestionRow, Suggestions
from app.language.spans import Span
from app.problems import Cancelled, Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study.rows import Approach, SourceStatus
from app.workers.worker import Worker
from tests.builders import all_coded, new_study, person
from tests.coding.suggestion_studies import ASKED, BAGS, NAMES, bags_study, here, suggested


def told(found: Suggestions) -> list[tuple[object, ...]]:
    """Suggestions by what a reader sees."""
    return [(row.source_name, row.span, row.words, row.score, row.reason_words) for row in found.rows]


def test_sentences_of_participants_that_speak_of_the_same_are_suggested_with_why(study: Project) -> None:
    found = suggested(study, bags_study(study))
    assert found.basis.standing is Standing.READY
    assert (found.basis.passages, found.basis.interviews, found.basis.open) == (16, 4, 2)
    rows = found.reaching(0.7)
    assert rows
    for row in rows:
        assert row.source_name in ("Interview 4", "Interview 5")
        assert row.voice.pseudonym in ("Emrys", "Ffion")
        assert row.words not in ASKED
        assert row.reasons
        assert any(word in because.casefold() for because in row.reason_words for word in BAGS)
        assert {near.code_path for near in row.nearest} == {"Moving / Bags"}
        assert not set(row.reason_words) & set(NAMES)
    about_bags = [row for row in rows if any(word in row.words.casefold() for word in BAGS)]
    assert len(about_bags) == 16


def test_the_interviewers_words_and_what_has_the_code_are_never_suggested(study: Project) -> None:
    code = bags_study(study)
    asked = suggested(study, code)
    actions.code_suggested(study, suggestions=asked.rows[:5], code=code, coder="Ada")
    for reach in Reach.SENTENCE, Reach.TURN:
        found = suggested(study, code, reach)
        with study.reading() as session:
            coded = [(row.version, Span(row.start, row.end)) for row in passages(session, code)]
        for row in found.rows:
            assert ASKED not in row.words
            assert not any(version == row.version and span.overlaps(row.span) for version, span in coded)


def test_what_was_refused_never_returns_until_that_is_undone(study: Project) -> None:
    code = bags_study(study)
    first = suggested(study, code)
    refused = first.rows[:3]
    actions.refuse_suggestions(study, suggestions=refused, code=code)
    actions.refuse_suggestions(study, suggestions=refused, code=code)  # a second time changes nothing
    for reach in Reach.SENTENCE, Reach.TURN:
        again = suggested(study, code, reach)
        assert again.basis.refused == 3
        places = {(row.source, row.span) for row in refused}
        assert not any(
            row.source == source and row.span.overlaps(span) for row in again.rows for source, span in places
        )
    study.undo()
    assert told(suggested(study, code)) == told(first)


def test_what_was_refused_of_a_code_is_not_suggested_for_those_below_it(study: Project) -> None:
    code = bags_study(study)
    above = actions.make_code_path(study, path="Moving")
    row = suggested(study, code).rows[0]
    actions.refuse_suggestions(study, suggestions=[row], code=above)
    assert all(one.span != row.span or one.source != row.source for one in suggested(study, code).rows)


def test_several_are_coded_in_one_step_and_taken_back_in_one(study: Project) -> None:
    code = bags_study(study)
    found = suggested(study, code)
    with study.reading() as session:
        before = passages(session, code)
    actions.code_suggested(study, suggestions=found.rows[:4], code=code, coder="Somebody new")
    with study.reading() as session:
        after = passages(session, code)
        assert suggesting.still_open(session, code, found.rows) == list(found.rows[4:])
    assert len(after) == len(before) + 4
    assert {row.coder for row in after} == {"Ada", "Somebody new"}
    assert study.undo_label == "Code suggested passages"
    study.undo()
    with study.reading() as session:
        assert passages(session, code) == before
        assert suggesting.still_open(session, code, found.rows) == list(found.rows)


def test_the_order_in_which_transcripts_came_in_changes_nothing(tmp_path: Path) -> None:
    answers = []
    for place, order in enumerate((range(6), (3, 5, 0, 4, 2, 1))):
        folder = tmp_path / str(place)
        folder.mkdir()
        with new_study(folder) as project:
            found = suggested(project, bags_study(project, order=order))
            answers.append((found.trials, {(row.source_name, row.span, row.reason_words) for row in found.rows}))
    assert answers[0][1] == answers[1][1]
    assert [one.passages for one in answers[0][0]] == [one.passages for one in answers[1][0]]


def test_asked_twice_the_answer_is_the_same(study: Project) -> None:
    code = bags_study(study)
    assert suggested(study, code) == suggested(study, code)


def test_people_left_out_are_neither_learned_from_nor_suggested(study: Project) -> None:
    code = bags_study(study, interviews=8, coded=6)
    study_actions.set_excluded(study, participant=person(study, NAMES[7]), excluded=True)
    study_actions.set_excluded(study, participant=person(study, NAMES[0]), excluded=True)
    found = suggested(study, code)
    assert (found.basis.passages, found.basis.interviews, found.basis.open) == (20, 5, 1)
    assert {row.voice.pseudonym for row in found.rows} == {NAMES[6]}
    assert not any(near.source_name == "Interview 0" for row in found.rows for near in row.nearest)


def test_few_examples_say_how_many_there_are(study: Project) -> None:
    code = bags_study(study, coded=2)
    found = suggested(study, code)
    assert found.basis.standing is Standing.FEW_EXAMPLES
    assert (found.basis.passages, found.basis.interviews) == (8, 2)
    assert not found.rows
    assert not found.trials


def test_without_interviews_coded_to_the_end_nothing_can_be_tested(study: Project) -> None:
    code = bags_study(study)
    with study.reading() as session:
        sources = [row.source for row in passages(session, code) if row.source is not None]
    study_actions.set_status(study, sources=sources, status=SourceStatus.CODING)
    assert suggested(study, code).basis.standing is Standing.FEW_REVIEWED


def test_where_everything_is_coded_to_the_end_nothing_is_left(study: Project) -> None:
    code = bags_study(study)
    all_coded(study)
    assert suggested(study, code).basis.standing is Standing.NOTHING_LEFT


def test_sentences_or_turns_as_the_passages_of_the_code_are(study: Project) -> None:
    code = bags_study(study)
    assert suggested(study, code, None).reach is Reach.TURN
    with study.reading() as session:
        for row in passages(session, code):
            first = row.text.index(".") + 1
            actions.resize_coding(study, coding=row.coding, span=Span(row.start, row.start + first))
    assert suggested(study, code, None).reach is Reach.SENTENCE


def test_a_reflexive_study_has_no_suggestions(study: Project) -> None:
    code = bags_study(study)
    study_actions.set_approach(study, approach=Approach.REFLEXIVE)
    with pytest.raises(Problem, match="reflexive"):
        suggested(study, code)


def test_suggestions_for_a_text_that_was_changed_are_refused_whole(study: Project) -> None:
    code = bags_study(study)
    row = suggested(study, code).rows[0]
    study_actions.remove_source(study, source=row.source)
    for answer in (
        lambda: actions.code_suggested(study, suggestions=[row], code=code, coder="Ada"),
        lambda: actions.refuse_suggestions(study, suggestions=[row], code=code),
    ):
        with pytest.raises(Problem, match="was changed"):
            answer()
    study.undo()
    with pytest.raises(Problem):
        actions.refuse_suggestions(study, suggestions=[row], code=CodeId(999))


def test_asking_can_be_stopped(study: Project) -> None:
    code = bags_study(study)
    with study.reading() as session, pytest.raises(Cancelled):
        suggesting.suggestions(session, code, call=here, cancelled=lambda: True)


def test_a_process_of_its_own_gives_the_same_answer(study: Project) -> None:
    code = bags_study(study)
    with Worker(seconds=suggesting.SECONDS, memory=suggesting.MEMORY) as worker, study.reading() as session:
        found = suggesting.suggestions(session, code, call=worker.call, reach=Reach.SENTENCE)
    assert told(found) == told(suggested(study, code))


def test_reasons_are_told_once_each(study: Project) -> None:
    row = suggested(study, bags_study(study)).rows[0]
    twice = replace(row, words="bags or bags", reasons=(Span(0, 4), Span(8, 12)))
    assert isinstance(twice, SuggestionRow)
    assert twice.reason_words == ("bags",)


def test_everything_but_speech_is_blank_and_keeps_its_length() -> None:
    text = "Ann: I went [00:10] home.\nBob: And I.\nEnd"
    speech = only_speech(text, [Span(5, 25), Span(31, 37)], [Span(12, 19)])
    assert len(speech) == len(text)
    assert speech == "\n\n\n\n\nI went         home.\n\n\n\n\n\nAnd I.\n\n\n\n"
