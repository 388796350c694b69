"""Putting a question together: conditions looked up, put in, changed and taken out."""

from hypothesis import given
from hypothesis import strategies as st

from app.coding.asking.conditions import ANY_CODE, AllOf, AnyOf, Coded, Condition, HasMemo, Length, Not, Op, Says
from app.ui.asking.condition_tree import add, as_group, at, finished, lines, put, take_out

LEAVES: list[Condition] = [Coded(ANY_CODE), HasMemo(), Says("bags"), Length(Op.MORE, 3), Not(HasMemo())]
CONDITIONS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inside: st.one_of(
        st.lists(inside, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(inside, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        st.lists(inside, min_size=1, max_size=3).map(lambda parts: Not(AllOf(tuple(parts)))),
    ),
    max_leaves=8,
)


def test_lines_read_from_the_top_and_know_how_they_join() -> None:
    top = AllOf((Coded(ANY_CODE), AnyOf((HasMemo(), Not(Says("x")))), Not(HasMemo())))
    told = [(line.path, line.depth, line.denied, line.under_any) for line in lines(top)]
    assert told == [
        ((0,), 0, False, False),
        ((1,), 0, False, False),
        ((1, 0), 1, False, True),
        ((1, 1), 1, True, True),
        ((2,), 0, True, False),
    ]


def test_a_condition_that_nobody_filled_in_is_not_asked() -> None:
    assert finished(AllOf((HasMemo(), Says("  "), AnyOf((Says(""),))))) == AllOf((HasMemo(),))
    assert finished(Not(AnyOf((HasMemo(), Says(""))))) == Not(AnyOf((HasMemo(),)))


@given(CONDITIONS, st.sampled_from(LEAVES))
def test_what_is_put_somewhere_stands_there_and_nothing_else_changes(where: Condition, new: Condition) -> None:
    top = as_group(where)
    for line in list(lines(top)):
        changed = put(top, line.path, new)
        assert at(changed, line.path) == new
        others = [other.path for other in lines(top) if other.path[: len(line.path)] != line.path]
        assert [at(changed, path) for path in others if line.path[: len(path)] != path] == [
            at(top, path) for path in others if line.path[: len(path)] != path
        ]
        assert len(list(lines(take_out(top, line.path)))) < len(list(lines(top)))
    assert list(lines(add(top, (), new)))[-1].path == (len(top.parts),)
