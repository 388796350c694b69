"""The last net: bugs leave a file without a word of the study; Problems are said; the window lives on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.study.rules import clean_name
from app.ui.errors import Crash, Errors, crash_of

SECRET = "They moved me on a Tuesday"


@pytest.fixture
def errors(qtbot: QtBot, tmp_path: Path) -> Iterator[Errors]:
    errors = Errors(tmp_path / "crashes")
    yield errors
    errors.uninstall()


def stumble() -> None:
    """A bug whose message and local values hold a participant's words."""
    words = SECRET
    known: dict[str, int] = {}
    try:
        known[words]
    except KeyError as error:
        raise ValueError(f"cannot place {words}") from error


def caught() -> ValueError:
    with pytest.raises(ValueError, match="cannot place") as raised:
        stumble()
    return raised.value


def test_a_crash_tells_types_and_never_values() -> None:
    crash = crash_of(caught())
    assert crash.kinds == ("builtins.ValueError", "builtins.KeyError")
    assert SECRET not in crash.text
    assert "Tuesday" not in crash.text


def test_a_crash_names_our_own_files_and_lines() -> None:
    with pytest.raises(Problem) as raised:
        clean_name("  ")
    frames = crash_of(raised.value).frames
    assert any(frame.startswith("app/study/rules.py:") and frame.endswith("in clean_name") for frame in frames)
    assert not any(str(Path.cwd()) in frame for frame in frames)


def test_a_bug_is_written_down_and_told(errors: Errors, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(errors.crashed) as told:
        errors.report(caught())
    crash, file = told.args
    assert isinstance(crash, Crash)
    assert isinstance(file, Path)
    assert file.read_text("utf-8") == crash.text
    assert file.parent == tmp_path / "crashes"


def test_the_same_bug_is_told_once(errors: Errors) -> None:
    told: list[Crash] = []
    errors.crashed.connect(lambda crash, _: told.append(crash))
    for _ in range(3):
        errors.report(caught())
    assert len(told) == 1


def test_a_problem_is_no_bug(errors: Errors, qtbot: QtBot, tmp_path: Path) -> None:
    problem = Problem("The disk is full.", "Make room and try again.")
    with qtbot.waitSignal(errors.problem) as said:
        errors.report(problem)
    assert said.args == [problem]
    assert not (tmp_path / "crashes").exists()


def test_a_folder_that_cannot_be_written_stops_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("a file where the folder should be")
    errors = Errors(tmp_path / "crashes")
    with qtbot.waitSignal(errors.crashed) as told:
        errors.report(caught())
    assert told.args[1] is None
