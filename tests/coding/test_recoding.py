"""Another code in the place of one on a passage: in one step, with nothing noted lost."""

from dataclasses import dataclass

import pytest

from app.coding import actions, queries
from app.coding.rows import CodeId, CoderId, CodingId, CodingMark
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study.rows import VersionId
from tests.builders import add, dialogue, place_of, version_of
from tests.store.rows import all_rows

LINES = [("Robin", "We had bags, just bags in the car.")]


@dataclass
class Desk:
    """A study with a coded passage."""

    study: Project
    version: VersionId
    span: Span
    bags: CodeId
    moves: CodeId
    ada: CoderId

    def code(self, code: CodeId, memo: str = "", coder: CoderId | None = None) -> CodingId:
        return actions.apply_code(
            self.study, version=self.version, span=self.span, code=code, coder=coder or self.ada, memo=memo
        )

    def marks(self) -> list[CodingMark]:
        with self.study.reading() as session:
            return queries.codings_in(session, self.version)


@pytest.fixture
def desk(study: Project) -> Desk:
    source = add(study, dialogue("Visit", LINES))[0]
    return Desk(
        study,
        version_of(study, source),
        place_of(study, source, "just bags"),
        actions.add_code(study, name="Bags"),
        actions.add_code(study, name="Moves"),
        actions.coder_named(study, name="Ada"),
    )


def test_the_code_changes_and_the_memo_stays_in_one_step(desk: Desk) -> None:
    coding = desk.code(desk.bags, "ours")
    before = all_rows(desk.study)
    assert actions.recode_coding(desk.study, coding=coding, code=desk.moves) == coding
    (mark,) = desk.marks()
    assert (mark.name, mark.memo, mark.coder, mark.span) == ("Moves", "ours", "Ada", desk.span)
    assert desk.study.undo_label == "Change code of passage"
    desk.study.undo()
    assert all_rows(desk.study) == before


def test_where_the_other_code_is_there_already_one_coding_holds_both_memos(desk: Desk) -> None:
    kept, folded = desk.code(desk.moves, "first"), desk.code(desk.bags, "second")
    before = all_rows(desk.study)
    assert actions.recode_coding(desk.study, coding=folded, code=desk.moves) == kept
    (mark,) = desk.marks()
    assert mark.name == "Moves"
    assert {"first", "second"} <= set(mark.memo.split())
    desk.study.undo()
    assert all_rows(desk.study) == before


def test_what_another_coder_said_stays_beside_it(desk: Desk) -> None:
    ben = actions.coder_named(desk.study, name="Ben")
    theirs, mine = desk.code(desk.moves, coder=ben), desk.code(desk.bags)
    assert actions.recode_coding(desk.study, coding=mine, code=desk.moves) == mine
    assert {(mark.coding, mark.name, mark.coder) for mark in desk.marks()} == {
        (theirs, "Moves", "Ben"),
        (mine, "Moves", "Ada"),
    }


def test_the_doubt_about_the_old_code_goes(desk: Desk) -> None:
    coding = desk.code(desk.bags)
    actions.edit_code(desk.study, code=desk.bags, definition="Only what was packed", recheck=True)
    actions.recode_coding(desk.study, coding=coding, code=desk.moves)
    with desk.study.reading() as session:
        assert not queries.rechecks_by_code(session)


def test_the_same_code_changes_nothing(desk: Desk) -> None:
    coding = desk.code(desk.bags)
    before = desk.study.undo_label
    assert actions.recode_coding(desk.study, coding=coding, code=desk.bags) == coding
    assert desk.study.undo_label == before


def test_a_category_a_retired_code_and_what_is_gone_are_refused_and_nothing_changes(desk: Desk) -> None:
    coding = desk.code(desk.bags, "ours")
    actions.retire_codes(desk.study, codes=[desk.moves])
    category = actions.add_code(desk.study, name="Group")
    actions.make_category(desk.study, code=category)
    before = all_rows(desk.study)
    with pytest.raises(Problem, match="category"):
        actions.recode_coding(desk.study, coding=coding, code=category)
    with pytest.raises(Problem, match="retired"):
        actions.recode_coding(desk.study, coding=coding, code=desk.moves)
    with pytest.raises(Problem, match="retired"):
        actions.split_code(desk.study, code=desk.bags, codings=[coding], into=desk.moves)
    with pytest.raises(Problem):
        actions.recode_coding(desk.study, coding=coding, code=CodeId(999))
    with pytest.raises(Problem, match="no longer there"):
        actions.recode_coding(desk.study, coding=CodingId(999), code=desk.moves)
    assert all_rows(desk.study) == before
