"""Light and dark are switched in a running window: nothing anywhere keeps the colours it was made with."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, qRgb
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.coding.queries import codes
from app.study import queries
from app.ui.coding.codebook.code_editor import CodeDialog
from app.ui.coding.speakers_dialog import SpeakersDialog
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.study.groups_dialog import GroupsDialog
from app.ui.theme import Mode, Theme
from app.ui.workspace import MAKERS

SIZE = (1300, 860)


def shown(qtbot: QtBot, study: OpenStudy, name: str) -> Screen:
    """A screen as somebody finds it who goes there, nothing under way."""
    screen = MAKERS[name](study)
    qtbot.addWidget(screen)
    screen.resize(*SIZE)
    screen.show()
    qtbot.waitExposed(screen)
    settle(qtbot, study)
    return screen


def settle(qtbot: QtBot, study: OpenStudy) -> None:
    """Until nothing has been under way for longer than any page waits before it reads."""
    for _ in range(2):
        qtbot.wait(160)
        qtbot.waitUntil(lambda: not study.tasks.running)


def picture(widget: QWidget) -> QImage:
    """What is painted, without the blinking of a caret."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> str:
    """Where two pictures differ, for the message of a failing test; empty when they are the same."""
    if one == other:
        return ""
    if one.size() != other.size():
        return f"{one.size()} is not {other.size()}"
    found = QRect()
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                found |= QRect(x, y, 1, 1)
    return f"they differ within {found}"


@pytest.mark.parametrize("name", MAKERS)
def test_a_page_switched_to_dark_is_the_page_made_dark(
    qtbot: QtBot, theme: Theme, sample: OpenStudy, name: str
) -> None:
    switched = shown(qtbot, sample, name)
    light = picture(switched)
    theme.set_mode(Mode.DARK)
    settle(qtbot, sample)
    dark = picture(switched)
    switched.hide()
    assert differing(dark, picture(shown(qtbot, sample, name))) == ""
    assert dark != light


def groups(study: OpenStudy) -> QDialog:
    """Perspectives and areas."""
    return GroupsDialog(study)


def speakers(study: OpenStudy) -> QDialog:
    """Whose labels the first transcript has."""
    with study.project.reading() as session:
        source = queries.sources(session)[0].id
        transcript, people = queries.transcript(session, source), queries.participants(session)
        return SpeakersDialog(study, transcript, queries.speakers(session, source), people)


def code(study: OpenStudy) -> QDialog:
    """The record of a code."""
    with study.project.reading() as session:
        return CodeDialog(study, codes(session)[0])


@pytest.mark.parametrize("make", [groups, speakers, code])
def test_so_is_a_dialog(
    qtbot: QtBot, theme: Theme, sample: OpenStudy, make: Callable[[OpenStudy], QDialog]
) -> None:
    def shown_dialog() -> QDialog:
        dialog = make(sample)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        settle(qtbot, sample)
        return dialog

    switched = shown_dialog()
    light = picture(switched)
    theme.set_mode(Mode.DARK)
    dark = picture(switched)
    assert differing(dark, picture(shown_dialog())) == ""
    assert dark != light


def test_a_difference_is_found_where_it_is() -> None:
    one, other = QImage(9, 9, QImage.Format.Format_RGB32), QImage(9, 9, QImage.Format.Format_RGB32)
    one.fill(0)
    other.fill(0)
    other.setPixel(3, 4, qRgb(1, 2, 3))
    assert differing(one, one.copy()) == ""
    assert "QRect(3, 4, 1, 1)" in differing(one, other)
