"""The real door to other programs: what they say is heard and logged, and none is left behind."""

import io
import sys
from pathlib import Path

import pytest
from bootstrap_parts.machine import ThisMachine
from bootstrap_parts.voice import Voice

from tests.packaging.stand_ins import PowerCut


def python(code: str) -> list[str]:
    """Return a command that runs some Python."""
    return [sys.executable, "-I", "-u", "-c", code]


def test_a_long_command_is_heard_and_logged_and_its_exit_code_returned() -> None:
    heard: list[str] = []
    log = io.StringIO()
    code = ThisMachine().follow(python("import sys; print('one\\ntwo'); sys.exit(3)"), log, heard.append)
    assert (code, [line for line in heard if line]) == (3, ["one", "two"])
    assert log.getvalue().endswith("one\ntwo\n")


def test_a_long_command_is_stopped_when_we_are(tmp_path: Path) -> None:
    finished = tmp_path / "finished"
    code = f"import time, pathlib; print('on'); time.sleep(3); pathlib.Path({str(finished)!r}).touch()"

    def interrupt(line: str) -> None:
        if line == "on":
            raise PowerCut

    with pytest.raises(PowerCut):
        ThisMachine().follow(python(code), io.StringIO(), interrupt)
    assert not finished.exists()


def test_a_short_question_is_answered_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    answer = ThisMachine().ask(python("import os; print(os.environ['LC_ALL'])"))
    assert (answer.code, answer.output.strip()) == (0, "C.UTF-8")


def test_a_program_that_is_not_there_is_not_found() -> None:
    assert ThisMachine().find("no-such-program-anywhere") is None


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_moving_line_gives_way_to_the_next() -> None:
    terminal = Terminal()
    voice = Voice(terminal)
    voice.progress("1 of 2")
    voice.say("done")
    assert terminal.getvalue() == "1 of 2\r      \rdone\n"


def test_elsewhere_progress_does_not_fill_the_page() -> None:
    page = io.StringIO()
    voice = Voice(page)
    for count in range(100):
        voice.progress(f"{count} of 100")
    voice.say("done")
    assert page.getvalue() == "done\n"
