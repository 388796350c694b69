"""Help ▸ Keyboard shortcuts: looked up by name and by keys, changed, and followed everywhere at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.ui.command_palette import shortcut_of
from app.ui.commands import GROUPS
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.shortcut_list import ShortcutList
from app.ui.tasks import Tasks
from app.ui.theme import Theme

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


@pytest.fixture
def keys(window: MainWindow, qtbot: QtBot) -> ShortcutList:
    window.show_shortcuts()
    (shown,) = window.findChildren(ShortcutList)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, held)


def action(window: MainWindow, name: str) -> QAction:
    return next(one for one in window.menus.everything() if one.objectName() == name)


def test_every_command_is_listed_with_its_keys(keys: ShortcutList) -> None:
    listed = dict(keys.showing())
    assert len(keys.showing()) == sum(len(group.commands) for group in GROUPS)
    assert listed["Code the passage at hand"] == "Enter"
    assert listed["Next uncoded turn"] == "Ctrl+J,  U"


@pytest.mark.parametrize(
    ("sought", "found"),
    [("uncoded", "Next uncoded turn"), ("ctrl+k", "All commands"), ("file word", "Write Word report")],
)
def test_a_command_is_found_by_its_name_its_keys_and_its_help(keys: ShortcutList, sought: str, found: str) -> None:
    QTest.keyClicks(keys.field, sought)
    assert found in [title for title, _ in keys.showing()]
    assert len(keys.showing()) < 8


def test_what_is_not_there_is_said(keys: ShortcutList) -> None:
    keys.field.setText("xylophone")
    assert not keys.showing()
    assert keys.name.text() == "Nothing is called that."
    assert not keys.keys.isEnabled()
    keys.field.clear()
    assert keys.keys.isEnabled()


def test_new_keys_hold_at_once_in_the_menu_and_are_kept(
    window: MainWindow, keys: ShortcutList, tmp_path: Path
) -> None:
    keys.choose("study.new")
    press(keys.keys, Key.Key_B, CTRL | ALT)
    assert keys.told.text() == "Ctrl+Alt+B is free."
    assert shortcut_of(action(window, "study.new")) == "Ctrl+N", "nothing holds before it is said"
    press(keys.use, Key.Key_Return)
    assert shortcut_of(action(window, "study.new")) == "Ctrl+Alt+B"
    assert dict(keys.showing())["New study"] == "Ctrl+Alt+B"
    assert settings.load(tmp_path / "settings.json").keys == {"study.new": ["Ctrl+Alt+B"]}


def test_the_command_that_has_the_keys_is_named_and_loses_them(window: MainWindow, keys: ShortcutList) -> None:
    keys.choose("study.new")
    press(keys.keys, Key.Key_K, CTRL)
    assert keys.told.text() == "Ctrl+K is the key of “All commands”, and would be taken from there."
    keys.beside.click()
    assert [one.toString() for one in action(window, "study.new").shortcuts()] == ["Ctrl+N", "Ctrl+K"]
    assert action(window, "help.commands").shortcuts() == []
    keys.choose("help.commands")
    keys.usual.click()
    assert shortcut_of(action(window, "help.commands")) == "Ctrl+K"
    assert dict(keys.showing())["New study"] == "Ctrl+N"


@pytest.mark.parametrize(
    ("key", "held", "why"),
    [
        (Key.Key_S, ALT, "Alt+S opens the menu “Study”."),
        (Key.Key_J, Qt.KeyboardModifier.NoModifier, "A letter or digit alone works only"),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, "keeps it"),
    ],
)
def test_keys_that_cannot_be_used_are_refused_with_the_reason(
    keys: ShortcutList, key: Qt.Key, held: Qt.KeyboardModifier, why: str
) -> None:
    keys.choose("study.new")
    press(keys.keys, key, held)
    assert why in keys.told.text()
    assert not keys.use.isEnabled()
    assert not keys.beside.isEnabled()


def test_no_keys_and_all_as_usual_and_ones_own_again(window: MainWindow, keys: ShortcutList) -> None:
    assert not keys.all_usual.isEnabled()
    keys.choose("study.new")
    keys.none.click()
    assert action(window, "study.new").shortcuts() == []
    keys.all_usual.click()
    assert shortcut_of(action(window, "study.new")) == "Ctrl+N"
    assert keys.all_usual.text() == "My keys again"
    keys.all_usual.click()
    assert action(window, "study.new").shortcuts() == []


def test_letters_alone_can_be_switched_off(keys: ShortcutList, tmp_path: Path) -> None:
    keys.single.click()
    assert settings.load(tmp_path / "settings.json").single_keys is False


def test_tab_leaves_the_field_of_keys_and_escape_the_list(keys: ShortcutList, qtbot: QtBot) -> None:
    keys.choose("study.new")
    keys.keys.setFocus()
    press(keys.keys, Key.Key_Tab)
    assert not keys.keys.hasFocus()
    press(keys.keys, Key.Key_Escape)
    qtbot.waitUntil(lambda: not keys.isVisible())
