"""What a hand does at a window that can be locked."""

from pytestqt.qtbot import QtBot

from app.ui.coding.coding_screen import CodingScreen
from app.ui.locking.lock_page import LockPage
from app.ui.locking.locking import Locking
from app.ui.main_window import MainWindow
from app.ui.study_desk import StudyDesk
from app.ui.widgets.progress_strip import ProgressStrip

PASSPHRASE = "three quiet herons"
CANARY = "zanzibarite"


def desk_of(window: MainWindow) -> StudyDesk:
    assert window.desk is not None
    return window.desk


def locking_of(window: MainWindow) -> Locking:
    (found,) = window.findChildren(Locking)
    return found


def page_of(window: MainWindow) -> LockPage:
    (found,) = window.findChildren(LockPage)
    return found


def strip_of(window: MainWindow) -> ProgressStrip:
    (found,) = window.findChildren(ProgressStrip)
    return found


def on_transcripts(window: MainWindow, qtbot: QtBot) -> CodingScreen:
    """The coding page with the interview on it."""
    desk_of(window).go("transcripts")
    screen = desk_of(window).workspace.screen_in_front()
    assert isinstance(screen, CodingScreen)
    qtbot.waitUntil(lambda: CANARY in screen.view.toPlainText())
    return screen


def unlock(window: MainWindow, qtbot: QtBot, secret: str = PASSPHRASE) -> StudyDesk:
    page = page_of(window)
    page.entry.field.setText(secret)
    page.unlock.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    return desk_of(window)
