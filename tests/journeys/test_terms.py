"""The study's own pick-lists: words added, changed, put in order, retired and counted; each one step."""

import pytest

from app.journeys import actions, queries
from app.journeys.journey_rows import LaneKind
from app.journeys.measuring import measures_told
from app.journeys.rules import Listed, Mark
from app.problems import Problem
from app.store.project import Project
from app.study import actions as people
from tests.builders import person
from tests.journeys.made import child_case, journey_of, record, spell


def offered(project: Project, listed: Listed = Listed.LEGAL) -> list[str]:
    with project.reading() as session:
        return [term.code for term in queries.vocabulary(session).list(listed).terms]


def used(project: Project, listed: Listed, code: str) -> int:
    with project.reading() as session:
        return queries.term_uses(session)[listed][code.casefold()]


def test_a_list_is_put_in_another_order_and_back(study: Project) -> None:
    before = offered(study)
    actions.move_term(study, listed=Listed.LEGAL, code=before[3].lower(), position=0)
    assert offered(study) == [before[3], *before[:3], *before[4:]]
    actions.set_term(study, listed=Listed.LEGAL, code="OURS", label="As we say")
    assert offered(study)[-1] == "OURS"
    actions.move_term(study, listed=Listed.LEGAL, code="OURS", position=1)
    assert offered(study)[:3] == [before[3], "OURS", before[0]]
    study.undo()
    study.undo()
    study.undo()
    assert offered(study) == before


def test_a_changed_label_moves_nothing(study: Project) -> None:
    before = offered(study)
    for code in before:
        actions.set_term(study, listed=Listed.LEGAL, code=code, label=f"Our {code}")
    assert offered(study) == before


def test_a_retired_term_is_refused_for_what_is_new_and_stays_with_what_was_told(study: Project) -> None:
    case = child_case(study)
    told = spell(study, case, "age 6", by="Robin", code="U1", label="Nan’s")
    actions.hide_term(study, listed=Listed.PLACEMENT, code="U1")
    assert "U1" not in offered(study, Listed.PLACEMENT)
    with pytest.raises(Problem, match="retired"):
        spell(study, case, "age 8", by="Robin", code="u1")
    kept = next(one for one in journey_of(study, case).spells if one.mark == told)
    assert kept.code == "U1"
    actions.set_term(study, listed=Listed.PLACEMENT, code="U1", label="Long-term")
    spell(study, case, "age 8", by="Robin", code="U1")


def test_the_official_record_may_say_what_is_retired_and_measures_stay(study: Project) -> None:
    case = child_case(study)
    actions.hide_term(study, listed=Listed.PLACEMENT, code="T4")
    record(study, case)
    with study.reading() as session:
        assert queries.vocabulary(session).is_marked(Listed.PLACEMENT, "T4", Mark.TEMPORARY)
    placements = next(row for row in measures_told(journey_of(study, case)).rows if row.name == "Placements")
    assert placements.cells[0].words == "5"


def test_uses_are_counted_without_those_who_are_left_out(study: Project) -> None:
    case = child_case(study)
    record(study, case)
    spell(study, case, "age 6", by="Robin", code="u6")
    spell(study, case, "age 6", by="Robin's carer", code="C2", lane=LaneKind.LEGAL)
    assert used(study, Listed.PLACEMENT, "U6") == 3
    assert used(study, Listed.REASON, "CARPL") == 2
    assert used(study, Listed.LEGAL, "C2") == 1
    people.set_excluded(study, participant=person(study, "Robin's carer"), excluded=True)
    assert used(study, Listed.LEGAL, "C2") == 0


def test_what_is_not_in_a_list_cannot_be_moved(study: Project) -> None:
    with pytest.raises(Problem, match="no such entry"):
        actions.move_term(study, listed=Listed.LEGAL, code="nowhere", position=0)
