"""Going back to a backup as its user meets it: from the menu, from a damaged file, from the first page."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.store.backup import Backup
from app.store.problems import Damaged
from app.store.project import Project
from app.study import actions, queries
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.welcome.backups_dialog import NONE, OF_ANY_STUDY, BackupsDialog, Found, when
from app.ui.welcome.passphrase_dialog import PassphraseDialog
from tests.builders import new_study

PASSPHRASE = "three quiet herons"
LONG = 20_000


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


def backed_up(folder: Path, passphrase: str | None = None) -> Path:
    """A closed study with a backup that lacks its last area."""
    with new_study(folder, passphrase=passphrase, name="Moving on") as project:
        project.back_up()
        actions.add_area(project, name="Riverside")
        return project.path


def the_dialog(window: MainWindow, qtbot: QtBot) -> BackupsDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(BackupsDialog)), timeout=LONG)
    (dialog,) = window.findChildren(BackupsDialog)
    return dialog


def opened(window: MainWindow, qtbot: QtBot) -> Project:
    qtbot.waitUntil(lambda: window.desk is not None, timeout=LONG)
    assert window.desk is not None
    return window.desk.project


def press_in_message(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=LONG)
    (box,) = window.findChildren(QMessageBox)
    (button,) = [button for button in box.findChildren(QPushButton) if button.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_backup_of_the_open_study_is_opened_as_a_file_of_its_own(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = backed_up(tmp_path)
    window.open_study(path)
    first = opened(window, qtbot)
    window.open_backup()
    dialog = the_dialog(window, qtbot)
    assert dialog.rows()[-1][1] == "All but the last 1 change"
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.project is not first, timeout=LONG)
    again = opened(window, qtbot)
    assert again.path.parent == path.parent
    assert again.path.name.startswith("study (backup 20")
    assert path.exists()
    with again.reading() as session:
        assert queries.areas(session) == []


@pytest.mark.parametrize("damage", [b"", os.urandom(8192)])
def test_a_damaged_study_offers_its_backups(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, damage: bytes
) -> None:
    path = backed_up(tmp_path)
    path.write_bytes(damage or path.read_bytes()[:-100])
    window.open_study(path)
    if damage:
        (asked,) = window.findChildren(PassphraseDialog)
        asked.reject()
        window.restoring.choose(path)
        assert OF_ANY_STUDY in the_dialog(window, qtbot).words.text()
    else:
        press_in_message(window, qtbot, "Open a backup…")
        assert the_dialog(window, qtbot).rows()[0][1] == "The newest"
    the_dialog(window, qtbot).open_button.click()
    assert opened(window, qtbot).path.name.startswith("study (backup 20")


def test_a_damaged_encrypted_study_is_found_by_its_passphrase_and_restored_with_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = backed_up(tmp_path, PASSPHRASE)
    whole = bytearray(path.read_bytes())
    whole[100:200] = os.urandom(100)
    path.write_bytes(bytes(whole))
    window.open_study(path)
    give(window, PASSPHRASE)
    press_in_message(window, qtbot, "Open a backup…")
    the_dialog(window, qtbot).open_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PassphraseDialog)))
    asked = give(window, "wrong")
    qtbot.waitUntil(asked.message.isVisible, timeout=LONG)
    assert sorted(file.name for file in tmp_path.glob("*.counterpoint")) == [path.name]
    give(window, PASSPHRASE)
    again = opened(window, qtbot)
    assert again.encrypted
    assert path.read_bytes() == bytes(whole), "the damaged file is kept"


def give(window: MainWindow, passphrase: str) -> PassphraseDialog:
    dialog = next(dialog for dialog in window.findChildren(PassphraseDialog) if dialog.isVisible())
    dialog.field.setText(passphrase)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    return dialog


def test_damage_met_while_a_study_is_open_offers_its_backups(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_study(backed_up(tmp_path))
    opened(window, qtbot)
    window.say_problem(Damaged())
    press_in_message(window, qtbot, "Open a backup…")
    assert the_dialog(window, qtbot).rows()


def test_a_study_that_is_gone_is_restored_from_the_first_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = backed_up(tmp_path)
    window.open_study(path)
    opened(window, qtbot)
    window.close_study()
    path.unlink()
    window.welcome.recent[0].backups.click()
    the_dialog(window, qtbot).open_button.click()
    assert opened(window, qtbot).path.parent == path.parent


def test_where_there_are_no_backups_that_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.restoring.choose(tmp_path / "gone.counterpoint")
    dialog = the_dialog(window, qtbot)
    assert dialog.words.text() == NONE
    assert not dialog.open_button.isEnabled()


def test_the_list_says_how_much_each_backup_holds(qtbot: QtBot, theme: Theme) -> None:
    at = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
    kept = tuple((Backup(Path(f"{change}"), at, change), 2_000_000) for change in (12, 9, 5))
    dialog = BackupsDialog("Moving on", Found(kept, 9, of_any_study=False))
    qtbot.addWidget(dialog)
    assert [held for _, held, _ in dialog.rows()] == [
        "3 changes that are not in this file",
        "Everything",
        "All but the last 4 changes",
    ]
    assert dialog.rows()[0][0] == when(at)
    closed = BackupsDialog("Moving on", Found(kept, None, of_any_study=False))
    qtbot.addWidget(closed)
    assert [held for _, held, _ in closed.rows()] == [
        "The newest",
        "3 changes less than the newest",
        "7 changes less than the newest",
    ]
