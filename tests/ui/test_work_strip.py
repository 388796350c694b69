"""Long work shows itself at the foot of the window: what it is, how far, and a way to stop it."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.problems import Cancelled
from app.ui.tasks import IsCancelled, Progress, Tasks
from app.ui.theme import Theme
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.work_strip import WorkStrip


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.stop()


def test_work_that_takes_long_is_shown_and_can_be_stopped(tasks: Tasks, qtbot: QtBot, theme: Theme) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    WorkStrip(tasks, strip)

    def read_on(progress: Progress, cancelled: IsCancelled) -> None:
        waiting = threading.Event()
        while not cancelled():
            progress(2, 5, "visit 2.txt")
            waiting.wait(0.01)
        raise Cancelled

    task = tasks.run("Reading transcripts", read_on, lambda _: None)
    qtbot.waitUntil(strip.isVisible)
    told = strip.findChildren(ElidedLabel)[0]
    qtbot.waitUntil(lambda: told.words() == "Reading transcripts: visit 2.txt (2 of 5)")
    assert (strip.bar.value(), strip.bar.maximum()) == (2, 5)
    with qtbot.waitSignal(tasks.finished):
        QTest.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    assert task.cancelled
    assert strip.isHidden()


def test_the_next_work_is_shown_when_the_first_is_over(tasks: Tasks, qtbot: QtBot, theme: Theme) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    WorkStrip(tasks, strip)
    gates = {name: threading.Event() for name in ("Backing up", "Checking the study")}

    def work_for(name: str) -> Callable[[Progress, IsCancelled], bool]:
        return lambda progress, cancelled: gates[name].wait(10)

    for name in gates:
        tasks.run(name, work_for(name), lambda _: None)
    told = strip.findChildren(ElidedLabel)[0]
    qtbot.waitUntil(lambda: strip.isVisible() and told.words() == "Backing up")
    gates["Backing up"].set()
    qtbot.waitUntil(lambda: told.words() == "Checking the study")
    gates["Checking the study"].set()
    qtbot.waitUntil(strip.isHidden)
