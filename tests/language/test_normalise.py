"""What is stored is what every later position counts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.normalise import normalise

ANYTHING = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\r\n\t\v\f\x00\x1c\u0085\u2028\u2029\ufeff\ufffe\ufdd0\ud83d\ude00\U0001ffff\u00a0é"),
    )
)


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\u0085four\vfive\fsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\r\r\n\n", "\n\n\n"),
        ("\ufeffRobin: hello", "Robin: hello"),
        ("\ufeff\ufeffRo\ufeffbin", "Robin"),
        ("a\ufdd0b\ufdd1c\ufdefd\uffffe\ufffef\U0001fffeg\U0010ffffh", "abcdefgh"),
        ("nul\x00 bell\x07 escape\x1b group\x1d tab\there", "nul bell escape group tab\there"),
        ("half \ud83d and \ude00 half", "half \ufffd and \ufffd half"),
        ("two halves \ud83d\ude00", "two halves 😀"),
        ("no\u00a0break", "no\u00a0break"),
        ("cafe\u0301 and café", "cafe\u0301 and café"),
        ("👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 👍🏽 سلام", "👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 👍🏽 سلام"),
        ("", ""),
    ],
)
def test_a_text_is_stored_in_one_form(given_text: str, stored: str) -> None:
    assert normalise(given_text) == stored


@given(ANYTHING)
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(ANYTHING)
def test_what_is_stored_can_be_written_as_utf8_and_holds_nothing_unseen(text: str) -> None:
    stored = normalise(text)
    stored.encode("utf-8")
    assert not set(stored) & set("\r\v\f\u0085\u2028\u2029\ufeff\ufdd0\ufdd1")
    assert all(unicodedata.category(c) != "Cs" for c in stored)
    assert all(c in "\t\n" or ord(c) >= 0x20 for c in stored)


@given(ANYTHING, ANYTHING)
def test_pieces_may_be_normalised_apart(first: str, second: str) -> None:
    cut_line_end = first.endswith("\r") and second.startswith("\n")
    cut_pair = "\ud800" <= first[-1:] <= "\udbff" and "\udc00" <= second[:1] <= "\udfff"
    if not (cut_line_end or cut_pair):
        assert normalise(first + second) == normalise(first) + normalise(second)
