"""Cutting a quote: whole words stay or go, nothing is added, and what is read is what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.quotes import CUT
from app.reports.quotes import kept_words as quoted
from app.ui.reports.quotes.cutting import Kept, keep_only, leave_out, put_back, whole_words

SAID = "It was just bags in the car, and then nobody told me anything."


def span(words: str) -> tuple[int, int]:
    start = SAID.index(words)
    return start, start + len(words)


def test_only_the_selected_words_stay() -> None:
    kept = keep_only(SAID, *span("just bags in the car,"))
    assert quoted(SAID, kept) == "[…] just bags in the car, […]"


def test_words_are_never_cut_in_two() -> None:
    kept = keep_only(SAID, *span("st bags in the c"))
    assert quoted(SAID, kept) == "[…] just bags in the car, […]"


def test_the_middle_can_be_left_out() -> None:
    kept = leave_out(SAID, (), *span("and then"))
    assert quoted(SAID, kept) == "It was just bags in the car, […] nobody told me anything."


def test_what_was_left_out_can_be_put_back() -> None:
    kept = leave_out(SAID, (), *span("and then"))
    assert put_back(SAID, kept, *span("then")) != kept
    assert put_back(SAID, kept, *span("and then")) == ()


@pytest.mark.parametrize(
    "change", [keep_only(SAID, 5, 5), leave_out(SAID, (), 0, len(SAID)), put_back(SAID, (), 0, 4)]
)
def test_nothing_selected_and_everything_left_out_leave_the_quote_whole(change: Kept) -> None:
    assert change == ()
    assert quoted(SAID, change) == SAID


words = st.text(alphabet="ab ,\u00e9\U0001f600", max_size=40)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, Kept]:
    """Words that were cut a few times."""
    said = draw(words)
    kept: Kept = ()
    for _ in range(draw(st.integers(0, 4))):
        start, end = draw(st.integers(-3, 45)), draw(st.integers(-3, 45))
        do = draw(st.sampled_from(("only", "out", "back")))
        if do == "only":
            kept = keep_only(said, start, end)
        else:
            kept = (leave_out if do == "out" else put_back)(said, kept, start, end)
    return said, kept


@given(cuts())
def test_what_is_kept_is_in_order_within_the_words_and_made_of_whole_words(cut: tuple[str, Kept]) -> None:
    said, kept = cut
    ends = [end for piece in kept for end in piece]
    assert ends == sorted(set(ends))
    assert all(whole_words(said, *piece) == piece for piece in kept)
    assert not kept or (ends[0] >= 0 and ends[-1] <= len(said))


@given(cuts())
def test_a_quote_holds_nothing_that_was_not_said(cut: tuple[str, Kept]) -> None:
    said, kept = cut
    place = 0
    for piece in quoted(said, kept).split(CUT):
        found = said.find(piece.strip(), place)
        assert found >= 0
        place = found
