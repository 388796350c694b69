"""Bare letters are what somebody searches by; every one knows its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.bare import bare, speech, words
from app.language.spans import Span

TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aÉe\u0301İſΣς ß'’-한👩‍👧[\n")),
    max_size=30,
)


@given(TEXTS)
def test_there_are_as_many_bare_letters_as_letters(text: str) -> None:
    assert len(bare(text)) == len(text)
    assert bare(bare(text)) == bare(text)


@given(TEXTS, TEXTS)
def test_every_letter_is_bare_for_itself(one: str, other: str) -> None:
    assert bare(one + other) == bare(one) + bare(other)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Café", ["cafe"]),
        ("CAFE\u0301", ["cafe"]),
        ("don’t", ["don", "t"]),
        ("ΟΔΟΣ οδος", ["οδοσ", "οδοσ"]),
        ("İstanbul", ["istanbul"]),
        ("snake_case", ["snake", "case"]),
        ("👩‍👧 ... “ ”", []),
        ("Straße 7b", ["straße", "7b"]),
    ],
)
def test_words_are_what_the_index_knows(typed: str, found: list[str]) -> None:
    assert words(typed) == found


@st.composite
def text_and_pieces(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


@given(text_and_pieces())
def test_every_bare_letter_stands_where_its_letter_does(made: tuple[str, list[Span]]) -> None:
    text, pieces = made
    said = speech(text, pieces)
    assert len(said.letters) == len(said.places) == len(said.as_written)
    at = 0
    for piece in pieces:
        kept = [place for place in range(piece.start, piece.end) if not "\u0300" <= text[place] <= "\u036f"]
        if len(pieces) > 1 or len(kept) < len(piece):
            at += 1  # what stands between two pieces parts words
        assert said.letters[at : at + len(kept)] == "".join(bare(text[place]) for place in kept)
        assert said.as_written[at : at + len(kept)] == "".join(text[place] for place in kept)
        assert [said.span(at + n, at + n + 1).start for n in range(len(kept))] == kept
        at += len(kept)
    assert at == len(said.letters)


def test_an_accent_that_stands_alone_belongs_to_its_letter() -> None:
    text = "re\u0301sume\u0301 again"
    said = speech(text, [Span(0, len(text))])
    assert said.letters == " resume again"
    assert said.span(1, 7).of(text) == "re\u0301sume\u0301"


def test_what_stands_around_is_in_whole_words_on_one_line_without_stamps() -> None:
    text = "well then we went\n to the [00:12] blue house by the sea"
    stamp = Span(text.index("["), text.index("]") + 1)
    said = speech(text, [Span(0, stamp.start), Span(stamp.end, len(text))])
    start = text.index("blue")
    assert said.around(Span(start, start + 4), 23) == ("went to the ", " house by the sea")
    assert said.around(Span(start, start + 4), 8) == ("", " house")
    assert said.around(Span(0, 4), 7) == ("", " then")
