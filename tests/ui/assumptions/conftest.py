"""The small study with assumptions in it, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.assumptions_screen import AssumptionsScreen
from app.ui.theme import Theme
from tests.made_studies import Copies
from tests.ui.assumptions.weighed import weigh
from tests.ui.perspectives import small_study


@pytest.fixture
def weighed(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenStudy]:
    """Three assumptions, one of them with evidence."""
    with small_study.opened(copies, tmp_path, theme) as study:
        weigh(study)
        yield study


@pytest.fixture
def unweighed(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenStudy]:
    """The small study, without an assumption."""
    with small_study.opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def screen(weighed: OpenStudy, qtbot: QtBot) -> AssumptionsScreen:
    """The board, the keyboard on its first card."""
    made = AssumptionsScreen(weighed)
    small_study.shown(qtbot, made)
    small_study.settled(qtbot, weighed)
    made.board.enter()
    return made
