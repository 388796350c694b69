"""Brackets beside the text: seen, clicked, and worked by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.coding.rows import CodeId
from app.ui.coding.transcript.stripes import LANE, LEFT, Stripes
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.theme import LIGHT, Theme
from tests.ui.coding.samples import INTERVIEW, mark, transcript

ROW = transcript(*INTERVIEW)
MARKS = [mark(1, ROW, "the dog"), mark(2, ROW, "no plan", "Belongings"), mark(3, ROW, "unplanned way")]
Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TranscriptView:
    shown = TranscriptView(theme)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.set_transcript(ROW)
    shown.set_codings(MARKS)
    shown.show()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    return shown


def bracket_point(stripes: Stripes, number: int) -> QPoint:
    bracket = stripes._layout.brackets[number]
    return QPoint(LEFT + bracket.lane * LANE + 2, round((bracket.top + bracket.bottom) / 2))


def label_point(stripes: Stripes, number: int) -> QPoint:
    label = stripes._layout.labels[number]
    return QPoint(stripes._names_left() + 20, round(label.top + stripes.label_height() / 2))


def test_each_coding_has_a_bracket_in_its_colour_beside_its_line(view: TranscriptView) -> None:
    picture: QImage = view.stripes.grab().toImage()
    for number, shown in enumerate(MARKS):
        point = bracket_point(view.stripes, number)
        near = {picture.pixelColor(x, point.y()).name().upper() for x in range(LEFT, LEFT + LANE)}
        assert LIGHT.codes[shown.colour] in near


def test_a_click_on_a_bracket_or_a_name_chooses_the_coding(qtbot: QtBot, view: TranscriptView) -> None:
    for point in (bracket_point(view.stripes, 1), label_point(view.stripes, 1)):
        with qtbot.waitSignal(view.stripe_clicked) as told:
            QTest.mouseClick(view.stripes, Qt.MouseButton.LeftButton, pos=point)
        assert told.args == [2]


def test_keys_move_among_brackets_and_delete_asks_to_remove(qtbot: QtBot, view: TranscriptView) -> None:
    stripes = view.stripes
    stripes.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(stripes.hasFocus)
    QTest.keyClick(stripes, Key.Key_Down)
    with qtbot.waitSignal(view.remove_requested) as told:
        QTest.keyClick(stripes, Key.Key_Delete)
    assert told.args == [2]
    QTest.keyClick(stripes, Key.Key_End)
    with qtbot.waitSignal(view.stripe_clicked) as told:
        QTest.keyClick(stripes, Key.Key_Return)
    assert told.args == [3]
    QTest.keyClick(stripes, Key.Key_Escape)
    assert view.hasFocus()


def test_delete_in_the_text_removes_nothing(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_caret(MARKS[0].start)
    with qtbot.assertNotEmitted(view.remove_requested):
        QTest.keyClick(view, Key.Key_Delete)


def test_after_removing_the_focused_coding_the_next_delete_asks_nothing(
    qtbot: QtBot, view: TranscriptView
) -> None:
    view.stripes.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.stripes.hasFocus)
    view.remove_coding(MARKS[0].coding)
    with qtbot.assertNotEmitted(view.remove_requested):
        QTest.keyClick(view.stripes, Key.Key_Delete)


def test_pointing_at_a_bracket_tints_its_words(qtbot: QtBot, view: TranscriptView) -> None:
    QTest.mouseMove(view.stripes, bracket_point(view.stripes, 0))
    tint = LIGHT.tint(LIGHT.codes[MARKS[0].colour]).upper()
    picture = view.viewport().grab().toImage()
    seen = {picture.pixelColor(x, y).name().upper() for x in range(0, 400, 2) for y in range(0, 120, 2)}
    assert tint in seen


def test_what_has_no_room_is_listed_on_a_click(qtbot: QtBot, view: TranscriptView) -> None:
    words = ("liked", "the dog", "there", "dog there", "I liked the dog", "the dog there", "liked the", "dog")
    crowd = [
        replace(mark(number, ROW, said), code=CodeId(50 + number), name=f"Theme {number}")
        for number, said in enumerate(words, start=1)
    ]
    view.set_codings(crowd)
    labels = view.stripes._layout.labels
    gathered = next(i for i, label in enumerate(labels) if label.gathered)
    QTest.mouseClick(view.stripes, Qt.MouseButton.LeftButton, pos=label_point(view.stripes, gathered))
    menu = view.stripes.findChild(QMenu)
    assert menu is not None
    listed = [a.text() for a in menu.actions()]
    assert [words.partition("  –  ")[0] for words in listed] == [m.name for m in labels[gathered].marks]
    assert listed[0].endswith(f"“{labels[gathered].marks[0].span.of(ROW.text)}”")
    with qtbot.waitSignal(view.stripe_clicked) as told:
        menu.actions()[0].trigger()
    assert told.args == [labels[gathered].marks[0].coding]
    menu.close()


def test_stripes_can_be_hidden(view: TranscriptView) -> None:
    view.show_layers(stripes=False)
    assert not view.stripes._layout.brackets


def test_space_lists_what_a_name_stands_for(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_codings([MARKS[0], mark(4, ROW, "the dog there"), mark(5, ROW, "dog", "Belongings")])
    stripes = view.stripes
    stripes.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(stripes.hasFocus)
    QTest.keyClick(stripes, Key.Key_Space)
    menu = stripes.findChild(QMenu)
    assert menu is not None
    assert [a.text() for a in menu.actions()] == ["Waiting  –  “the dog”", "Waiting  –  “the dog there”"]
    with qtbot.waitSignal(view.stripe_clicked) as told:
        menu.actions()[0].trigger()
    assert told.args == [1]
    menu.close()
    assert view.chosen == MARKS[0]


def test_a_bracket_tells_its_code_when_pointed_at_until_esc(view: TranscriptView) -> None:
    stripes, point = view.stripes, bracket_point(view.stripes, 1)
    QApplication.sendEvent(stripes, QHelpEvent(QEvent.Type.ToolTip, point, stripes.mapToGlobal(point)))
    assert stripes.tip.isVisible()
    assert stripes.tip.words() == "Belongings · Sam"
    QTest.keyClick(stripes, Key.Key_Escape)
    assert not stripes.tip.isVisible()
