"""Coding by a few letters and Enter: the palette as the reader meets it, keyboard only."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.coding.rows import CodeId
from app.ui.coding.code_palette import CodePalette
from app.ui.theme import Theme
from tests.ui.coding.samples import CODEBOOK

Key = Qt.Key
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
    assert palette.note() == "Close to a code you have: “Waiting”"
    field.setText("Gardens")
    assert palette.note() == ""


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
