"""Silence told apart: asked and silent, not asked, and not recorded; counted by hand."""

import pytest

from app.coding import actions as coding
from app.coding.queries import code_at
from app.perspectives.queries import compare
from app.perspectives.rows import CellRow
from app.store.project import Project
from app.study import actions, queries
from app.study.guide_rows import GuideQuestionId
from app.study.rows import SourceId
from tests.builders import CHILD, add, all_coded, code, dialogue, speaker

NAMES = ("Ash", "Bilal", "Cleo", "Dev", "Esra")


@pytest.fixture
def interviews(study: Project) -> list[SourceId]:
    """Five children in an interview each; Ash talks of reviews."""
    found = [
        source
        for name in NAMES
        for source in add(study, dialogue(name, [(name, "I go to reviews")], [speaker(name, CHILD)]))
    ]
    code(study, found[0], "reviews", "Voice / Reviews")
    all_coded(study)
    return found


@pytest.fixture
def question(study: Project, interviews: list[SourceId]) -> GuideQuestionId:
    """About reviews: asked of Ash, Bilal and Cleo, not of Dev; of Esra nobody said."""
    made = actions.add_guide_question(study, text="What are reviews like?")
    coding.set_guide_codes(study, question=made, codes=[coding.make_code_path(study, path="Voice / Reviews")])
    actions.set_asked(study, questions=[made], sources=interviews[:3], asked=True)
    actions.set_asked(study, questions=[made], sources=interviews[3:4], asked=False)
    return made


def children(study: Project, path: str) -> CellRow:
    with study.reading() as session:
        found = compare(session)
    (line,) = [line for line in found.lines if line.path == path]
    return line.cells[0]


def test_of_those_who_did_not_raise_it_the_asked_are_told_apart(study: Project, question: GuideQuestionId) -> None:
    cell = children(study, "Voice / Reviews")
    assert (cell.k, cell.n, cell.asked, cell.not_asked, cell.unknown) == (1, 5, 2, 1, 1)


def test_a_question_about_a_code_asks_about_the_code_above_it_and_not_about_its_sibling(
    study: Project, question: GuideQuestionId
) -> None:
    coding.make_code_path(study, path="Voice / Permission")
    assert children(study, "Voice").asked == 2
    beside = children(study, "Voice / Permission")
    assert (beside.asked, beside.not_asked, beside.unknown) == (0, 0, 5)


def test_asked_by_one_of_two_questions_is_asked_and_half_known_is_unknown(
    study: Project, question: GuideQuestionId, interviews: list[SourceId]
) -> None:
    second = actions.add_guide_question(study, text="Do you get a say?")
    with study.reading() as session:
        reviews = code_at(session, "Voice / Reviews").id
    coding.set_guide_codes(study, question=second, codes=[reviews])
    cell = children(study, "Voice / Reviews")
    assert (cell.asked, cell.not_asked, cell.unknown) == (2, 0, 2), "of Dev one question is not recorded now"
    actions.set_asked(study, questions=[second], sources=interviews[3:4], asked=True)
    assert children(study, "Voice / Reviews").asked == 3


def test_without_a_guide_nothing_is_claimed(study: Project, interviews: list[SourceId]) -> None:
    cell = children(study, "Voice / Reviews")
    assert (cell.asked, cell.not_asked, cell.unknown) == (0, 0, 4)
    with study.reading() as session:
        assert queries.guide_questions(session) == []
