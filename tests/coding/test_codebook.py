"""The code tree: paths, siblings, moving, removing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions, queries
from app.coding.rows import CodeId, CodeRow
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from tests.builders import add, code, dialogue, person
from tests.store.rows import all_rows


def tree(study: Project) -> list[CodeRow]:
    with study.reading() as session:
        return queries.codes(session)


def paths(study: Project) -> list[str]:
    return [row.path for row in tree(study)]


def test_codes_stand_in_the_order_they_were_made_each_before_those_below(study: Project) -> None:
    for path in ("B / two", "A", "B / one", "B / two / deep"):
        actions.make_code_path(study, path=path)
    assert paths(study) == ["B", "B / two", "B / two / deep", "B / one", "A"]
    assert [row.depth for row in tree(study)] == [0, 1, 2, 1, 0]


def test_a_path_is_found_whatever_its_case_and_made_where_it_is_missing(study: Project) -> None:
    made = actions.make_code_path(study, path="Moves /  Bags ")
    assert actions.make_code_path(study, path="moves / BAGS") == made
    assert paths(study) == ["Moves", "Moves / Bags"]
    with study.reading() as session:
        assert queries.code_at(session, "MOVES / bags").id == made
        with pytest.raises(Problem, match="no code of that path"):
            queries.code_at(session, "Bags")


def test_siblings_keep_their_names_apart_and_cousins_need_not(study: Project) -> None:
    top = actions.add_code(study, name="Moves")
    actions.add_code(study, name="Bags", parent=top)
    other = actions.add_code(study, name="Bags")
    for name, parent in (("MOVES", None), ("bags", top)):
        with pytest.raises(Problem, match="of that name"):
            actions.add_code(study, name=name, parent=parent)
    with pytest.raises(Problem, match="of that name"):
        actions.move_code(study, code=other, parent=top)
    with pytest.raises(Problem, match="of that name"):
        actions.edit_code(study, code=other, name="moves")
    actions.edit_code(study, code=other, name="BAGS")
    assert paths(study) == ["Moves", "Moves / Bags", "BAGS"]


@pytest.mark.parametrize("name", ["", "  ", "A / B", "x" * 201])
def test_a_name_that_would_break_a_path_is_refused(study: Project, name: str) -> None:
    with pytest.raises(Problem):
        actions.add_code(study, name=name)
    assert paths(study) == []


def test_a_slash_without_blanks_is_part_of_a_name(study: Project) -> None:
    actions.make_code_path(study, path="Carer/worker / and/or")
    assert paths(study) == ["Carer/worker", "Carer/worker / and/or"]


def test_editing_changes_what_is_given_and_leaves_the_rest(study: Project) -> None:
    made = actions.add_code(study, name="Bags")
    actions.edit_code(study, code=made, definition="what they carried", example="“just bags”")
    actions.edit_code(study, code=made, when_to_use="moves", when_not="school", colour=5)
    [row] = tree(study)
    assert (row.definition, row.example, row.when_to_use, row.when_not, row.colour) == (
        "what they carried",
        "“just bags”",
        "moves",
        "school",
        5,
    )


def test_codes_made_one_after_the_other_differ_in_colour(study: Project) -> None:
    for number in range(7):
        actions.add_code(study, name=f"Code {number}")
    assert len({row.colour for row in tree(study)}) == 7


def test_moving_takes_what_is_below_along_to_the_place_asked_for(study: Project) -> None:
    a, b, c = (actions.make_code_path(study, path=path) for path in ("A", "B", "C / deep"))
    with study.reading() as session:
        top = queries.code_at(session, "C").id
    actions.move_code(study, code=top, parent=a)
    assert paths(study) == ["A", "A / C", "A / C / deep", "B"]
    actions.move_code(study, code=b, parent=a, position=0)
    assert paths(study) == ["A", "A / B", "A / C", "A / C / deep"]
    actions.move_code(study, code=c, parent=None, position=-5)
    assert paths(study) == ["deep", "A", "A / B", "A / C"]
    actions.move_code(study, code=b, parent=a, position=99)
    assert paths(study) == ["deep", "A", "A / C", "A / B"]


def test_a_code_cannot_go_below_itself(study: Project) -> None:
    deep = actions.make_code_path(study, path="A / B / C")
    with study.reading() as session:
        top = queries.code_at(session, "A").id
    for below in (top, deep):
        with pytest.raises(Problem, match="below itself"):
            actions.move_code(study, code=top, parent=below)
    assert paths(study) == ["A", "A / B", "A / B / C"]


def test_removing_a_code_takes_all_below_and_their_coding_and_undo_brings_it_back(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two three")]))
    code(study, source, "one", "A / B")
    code(study, source, "two", "A / B")
    code(study, source, "two", "Stays")
    before = all_rows(study)
    with study.reading() as session:
        top = queries.code_at(session, "A").id
    actions.remove_code(study, code=top)
    assert paths(study) == ["Stays"]
    assert len(all_rows(study)["segment"]) == 1
    with pytest.raises(Problem, match="no longer"):
        actions.edit_code(study, code=top, name="x")
    study.undo()
    assert all_rows(study) == before


def test_counts_are_of_the_code_and_of_all_below(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two three"), ("Kim", "four")]))
    code(study, source, "one", "A")
    code(study, source, "two", "A / B")
    code(study, source, "three", "A / B / C")
    code(study, source, "four", "A / B / C")
    assert [(row.passages, row.passages_below) for row in tree(study)] == [(1, 4), (1, 3), (2, 2)]
    with study.reading() as session:
        people = queries.people_by_code(session)
        assert [people[row.id] for row in queries.codes(session)] == [2, 2, 2]
    study_actions.set_excluded(study, participant=person(study, "Kim"), excluded=True)
    assert [(row.passages, row.passages_below) for row in tree(study)] == [(1, 3), (1, 2), (1, 1)]
    with study.reading() as session:
        people = queries.people_by_code(session)
        assert [people[row.id] for row in queries.codes(session)] == [1, 1, 1]
        assert queries.passages_by_source(session) == {source: 3}


moves = st.lists(
    st.tuples(
        st.integers(0, 7), st.one_of(st.none(), st.integers(0, 7)), st.one_of(st.none(), st.integers(-1, 9))
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.none(), st.integers(0, 6)), min_size=2, max_size=8), moves)
def test_however_codes_are_moved_the_tree_stays_a_tree_that_holds_them_all(
    study: Project, parents: list[int | None], moved: list[tuple[int, int | None, int | None]]
) -> None:
    with study.step("Make codes"):
        ids: list[CodeId] = []
        for number, parent in enumerate(parents):
            above = ids[parent] if parent is not None and parent < number else None
            ids.append(actions.add_code(study, name=f"Code {number}", parent=above))
    try:
        for which, parent, position in moved:
            if which >= len(ids) or (parent or 0) >= len(ids):
                continue
            above = None if parent is None else ids[parent]
            try:
                actions.move_code(study, code=ids[which], parent=above, position=position)
            except Problem:
                continue
            siblings = [row.id for row in tree(study) if row.parent == above]
            wanted = len(siblings) - 1 if position is None else max(0, min(position, len(siblings) - 1))
            assert siblings.index(ids[which]) == wanted
        rows = tree(study)
        assert {row.id for row in rows} == set(ids)
        seen = set()
        for row in rows:
            assert row.parent is None or row.parent in seen
            seen.add(row.id)
    finally:
        with study.step("Clear"):
            for row in tree(study):
                if row.parent is None:
                    actions.remove_code(study, code=row.id)
