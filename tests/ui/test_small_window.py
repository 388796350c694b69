"""On a small screen, or beside another window, every page has room: nothing makes the window larger than that."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui.coding.coding_screen import CodingScreen
from app.ui.open_study import OpenStudy
from app.ui.widgets.fitting import fit
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


@pytest.mark.parametrize("name", ["transcripts", "assumptions"])
def test_a_transcript_is_coded_and_evidence_weighed_in_half_a_screen(
    qtbot: QtBot, sample: OpenStudy, name: str
) -> None:
    """1600 by 1000 pixels, everything twice as large."""
    assert_fits(qtbot, sample, name, (800, 500))


def test_in_a_narrow_window_every_way_of_seeing_keeps_its_name(qtbot: QtBot, sample: OpenStudy) -> None:
    workspace = shown_at(qtbot, sample, 800, 440)
    screen = workspace.screen_in_front()
    assert isinstance(screen, CodingScreen)
    header = screen.header
    for button in (header.snap, header.wash, header.underlines, header.stripes, header.memos):
        assert button.width() >= button.sizeHint().width(), button.text()
        place = QRect(button.mapTo(header, QPoint()), button.size())
        assert header.rect().contains(place), button.text()


def test_in_a_low_window_the_rail_keeps_its_names(qtbot: QtBot, sample: OpenStudy) -> None:
    workspace = shown_at(qtbot, sample, 800, 440)
    for button in workspace.rail.buttons:
        assert workspace.rail.rect().contains(button.geometry())
        assert button.height() >= 24


def shown_at(qtbot: QtBot, study: OpenStudy, width: int, height: int) -> Workspace:
    """The transcripts in a window of a size."""
    workspace = Workspace(study)
    qtbot.addWidget(workspace)
    workspace.resize(width, height)
    with qtbot.waitExposed(workspace):
        workspace.show()
    workspace.go("transcripts")
    qtbot.waitUntil(lambda: not study.tasks.running)
    return workspace


def test_in_a_narrow_window_the_find_bar_keeps_its_names(qtbot: QtBot, sample: OpenStudy) -> None:
    workspace = shown_at(qtbot, sample, 800, 440)
    screen = workspace.screen_in_front()
    assert isinstance(screen, CodingScreen)
    screen.start_finding()
    bar = screen.view.find_bar
    for button in (bar.case, bar.whole, bar.previous, bar.next, bar.close_button):
        assert button.width() >= button.sizeHint().width(), button.text()
        place = QRect(button.mapTo(bar, QPoint()), button.size())
        assert bar.rect().contains(place), button.text()


def test_a_dialog_is_inside_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    inside, alone = QDialog(window), QDialog()
    qtbot.addWidget(alone)
    for dialog in (inside, alone):
        fit(dialog, QSize(860, 620))
    assert (inside.size(), alone.size()) == (QSize(776, 476), QSize(860, 620))
