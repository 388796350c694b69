"""By sentence and by turn: where the caret goes and where a selection is let end."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.coding.transcript.unit_steps import Sentences, Turns, Units, extended, step
from tests.ui.coding.looking import ROW, span_of
from tests.ui.coding.samples import transcript

SENTENCES: Units = Sentences(ROW, ())
TURNS: Units = Turns(ROW)
places = st.integers(0, len(ROW.text))
units = st.sampled_from([SENTENCES, TURNS])


def test_the_caret_goes_from_sentence_to_sentence_across_turns() -> None:
    caret, visited = span_of("the dog").start, []
    for _ in range(3):
        found = step(SENTENCES, caret, forward=True)
        assert found is not None
        caret = found
        visited.append(ROW.text[caret : caret + 6])
    assert visited == ["He sle", "Nobody", "And af"]
    assert step(SENTENCES, caret, forward=False) == span_of("Nobody").start
    assert step(SENTENCES, span_of("slept").start, forward=False) == span_of("He slept").start


def test_a_selection_takes_in_whole_sentences_and_gives_them_back() -> None:
    start = span_of("I liked").start
    one = extended(SENTENCES, start, start, forward=True)
    assert one == span_of("I liked the dog there.").end
    two = extended(SENTENCES, start, one, forward=True)
    assert two == span_of("He slept by my door.").end
    assert extended(SENTENCES, start, two, forward=False) == one
    assert extended(SENTENCES, start, one, forward=False) == start


def test_a_selection_takes_in_whole_turns() -> None:
    start = span_of("the dog").start
    one = extended(TURNS, start, start, forward=True)
    assert one == ROW.turns[1].end
    assert extended(TURNS, start, one, forward=True) == ROW.turns[2].end


def test_the_sentences_that_were_found_are_used() -> None:
    found = [span_of("I liked the dog there. He slept by my door.")]
    assert step(Sentences(ROW, found), found[0].start, forward=True) == span_of("And after that?").start


def test_lines_of_a_turn_part_sentences() -> None:
    row = transcript(("Robin", "One line\nand another. Then more."))
    units = Sentences(row, ())
    assert [unit.of(row.text) for unit in units.onward(0)] == ["One line", "and another.", "Then more."]


@given(units, places)
def test_steps_go_on_and_end(units: Units, place: int) -> None:
    seen = [place]
    while (found := step(units, seen[-1], forward=True)) is not None:
        seen.append(found)
    assert seen == sorted(set(seen))
    while (found := step(units, seen[-1], forward=False)) is not None:
        seen.append(found)
    assert seen[-1] <= ROW.turns[0].speech_start


@given(units, places, places, st.booleans())
def test_a_selection_ends_where_a_unit_does_or_where_it_began(
    units: Units, anchor: int, caret: int, forward: bool
) -> None:
    found = extended(units, anchor, caret, forward=forward)
    ends = {anchor} | {end for unit in units.onward(0) for end in (unit.start, unit.end)}
    if found is None:
        first, last = next(iter(units.onward(0))).start, next(iter(units.backward(len(ROW.text)))).end
        assert caret >= last if forward else caret <= first
    else:
        assert found in ends
        assert (found > caret) == forward
