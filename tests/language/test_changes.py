"""What differs between two texts: nothing is lost, and whole words are told."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.language.changes import Change, changes_between
from app.language.spans import Span

WORDS = [
    "bags",
    "cafe\u0301",
    "👩\u200d👧",
    "שלום",
    "नमस्ते",
    "\u00a0",
    " ",
    "\n",
    "Robin: ",
    ".",
    "it’s",
    "\t",
    "𝔟ags",
]
texts = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


def applied(old: str, new: str, changes: tuple[Change, ...]) -> str:
    """What the changes make of the old text; what lies between them must be the same in both."""
    made, at, at_new = [], 0, 0
    for change in changes:
        assert old[at : change.old.start] == new[at_new : change.new.start]
        made += [old[at : change.old.start], change.new.of(new)]
        at, at_new = change.old.end, change.new.end
    assert old[at:] == new[at_new:]
    return "".join([*made, old[at:]])


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.old.of(old), change.new.of(new)) for change in changes_between(old, new)]


@given(texts, texts)
def test_the_changes_make_the_new_text_of_the_old(old: str, new: str) -> None:
    changes = changes_between(old, new)
    assert applied(old, new, changes) == new
    assert (changes == ()) == (old == new)
    assert all(len(change.old) or len(change.new) for change in changes)


@given(texts, st.data())
def test_one_edit_changes_nothing_in_other_lines(old: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    new = old[:at] + data.draw(st.sampled_from(["x", " y ", "z."])) + old[at:]
    line = Span(old.rfind("\n", 0, at) + 1, len(old) if old.find("\n", at) < 0 else old.find("\n", at))
    assert all(line.contains(change.old) for change in changes_between(old, new))


def test_a_corrected_word_is_one_change() -> None:
    assert told("we had teh bags", "we had the bags") == [("teh", "the")]
    assert told("the red house", "a blue house") == [("the red", "a blue")]
    assert told("one\ntwo\nthree\n", "one\nthree\n") == [("two\n", "")]
    assert told("so home", "so, home") == [("", ",")]


def test_a_mark_belongs_to_its_letter_and_a_joiner_to_its_emoji() -> None:
    assert told("cafe bags", "cafe\u0301 bags") == [("cafe", "cafe\u0301")]
    assert told("👩 bags", "👩\u200d👧 bags") == [("👩", "👩\u200d👧")]


def test_lines_that_repeat_are_told_apart_by_what_stands_around_them() -> None:
    old = "".join(f"Robin: yes\nInterviewer: and day {day}?\n" for day in range(300))
    new = old.replace("Robin: yes\nInterviewer: and day 150?\n", "")
    [change] = changes_between(old, new)
    assert len(change.old) == len("Robin: yes\nInterviewer: and day 150?\n")
    assert change.new == Span(change.new.start, change.new.start)


def test_long_texts_that_have_little_in_common_are_told_apart_too() -> None:
    chance = Random(4)
    words = [f"word{number}" for number in range(4000)]
    old = " ".join(chance.choice(words) for _ in range(40_000))
    for new in (" ".join(chance.choice(words) for _ in range(40_000)), "yes no " * 30_000, old[::-1]):
        assert applied(old, new, changes_between(old, new)) == new
