"""The marks in the sample transcripts: out of the text they go, and their places stay exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.sample.markup import CodeMark, read_markup
from app.language.spans import Span


def test_a_mark_leaves_its_words_and_says_where_they_are() -> None:
    plain = read_markup("Robin: I ⟦told|didn't know⟧ then.")
    assert plain.text == "Robin: I didn't know then."
    assert plain.marks == (CodeMark("told", False, "", Span(9, 20)),)
    assert plain.marks[0].span.of(plain.text) == "didn't know"


def test_a_head_may_name_two_codes_the_other_coder_and_a_memo() -> None:
    plain = read_markup("⟦told+keep@2*duvet|my duvet⟧")
    span = Span(0, 8)
    assert plain.marks == (CodeMark("keep", True, "duvet", span), CodeMark("told", True, "duvet", span))


def test_marks_nest_and_the_longer_comes_first() -> None:
    plain = read_markup("a⟦home|b⟦known|c⟧d⟧e")
    assert plain.text == "abcde"
    assert [(mark.key, mark.span) for mark in plain.marks] == [("home", Span(1, 4)), ("known", Span(2, 3))]


def test_positions_are_code_points() -> None:
    plain = read_markup("🐶 ⟦help|Paweł 🥚⟧")
    assert plain.marks[0].span == Span(2, 9)
    assert plain.marks[0].span.of(plain.text) == "Paweł 🥚"


def test_brackets_bars_stars_and_at_signs_in_the_words_are_only_words() -> None:
    words = "[pause] this | that @2 *her* {x} <y>"
    assert read_markup(words).text == words
    assert read_markup(f"⟦told|{words}⟧").text == words


@pytest.mark.parametrize(
    ("marked", "slip"),
    [
        ("one\n⟦told|two", "line 2: a mark is never closed"),
        ("one\n\ntwo⟧", "line 3: a mark closes that was never opened"),
        ("⟦told words⟧", "line 1: a mark does not begin with the key of a code"),
        ("⟦Told|words⟧", "line 1: a mark does not begin with the key of a code"),
        ("⟦told@3|words⟧", "line 1: a mark does not begin with the key of a code"),
        ("⟦|words⟧", "line 1: a mark does not begin with the key of a code"),
        ("\n⟦told|⟧", "line 2: a mark holds no words"),
    ],
)
def test_a_slip_says_its_line(marked: str, slip: str) -> None:
    with pytest.raises(ValueError, match=f"^{slip}$"):
        read_markup(marked)


WORDS = st.text(st.characters(exclude_characters="⟦⟧", exclude_categories=["Cs"]))
KEYS = st.sampled_from(["told", "bags", "home"])
Piece = str | tuple[str, bool, list["Piece"]]
PIECES = st.recursive(
    st.lists(WORDS, max_size=3),
    lambda inner: st.lists(st.one_of(WORDS, st.tuples(KEYS, st.booleans(), inner)), max_size=4),
    max_leaves=12,
)


@given(PIECES)
def test_whatever_is_marked_comes_back_with_its_exact_words(pieces: list[Piece]) -> None:
    expected: list[tuple[str, bool, str]] = []
    marked, plain = _write(pieces, expected)
    read = read_markup(marked)
    assert read.text == plain
    found = [(mark.key, mark.second, mark.span.of(read.text)) for mark in read.marks]
    assert sorted(found) == sorted(expected)


def _write(pieces: list[Piece], expected: list[tuple[str, bool, str]]) -> tuple[str, str]:
    """The pieces with marks and without; a mark around nothing is left out."""
    marked, plain = "", ""
    for piece in pieces:
        if isinstance(piece, str):
            marked, plain = marked + piece, plain + piece
            continue
        key, second, inner = piece
        inside, words = _write(inner, expected)
        if words:
            expected.append((key, second, words))
            inside = f"⟦{key}{'@2' if second else ''}|{inside}⟧"
        marked, plain = marked + inside, plain + words
    return marked, plain
