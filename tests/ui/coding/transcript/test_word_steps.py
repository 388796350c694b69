"""Moving an end of a passage by a word: forth and back again, never inside what a reader sees as a character."""

from hypothesis import given
from hypothesis import strategies as st

from app.language.snapping import trim
from app.language.spans import Span
from app.ui.coding.transcript.word_steps import step_end
from app.ui.text_positions import TextPositions

LETTERS = ["a", "b", " ", ",", ".", "\n", "e\u0301", "م", "\u05d0", "\U0001f615", "\U0001f468\u200d\U0001f467"]
TEXT = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=30).map("".join)


def settled(text: str, span: Span) -> Span | None:
    found = trim(text, span)
    return found if len(found) else None


@given(TEXT, st.data(), st.booleans(), st.booleans())
def test_one_end_moves_the_way_it_was_told_and_the_other_stays(
    text: str, data: st.DataObject, start: bool, forward: bool
) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    before = settled(text, TextPositions(text).snapped(Span(*ends)))
    if before is None:
        return
    after = step_end(text, before, lambda span: settled(text, span), start=start, forward=forward)
    if after is None:
        return
    moved = after.start - before.start if start else after.end - before.end
    assert (moved > 0) is forward
    assert moved
    assert (after.end == before.end) if start else (after.start == before.start)
    assert TextPositions(text).snapped(after) == after


def test_punctuation_is_a_step_of_its_own() -> None:
    text = "in the car. Nobody said"
    steps = []
    span: Span | None = Span(0, 2)
    while span is not None:
        steps.append(span.of(text))
        span = step_end(text, span, lambda one: settled(text, one), start=False, forward=True)
    assert steps == ["in", "in the", "in the car", "in the car.", "in the car. Nobody", text]


def test_a_passage_never_starts_with_a_full_stop_nor_ends_with_an_opening_quote() -> None:
    text = "away. “Why?” he said"
    starts, span = [], settled(text, Span(13, 15))
    while span is not None:
        starts.append(span.of(text))
        span = step_end(text, span, lambda one: settled(text, one), start=True, forward=False)
    assert starts == ["he", "Why?” he", "“Why?” he", "away. “Why?” he"]
    ends, span = [], settled(text, Span(0, 4))
    while span is not None:
        ends.append(span.of(text))
        span = step_end(text, span, lambda one: settled(text, one), start=False, forward=True)
    assert ends[:4] == ["away", "away.", "away. “Why", "away. “Why?"]
