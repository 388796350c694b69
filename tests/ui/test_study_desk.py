"""What is done with an open study as a whole: naming it, finding words in all of it, checking it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app import studyfile
from app.store.check import Finding
from app.store.project import Project
from app.study import queries
from app.ui.coding.coding_screen import CodingScreen
from app.ui.finding.find_screen import FindScreen
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.welcome.backups_dialog import BackupsDialog
from app.ui.welcome.new_study_dialog import NewStudyDialog
from app.ui.widgets.name_dialog import NameDialog
from tests.builders import add, dialogue, new_study

LONG = 20_000


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """With a study of one interview open."""
    with new_study(tmp_path, name="Moving on") as project:
        add(project, dialogue("Visit", [("Interviewer", "How was it?"), ("Robin", "Just bags. Nobody spoke.")]))
        path = project.path
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.open_study(path)
    qtbot.waitUntil(lambda: shown.desk is not None, timeout=LONG)
    yield shown
    shown.close()


def project_of(window: MainWindow) -> Project:
    assert window.desk is not None
    return window.desk.project


def test_a_study_is_renamed_in_its_title_and_back_by_undo(window: MainWindow) -> None:
    window.rename_study()
    (dialog,) = window.findChildren(NameDialog)
    assert dialog.field.text() == "Moving on"
    dialog.field.setText("Coming home")
    dialog.accept()
    assert window.windowTitle() == "Coming home"
    assert project_of(window).path.name == "study.counterpoint", "the file keeps its name"
    window.undo()
    assert window.windowTitle() == "Moving on"


def test_words_found_anywhere_are_gone_to_and_stand_there_when_one_is_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.desk is not None
    finding = window.desk.workspace.screen_in_front()
    assert isinstance(finding, FindScreen)
    QTest.keyClicks(finding.field, "nobody")
    qtbot.waitUntil(lambda: bool(finding.model.rows), timeout=LONG)
    QTest.keyClick(finding.field, Qt.Key.Key_Down)
    QTest.keyClick(finding.table, Qt.Key.Key_Return)
    screen = window.desk.workspace.screen_in_front()
    assert isinstance(screen, CodingScreen)
    assert screen.view.caret() == place_of_nobody(project_of(window))
    window.go_back()
    assert window.desk.workspace.screen_in_front() is finding
    assert finding.field.text() == "nobody"
    assert finding.table.at_hand() == finding.model.rows[0]
    assert finding.table.hasFocus()
    window.find_everywhere()
    assert finding.field.selectedText() == "nobody"


def test_a_correction_that_is_not_stored_is_asked_about_before_anything_closes(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.desk is not None
    window.desk.go("transcripts")
    screen = window.desk.workspace.screen_in_front()
    assert isinstance(screen, CodingScreen)
    screen.correcting.begin()
    QTest.keyClicks(screen.panes.correcting.editor, "Well. ")
    for close in (window.close, window.close_study):
        close()
        [box] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
        assert box.text() == "The correction of “Visit” is not stored."
        assert window.isVisible()
        next(one for one in box.buttons() if one.text() == "Go back").click()
        qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(QMessageBox)))
    assert screen.panes.correcting.editor.isVisible()
    window.close_study()
    [box] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    next(one for one in box.buttons() if one.text() == "Close without storing").click()
    assert window.desk is None


def test_another_study_waits_for_an_answer_about_what_is_typed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = new_study(tmp_path / "other", name="Coming home")
    other.close()
    desk = window.desk
    assert desk is not None
    desk.go("transcripts")
    screen = desk.workspace.screen_in_front()
    assert isinstance(screen, CodingScreen)
    screen.correcting.begin()
    screen.panes.correcting.editor.insertPlainText("x")
    ways: list[Callable[[], object]] = [
        lambda: window.open_study(other.path),
        window.new_study,
        window.open_sample,
    ]
    for way in (*ways, window.open_backup):
        way()
        question(window, "Go back")
        qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(QMessageBox)))
        assert not window.findChildren(NewStudyDialog)
        assert window.desk is desk
    window.open_study(other.path)
    question(window, "Close without storing")
    qtbot.waitUntil(lambda: window.windowTitle() == "Coming home", timeout=LONG)


def question(window: MainWindow, answer: str) -> None:
    """Answers the question whether to lose what was typed."""
    [box] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert box.text() == "The correction of “Visit” is not stored."
    next(one for one in box.buttons() if one.text() == answer).click()


def place_of_nobody(project: Project) -> int:
    with project.reading() as session:
        return queries.transcript(session, queries.source_named(session, "Visit").id).text.index("Nobody")


def test_a_study_found_damaged_by_its_check_offers_its_backups(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studyfile, "check", lambda _: [Finding("every page and index", ("A page is damaged.",))])
    window.back_up()
    window.check()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=LONG)
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "A page is damaged."
    (button,) = [button for button in box.findChildren(QPushButton) if button.text() == "Open a backup…"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(BackupsDialog)), timeout=LONG)
    assert window.findChildren(BackupsDialog)[0].rows()
