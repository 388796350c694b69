"""How a window is shaped that nobody has shaped yet."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.ui import remembered


class Screen:
    """A screen of any size."""

    def __init__(self, room: QRect) -> None:
        self.room = room

    def availableGeometry(self) -> QRect:
        return self.room


@pytest.mark.parametrize(
    ("room", "width", "height"),
    [
        (QRect(0, 0, 1280, 760), 1178, 699),
        (QRect(0, 30, 1920, 1050), 1500, 950),
        (QRect(1920, 0, 3840, 2160), 1500, 950),
    ],
)
def test_a_first_window_is_large_and_never_larger_than_its_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: QRect, width: int, height: int
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    monkeypatch.setattr(window, "screen", lambda: Screen(room))
    remembered.give_first_shape(window)
    assert (window.width(), window.height()) == (width, height)
    assert room.contains(window.geometry())
    assert abs(window.geometry().center().x() - room.center().x()) <= 1
