"""Coding by a few letters and Enter: the palette as the reader meets it, keyboard only."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.coding.rows import CodeId
from app.settings import Settings
from app.ui.choosing.code_palette import CodePalette
from app.ui.commands import ChosenKeys
from app.ui.theme import Theme
from tests.ui.coding.samples import CODEBOOK, stretch

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = QRect(100, 200, 400, 40)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(800, 700)
    text = QLineEdit()
    text.setObjectName("text")
    QVBoxLayout(shown).addWidget(text)
    shown.show()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    return shown


@pytest.fixture
def palette(window: QWidget, theme: Theme) -> CodePalette:
    made = CodePalette(theme, window)
    made.set_codes(CODEBOOK)
    return made


def opened(palette: CodePalette, typed: str = "") -> QLineEdit:
    palette.open_beside(WORDS, typed)
    assert palette.isVisible()
    return palette.field


def test_two_letters_and_enter_apply_a_code(qtbot: QtBot, palette: CodePalette, window: QWidget) -> None:
    field = opened(palette)
    assert field.hasFocus()
    QTest.keyClicks(field, "wa")
    with qtbot.waitSignal(palette.applied) as told:
        QTest.keyClick(field, Key.Key_Return)
    assert told.args == [2, False]
    assert palette.isHidden()
    text = window.findChild(QLineEdit, "text")
    assert text is not None
    assert text.hasFocus(), "the keyboard is back where it was"


def test_shift_enter_applies_and_stays(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette)
    QTest.keyClicks(field, "wa")
    with qtbot.waitSignal(palette.applied) as told:
        QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [2, True]
    assert palette.isVisible()
    QTest.keyClicks(field, "play")
    assert palette.choices()[0] == "Play · Places", "typing replaces what was typed before"


def test_arrows_choose_while_the_field_keeps_the_keyboard(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "pla")
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Up)
    assert field.hasFocus()
    with qtbot.waitSignal(palette.applied) as told:
        QTest.keyClick(field, Key.Key_Return)
    assert told.args == [3, False]


def test_a_new_name_is_offered_in_the_group_at_hand(qtbot: QtBot, palette: CodePalette) -> None:
    palette.set_group(CodeId(20))
    field = opened(palette, "Gardens")
    assert palette.choices() == ["+ New code “Gardens” · in Places"]
    with qtbot.waitSignal(palette.create_requested) as told:
        QTest.keyClick(field, Key.Key_Return)
    assert told.args == ["Gardens", 20]


def test_tab_goes_to_the_new_code_and_then_from_group_to_group(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "Wait")
    assert palette.choices() == ["Waiting · Moving", "+ New code “Wait” · at the top"]
    offers = []
    for _ in range(4):
        QTest.keyClick(field, Key.Key_Tab)
        offers.append(palette.choices()[-1].partition(" · ")[2])
    assert offers == ["at the top", "in Moving", "in Places", "at the top"]
    assert field.hasFocus()


def test_a_name_that_exists_is_not_offered_anew(palette: CodePalette) -> None:
    opened(palette, "waiting")
    assert palette.choices() == ["Waiting · Moving"]


def test_a_near_duplicate_is_pointed_out(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "Waitings")
    assert palette.note() == "Close to “Waiting” – use that? Ctrl+U"
    field.setText("Gardens")
    assert palette.note() == ""


def test_one_key_takes_the_code_that_a_new_name_comes_close_to(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "Waitings")
    with qtbot.waitSignal(palette.applied) as told, qtbot.assertNotEmitted(palette.create_requested):
        QTest.keyClick(field, Key.Key_U, CTRL)
    assert told.args == [2, False]
    assert palette.isHidden()


def test_several_codes_are_held_and_applied_with_one_enter(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "wa")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    assert field.text() == ""
    assert palette.note() == "Held: “Waiting”"
    assert "Waiting · Moving" not in palette.choices(), "what is held is not offered again"
    QTest.keyClicks(field, "play")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    with qtbot.waitSignal(palette.several_applied) as told:
        QTest.keyClick(field, Key.Key_Return)
    assert told.args == [[2, 4], None]


def test_a_new_code_goes_with_those_that_are_held(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "wa")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    QTest.keyClicks(field, "Gardens")
    with qtbot.waitSignal(palette.several_applied) as told:
        QTest.keyClick(field, Key.Key_Return)
    codes, new = told.args
    assert (codes, new.name, new.parent) == ([2], "Gardens", None)


def test_backspace_lets_go_of_what_is_held(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "wa")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    QTest.keyClick(field, Key.Key_Backspace)
    assert palette.note() == ""
    with qtbot.waitSignal(palette.applied) as told:
        QTest.keyClick(field, Key.Key_Return)
    assert told.args[1] is False


def test_changing_a_code_offers_every_other_and_closes_at_once(qtbot: QtBot, palette: CodePalette) -> None:
    mark = stretch(1, 0, 4, "Waiting")
    palette.open_beside(WORDS, "", replace(mark, code=CodeId(2)))
    assert palette.field.placeholderText() == "Change “Waiting” to…"
    assert "Waiting · Moving" not in palette.choices()
    QTest.keyClicks(palette.field, "play")
    with qtbot.waitSignal(palette.applied) as told:
        QTest.keyClick(palette.field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [4, False]
    assert palette.isHidden()


def test_a_number_key_is_given_to_the_chosen_code(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "play")
    with qtbot.waitSignal(palette.pin_wanted) as told:
        QTest.keyClick(field, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert told.args == [4, 3]
    assert palette.isVisible()


def test_categories_and_retired_codes_are_not_offered(palette: CodePalette) -> None:
    palette.set_codes([replace(row, category=row.id == 20, retired=row.id == 4) for row in CODEBOOK])
    opened(palette, "pla")
    assert palette.choices() == ["Places & animals · Places", "+ New code “pla” · at the top"]


def test_the_keys_are_those_that_were_chosen(qtbot: QtBot, palette: CodePalette) -> None:
    palette.take_keys(ChosenKeys(Settings(keys={"choosing.stay": ["Ctrl+L"]})))
    field = opened(palette, "wa")
    assert "Ctrl+L apply and keep open" in palette.hints()
    with qtbot.waitSignal(palette.applied) as told:
        QTest.keyClick(field, Key.Key_L, CTRL)
    assert told.args == [2, True]


def test_with_nothing_typed_recent_codes_come_first(qtbot: QtBot, palette: CodePalette) -> None:
    palette.set_recent([CodeId(4)])
    opened(palette)
    assert palette.choices()[0] == "Play · Places"


def test_escape_leaves_and_applies_nothing(qtbot: QtBot, palette: CodePalette) -> None:
    field = opened(palette, "wa")
    with qtbot.assertNotEmitted(palette.applied), qtbot.waitSignal(palette.closed):
        QTest.keyClick(field, Key.Key_Escape)
    assert palette.isHidden()


def test_a_click_chooses(qtbot: QtBot, palette: CodePalette) -> None:
    opened(palette, "pla")
    place = palette.list.visualRect(palette.list.model().index(2, 0)).center()
    with qtbot.waitSignal(palette.applied) as told:
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [4, False]


def test_going_elsewhere_closes_it(qtbot: QtBot, palette: CodePalette, window: QWidget) -> None:
    opened(palette)
    text = window.findChild(QLineEdit, "text")
    assert text is not None
    QTest.mouseClick(text, Qt.MouseButton.LeftButton)
    text.setFocus(Qt.FocusReason.MouseFocusReason)
    assert palette.isHidden()
    assert text.hasFocus()


@pytest.mark.parametrize("top", [10, 330, 640])
@pytest.mark.parametrize("height", [20, 60, 300])
def test_the_words_are_never_covered(palette: CodePalette, window: QWidget, top: int, height: int) -> None:
    words = QRect(100, top, 300, height)
    palette.open_beside(words)
    assert not palette.geometry().intersects(words.intersected(window.rect()))
    assert window.rect().contains(palette.geometry())
