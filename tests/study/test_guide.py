"""The topic guide: its questions in their order, and asked told apart from not asked and from nobody knows."""

import pytest

from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.guide_rows import GuideQuestionId
from app.study.rows import Approach
from tests.builders import add, dialogue


@pytest.fixture
def questions(study: Project) -> list[GuideQuestionId]:
    """Two questions and two interviews."""
    add(study, dialogue("One", [("Robin", "bags")]), dialogue("Two", [("Ash", "keys")]))
    return [actions.add_guide_question(study, text=text) for text in ("Tell me about  moving", "Who helped?")]


def told(study: Project) -> list[tuple[str, int, int]]:
    with study.reading() as session:
        return [(row.text, row.asked, row.not_asked) for row in queries.guide_questions(session)]


def test_questions_are_worded_ordered_and_removed(study: Project, questions: list[GuideQuestionId]) -> None:
    assert told(study) == [("Tell me about moving", 0, 0), ("Who helped?", 0, 0)]
    actions.move_guide_question(study, question=questions[1], position=0)
    actions.edit_guide_question(study, question=questions[0], text="What was moving like?")
    assert told(study) == [("Who helped?", 0, 0), ("What was moving like?", 0, 0)]
    actions.remove_guide_question(study, question=questions[0])
    assert told(study) == [("Who helped?", 0, 0)]
    for _ in range(3):
        study.undo()
    assert told(study) == [("Tell me about moving", 0, 0), ("Who helped?", 0, 0)]


def test_a_question_without_words_is_refused(study: Project) -> None:
    with pytest.raises(Problem, match="needs words"):
        actions.add_guide_question(study, text=" \n ")
    assert told(study) == []


def test_asked_not_asked_and_unknown_are_three_things(study: Project, questions: list[GuideQuestionId]) -> None:
    with study.reading() as session:
        one, two = (row.id for row in queries.sources(session))
    actions.set_asked(study, questions=questions, sources=[one], asked=True)
    actions.set_asked(study, questions=questions[:1], sources=[two], asked=False)
    assert told(study) == [("Tell me about moving", 1, 1), ("Who helped?", 1, 0)]
    with study.reading() as session:
        assert queries.guide_ticks(session) == {
            (questions[0], one): True,
            (questions[1], one): True,
            (questions[0], two): False,
        }
    actions.set_asked(study, questions=questions[:1], sources=[one, two], asked=None)
    assert told(study) == [("Tell me about moving", 0, 0), ("Who helped?", 1, 0)]
    study.undo()
    assert told(study) == [("Tell me about moving", 1, 1), ("Who helped?", 1, 0)]


def test_a_removed_interview_takes_its_ticks_along(study: Project, questions: list[GuideQuestionId]) -> None:
    with study.reading() as session:
        one, _ = (row.id for row in queries.sources(session))
    actions.set_asked(study, questions=questions, sources=[one], asked=True)
    actions.remove_source(study, source=one)
    assert told(study) == [("Tell me about moving", 0, 0), ("Who helped?", 0, 0)]


def test_a_study_says_its_approach(study: Project) -> None:
    with study.reading() as session:
        assert queries.approach(session) is Approach.CODEBOOK
    for wanted in (Approach.REFLEXIVE, Approach.RELIABILITY):
        actions.set_approach(study, approach=wanted)
        with study.reading() as session:
            assert queries.approach(session) is wanted
    study.undo()
    with study.reading() as session:
        assert queries.approach(session) is Approach.REFLEXIVE
