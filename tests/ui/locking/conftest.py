"""A window with an encrypted study open in it, in which one word was spoken that is nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from tests.builders import CHILD, add, dialogue, new_study, speaker
from tests.ui.locking.hands import CANARY, PASSPHRASE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted study in which the canary was spoken."""
    with new_study(tmp_path, passphrase=PASSPHRASE, name="Moving on") as project:
        lines = [("Interviewer", "How was it?"), ("Robin", f"Loud {CANARY}. " * 40), ("Robin", "Then quiet.")]
        add(project, dialogue("visit 1", lines, [speaker("Robin", CHILD)]))
        return project.path


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, path: Path) -> Iterator[MainWindow]:
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    dialog = shown.opening.open(path)
    assert dialog is not None
    dialog.field.setText(PASSPHRASE)
    dialog.open_button.click()
    qtbot.waitUntil(lambda: shown.desk is not None)
    yield shown
    shown.close()
