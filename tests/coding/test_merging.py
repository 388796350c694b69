"""Codes moved together, made one, made two: nothing coded or noted is ever lost by it."""

import re
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.coding import actions, queries
from app.coding.asking.conditions import Coded, Codes, Target
from app.coding.asking.saved import condition_of, saved_queries
from app.coding.asking.vocabulary import vocabulary
from app.coding.model import Code, CodeSetMember, Coding, GuideCode, Note, RefusedSuggestion, Theme, ThemeCode
from app.coding.rows import ChangeKind, CodeId, CodingId, CodingMark, Voice
from app.coding.suggestion_rows import SuggestionRow
from app.problems import Problem
from app.store.project import Project
from app.study.model import GuideQuestion
from app.study.rows import ParticipantId, SourceId
from tests.builders import add, code, dialogue, new_study, place_of, version_of
from tests.store.rows import all_rows

ROBIN = Voice(ParticipantId(1), "Robin", None, "", None, "", "", quotable=False)
WORDS = ("one", "two", "three", "four")


def paths(study: Project) -> list[str]:
    with study.reading() as session:
        return [row.path for row in queries.codes(session)]


def at(study: Project, path: str) -> CodeId:
    with study.reading() as session:
        return queries.code_at(session, path).id


@pytest.fixture
def coded(study: Project) -> Project:
    """Codes A (with A / Deep) and B, the first two words coded with both by one coder."""
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two three"), ("Kim", "four")]))
    for words, path in (("one", "A"), ("two", "A"), ("two", "B"), ("three", "A / Deep"), ("four", "B")):
        code(study, source, words, path)
    return study


def marks(study: Project) -> list[CodingMark]:
    with study.reading() as session:
        return queries.codings_in(session, version_of(study, SourceId(1)))


def told(study: Project) -> list[tuple[int, str, str]]:
    return [(mark.start, mark.name, mark.memo) for mark in marks(study)]


def test_merging_keeps_every_passage_and_folds_what_was_coded_twice(coded: Project) -> None:
    for mark in marks(coded):
        actions.set_memo(coded, coding=mark.coding, memo=f"{mark.name} said")
    before = all_rows(coded)
    actions.merge_codes(coded, codes=[at(coded, "A")], into=at(coded, "B"), reason="the same thing")
    assert paths(coded) == ["B", "B / Deep"]
    assert [(name, memo) for _, name, memo in told(coded)] == [
        ("B", "A said"),
        ("B", "B said\n\nA said"),
        ("Deep", "Deep said"),
        ("B", "B said"),
    ]
    with coded.reading() as session:
        entry = next(row for row in queries.codebook_changes(session) if row.kind is ChangeKind.MERGE)
    assert (entry.path, entry.after, entry.reason) == ("A", {"into": "B"}, "the same thing")
    assert coded.undo_label == "Merge codes"
    coded.undo()
    assert all_rows(coded) == before


def test_notes_themes_sets_and_the_guide_go_along(coded: Project) -> None:
    a, b = at(coded, "A"), at(coded, "B")
    with coded.step("Furnish") as session:
        session.add_all(
            [Note(kind="memo", text="about A", code_id=a), Note(kind="memo", text="about B", code_id=b)]
        )
        for made in (Theme(name="T", position=0), Theme(name="U", position=1)):
            session.add(made)
            session.flush()
            session.add(ThemeCode(theme_id=made.id, code_id=a))
        session.add(ThemeCode(theme_id=1, code_id=b))
        session.add(GuideQuestion(text="Q", position=0))
        session.flush()
        session.add(GuideCode(question_id=1, code_id=a))
    actions.make_code_set(coded, name="Both", codes=[a, b])
    actions.make_code_set(coded, name="Only A", codes=[a])
    actions.merge_codes(coded, codes=[a], into=b)
    with coded.reading() as session:
        assert list(session.scalars(select(Note.code_id))) == [b, b]
        assert sorted(session.execute(select(ThemeCode.theme_id, ThemeCode.code_id)).all()) == [(1, b), (2, b)]
        assert [row.codes for row in queries.code_sets(session)] == [(b,), (b,)]
        assert list(session.scalars(select(GuideCode.code_id))) == [b]
        assert session.query(CodeSetMember).count() == 2


def test_saved_queries_ask_of_the_code_that_stays(coded: Project) -> None:
    a, b = at(coded, "A"), at(coded, "B")
    actions.save_query(coded, name="Q", where=Coded(Codes(Target.CODE, a)))
    actions.merge_codes(coded, codes=[a], into=b)
    with coded.reading() as session:
        [row] = saved_queries(session)
        assert condition_of(row, vocabulary(session)) == Coded(Codes(Target.CODE, b))


