"""On a small screen, or beside another window, every page has room: nothing makes the window larger than that."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.open_study import OpenStudy
from app.ui.workspace import MAKERS, Workspace

SMALLEST = (1024, 700)
LAPTOP = (1366, 768)
MENUS_AND_STATUS = 60


@pytest.mark.parametrize("name", MAKERS)
def test_a_page_fits_into_a_small_window(qtbot: QtBot, sample: OpenStudy, name: str) -> None:
    assert_fits(qtbot, sample, name, SMALLEST)


@pytest.mark.parametrize("name", MAKERS)
def test_a_page_with_large_text_fits_on_a_laptop(qtbot: QtBot, sample: OpenStudy, name: str) -> None:
    sample.theme.set_text_scale(1.5)
    assert_fits(qtbot, sample, name, LAPTOP)


def assert_fits(qtbot: QtBot, study: OpenStudy, name: str, room: tuple[int, int]) -> None:
    """A page asks for no more than there is."""
    workspace = Workspace(study)
    qtbot.addWidget(workspace)
    workspace.show()
    workspace.go(name)
    qtbot.waitUntil(lambda: not study.tasks.running)
    needed = workspace.minimumSizeHint()
    assert needed.width() <= room[0]
    assert needed.height() <= room[1] - MENUS_AND_STATUS
