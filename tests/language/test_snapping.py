"""A selection ends where a reader meant it to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.snapping import trim, whole_words, without_labels
from app.language.spans import Span

PIECES = st.sampled_from(
    [
        "bags ",
        "in",
        " ",
        "\n",
        "don't",
        "Mary-Jane",
        "é",
        "e\u0301",
        "👩‍👩‍👧",
        "👍🏽",
        "🇬🇧",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "❤️",
        "سلام",
        "कि",
        ".",
        "[",
        "\t",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


@st.composite
def text_and_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


def snapped(text: str, words: str) -> str:
    start = text.index(words)
    return whole_words(text, Span(start, start + len(words))).of(text)


@pytest.mark.parametrize(
    ("text", "selected", "whole"),
    [
        ("just bags in the car", "ags i", "bags in"),
        ("I don't know", "don", "don't"),
        ("I don’t know", "t", "don’t"),
        ("Mary-Jane left", "Jan", "Mary-Jane"),
        ("he said 'bags' twice", "ag", "bags"),
        ("wait - no", "wai", "wait"),
        ("cafe\u0301 bar", "caf", "cafe\u0301"),
        ("cafe\u0301s bar", "caf", "cafe\u0301s"),
        ("oh 👩‍👩‍👧 oh", "👩", "👩‍👩‍👧"),
        ("oh 👍🏽 oh", "👍", "👍🏽"),
        ("oh 🇬🇧🇫🇷 oh", "🇬", "🇬🇧"),
        ("oh 🏴󠁧󠁢󠁷󠁬󠁳󠁿 oh", "🏴", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
        ("سلام عليكم", "لا", "سلام"),
        ("the end.", "en", "end"),
        ("said[laughs]ok", "augh", "laughs"),
    ],
)
def test_a_selection_grows_to_whole_words(text: str, selected: str, whole: str) -> None:
    assert snapped(text, selected) == whole


def test_the_second_of_two_flags_does_not_take_the_first() -> None:
    text = "🇬🇧🇫🇷"
    assert whole_words(text, Span(3, 4)) == Span(2, 4)


def test_a_caret_stays_a_caret() -> None:
    assert whole_words("bags", Span(2, 2)) == Span(2, 2)


@given(text_and_span())
def test_whole_words_only_grows_and_settles_at_once(given_pair: tuple[str, Span]) -> None:
    text, span = given_pair
    whole = whole_words(text, span)
    assert whole.contains(span)
    assert whole.end <= len(text)
    assert whole_words(text, whole) == whole


@given(text_and_span())
def test_whole_words_leaves_no_mark_or_joiner_cut_off(given_pair: tuple[str, Span]) -> None:
    text, span = given_pair
    whole = whole_words(text, span)
    if len(whole):
        for at in (whole.start, whole.end):
            if 0 < at < len(text) and "\n" not in text[at - 1 : at + 1]:
                assert text[at] not in "\u0301\u200d\ufe0f🏽"
                assert text[at - 1] != "\u200d"
                assert not (text[at - 1].isalnum() and text[at].isalnum())


@given(text_and_span())
def test_trim_leaves_out_blanks_and_nothing_else(given_pair: tuple[str, Span]) -> None:
    text, span = given_pair
    trimmed = trim(text, span)
    assert trimmed.of(text) == span.of(text).strip()
    assert span.contains(trimmed)


@pytest.mark.parametrize(
    ("span", "zones", "left"),
    [
        (Span(0, 20), [Span(0, 7)], Span(7, 20)),
        (Span(3, 20), [Span(0, 7)], Span(7, 20)),
        (Span(8, 25), [Span(0, 7), Span(22, 29)], Span(8, 22)),
        (Span(8, 29), [Span(0, 7), Span(22, 29)], Span(8, 22)),
        (Span(8, 40), [Span(22, 29)], Span(8, 40)),
        (Span(1, 6), [Span(0, 7)], None),
        (Span(1, 9), [Span(0, 5), Span(5, 9)], None),
        (Span(4, 4), [], None),
        (Span(4, 9), [], Span(4, 9)),
    ],
)
def test_ends_in_a_label_move_out_of_it(span: Span, zones: list[Span], left: Span | None) -> None:
    assert without_labels(span, zones) == left


@given(
    st.integers(0, 60), st.integers(0, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6)
)
def test_what_is_left_ends_in_no_label(one: int, two: int, drawn: list[tuple[int, int]]) -> None:
    span = Span(min(one, two), max(one, two))
    zones = [Span(start, start + length) for start, length in drawn]
    left = without_labels(span, zones)
    outside = [at for at in range(span.start, span.end) if not any(z.start <= at < z.end for z in zones)]
    if left is None:
        assert not outside
    else:
        assert span.contains(left)
        assert (left.start, left.end - 1) == (outside[0], outside[-1])
