"""A screen for every test that wants one; where there can be none the tests are skipped, and say why."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.screen.display import Display, missing_tools
from tests.screen.program import Program

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here needs a screen."""
    missing = missing_tools()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.screen)
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"not installed: {missing}"))


@contextmanager
def screen_of(folder: Path, size: tuple[int, int]) -> Iterator[Display]:
    screen = Display(folder, size)
    try:
        yield screen
    finally:
        screen.stop()


@contextmanager
def program_on(display: Display, home: Path) -> Iterator[Program]:
    """Counterpoint as somebody has it who never used it; a picture of the end is kept in its folder."""
    made = Program(display, home)
    try:
        yield made
    finally:
        display.picture().save(home / "screen.png")
        made.kill()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    """A screen of 1600 by 1000."""
    with screen_of(tmp_path, (1600, 1000)) as screen:
        yield screen


@pytest.fixture
def program(display: Display, tmp_path: Path) -> Iterator[Program]:
    """Counterpoint on that screen."""
    with program_on(display, tmp_path / "home") as made:
        yield made


@pytest.fixture
def second(display: Display, tmp_path: Path) -> Iterator[Program]:
    """Counterpoint once more on the same screen, with folders of its own."""
    with program_on(display, tmp_path / "second") as made:
        yield made


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Program]:
    """Counterpoint on a screen with twice as many pixels each way as a small laptop has."""
    with screen_of(tmp_path, (2560, 1600)) as screen, program_on(screen, tmp_path / "home") as made:
        yield made
