"""What is copied carries the marks that keep it out of histories, whoever copies it, and only while it should."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets import clipboard
from app.ui.widgets.clipboard import MARKS, ClipboardGuard

WORDS = "They moved me on a Tuesday."


@pytest.fixture
def guard(theme: Theme, qapp: QApplication) -> Iterator[ClipboardGuard]:
    parent = QWidget()
    made = ClipboardGuard(parent)
    yield made
    made.keep_out(False)
    parent.deleteLater()


def on_clipboard() -> QMimeData:
    return QApplication.clipboard().mimeData()


def by_field() -> QWidget:
    field = QLineEdit(WORDS)
    field.selectAll()
    return field


def by_text() -> QWidget:
    text = QTextEdit()
    text.setPlainText(WORDS)
    text.selectAll()
    return text


def by_plain_text() -> QWidget:
    text = QPlainTextEdit(WORDS)
    text.selectAll()
    return text


def by_label() -> QWidget:
    label = QLabel(WORDS)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    label.setSelection(0, len(WORDS))
    return label


@pytest.mark.parametrize("make", [by_field, by_text, by_plain_text, by_label])
def test_what_a_part_of_the_toolkit_copies_by_itself_is_marked(
    qtbot: QtBot, guard: ClipboardGuard, make: Callable[[], QWidget]
) -> None:
    guard.keep_out(True)
    part = make()
    qtbot.addWidget(part)
    part.show()
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert on_clipboard().text() == WORDS
    assert {name: on_clipboard().data(name).data() for name in MARKS} == MARKS


def test_what_the_program_copies_is_marked_at_once(guard: ClipboardGuard) -> None:
    guard.keep_out(True)
    clipboard.put_text(WORDS)
    assert on_clipboard().text() == WORDS
    assert set(MARKS) <= set(on_clipboard().formats())
    clipboard.put_picture(QImage(3, 2, QImage.Format.Format_RGB32))
    assert on_clipboard().hasImage()
    assert set(MARKS) <= set(on_clipboard().formats())


def test_a_table_stays_a_table(guard: ClipboardGuard) -> None:
    guard.keep_out(True)
    data = QMimeData()
    data.setText(WORDS)
    data.setHtml(f"<table><tr><td>{WORDS}</td></tr></table>")
    QApplication.clipboard().setMimeData(data)
    assert "<table>" in on_clipboard().html()
    assert on_clipboard().text() == WORDS
    assert set(MARKS) <= set(on_clipboard().formats())


def test_no_mark_where_none_is_wanted(guard: ClipboardGuard) -> None:
    clipboard.put_text(WORDS)
    assert not set(MARKS) & set(on_clipboard().formats())
    guard.keep_out(True)
    guard.keep_out(False)
    QApplication.clipboard().setText(WORDS)
    assert not set(MARKS) & set(on_clipboard().formats())


def test_every_copy_goes_through_the_one_place() -> None:
    one_place = Path(clipboard.__file__)
    for file in (one_place.parents[2]).rglob("*.py"):
        if file != one_place:
            assert not re.search(r"\bclipboard\(\)", file.read_text("utf-8")), f"{file.name}: use clipboard.put"
