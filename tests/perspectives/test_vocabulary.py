"""The words of each perspective: only speech of people who count, never the interviewer's, labels or stamps."""

from collections import Counter

import pytest

from app.language.keyness import key_words
from app.perspectives.vocabulary import sides, spoken_words
from app.problems import Cancelled
from app.store.project import Project
from app.study import actions, queries
from tests.builders import CARER, CHILD, add, dialogue, person, speaker


@pytest.fixture
def joint(study: Project) -> Project:
    lines = [
        ("Interviewer", "What about bags?"),
        ("Robin", "Bags, bags, and bags"),
        ("Kit", "a plan"),
        ("Robin", "they said a plan"),
    ]
    add(study, dialogue("Visit", lines, [speaker("Robin", CHILD), speaker("Kit", CARER)]))
    return study


def test_everybody_has_their_own_words(joint: Project) -> None:
    with joint.reading() as session:
        spoken = spoken_words(session)
    assert spoken == {
        person(joint, "Robin"): Counter({"bags": 3, "and": 1, "they": 1, "said": 1, "a": 1, "plan": 1}),
        person(joint, "Kit"): Counter({"a": 1, "plan": 1}),
    }


def test_somebody_left_out_says_nothing(joint: Project) -> None:
    actions.set_excluded(joint, participant=person(joint, "Robin"), excluded=True)
    with joint.reading() as session:
        assert list(spoken_words(session)) == [person(joint, "Kit")]


def test_a_perspective_is_set_against_all_others(study: Project) -> None:
    for number in range(3):
        add(
            study,
            dialogue(f"Child {number}", [(f"R{number}", "bags and more bags")], [speaker(f"R{number}", CHILD)]),
            dialogue(f"Carer {number}", [(f"K{number}", "a plan and plans")], [speaker(f"K{number}", CARER)]),
        )
    add(study, dialogue("A call", [("Ash", "bags bags bags")]))
    with study.reading() as session:
        children = next(row.id for row in queries.perspectives(session) if row.name == CHILD)
        group, others = sides(session, spoken_words(session), children)
    assert (len(group), len(others)) == (3, 3)
    assert [(row.word, row.hits, row.other_hits, row.speakers) for row in key_words(group, others)] == [
        ("bags", 6, 0, 3),
        ("and", 3, 3, 3),
    ]


def test_it_can_be_stopped(joint: Project) -> None:
    with joint.reading() as session, pytest.raises(Cancelled):
        spoken_words(session, cancelled=lambda: True)
