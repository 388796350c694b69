"""On a small screen, or beside another window, every page has room: nothing makes the window larger than that."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.open_study import OpenStudy
from app.ui.workspace import MAKERS, Workspace

SMALLEST = (1100, 700)
MENUS_AND_STATUS = 60


@pytest.mark.parametrize("name", MAKERS)
def test_a_page_fits_into_a_small_window(qtbot: QtBot, sample: OpenStudy, name: str) -> None:
    workspace = Workspace(sample)
    qtbot.addWidget(workspace)
    workspace.show()
    workspace.go(name)
    qtbot.waitUntil(lambda: not sample.tasks.running)
    needed = workspace.minimumSizeHint()
    assert needed.width() <= SMALLEST[0]
    assert needed.height() <= SMALLEST[1] - MENUS_AND_STATUS