def test_what_was_refused_of_either_code_is_refused_of_the_one_that_stays(coded: Project) -> None:
    a, b, version = at(coded, "A"), at(coded, "B"), version_of(coded, SourceId(1))

    def refuse(code: CodeId, *words: str) -> None:
        rows = [
            SuggestionRow(
                source=SourceId(1),
                source_name="Visit",
                version=version,
                span=place_of(coded, SourceId(1), word),
                turn_number=1,
                words=word,
                before="",
                after="",
                voice=ROBIN,
                score=1.0,
                reasons=(),
                nearest=(),
            )
            for word in words
        ]
        actions.refuse_suggestions(coded, suggestions=rows, code=code)

    refuse(a, "one", "three")
    refuse(b, "three", "four")
    before = all_rows(coded)
    actions.merge_codes(coded, codes=[a], into=b)
    with coded.reading() as session:
        kept = session.execute(select(RefusedSuggestion.code_id, RefusedSuggestion.start)).all()
    starts = [place_of(coded, SourceId(1), word).start for word in ("one", "three", "four")]
    assert sorted(map(tuple, kept)) == [(b, start) for start in sorted(starts)]
    coded.undo()
    assert all_rows(coded) == before


def test_sub_codes_of_one_name_are_kept_apart(study: Project) -> None:
    for path in ("A / Same", "B / same", "B / same (2)"):
        actions.make_code_path(study, path=path)
    actions.merge_codes(study, codes=[at(study, "A")], into=at(study, "B"))
    assert paths(study) == ["B", "B / same", "B / same (2)", "B / Same (3)"]


@pytest.mark.parametrize("name", ["Other", "A"])
def test_a_code_can_be_merged_into_one_below_it(study: Project, name: str) -> None:
    for path in ("Top", f"Top / A / B / {name} / Deep", "Top / A / Beside"):
        actions.make_code_path(study, path=path)
    before = all_rows(study)
    actions.merge_codes(study, codes=[at(study, "Top / A")], into=at(study, f"Top / A / B / {name}"))
    assert paths(study) == [
        "Top",
        f"Top / {name}",
        f"Top / {name} / Deep",
        f"Top / {name} / B",
        f"Top / {name} / Beside",
    ]
    study.undo()
    assert all_rows(study) == before


def test_a_code_is_not_merged_with_itself_nor_coding_into_a_category(coded: Project) -> None:
    a, b = at(coded, "A"), at(coded, "B")
    with pytest.raises(Problem, match="with itself"):
        actions.merge_codes(coded, codes=[a], into=a)
    group = actions.add_code(coded, name="Group")
    actions.make_category(coded, code=group)
    before = all_rows(coded)
    with pytest.raises(Problem, match="put on no passage"):
        actions.merge_codes(coded, codes=[a], into=group)
    with pytest.raises(Problem, match="put on no passage"):
        actions.split_code(coded, code=b, codings=[mark.coding for mark in marks(coded)], into=group)
    assert all_rows(coded) == before


def test_splitting_gives_the_chosen_passages_to_a_new_code_beside_it(coded: Project) -> None:
    a = at(coded, "A")
    first, second = (mark.coding for mark in marks(coded) if mark.code == a)
    made = actions.split_code(coded, code=a, codings=[second], name="A two", reason="two meanings")
    assert paths(coded) == ["A", "A / Deep", "A two", "B"]
    assert {mark.coding: mark.code for mark in marks(coded)}[second] == made
    assert {mark.coding: mark.code for mark in marks(coded)}[first] == a
    with coded.reading() as session:
        entry = queries.codebook_changes(session, code=a)[0]
    assert (entry.kind, entry.after) == (ChangeKind.SPLIT, {"into": "A two", "passages": 1})
    with pytest.raises(Problem, match="None of these passages"):
        actions.split_code(coded, code=a, codings=[second], into=at(coded, "B"))
    with pytest.raises(Problem, match="into itself"):
        actions.split_code(coded, code=a, codings=[first], into=a)


def test_who_splits_has_looked_and_leaves_the_other_passages_in_doubt(coded: Project) -> None:
    a = at(coded, "A")
    actions.ask_for_recheck(coded, code=a)
    first, second = (mark.coding for mark in marks(coded) if mark.code == a)
    actions.split_code(coded, code=a, codings=[second], name="A two")
    with coded.reading() as session:
        doubted = list(session.scalars(select(Coding.id).where(Coding.recheck)))
    assert doubted == [first]


def test_splitting_into_another_code_folds_what_was_coded_twice(coded: Project) -> None:
    a, b = at(coded, "A"), at(coded, "B")
    actions.split_code(coded, code=a, codings=[mark.coding for mark in marks(coded) if mark.code == a], into=b)
    assert [name for _, name, _ in told(coded)] == ["B", "B", "Deep", "B"]
    assert paths(coded) == ["A", "A / Deep", "B"]


def test_several_codes_move_together_in_the_order_of_the_tree(study: Project) -> None:
    for path in ("A / one", "A / two / deep", "A / three", "B", "C / two"):
        actions.make_code_path(study, path=path)
    chosen = [at(study, path) for path in ("C", "A / two / deep", "A / three", "A / two")]
    actions.move_codes(study, codes=chosen, parent=at(study, "B"))
    assert paths(study) == ["A", "A / one", "B", "B / two", "B / two / deep", "B / three", "B / C", "B / C / two"]
    assert study.undo_label == "Move codes"
    actions.move_codes(study, codes=[at(study, "B / three"), at(study, "A")], parent=at(study, "B"), position=0)
    assert paths(study)[:4] == ["B", "B / A", "B / A / one", "B / three"]
    with pytest.raises(Problem, match="below itself"):
        actions.move_codes(study, codes=[at(study, "B / C"), at(study, "B")], parent=at(study, "B / three"))
    with pytest.raises(Problem, match="of that name"):
        actions.move_codes(study, codes=[at(study, "B / two"), at(study, "B / C / two")], parent=None)


