"""The choice of columns comes back as it was chosen, and to something that is there."""

from hypothesis import given
from hypothesis import strategies as st

from app.coding.rows import CodeId, CodeSetId, CodeSetRow, ThemeId
from app.perspectives.framework_rows import Topic, TopicRow
from app.ui.perspectives.framework.columns import Choosing, Columns, columns_kept

A, B = Topic(theme=ThemeId(1)), Topic(theme=ThemeId(2))
MOVES, BAGS, DOG = (Topic(code=CodeId(number)) for number in (1, 2, 3))
THEMES = [TopicRow(topic, "T", "T", 0, None, "") for topic in (A, B)]
CODES = [TopicRow(topic, "C", "C", depth, 0, "") for topic, depth in ((MOVES, 0), (BAGS, 1), (DOG, 0))]
SETS = [CodeSetRow(CodeSetId(4), "Mine", "", (CodeId(2), CodeId(3)))]

topics = st.builds(Topic, theme=st.integers(1, 99).map(ThemeId)) | st.builds(
    Topic, code=st.integers(1, 99).map(CodeId)
)
choices = st.one_of(
    st.builds(Columns, st.sampled_from([Choosing.THEMES, Choosing.TOP_LEVEL])),
    st.builds(lambda number: Columns(Choosing.SET, CodeSetId(number)), st.integers(1, 99)),
    st.builds(lambda some: Columns(Choosing.CHOSEN, None, tuple(some)), st.lists(topics, max_size=5)),
)


@given(choices)
def test_a_choice_is_remembered(chosen: Columns) -> None:
    assert columns_kept(chosen.kept()) == chosen


@given(
    st.text(max_size=20)
    | st.lists(st.sampled_from(["set", "chosen", "t1", "c", "x9", "themes", "7"])).map(" ".join)
)
def test_whatever_is_remembered_makes_some_choice(words: str) -> None:
    columns_kept(words).found([*THEMES, *CODES], SETS)


def test_each_kind_of_choice_has_its_columns() -> None:
    known = [*THEMES, *CODES]
    assert Columns().found(known, SETS) == (Columns(), [A, B])
    assert Columns(Choosing.TOP_LEVEL).found(known, SETS)[1] == [MOVES, DOG]
    assert Columns(Choosing.SET, CodeSetId(4)).found(known, SETS)[1] == [BAGS, DOG]
    assert Columns(Choosing.CHOSEN, None, (DOG, A)).found(known, SETS)[1] == [DOG, A]


def test_where_nothing_of_it_is_left_the_usual_columns_are_shown() -> None:
    gone = Columns(Choosing.CHOSEN, None, (Topic(code=CodeId(77)),))
    assert gone.found([*THEMES, *CODES], SETS) == (Columns(), [A, B])
    assert Columns(Choosing.SET, CodeSetId(9)).found(CODES, SETS) == (Columns(Choosing.TOP_LEVEL), [MOVES, DOG])
    assert Columns().found([], []) == (Columns(), [])
