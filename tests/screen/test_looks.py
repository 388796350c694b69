"""Light and dark, at usual and double scale: every page and dialog comes up and fits, without a complaint."""

import json

from tests.screen.display import Display
from tests.screen.looks import pages
from tests.screen.program import Program

DIALOGS = (("ctrl+comma", "Preferences"), ("F1", "Keyboard shortcuts"), ("ctrl+k", "All commands"))


def test_every_page_comes_up_light(program: Program) -> None:
    program.start("--sample", title="Sample study")
    left, _, right, _ = program.display.place()
    assert right - left > 1400, "a first window wide enough for the names beside a transcript"
    go_everywhere(program)


def test_every_page_comes_up_dark_and_at_double_scale(large: Program) -> None:
    settings = large.home / "config" / "Counterpoint" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"appearance": "dark"}), "utf-8")
    large.start("--sample", title="Sample study", QT_SCALE_FACTOR="2")
    assert large.display.part("#FFFFFF", large.display.place()) < 0.05, "a dark window"
    go_everywhere(large)


def go_everywhere(program: Program) -> None:
    """Go to every page and dialog, and leave."""
    screen = program.display
    fits(screen)
    there = pages()
    screen.press(*there.values(), there["overview"])
    for keys, title in DIALOGS:
        screen.press(keys)
        program.wait_active(title)
        fits(screen)
        screen.press("Escape")
        program.wait_active("Sample study")
    fits(screen)
    assert program.quit() == 0
    assert program.said() == ""


def fits(screen: Display) -> None:
    """The window that has the keyboard lies wholly on the screen."""
    left, top, right, bottom = screen.place()
    assert left >= 0
    assert top >= 0
    assert right <= screen.size[0]
    assert bottom <= screen.size[1]
