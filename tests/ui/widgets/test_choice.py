"""Choices on a page that scrolls: looked through by wheel, changed on purpose only, every answer whole."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.choice import Choice

ANSWERS = ("None yet", "Children and young people", "Carers", "Practitioners")


def page(qtbot: QtBot) -> tuple[QScrollArea, Choice]:
    """A page too high for its place, with a choice at the top of it."""
    scroll, within, choice = QScrollArea(), QWidget(), Choice()
    choice.addItems(list(ANSWERS))
    choice.setMaximumWidth(140)
    column = QVBoxLayout(within)
    column.addWidget(choice)
    column.addSpacing(2000)
    scroll.setWidget(within)
    scroll.setWidgetResizable(True)
    scroll.resize(300, 200)
    qtbot.addWidget(scroll)
    with qtbot.waitExposed(scroll):
        scroll.show()
    return scroll, choice


def turn_wheel(over: QWidget) -> None:
    """One notch towards the reader, as it comes from the system."""
    window = over.window().windowHandle()
    QTest.wheelEvent(window, QPointF(over.mapTo(over.window(), over.rect().center())), QPoint(0, -120))


def test_the_wheel_moves_the_page_and_never_an_answer(qtbot: QtBot, theme: Theme) -> None:
    scroll, choice = page(qtbot)
    choice.setFocus()
    turn_wheel(choice)
    assert choice.currentText() == ANSWERS[0]
    assert scroll.verticalScrollBar().value() > 0
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == ANSWERS[1]


def test_an_answer_longer_than_its_place_ends_in_dots(qtbot: QtBot, theme: Theme) -> None:
    _, choice = page(qtbot)
    assert shown_answer(choice) == ANSWERS[0]
    choice.setCurrentIndex(1)
    assert shown_answer(choice).endswith("…")
    assert choice.currentText() == ANSWERS[1]
    choice.setMaximumWidth(400)
    choice.setMinimumWidth(260)
    qtbot.waitUntil(lambda: choice.width() >= 260)
    assert shown_answer(choice) == ANSWERS[1]


def shown_answer(choice: Choice) -> str:
    """The words that are painted."""
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    return option.currentText


def test_an_open_list_shows_every_answer_whole(qtbot: QtBot, theme: Theme) -> None:
    _, choice = page(qtbot)
    choice.showPopup()
    answers = choice.view()
    qtbot.waitUntil(answers.isVisible)
    assert not answers.verticalScrollBar().isVisible()
    last = answers.visualRect(answers.model().index(len(ANSWERS) - 1, 0))
    assert answers.viewport().rect().contains(last)
    assert answers.viewport().width() >= answers.fontMetrics().horizontalAdvance(ANSWERS[1])
    choice.hidePopup()
