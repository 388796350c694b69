"""A study from its first day on: made with a passphrase, filled from Word, closed, opened again, open twice."""

from pathlib import Path

from tests.screen.display import wait_for
from tests.screen.looks import foot, wait_for_button_at_foot, wait_for_other_foot, wait_for_transcript
from tests.screen.program import Program
from tests.screen.studies import LINES, TITLE, small_study, write_word

PASSPHRASE = "three quiet herons"
FILES = "Import transcripts"
"""What the window that asks for files and the one that previews them are both called."""


def test_a_protected_study_is_made_filled_and_opened_again(program: Program) -> None:
    screen, folder = program.display, program.home / "documents"
    papers = [write_word(program.home / f"{name}.docx", LINES) for name in ("robin", "kim")]
    study = folder / "Moving on.counterpoint"

    program.start(title="Counterpoint")
    screen.press("ctrl+n")
    program.wait_active("New study")
    screen.type("Moving on")
    screen.press("Tab", "Tab", "Tab", "Tab")  # past the folder and the choice of having a passphrase
    screen.type(PASSPHRASE)
    screen.press("Tab")
    screen.type(PASSPHRASE)
    screen.press("Return")
    program.wait_active("Moving on")

    import_papers(program, papers)
    wait_for(
        "two transcripts in the file",
        lambda: len(program.read("sources", study, passphrase=PASSPHRASE)) == 2,
    )
    program.wait_active("Moving on")
    for source in program.read("sources", study, passphrase=PASSPHRASE):
        assert source["source"] in ("robin", "kim")
        assert source["turns"] == len(LINES)
        assert source["participants"] == ["Robin"]
    assert b"Nobody said where" not in study.read_bytes()
    assert program.quit() == 0

    program.start(study, title="Open study")
    _, top, _, bottom = screen.place()
    screen.type("three loud herons")
    screen.press("Return")
    wait_for("the window to grow by a sentence", lambda: lower_edge(program) - screen.place()[1] > bottom - top)
    assert screen.active() == "Open study"
    screen.type(PASSPHRASE)
    screen.press("Return")
    program.wait_active("Moving on")


def test_a_second_window_is_told_who_has_the_study(program: Program, second: Program) -> None:
    screen, study = program.display, small_study(program)
    program.start(study, title=TITLE)
    code, _, complaint = program.command(
        "code", study, "--source", "robin", "--start", "0", "--end", "9", "--code", "X", "--coder", "Ada"
    )
    assert code == 1
    assert "in another window (by " in complaint

    second.start(study, title="Open study")  # it says so, and offers to open the study to read
    screen.press("Return")
    second.wait_active(TITLE)
    screen.press("ctrl+3")
    wait_for_transcript(screen)
    before = foot(screen)
    screen.press("alt+Down", "shift+End", "Return")
    wait_for_other_foot(screen, before)  # it is open to read only
    screen.type("Never kept")
    screen.press("Return")
    assert second.quit() == 0
    assert program.read("codes", study) == []
    assert program.is_running()


def import_papers(program: Program, papers: list[Path]) -> None:
    """Import by the menu: name the files, look at who speaks, and take them in."""
    screen = program.display
    screen.press("ctrl+shift+i")
    program.wait_active(FILES)
    asking = screen.active_window()
    screen.type(" ".join(f'"{paper}"' for paper in papers))
    screen.press("Return")
    wait_for("the preview", lambda: screen.active() == FILES and screen.active_window() != asking)
    wait_for_button_at_foot(screen)
    screen.press("Return")


def lower_edge(program: Program) -> int:
    """Where the window that has the keyboard ends."""
    return program.display.place()[3]
