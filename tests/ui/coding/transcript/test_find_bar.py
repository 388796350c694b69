"""What the find bar takes for the words that were typed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.coding.transcript.find_bar import find_words

TEXT = "Don’t say “no plan”. NO  plan\nat all, 😕 no\u00a0planet."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("don't", ["Don’t"]),
        ('"no', ["“no"]),
        ("no plan", ["no plan", "NO  plan", "no\u00a0plan"]),
        ("plan at", ["plan\nat"]),
        ("😕", ["😕"]),
        (".", [".", "."]),
        ("(", []),
        (" ", []),
        ("", []),
    ],
)
def test_what_a_reader_takes_for_the_same_is_found(words: str, found: list[str]) -> None:
    assert [span.of(TEXT) for span in find_words(TEXT, words)] == found


def test_case_and_whole_words() -> None:
    assert [span.of(TEXT) for span in find_words(TEXT, "no plan", case=True)] == ["no plan", "no\u00a0plan"]
    assert [span.of(TEXT) for span in find_words(TEXT, "no plan", whole=True)] == ["no plan", "NO  plan"]
    assert [span.of(TEXT) for span in find_words(TEXT, "plan ", whole=True)] == ["plan", "plan"]


@given(st.text("ab. \n'’é😕", max_size=30), st.data())
def test_every_place_of_what_stands_there_is_found(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    words = text[ends[0] : ends[1]]
    found = find_words(text, words, case=True)
    assert bool(found) is bool(words.strip())
    assert all(len(span) >= 1 and span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
