"""The codebook remembers: every change with its reason and author, versions, and what differs between them."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding import actions, queries
from app.coding.passages import passages_of
from app.coding.rows import ChangeKind, ChangeRow, CodeState, Origin, PassageRow
from app.coding.rules import difference, folded_memo, puts_in_doubt
from app.problems import Problem
from app.store.project import Project
from tests.builders import add, code, dialogue
from tests.store.rows import all_rows


def history(study: Project) -> list[ChangeRow]:
    """The codebook's history, the oldest change first."""
    with study.reading() as session:
        return queries.codebook_changes(session)[::-1]


def kinds(study: Project) -> list[tuple[ChangeKind, str]]:
    return [(row.kind, row.path) for row in history(study)]


def test_every_change_of_a_code_is_in_the_history_with_what_it_was_and_is(study: Project) -> None:
    made = actions.make_code_path(study, path="Moves / Bags")
    actions.edit_code(
        study,
        code=made,
        name="Bin bags",
        definition="how things travel",
        colour=4,
        reason=" asked by Ines ",
        author="Ines",
    )
    actions.retire_codes(study, codes=[made])
    actions.restore_codes(study, codes=[made])
    actions.move_code(study, code=made, parent=None)
    actions.make_category(study, code=made)
    actions.make_plain_code(study, code=made)
    actions.remove_code(study, code=made, reason="nobody used it")
    assert kinds(study) == [
        (ChangeKind.ADD, "Moves"),
        (ChangeKind.ADD, "Moves / Bags"),
        (ChangeKind.RENAME, "Moves / Bags"),
        (ChangeKind.REDEFINE, "Moves / Bags"),
        (ChangeKind.RECOLOUR, "Moves / Bags"),
        (ChangeKind.RETIRE, "Moves / Bin bags"),
        (ChangeKind.RESTORE, "Moves / Bin bags"),
        (ChangeKind.MOVE, "Moves / Bin bags"),
        (ChangeKind.CATEGORY, "Bin bags"),
        (ChangeKind.CATEGORY, "Bin bags"),
        (ChangeKind.REMOVE, "Bin bags"),
    ]
    rows = history(study)
    assert (rows[2].before, rows[2].after) == ({"name": "Bags"}, {"name": "Bin bags"})
    assert (rows[3].before, rows[3].after) == ({"definition": ""}, {"definition": "how things travel"})
    assert [(row.reason, row.author) for row in rows[1:3]] == [("", "Tester"), ("asked by Ines", "Ines")]
    assert (rows[7].before["parent"], rows[7].after["parent"]) == ("Moves", "")
    assert (rows[-1].code, rows[-1].reason) == (None, "nobody used it")
    assert (rows[-1].before["name"], rows[-1].before["definition"]) == ("Bin bags", "how things travel")


def test_what_changes_nothing_is_not_in_the_history_and_undo_takes_an_entry_back(study: Project) -> None:
    made = actions.add_code(study, name="Bags")
    before = all_rows(study)
    actions.edit_code(study, code=made, name="Bags", definition="")
    actions.move_code(study, code=made, parent=None, position=0)
    assert all_rows(study) == before
    actions.edit_code(study, code=made, definition="other")
    study.undo()
    assert all_rows(study) == before
    study.redo()
    assert kinds(study)[-1] == (ChangeKind.REDEFINE, "Bags")


