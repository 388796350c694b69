"""Rows over as many lines as their words take: the last line is never missing."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.wrapped_rows import WrappedRows


@pytest.mark.parametrize("spare", range(0, 24, 2))
def test_words_that_nearly_fit_go_on_in_another_line(qtbot: QtBot, spare: int) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setFrameShape(QListWidget.Shape.NoFrame)
    rows.setItemDelegate(WrappedRows(rows))
    rows.addItem("What unsettles is not knowing")
    metrics = rows.fontMetrics()
    words = metrics.horizontalAdvance(rows.item(0).text())
    rows.resize(words + spare, 200)
    rows.show()
    lines = 1 if rows.visualItemRect(rows.item(0)).height() < 2 * metrics.height() else 2
    assert lines == (1 if spare >= 18 else 2)


def test_a_row_is_as_high_as_its_words_at_any_width(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(WrappedRows(rows))
    rows.addItem("“So I worked it out from a duvet.”\nAmira – interview, turn 6\nThe first to say so.")
    rows.show()
    for width in range(90, 420, 30):
        rows.resize(width, 300)
        room = QRect(0, 0, rows.viewport().width() - 18, 1 << 16)
        needed = rows.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, rows.item(0).text())
        assert rows.visualItemRect(rows.item(0)).height() >= needed.height()
