"""What is copied carries the marks that keep it out of histories, whoever copies it, and only while it should."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
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


SAID = "They put my things in bags and drove."


def copied_from(qtbot: QtBot, part: QWidget) -> str:
    """What Ctrl+C in a part of the window leaves on the clipboard."""
    qtbot.addWidget(part)
    part.show()
    part.activateWindow()
    part.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is part)
    QApplication.clipboard().clear()
    QTest.keyClick(part, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QApplication.clipboard().text()


def test_a_list_does_not_copy_what_may_be_somebodys_words(qtbot: QtBot, guard: ClipboardGuard) -> None:
    lines = QListWidget()
    lines.addItems([SAID, "Belongings in bags"])
    lines.setCurrentRow(0)
    with qtbot.waitSignal(guard.kept_in):
        assert copied_from(qtbot, lines) == ""
    lines.setCurrentRow(1)
    assert copied_from(qtbot, lines) == "Belongings in bags"


def test_a_sheet_that_shows_a_transcript_copies_nothing(qtbot: QtBot, guard: ClipboardGuard) -> None:
    sheet = QPlainTextEdit("bags")
    clipboard.keep_in(sheet)
    sheet.selectAll()
    with qtbot.waitSignal(guard.kept_in):
        assert copied_from(qtbot, sheet) == ""
    clipboard.put_text("bags")
    assert QApplication.clipboard().text() == "bags", "what this program copies it has asked about"
