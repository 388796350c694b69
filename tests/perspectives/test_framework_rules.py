"""Drafts are quotes with their places, and every quoted word is found again, whatever stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.perspectives.rules.framework import LEFT_OUT, DraftQuote, drafted, quoted_parts, without_quotes

words = st.text(st.sampled_from("ab ’‘“”\"«»„'.\n"), min_size=1, max_size=20)


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_parts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He felt “at home” there.", ["“at home”"]),
        ("She left. “He said “no” and left.” (Visit)", ["“He said “no” and left.”"]),
        ("‘Don’t go’, she said.", ["‘Don’t go’"]),
        ('"one" and "two"', ['"one"', '"two"']),
        ("It wasn’t the kids’ room.", []),
        ("“never closed\nnext line", ["“never closed"]),
        ("“he said ‘no\nand left” mine", ["“he said ‘no\nand left”"]),
        ("rock‘n’roll", []),
        ("", []),
    ],
)
def test_quoted_words_are_found(text: str, found: list[str]) -> None:
    assert parts(text) == found


@given(st.lists(words, min_size=1, max_size=4))
def test_every_quote_of_a_draft_is_found_whole(said: list[str]) -> None:
    draft = drafted(DraftQuote(one, "Visit, turn 1") for one in said)
    lines = draft.split("\n")
    assert len(lines) == len(said)
    for line, one in zip(lines, said, strict=True):
        assert parts(line)[0] == line.removesuffix(" (Visit, turn 1)")
        assert len(parts(line)[0]) == len(" ".join(one.split())) + 2


@given(st.lists(words, min_size=1, max_size=4))
def test_of_a_draft_only_the_places_are_left_where_nothing_may_leave(said: list[str]) -> None:
    draft = drafted(DraftQuote(one, "Visit, turn 1") for one in said)
    assert without_quotes(draft, lambda _: False) == (
        "\n".join(f"{LEFT_OUT} (Visit, turn 1)" for _ in said),
        len(said),
    )
    assert without_quotes(draft, lambda _: True) == (draft, 0)


@given(words)
def test_parts_come_in_order_and_begin_with_a_mark(text: str) -> None:
    end_before = 0
    for start, end in quoted_parts(text):
        assert end_before <= start < end <= len(text)
        assert text[start] in '“„«"‘'
        end_before = end


def test_what_was_not_said_stands_without_marks() -> None:
    draft = drafted([DraftQuote("Region 2: the dog", "Robin’s map", spoken=False)])
    assert draft == "[Region 2: the dog] (Robin’s map)"
    assert parts(draft) == []


def test_each_quote_is_asked_about_without_its_marks() -> None:
    assert without_quotes("“bags” and “dog”", lambda said: said == "dog") == (f"{LEFT_OUT} and “dog”", 1)
