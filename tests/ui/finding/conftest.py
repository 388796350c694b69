"""The Find screen on a small study, as somebody finds it who goes there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.finding.find_screen import FindScreen
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.made_studies import Copies
from tests.ui.coding.open_studies import opened, shown


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    """Interviews with Robin, Marian, Lena and Sam; Ada is at the desk."""
    with opened(copies, tmp_path, theme) as made:
        yield made


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> FindScreen:
    """The page with the keyboard in its field."""
    made = FindScreen(study)
    shown(qtbot, made)
    made.start_finding()
    return made
