"""What writes in the whole study for seconds runs beside the window, shown, cancellable, and alone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.store.changes import Changes
from app.store.project import Project
from app.study import queries
from app.study.model import Area
from app.ui.held_work import MANY_ROWS, STOPPED, HeldWork, do_held
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.builders import new_study
from tests.ui.opened import open_study


@pytest.fixture
def study(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    parent = QObject()
    with new_study(tmp_path) as project:
        opened = open_study(project, theme, tmp_path, parent)
        yield opened
        opened.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def add_areas(project: Project, many: int) -> None:
    with project.step("Many areas") as session:
        session.add_all([Area(name=f"Area {number}", position=number) for number in range(many)])


def areas(project: Project) -> int:
    with project.reading() as session:
        return len(queries.areas(session))


def test_a_large_step_is_taken_back_beside_the_window_and_told_in_it(
    study: OpenStudy, window: QWidget, qtbot: QtBot
) -> None:
    project = study.project
    add_areas(project, MANY_ROWS)
    here, wrote = threading.get_ident(), list[int]()
    heard: list[tuple[str, int]] = []
    project.subscribe(lambda changes: wrote.append(threading.get_ident()))
    study.changed.connect(lambda changes: heard.append((changes.label, threading.get_ident())))
    given: list[Changes | None] = []
    do_held(window, study, "Undoing", project.undo, given.append, rows=project.rows_of_undo())
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HeldWork)
    assert dialog.strip.bar.accessibleName() == "Undoing"
    qtbot.waitUntil(lambda: bool(given))
    assert areas(project) == 0
    assert heard == [("Many areas", here)]
    assert wrote[0] != here
    assert QApplication.activeModalWidget() is None


def test_what_is_cancelled_leaves_all_as_it_was(study: OpenStudy, window: QWidget, qtbot: QtBot) -> None:
    project = study.project
    add_areas(project, MANY_ROWS)
    said: list[str] = []
    study.said.connect(said.append)
    begun, going_on = threading.Event(), threading.Event()

    def undo(progress: object, cancelled: object) -> Changes | None:
        begun.set()
        going_on.wait()
        assert callable(cancelled)
        return project.undo(cancelled=cancelled)

    do_held(window, study, "Undoing", undo, lambda _: None, rows=project.rows_of_undo())
    dialog = QApplication.activeModalWidget()
    begun.wait()
    assert isinstance(dialog, HeldWork)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is dialog, "it is over when the work is"
    going_on.set()
    qtbot.waitUntil(lambda: said == [STOPPED])
    assert areas(project) == MANY_ROWS
    assert project.undo_label == "Many areas"
    assert QApplication.activeModalWidget() is None


def test_a_small_step_is_done_at_once(study: OpenStudy, window: QWidget) -> None:
    add_areas(study.project, 2)
    given: list[Changes | None] = []
    do_held(window, study, "Undoing", study.project.undo, given.append, rows=study.project.rows_of_undo())
    assert len(given) == 1
    assert areas(study.project) == 0
