"""The small study of the comparison, open: nine people, two themes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.asking.asking_screen import AskingScreen
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.made_studies import Copies
from tests.ui.perspectives import small_study
from tests.ui.perspectives.small_study import settled, shown


@pytest.fixture
def small(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenStudy]:
    """Bags of two children, waiting of two carers."""
    with small_study.opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def screen(small: OpenStudy, qtbot: QtBot) -> AskingScreen:
    """The page as it is first met."""
    made = AskingScreen(small)
    shown(qtbot, made)
    settled(qtbot, small)
    return made
