"""The file of the open study is moved, or lies where some service copies it elsewhere: said, with a way out."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app import studyfile
from app.study import actions
from app.ui.keeping.saving_copy import save_copy
from app.ui.keeping.unsaved_banner import UnsavedBanner
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.welcome.backups_dialog import BackupsDialog
from tests.builders import new_study


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close()


def opened(window: MainWindow, qtbot: QtBot, folder: Path) -> Path:
    folder.mkdir()
    with new_study(folder, name="Moving on") as project:
        path = project.path
    window.open_study(path)
    qtbot.waitUntil(lambda: window.desk is not None)
    return path


def boxes(window: MainWindow) -> list[str]:
    return [box.text() for box in window.findChildren(QMessageBox)]


def test_a_file_moved_away_is_said_once_by_itself_and_a_copy_can_be_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = opened(window, qtbot, tmp_path / "studies")
    path.rename(path.with_name("elsewhere.counterpoint"))
    qtbot.waitUntil(lambda: bool(window.findChildren(UnsavedBanner)))
    desk = window.desk
    assert desk is not None
    desk._safekeeping.look()
    (banner,) = window.findChildren(UnsavedBanner)
    assert "moved" in banner.sentence.text()
    assert banner.isVisible()
    assert not boxes(window)
    study = desk.study
    study.attempt(lambda: actions.rename_study(study.project, name="Never stored"))
    assert study.unsaved
    (tmp_path / "stick").mkdir()
    save_copy(study, window, window.open_study, tmp_path / "stick")
    (copy,) = (tmp_path / "stick").iterdir()
    assert "Copy saved" in [one.windowTitle() for one in window.findChildren(QMessageBox)]
    window.close_study()
    (asked,) = [one for one in window.findChildren(QMessageBox) if "not saved yet" in one.text()]
    next(button for button in asked.buttons() if button.text() == "Close without storing").click()
    assert window.desk is None
    with studyfile.open_study(copy, home=tmp_path / "home") as again:
        assert again.name == "Moving on"


def test_a_folder_that_is_copied_elsewhere_is_said_once(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = opened(window, qtbot, tmp_path / "Dropbox")
    qtbot.waitUntil(lambda: bool(boxes(window)))
    (box,) = window.findChildren(QMessageBox)
    assert "a folder that Dropbox copies" in box.text()
    assert "can read every word" in box.informativeText()
    assert {button.text() for button in box.buttons()} == {"Keep it there", "Move it…"}
    box.reject()
    window.close_study()
    window.open_study(path)
    qtbot.waitUntil(lambda: window.desk is not None)
    QApplication.processEvents()
    assert not boxes(window)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody write over what is open")
def test_a_file_written_over_is_said_when_somebody_comes_back_and_a_backup_is_offered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = opened(window, qtbot, tmp_path / "studies")
    desk = window.desk
    assert desk is not None
    actions.rename_study(desk.project, name="Coming home")
    desk.project.checkpoint()
    other = b"x" * path.stat().st_size
    path.write_bytes(other)
    desk._safekeeping._come_back(window.windowHandle())
    (banner,) = window.findChildren(UnsavedBanner)
    assert "wrote over the file" in banner.sentence.text()
    assert [button.isVisible() for button in (banner.again, banner.copy, banner.backup)] == [False, False, True]
    banner.backup.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(BackupsDialog)))
    (dialog,) = window.findChildren(BackupsDialog)
    assert dialog.rows()
    dialog.accept()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert window.windowTitle() == "Moving on"
    assert path.read_bytes() == other
