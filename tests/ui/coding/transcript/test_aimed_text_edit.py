"""A click means the line it is nearest to, also in the white between two lines."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.coding.transcript.aimed_text_edit import AimedTextEdit

WORDS = "nobody said where we were going until the car came and then it rained for two days " * 4


@pytest.fixture
def edit(qtbot: QtBot) -> AimedTextEdit:
    """A paragraph of many lines with generous white between them."""
    shown = AimedTextEdit()
    qtbot.addWidget(shown)
    shown.setPlainText(WORDS)
    wide = QTextBlockFormat()
    wide.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(shown.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(wide)
    shown.resize(420, 400)
    shown.show()
    return shown


def heights(edit: AimedTextEdit) -> range:
    """Every height of the paragraph on screen."""
    whole = edit.document().documentLayout().blockBoundingRect(edit.document().firstBlock())
    return range(round(whole.top()) + 1, round(whole.bottom()) - 1)


def test_a_place_means_the_letter_over_or_under_it(edit: AimedTextEdit) -> None:
    for y in heights(edit):
        caret = edit.cursorRect(edit.cursorForPosition(QPoint(150, y)))
        assert abs(caret.left() - 150) < 12, y
        assert abs(caret.center().y() - y) <= caret.height(), y


def test_a_drag_through_the_white_selects_what_lies_along_it(edit: AimedTextEdit) -> None:
    area = edit.viewport()
    for y in heights(edit):
        QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=QPoint(100, y))
        QTest.mouseMove(area, QPoint(200, y))
        QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=QPoint(200, y))
        chosen = edit.textCursor()
        assert 5 < len(chosen.selectedText()) < 30, y
        edit.moveCursor(QTextCursor.MoveOperation.Start)
