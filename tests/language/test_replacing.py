"""Where places stand after words were replaced, against a text written out letter by letter."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.replacing import Edit, Replaced
from app.language.spans import Span

LETTERS = "Sarah went to Leeds.\n 👩\u200d👧e\u0301🦊"
WORDS = ("[Kit]", "[town]", "", "[👩\u200d👧]", "x", "[primary school]")


@st.composite
def replaced(draw: st.DrawFn) -> Replaced:
    """A text with some stretches replaced; neighbours may touch."""
    text = draw(st.text(st.sampled_from(LETTERS), max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = [Span(a, b) for a, b in pairwise(cuts)]
    chosen = [span for span in pairs if draw(st.booleans())]
    return Replaced(text, [Edit(span, draw(st.sampled_from(WORDS))) for span in chosen])


def written_out(done: Replaced) -> list[tuple[int, int]]:
    """Of every letter of the old text, from where to where in the new one what stands in its place."""
    found: list[tuple[int, int]] = []
    at = 0
    edits = {edit.span.start: edit for edit in done.edits}
    place = 0
    while place < len(done.old):
        edit = edits.get(place)
        if edit is None:
            found.append((at, at + 1))
            at, place = at + 1, place + 1
        else:
            found += [(at, at + len(edit.words))] * len(edit.span)
            at, place = at + len(edit.words), edit.span.end
    return found


def expected(done: Replaced, span: Span, letters: list[tuple[int, int]]) -> Span:
    """The stretch from the first to the last letter's new words."""
    return Span(letters[span.start][0], letters[span.end - 1][1])


@given(replaced(), st.data())
def test_every_stretch_takes_in_what_stands_for_its_letters_now(done: Replaced, data: st.DataObject) -> None:
    if not done.old:
        return
    start = data.draw(st.integers(0, len(done.old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(done.old))))
    assert done.span(span) == expected(done, span, written_out(done))


@given(replaced(), st.data())
def test_a_stretch_that_no_change_touches_keeps_its_words(done: Replaced, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(done.old)))
    span = Span(start, data.draw(st.integers(start, len(done.old))))
    if not done.touches(span) and not done.widens(span):
        assert done.span(span).of(done.new) == span.of(done.old)


@given(replaced())
def test_new_words_stand_where_it_says(done: Replaced) -> None:
    assert [span.of(done.new) for span in done.placed()] == [edit.words for edit in done.edits]


@given(replaced(), st.data())
def test_a_place_between_two_letters_stays_one(done: Replaced, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(done.old)))
    assert len(done.span(Span(at, at))) == 0


def test_sixty_thousand_stretches_of_one_long_text_are_all_right() -> None:
    chance = Random(20261129)
    text = "".join(chance.choice(LETTERS) for _ in range(40_000))
    cuts = sorted(chance.sample(range(len(text)), 960))
    edits = [Edit(Span(a, b), chance.choice(WORDS)) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    done = Replaced(text, edits)
    letters = written_out(done)
    wrong = 0
    for _ in range(60_000):
        start = chance.randrange(len(text))
        span = Span(start, min(len(text), start + chance.randint(1, 400)))
        wrong += done.span(span) != expected(done, span, letters)
    assert wrong == 0


def test_a_stretch_that_cuts_through_a_name_takes_in_the_whole_pseudonym() -> None:
    done = Replaced("my sister Sarah Jones said", [Edit(Span(10, 21), "[Kit]")])
    assert done.new == "my sister [Kit] said"
    cut = Span(16, 26)
    assert done.widens(cut)
    assert done.span(cut).of(done.new) == "[Kit] said"
    assert not done.widens(Span(10, 21))


@pytest.mark.parametrize("spans", [[(0, 3), (2, 4)], [(1, 1)], [(3, 9)]])
def test_edits_that_cannot_be_made_are_a_bug_of_the_caller(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="edits"):
        Replaced("Sarah", [Edit(Span(*span), "x") for span in spans])
