"""Choosing keys: they are given to one command alone, and can be had back."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ui.commands import GROUPS, Command, command_called
from app.ui.commands.choosing import Kept, as_usual, with_keys, without_keys
from app.ui.commands.chosen_keys import keys_of, others_with, refusal

pytestmark = pytest.mark.usefixtures("qapp")

EVERY = [(group, command) for group in GROUPS for command in group.commands]
COMMANDS = [command for _, command in EVERY]
KEYS = ["Ctrl+J", "F8", "Ctrl+L", "U", "Alt+Down", "Ctrl+Shift+N", "1"]
REPEAT, UNCODED = command_called("text.repeat"), command_called("transcripts.uncoded")


def test_keys_stand_in_the_place_of_those_before_or_beside_them() -> None:
    assert with_keys({}, REPEAT, "F9") == {"text.repeat": ["F9"]}
    assert with_keys({}, REPEAT, "F9", beside=True) == {"text.repeat": ["Ctrl+Return", "F9"]}
    assert without_keys({}, REPEAT) == {"text.repeat": []}


def test_keys_are_taken_from_who_had_them_and_given_back() -> None:
    taken = with_keys({}, REPEAT, "Ctrl+J")
    assert taken == {"text.repeat": ["Ctrl+J"], "transcripts.uncoded": ["U"]}
    assert others_with("Ctrl+J", UNCODED, taken) == [REPEAT]
    assert as_usual(taken, UNCODED) == {"text.repeat": []}
    assert as_usual(as_usual(taken, UNCODED), REPEAT) == {}


def test_what_is_never_heard_together_may_share_keys() -> None:
    assert command_called("notes.memo").keys == command_called("transcripts.new_code").keys
    assert not others_with("Ctrl+Shift+N", command_called("notes.memo"), {})


def test_a_letter_alone_is_for_the_text_and_moving_keys_keep_their_meaning() -> None:
    of_text, of_window = (next(group for group in GROUPS if group.place == place) for place in ("text", "window"))
    assert not refusal("J", of_text)
    assert "letter" in refusal("J", of_window)
    assert "writing" in refusal("Return", of_window)
    for keys in ("Left", "Shift+Down", "Esc", "Tab", "Home"):
        assert "keeps it" in refusal(keys, of_text)


def test_a_command_that_is_no_more_is_forgotten() -> None:
    assert with_keys({"gone.long_ago": ["F9"]}, REPEAT, "F9") == {"text.repeat": ["F9"]}


_step = st.tuples(
    st.sampled_from(COMMANDS), st.sampled_from(KEYS), st.sampled_from(["use", "beside", "none", "usual"])
)


@settings(deadline=None)
@given(st.lists(_step, max_size=8))
def test_whatever_is_chosen_no_keys_call_two_commands(steps: list[tuple[Command, str, str]]) -> None:
    chosen: Kept = {}
    for command, keys, how in steps:
        if how == "none":
            chosen = without_keys(chosen, command)
        elif how == "usual":
            chosen = as_usual(chosen, command)
            assert keys_of(command, chosen) == command.usual_keys()
        else:
            chosen = with_keys(chosen, command, keys, beside=how == "beside")
            assert keys in keys_of(command, chosen)
    for (here, one), (there, other) in combinations(EVERY, 2):
        if here.meets(there) and (one.name in chosen or other.name in chosen):
            assert not set(keys_of(one, chosen)) & set(keys_of(other, chosen))
    for command in COMMANDS:
        chosen = as_usual(chosen, command)
    assert chosen == {}
