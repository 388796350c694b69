"""Coding as somebody does it who sits at the screen: by mouse and by keyboard, undone, and through a power cut."""

from typing import Any

from tests.screen.display import wait_for
from tests.screen.looks import foot, page, wait_for_other_foot, wait_for_selection, wait_for_transcript
from tests.screen.program import SAMPLE, Program
from tests.screen.studies import SOURCE, TITLE, small_study

A_WORD, A_LINE = 120, 30
TOLD = "Moves / Not being told"


def test_words_chosen_by_mouse_are_coded_undone_and_done_again(program: Program) -> None:
    screen = program.display
    program.start(title="Counterpoint")
    screen.press("Tab", "Tab", "Tab", "Return")  # past New and Open to the sample
    program.wait_active("Sample study")
    study = program.home / SAMPLE
    known = program.passages(study, TOLD)

    screen.press("ctrl+3")
    wait_for_transcript(screen)
    left, top, _, _ = page(screen)
    start, end = (left + 115, top + 230), (left + 295, top + 230)
    screen.drag(start, end)
    marked = wait_for_selection(screen)
    assert abs(marked[0] - start[0]) < A_WORD, "the first word is where the mouse was pressed"
    assert abs(marked[2] - end[0]) < A_WORD, "the last word is where it was let go"
    assert marked[1] - A_LINE < start[1] < marked[3] + A_LINE

    screen.press("ctrl+c")
    copied = wait_for("the words to be on the clipboard", screen.clipboard)
    words = copied.partition("“")[2].rpartition("”")[0]
    screen.press("Return")
    screen.type("not b")
    screen.press("Return")
    now = program.wait_for_passages(study, TOLD, len(known) + 1)
    (added,) = [row for row in now if row not in known]
    assert added["text"] == words
    _, text, _ = program.command("text", study, added["source"])
    assert text[added["start"] : added["end"]] == words
    assert len(words.split()) > 1

    for keys, many in (("ctrl+z", 0), ("ctrl+shift+z", 1), ("ctrl+z", 0), ("ctrl+y", 1)):
        screen.press(keys)
        now = program.wait_for_passages(study, TOLD, len(known) + many)
        assert [row for row in now if row not in known] == [added] * many


def test_a_study_is_coded_by_keyboard_alone(program: Program) -> None:
    screen, study = program.display, small_study(program)
    program.start(study, title=TITLE)
    screen.press("ctrl+3")
    wait_for_transcript(screen)

    screen.press("alt+Down", "ctrl+Right", "ctrl+Right", *["ctrl+shift+Right"] * 4, "Return")
    screen.type("Not told")
    screen.press("Return")
    assert words_of(program.wait_for_passages(study, "Not told", 1)) == ["where we were going"]

    screen.press("Right", *["ctrl+Right"] * 8, *["ctrl+shift+Right"] * 5, "ctrl+Return")
    again = program.wait_for_passages(study, "Not told", 2)

    screen.press("alt+Down", "alt+Down", "shift+End", "1")
    every = program.wait_for_passages(study, "Not told", 3)
    assert words_of(every)[2] == "Then it rained for two days."
    assert every[:2] == again
    assert {row["participant"] for row in every} == {"Robin"}
    assert {row["source"] for row in every} == {SOURCE}


def test_no_hand_leaves_the_keyboard_from_the_first_sentence_to_the_last(program: Program) -> None:
    screen, study = program.display, small_study(program)
    program.start(study, title=TITLE)
    screen.press("ctrl+3")
    wait_for_transcript(screen)

    screen.press("alt+Down", "ctrl+shift+Down", "Return")
    screen.type("Not told")
    screen.press("Return")
    first = "Nobody said where we were going until the car came."
    assert words_of(program.wait_for_passages(study, "Not told", 1)) == [first]

    screen.press("ctrl+Down", "1")
    assert words_of(program.wait_for_passages(study, "Not told", 2))[1] == "I had my bags already."
    screen.press("ctrl+Down", "ctrl+Return")
    assert words_of(program.wait_for_passages(study, "Not told", 3))[2] == "The dog stayed."

    screen.press("ctrl+Up", "ctrl+shift+Right", "ctrl+shift+Right", "i")
    assert words_of(program.wait_for_passages(study, "The dog", 1)) == ["The dog"]

    screen.press("r")
    screen.type("nt")
    screen.press("Return")
    assert words_of(program.wait_for_passages(study, "Not told", 4))[2:] == ["The dog", "The dog stayed."]
    assert program.passages(study, "The dog") == []
    screen.press("Delete")
    program.wait_for_passages(study, "Not told", 3)
    screen.press("ctrl+z")
    program.wait_for_passages(study, "Not told", 4)

    screen.press("u", "Return")
    screen.type("Weather")
    screen.press("Return")
    last = "Then it rained for two days."
    assert words_of(program.wait_for_passages(study, "Weather", 1)) == [last]
    screen.press("alt+Up", "alt+Up", "alt+Up", "Return")
    screen.type("Wether")
    screen.press("ctrl+u")
    assert words_of(program.wait_for_passages(study, "Weather", 2)) == [first, last]
    assert {row["code"] for row in program.read("codes", study)} == {"Not told", "The dog", "Weather"}


def test_what_was_shown_as_saved_outlives_a_power_cut(program: Program) -> None:
    screen, study = program.display, small_study(program)
    program.start(study, title=TITLE)
    screen.press("ctrl+3")
    wait_for_transcript(screen)
    before = foot(screen)
    screen.press("alt+Down", "shift+End", "Return")
    screen.type("Kept")
    screen.press("Return")
    wait_for_other_foot(screen, before)
    program.kill()

    program.start(study, title=TITLE)
    (kept,) = program.passages(study, "Kept")
    assert kept["participant"] == "Robin"
    assert program.quit() == 0
    assert program.command("check", study)[0] == 0


def words_of(passages: list[dict[str, Any]]) -> list[str]:
    """The words of passages."""
    return [row["text"] for row in passages]
