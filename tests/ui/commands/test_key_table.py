"""Keys that the text hears itself: whatever keyboard they come from, and as they were chosen."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.settings import Settings
from app.ui.commands import ChosenKeys, KeyTable
from app.ui.commands.key_table import pressed

pytestmark = pytest.mark.usefixtures("qapp")

Key, Held = Qt.Key, Qt.KeyboardModifier
FREE, CTRL, SHIFT, PAD = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.KeypadModifier


def key(key: Qt.Key, held: Qt.KeyboardModifier = FREE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        (key(Key.Key_Enter, PAD), "Return"),
        (key(Key.Key_Return, CTRL), "Ctrl+Return"),
        (key(Key.Key_1, PAD), "1"),
        (key(Key.Key_Backtab, SHIFT), "Shift+Tab"),
        (key(Key.Key_Plus, CTRL | SHIFT), "Ctrl++"),
        (key(Key.Key_R), "R"),
        (key(Key.Key_R, SHIFT), "Shift+R"),
        (key(Key.Key_PageDown, CTRL | SHIFT), "Ctrl+Shift+PgDown"),
        (key(Key.Key_Delete), "Del"),
    ],
)
def test_keys_are_written_as_they_are_kept(event: QKeyEvent, keys: str) -> None:
    assert pressed(event) == keys


def test_the_text_hears_its_own_keys_and_the_letters_of_its_page() -> None:
    table = KeyTable("text")
    assert table.meaning(key(Key.Key_Return)) == "text.code"
    assert table.meaning(key(Key.Key_3)) == "text.key_3"
    assert table.meaning(key(Key.Key_U)) == "transcripts.uncoded"
    assert table.meaning(key(Key.Key_J, CTRL)) == "", "the whole page hears that"
    assert table.meaning(key(Key.Key_Z)) == ""


def test_it_hears_what_was_chosen_and_no_letters_where_they_are_switched_off() -> None:
    table = KeyTable("text")
    table.take(ChosenKeys(Settings(keys={"text.code": ["D", "Ctrl+L"]})))
    assert table.meaning(key(Key.Key_Return)) == ""
    assert table.meaning(key(Key.Key_D)) == table.meaning(key(Key.Key_L, CTRL)) == "text.code"
    table.take(ChosenKeys(Settings(keys={"text.code": ["D", "Ctrl+L"]}, single_keys=False)))
    assert table.meaning(key(Key.Key_D)) == table.meaning(key(Key.Key_3)) == ""
    assert table.meaning(key(Key.Key_L, CTRL)) == "text.code"
