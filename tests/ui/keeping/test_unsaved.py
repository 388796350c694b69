"""Nothing can be saved for a while: said over the pages, and what was done is kept and saved once that works."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding import queries as codings
from app.language.spans import Span
from app.problems import Problem
from app.store.problems import NotSaved
from app.store.trying import try_writing
from app.study import actions
from app.ui.coding.coding_screen import CodingScreen
from app.ui.keeping.unsaved_banner import SAVED, UnsavedBanner
from app.ui.main_window import MainWindow
from app.ui.open_study import OpenStudy
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.widgets.name_dialog import NameDialog
from tests.builders import CHILD, add, dialogue, new_study, speaker
from tests.store.faulty import full, refused

LONG = "It was long before anybody came. " * 400


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    with new_study(tmp_path, name="Moving on") as project:
        add(project, dialogue("visit 1", [("Robin", "Just bags, no box.")], [speaker("Robin", CHILD)]))
        coding.add_code(project, name="Leaving")
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.open_study(project.path)
    qtbot.waitUntil(lambda: shown.desk is not None)
    yield shown
    shown.close()


def study_of(window: MainWindow) -> OpenStudy:
    assert window.desk is not None
    return window.desk.study


def banner_of(window: MainWindow) -> UnsavedBanner:
    (found,) = window.findChildren(UnsavedBanner)
    return found


def names(window: MainWindow) -> list[str]:
    with study_of(window).project.reading() as session:
        return [row.name for row in codings.codes(session)]


def add_code(window: MainWindow, name: str) -> None:
    """With so much about it that it needs new pages."""
    study = study_of(window)

    def add_long() -> None:
        with study.project.step("Add code"):
            code = coding.add_code(study.project, name=name)
            coding.edit_code(study.project, code=code, definition=LONG)

    study.attempt(add_long)


def test_it_stays_over_a_study_that_can_be_read_and_goes_once_what_waits_is_saved(
    window: MainWindow, qtbot: QtBot
) -> None:
    with full(study_of(window).project):
        add_code(window, "Bags")
        add_code(window, "Bags")
        add_code(window, "Boxes")
        banner = banner_of(window)
        assert banner.isVisible()
        assert (
            banner.sentence.text() == "The disk is full; this last change was not saved, everything before it is."
        )
        assert "2 changes wait here" in banner.advice.text()
        assert not window.findChildren(QMessageBox)
        window.go("participants")
        assert window.desk is not None
        assert window.desk.workspace.now == "participants"
        banner.again.click()
        assert banner.isVisible()
        assert names(window) == ["Leaving"]
    banner.again.click()
    assert names(window) == ["Leaving", "Bags", "Boxes"]
    assert not banner.isVisible()
    assert window.desk.status.said.words() == SAVED
    assert study_of(window).project.undo_label == "Add code"


def test_what_waits_is_saved_by_itself_before_anything_else(window: MainWindow, qtbot: QtBot) -> None:
    with full(study_of(window).project):
        add_code(window, "Bags")
    add_code(window, "Boxes")
    assert names(window) == ["Leaving", "Bags", "Boxes"]
    qtbot.waitUntil(lambda: not banner_of(window).isVisible())


def test_it_goes_by_itself_once_something_can_be_saved(window: MainWindow, qtbot: QtBot) -> None:
    with full(study_of(window).project):
        add_code(window, "Bags")
    banner_of(window).look()
    qtbot.waitUntil(lambda: not banner_of(window).isVisible())
    assert names(window) == ["Leaving", "Bags"]


def test_a_passage_coded_meanwhile_is_coded_later(window: MainWindow, qtbot: QtBot) -> None:
    window.go("transcripts")
    screen = window.findChild(CodingScreen)
    assert isinstance(screen, CodingScreen)
    qtbot.waitUntil(lambda: "Just bags" in screen.view.toPlainText())
    study = study_of(window)
    with study.project.reading() as session:
        (code,) = codings.codes(session)
    screen.view.select(Span(0, 9))
    with refused(study.project):
        screen.commands.apply(code.id)
        assert not screen.desk.marks
    banner_of(window).again.click()
    assert len(screen.desk.marks) == 1
    assert study.project.undo_label == "Code passage"


def test_a_dialog_keeps_what_was_typed_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    study = study_of(window)
    dialog = NameDialog("Name", "Name", "", window)
    dialog.open()
    QTest.keyClicks(dialog.field, "Boxes")
    with full(study.project):
        add_code(window, dialog.field.text())
    assert banner_of(window).isVisible()
    assert not study.unsaved, "the dialog still has it"
    (box,) = window.findChildren(QMessageBox)
    assert "disk is full" in box.text()
    box.reject()
    assert dialog.field.text() == "Boxes"
    dialog.reject()


def test_a_copy_elsewhere_is_asked_for(window: MainWindow) -> None:
    with full(study_of(window).project):
        add_code(window, "Bags")
        banner_of(window).copy.click()
    (asked,) = window.findChildren(QFileDialog)
    assert asked.windowTitle() == "Save a copy to"
    asked.reject()


def test_closing_asks_before_what_waits_is_lost(window: MainWindow) -> None:
    with full(study_of(window).project):
        add_code(window, "Bags")
        window.close_study()
        (asked,) = window.findChildren(QMessageBox)
        assert asked.text() == "A change is not saved yet."
        asked.reject()
        assert study_of(window).unsaved
    banner_of(window).again.click()
    window.close_study()
    assert window.desk is None
    assert not window.findChildren(UnsavedBanner) or not banner_of(window).isVisible()


def test_one_that_can_be_made_no_more_is_said_and_dropped(window: MainWindow) -> None:
    study = study_of(window)
    with full(study.project):
        add_code(window, "Bags")
    coding.add_code(study.project, name="Bags")
    banner_of(window).again.click()
    assert not study.unsaved
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "There is a code of that name already in this place."


def test_trying_finds_a_full_disk_and_changes_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    project = study_of(window).project
    add_code(window, "Bags")
    project.undo()
    try_writing(project)
    assert (project.undo_label, project.redo_label) == (None, "Add code")
    monkeypatch.setattr("app.store.trying.ROOM", 2**62)
    with pytest.raises(NotSaved, match="disk is full"):
        try_writing(project)
    with suppress(Problem):
        actions.rename_study(project, name="Coming home")
    assert project.name == "Coming home"
