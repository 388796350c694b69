"""Answers that limit of whom an assumption speaks: added by keyboard, line by line."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.study.rows import AttributeId, AttributeKind, AttributeRow
from app.ui.perspectives.assumptions.asking.scope_field import ScopeField

AGE = AttributeRow(AttributeId(1), "Age", AttributeKind.NUMBER)


def asked(qtbot: QtBot) -> tuple[QDialog, ScopeField, QLineEdit]:
    """A dialog with answers in the midst of it, and the field that stands below them."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, below, ready = ScopeField([], [AGE], []), QLineEdit(), QPushButton("Add")
    column = QVBoxLayout(dialog)
    for part in (field, below, ready):
        column.addWidget(part)
    ready.clicked.connect(dialog.accept)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog, field, below


def test_tab_goes_from_an_added_answer_to_what_stands_below_it(qtbot: QtBot) -> None:
    dialog, field, below = asked(qtbot)
    field.more.click()
    field.more.click()
    qtbot.waitUntil(field.lines[1][1].isVisible)
    field.more.setFocus()
    order: list[QWidget | None] = [field.more]
    while order[-1] is not below and len(order) < 9:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        order.append(dialog.focusWidget())
    assert order == [field.more, *field.lines[0], *field.lines[1], below]


def test_enter_in_an_answer_adds_no_further_line(qtbot: QtBot) -> None:
    dialog, field, _ = asked(qtbot)
    field.more.click()
    QTest.keyClick(field.lines[0][1], Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(field.lines) == 1