def test_a_code_made_while_coding_has_its_origin_and_who_made_it(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", "just bags in the car")]))
    code(study, source, "just bags", "Leaving")
    with study.reading() as session:
        [row] = queries.codes(session)
    assert (row.origin, [one.author for one in history(study)]) == (Origin.EMERGENT, ["Tester"])


def coded(study: Project) -> list[bool]:
    """Whether each coded passage is to be looked at again, in the order they were coded."""
    return [bool(row[-1]) for row in all_rows(study)["coding"]]


def test_a_redefinition_asks_for_the_coding_to_be_looked_at_again(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two three"), ("Kim", "four")]))
    for words in ("one", "two"):
        code(study, source, words, "A")
    code(study, source, "four", "A / B")
    with study.reading() as session:
        made = queries.code_at(session, "A").id
    actions.edit_code(study, code=made, definition="first written down", example="“one”")
    assert coded(study) == [False, False, False]
    actions.edit_code(study, code=made, example="“two”", brief="short")
    assert coded(study) == [False, False, False]
    actions.edit_code(study, code=made, definition="a typing slip mended", recheck=False)
    assert coded(study) == [False, False, False]
    actions.edit_code(study, code=made, definition="something else")
    assert coded(study) == [True, True, False]
    with study.reading() as session:
        assert queries.rechecks_by_code(session) == {made: 2}
    [first, *_] = [row.coding for row in in_doubt(study)]
    actions.confirm_codings(study, codings=[first])
    assert study.undo_label == "Confirm coded passage"
    with study.reading() as session:
        assert queries.rechecks_by_code(session) == {made: 1}
    study.undo()
    assert coded(study) == [True, True, False]
    actions.confirm_codings(study, codings=[row.coding for row in in_doubt(study)])
    assert coded(study) == [False, False, False]
    actions.ask_for_recheck(study, code=made)
    assert coded(study) == [True, True, False]


def in_doubt(study: Project) -> list[PassageRow]:
    """The passages that are to be looked at again."""
    with study.reading() as session:
        every = [row.id for row in queries.codes(session)]
        return [row for row in passages_of(session, every) if row.recheck]


def test_a_version_keeps_the_codebook_and_says_what_changed_since(study: Project) -> None:
    bags = actions.make_code_path(study, path="Moves / Bags")
    told = actions.make_code_path(study, path="Moves / Told")
    actions.make_code_set(study, name="For the panel", codes=[bags])
    first = actions.freeze_codebook(study, name="After pilot", note="six interviews")
    with study.reading() as session:
        assert not queries.codebook_difference(session, first)
    actions.edit_code(study, code=bags, name="Bin bags", definition="how things travel")
    actions.move_code(study, code=bags, parent=None)
    actions.remove_code(study, code=told)
    actions.add_code(study, name="New")
    second = actions.freeze_codebook(study, name="Round two", author="Ines")
    with study.reading() as session:
        found = queries.codebook_difference(session, first)
        assert found == queries.codebook_difference(session, first, second)
        back = queries.codebook_difference(session, second, first)
        versions = queries.codebook_versions(session)
        assert queries.version_named(session, "AFTER pilot") == queries.version_named(session, "1") == first
        with pytest.raises(Problem, match="no frozen version"):
            queries.version_named(session, "3")
    assert [(row.number, row.name, row.author, row.codes) for row in versions] == [
        (2, "Round two", "Ines", 3),
        (1, "After pilot", "Tester", 3),
    ]
    assert [one.path for one in found.added] == ["New"]
    assert [one.path for one in found.removed] == ["Moves / Told"]
    [changed] = found.changed
    assert (changed.renamed, changed.moved) == (True, True)
    assert [(one.field, one.before, one.after) for one in changed.fields] == [
        ("definition", "", "how things travel")
    ]
    assert ([one.path for one in back.added], [one.path for one in back.removed]) == (["Moves / Told"], ["New"])
    with pytest.raises(Problem, match="of that name"):
        actions.freeze_codebook(study, name="after PILOT")


def test_a_version_gets_another_name_or_goes_and_the_codebook_stays(study: Project) -> None:
    actions.add_code(study, name="Bags")
    pilot = actions.freeze_codebook(study, name="Pilot")
    actions.freeze_codebook(study, name="Round two")
    before = all_rows(study)
    with pytest.raises(Problem, match="of that name"):
        actions.edit_codebook_version(study, version=pilot, name="round TWO")
    assert all_rows(study) == before
    actions.edit_codebook_version(study, version=pilot, name=" PILOT ", note="ten interviews ")
    with study.reading() as session:
        held = queries.codebook_at(session, pilot)
        named = [(row.number, row.name, row.note) for row in queries.codebook_versions(session)]
    assert named == [(2, "Round two", ""), (1, "PILOT", "ten interviews")]
    assert [code.path for code in held] == ["Bags"]
    told = history(study)
    actions.remove_codebook_version(study, version=pilot)
    with study.reading() as session:
        assert [row.name for row in queries.codebook_versions(session)] == ["Round two"]
    assert history(study) == told
    with pytest.raises(Problem, match="no longer in the study"):
        actions.remove_codebook_version(study, version=pilot)
    study.undo()
    study.undo()
    assert all_rows(study) == before


def test_sets_stand_in_the_order_somebody_gave_them(study: Project) -> None:
    one, _, three = (actions.make_code_set(study, name=name) for name in ("One", "Two", "Three"))

    def names() -> list[str]:
        with study.reading() as session:
            return [row.name for row in queries.code_sets(session)]

    actions.move_code_set(study, code_set=three, position=0)
    assert names() == ["Three", "One", "Two"]
    actions.move_code_set(study, code_set=one, position=9)
    assert names() == ["Three", "Two", "One"]
    study.undo()
    assert names() == ["Three", "One", "Two"]


def test_a_reason_is_given_afterwards_too(study: Project) -> None:
    made = actions.add_code(study, name="Bags")
    actions.edit_code(study, code=made, definition="how things travel")
    actions.explain_changes(study, changes=[history(study)[-1].id], reason=" asked for ")
    assert [row.reason for row in history(study)] == ["", "asked for"]
    study.undo()
    assert [row.reason for row in history(study)] == ["", ""]


def test_a_set_is_part_of_what_a_version_keeps(study: Project) -> None:
    bags = actions.add_code(study, name="Bags")
    frozen = actions.freeze_codebook(study, name="One")
    actions.make_code_set(study, name="Panel", codes=[bags])
    with study.reading() as session:
        [changed] = queries.codebook_difference(session, frozen).changed
    assert [(one.field, one.before, one.after) for one in changed.fields] == [("sets", (), ("Panel",))]


words = st.text("ab ", max_size=3)
state = st.builds(
    CodeState,
    guid=st.sampled_from("123456"),
    parent=st.sampled_from(["", "1", "2"]),
    name=words,
    path=words,
    colour=st.integers(0, 6),
    brief=words,
    definition=words,
    when_to_use=words,
    when_not=words,
    example=words,
    near_miss=words,
    origin=st.sampled_from([one.value for one in Origin]),
    framework=words,
    category=st.booleans(),
    retired=st.booleans(),
    sets=st.lists(words, max_size=2).map(tuple),
)
book = st.lists(state, unique_by=lambda code: code.guid, max_size=6)


@given(book, book)
def test_a_difference_is_all_that_leads_from_one_codebook_to_the_other(
    before: list[CodeState], after: list[CodeState]
) -> None:
    found = difference(before, after)
    assert bool(found) == ({c.guid: still(c) for c in before} != {c.guid: still(c) for c in after})
    made = {code.guid: still(code) for code in before}
    for gone in found.removed:
        del made[gone.guid]
    for new in found.added:
        made[new.guid] = still(new)
    for change in found.changed:
        patched = made[change.after.guid]
        if change.renamed:
            patched["name"] = change.after.name
        if change.moved:
            patched["parent"] = change.after.parent
        for one in change.fields:
            assert patched[one.field] == one.before != one.after
            patched[one.field] = one.after
    assert made == {code.guid: still(code) for code in after}


def still(code: CodeState) -> dict[str, object]:
    """A code without its path, which follows from names and places."""
    return {field: value for field, value in asdict(code).items() if field != "path"}


@given(book)
def test_a_codebook_does_not_differ_from_itself(codes: list[CodeState]) -> None:
    assert not difference(codes, codes)


@given(words, words)
def test_a_folded_memo_holds_both_and_says_nothing_twice(kept: str, other: str) -> None:
    folded = folded_memo(kept, other)
    assert kept.strip() in folded
    assert other.strip() in folded
    assert folded_memo(folded, other) == folded


def test_only_a_rule_that_was_written_down_is_put_in_doubt() -> None:
    assert puts_in_doubt({"when_not": "school"}, {"when_not": ""})
    assert not puts_in_doubt({"when_not": ""}, {"when_not": "school"})
    assert not puts_in_doubt({"brief": "a", "name": "b"}, {"brief": "c", "name": "d"})
