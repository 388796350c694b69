"""Nobody at the window: by two clocks, before anything is painted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.locking.idle import Idle

LIMIT = 600.0


class Clocks:
    """Two clocks that stand still until they are told."""

    def __init__(self) -> None:
        self.wall = self.steady = 1_000.0

    def pass_by(self, seconds: float, *, asleep: float = 0.0) -> None:
        self.wall += seconds + asleep
        self.steady += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def idle(qtbot: QtBot, qapp: QApplication, clocks: Clocks) -> Iterator[Idle]:
    made = Idle(qapp, lambda: LIMIT, qapp, wall=lambda: clocks.wall, steady=lambda: clocks.steady)
    made.begin()
    yield made
    made.end()
    made.deleteLater()


class Painted(QWidget):
    """Remembers what was told by the time it was painted."""

    def __init__(self, told: list[bool]) -> None:
        super().__init__()
        self._told = told
        self.seen: list[int] = []
        self.keys = 0

    def keyPressEvent(self, event: object) -> None:
        self.keys += 1

    def paintEvent(self, event: object) -> None:
        self.seen.append(len(self._told))


@pytest.fixture
def told(idle: Idle) -> list[bool]:
    heard: list[bool] = []
    idle.over.connect(heard.append)
    return heard


@pytest.fixture
def window(qtbot: QtBot, idle: Idle, told: list[bool]) -> Painted:
    shown = Painted(told)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    idle.watch(shown)
    return shown


def test_it_is_told_after_the_limit_and_not_before(idle: Idle, clocks: Clocks, told: list[bool]) -> None:
    clocks.pass_by(LIMIT - 1)
    assert not idle.look()
    clocks.pass_by(1)
    assert idle.look()
    assert told == [False]


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_a_key_or_the_mouse_begins_the_time_anew(
    idle: Idle, clocks: Clocks, told: list[bool], window: Painted, by: str
) -> None:
    handle = window.windowHandle()
    assert handle is not None
    clocks.pass_by(LIMIT - 1)
    if by == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
    else:
        QTest.mouseMove(handle, window.rect().center())
    QApplication.processEvents()
    clocks.pass_by(LIMIT - 1)
    assert not idle.look()
    assert told == []


def test_a_key_after_the_limit_is_not_passed_on(
    idle: Idle, clocks: Clocks, told: list[bool], window: Painted, qtbot: QtBot
) -> None:
    handle = window.windowHandle()
    assert handle is not None
    clocks.pass_by(LIMIT)
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert told == [False]
    assert window.keys == 0


def test_sleeping_counts_and_is_told_before_anything_is_painted(
    idle: Idle, clocks: Clocks, told: list[bool], window: Painted, qtbot: QtBot
) -> None:
    window.seen.clear()
    clocks.pass_by(2, asleep=LIMIT)
    window.update()
    qtbot.waitUntil(lambda: bool(window.seen))
    assert told[0] is True
    assert min(window.seen) >= 1, "it was told first"


def test_a_clock_set_back_does_not_keep_it_open(idle: Idle, clocks: Clocks, told: list[bool]) -> None:
    clocks.pass_by(LIMIT, asleep=-10 * LIMIT)
    assert idle.look()
    assert told == [False]


def test_never_is_never(qapp: QApplication, clocks: Clocks, told: list[bool]) -> None:
    never = Idle(qapp, lambda: 0, qapp, wall=lambda: clocks.wall, steady=lambda: clocks.steady)
    never.begin()
    clocks.pass_by(10 * LIMIT)
    assert not never.look()
    never.end()
    never.deleteLater()


def test_before_it_begins_and_after_it_ends_nothing_is_told(idle: Idle, clocks: Clocks, told: list[bool]) -> None:
    idle.end()
    clocks.pass_by(LIMIT)
    assert not idle.look()
    idle.begin()
    assert not idle.look()
