"""A screen for every test that wants one; where there can be none the tests are skipped, and say why."""

from collections.abc import Iterator
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


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    """A screen of 1600 by 1000."""
    screen = Display(tmp_path)
    try:
        yield screen
    finally:
        screen.stop()


@pytest.fixture
def program(display: Display, tmp_path: Path) -> Iterator[Program]:
    """Counterpoint on that screen, as somebody has it who never used it."""
    made = Program(display, tmp_path / "home")
    try:
        yield made
    finally:
        made.kill()