def test_a_category_is_put_on_no_passage(coded: Project) -> None:
    a, b = at(coded, "A"), at(coded, "B")
    with pytest.raises(Problem, match="Move its passages"):
        actions.make_category(coded, code=a)
    actions.merge_codes(coded, codes=[a], into=b)
    group = actions.add_code(coded, name="Group")
    actions.make_category(coded, code=group)
    with coded.reading() as session:
        assert [row.name for row in queries.codes(session) if not row.offered] == ["Group"]
    before = all_rows(coded)
    coder = actions.coder_named(coded, name="Ada")
    with pytest.raises(Problem, match="is a category"):
        actions.apply_code(
            coded, version=version_of(coded, SourceId(1)), span=marks(coded)[0].span, code=group, coder=coder
        )
    with pytest.raises(Problem, match="Line 1: That code is a category"):
        code(coded, SourceId(1), "one", "Group")
    assert all_rows(coded) == before


MERGE = st.tuples(st.just("merge"), st.sets(st.integers(0, 5), min_size=1, max_size=2), st.integers(0, 5))
SPLIT = st.tuples(st.just("split"), st.sets(st.integers(0, 11), min_size=1, max_size=3), st.integers(0, 6))
MOVE = st.tuples(st.just("move"), st.sets(st.integers(0, 5), min_size=1, max_size=3), st.integers(0, 6))
TREE = st.lists(st.integers(0, 5), min_size=6, max_size=6)
MARKS = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 5), st.sampled_from(["Ada", "Bo"])), max_size=12)


def furnish(study: Project, parents: list[int], coded: list[tuple[str, int, str]]) -> list[CodeId]:
    """Six codes in some tree, cousins of the same names, and coding each with a memo of its own."""
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two three"), ("Kim", "four")]))
    ids: list[CodeId] = []
    places: dict[CodeId | None, int] = defaultdict(int)
    for number, parent in enumerate(parents):
        above = ids[parent] if parent < number else None
        name = f"Code {places[above]}"
        places[above] += 1
        ids.append(actions.add_code(study, name=name, parent=above))
    version = version_of(study, source)
    for number, (words, which, coder) in enumerate(coded):
        actions.apply_code(
            study,
            version=version,
            span=place_of(study, source, words),
            code=ids[which],
            coder=actions.coder_named(study, name=coder),
            memo=f"<{number}>",
        )
    return ids


def noted(study: Project) -> dict[tuple[int, int], set[str]]:
    """What each coder noted on each segment, on whatever code."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    with study.reading() as session:
        for segment, coder, memo in session.execute(select(Coding.segment_id, Coding.coder_id, Coding.memo)):
            found[segment, coder] |= set(re.findall("<[0-9]+>", memo))
    return found


def do(study: Project, ids: list[CodeId], what: str, chosen: set[int], target: int) -> None:
    """One change of the tree; a refused one changes nothing."""
    before = all_rows(study)
    into = ids[target] if target < len(ids) else None
    try:
        if what == "merge" and into is not None:
            actions.merge_codes(study, codes=[ids[one] for one in chosen], into=into)
        elif what == "move":
            actions.move_codes(study, codes=[ids[one] for one in chosen], parent=into, position=min(chosen))
        elif what == "split":
            with study.reading() as session:
                rows = session.execute(select(Coding.id, Coding.code_id).order_by(Coding.id)).all()
            some = [row for row in rows if row.id % 12 in chosen]
            code = CodeId(some[0].code_id) if some else ids[0]
            name = f"New {len(before['code'])}"
            actions.split_code(study, code=code, codings=[CodingId(row.id) for row in some], into=into, name=name)
    except Problem:
        assert all_rows(study) == before


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREE, MARKS, st.lists(st.one_of(MERGE, SPLIT, MOVE), min_size=1, max_size=6))
def test_however_codes_are_merged_split_and_moved_nothing_coded_is_lost(
    parents: list[int], coded: list[tuple[str, int, str]], done: list[tuple[str, set[int], int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, new_study(Path(folder)) as study:
        ids = furnish(study, parents, coded)
        study.forget_history()
        states, before = [all_rows(study)], noted(study)
        for what, chosen, target in done:
            do(study, ids, what, chosen, target)
            if all_rows(study) != states[-1]:
                states.append(all_rows(study))
            assert noted(study) == before
            with study.reading() as session:
                rows = queries.codes(session)
                assert len(rows) == len(session.scalars(select(Code.id)).all()), "a code hangs in a circle"
                assert [row.id for row in rows] == queries.tree_order(session)
        for state in states[-2::-1]:
            study.undo()
            assert all_rows(study) == state
