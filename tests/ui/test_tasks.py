"""Long work: its outcome comes back on the GUI thread, it can be stopped, and nothing is swallowed."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from app.problems import Cancelled, Problem
from app.ui.tasks import IsCancelled, Progress, Task, Tasks

LOCKED = Problem("The file is locked.", "Close it in the other program.")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.stop()


def until_told(progress: Progress, cancelled: IsCancelled) -> str:
    """Work that goes on until it is asked to stop."""
    waiting = threading.Event()
    while not cancelled():
        waiting.wait(0.005)
    raise Cancelled


def test_the_result_arrives_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    worked_on: list[QThread] = []
    arrived: list[tuple[int, QThread]] = []

    def add(progress: Progress, cancelled: IsCancelled) -> int:
        worked_on.append(QThread.currentThread())
        return 40 + 2

    tasks.run("Adding", add, lambda value: arrived.append((value, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(42, here)]
    assert worked_on != [here]


def test_progress_says_how_far_and_what(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[str, int, int, str]] = []
    tasks.progressed.connect(lambda task: seen.append((task.label, task.done, task.of, task.what)))
    finished: list[Task] = []
    tasks.finished.connect(finished.append)

    def read(progress: Progress, cancelled: IsCancelled) -> None:
        progress(1, 3, "first.docx")

    task = tasks.run("Reading", read, lambda _: None)
    assert tasks.running == (task,)
    qtbot.waitUntil(lambda: bool(finished))
    assert seen == [("Reading", 1, 3, "first.docx")]
    assert finished == [task]
    assert not tasks.running


def test_cancelled_work_stops_and_says_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    said: list[Problem] = []
    stopped: list[bool] = []
    results: list[str] = []
    tasks.problem.connect(said.append)
    task = tasks.run("Waiting", until_told, results.append, stopped=lambda: stopped.append(True))
    task.cancel()
    qtbot.waitUntil(lambda: bool(stopped))
    assert (results, said) == ([], [])


def test_a_problem_is_said_once_where_nobody_asked_for_it(tasks: Tasks, qtbot: QtBot) -> None:
    def fail(progress: Progress, cancelled: IsCancelled) -> None:
        raise LOCKED

    with qtbot.waitSignal(tasks.problem) as said:
        tasks.run("Saving", fail, lambda _: None)
    assert said.args == [LOCKED]


def test_a_problem_goes_to_whoever_asked_for_it(tasks: Tasks, qtbot: QtBot) -> None:
    said: list[Problem] = []
    heard: list[Problem] = []
    tasks.problem.connect(said.append)

    def fail(progress: Progress, cancelled: IsCancelled) -> None:
        raise LOCKED

    tasks.run("Saving", fail, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert (heard, said) == ([LOCKED], [])


def test_a_bug_is_raised_again_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    def stumble(progress: Progress, cancelled: IsCancelled) -> int:
        return 1 // 0

    with qtbot.captureExceptions() as raised:
        with qtbot.waitSignal(tasks.finished):
            tasks.run("Dividing", stumble, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_nothing_is_handed_to_a_dialog_that_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[str] = []
    owner = QObject()
    task = tasks.run("Waiting", until_told, results.append, owner=owner)
    with qtbot.waitSignal(tasks.finished):
        owner.deleteLater()
    assert task.cancelled
    assert results == []


def test_stopping_ends_what_is_under_way(qtbot: QtBot) -> None:
    tasks = Tasks()
    results: list[str] = []
    task = tasks.run("Waiting", until_told, results.append)
    tasks.stop()
    assert task.cancelled
    assert not results
    assert not tasks.running


def test_work_that_outlives_the_window_ends_in_silence() -> None:
    made = "from tests.ui.test_tasks import outlived; outlived()"
    ended = subprocess.run(
        [sys.executable, "-c", made], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert (ended.stdout, ended.stderr) == ("done\n", "")


def outlived() -> None:
    """Let the tasks go while their work is under way; the work reports and ends a little later."""
    _app, tasks = QCoreApplication([]), Tasks()
    may_end, ended = threading.Event(), threading.Event()

    def late(progress: Progress, cancelled: IsCancelled) -> None:
        may_end.wait()
        progress(1, 2, "nearly")
        ended.set()

    tasks.run("Late", late, print)
    threading.Timer(0.2, may_end.set).start()
    del tasks
    ended.wait()
    print("done")


def test_nothing_is_collected_beside_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    """What is left of a window may be taken apart on the GUI thread alone."""
    collecting: list[bool] = []

    def look(progress: Progress, cancelled: IsCancelled) -> bool:
        return gc.isenabled()

    for _ in range(2):
        tasks.run("Looking", look, collecting.append)
    qtbot.waitUntil(lambda: len(collecting) == 2)
    assert collecting == [False, False]
    assert gc.isenabled()
