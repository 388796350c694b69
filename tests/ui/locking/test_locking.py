"""Locking the study in the window: nothing can be read, nothing is lost, and all is where it was."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app import studyfile
from app.safeguards.kept_words import kept_words
from app.study import queries
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.notes.field_note_dialog import FieldNoteDialog
from app.ui.command_palette import CommandPalette
from app.ui.locking.kept_dialog import KeptDialog
from app.ui.locking.lock_page import NAMELESS
from app.ui.main_window import MainWindow
from app.ui.widgets.name_dialog import NameDialog
from tests.builders import new_study
from tests.ui.locking.hands import (
    CANARY,
    PASSPHRASE,
    desk_of,
    locking_of,
    on_transcripts,
    page_of,
    strip_of,
    unlock,
)
from tests.ui.locking.reading_all import everything_readable

TYPED = "quokkaberry"


def settled(window: MainWindow) -> QImage:
    """What is painted, without the blinking of a caret."""
    page_of(window).entry.field.clearFocus()
    QApplication.processEvents()
    return window.grab().toImage()


def test_after_locking_no_word_can_be_found_anywhere_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    screen = on_transcripts(window, qtbot)
    screen.view.selectAll()
    screen.view.copy()
    for name in ("overview", "participants", "themes", "find", "notes"):
        desk_of(window).go(name)
    assert any(CANARY in words for words in everything_readable()), "the search finds it while the study is open"
    assert any("Robin" in words for words in everything_readable())
    window.show_commands()
    before = window.grab().toImage()
    window.lock()
    assert window.desk is None
    assert page_of(window).isVisible()
    assert window.windowTitle() == "Counterpoint"
    told = list(everything_readable())
    assert not [words for words in told if CANARY in words or "Robin" in words]
    assert QGuiApplication.clipboard().text() == ""
    assert not window.findChildren(CommandPalette)
    assert window.grab().toImage() != before
    assert "Moving on is locked" in told


def test_the_picture_of_a_locked_window_is_the_same_whatever_was_open(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    on_transcripts(window, qtbot)
    window.lock()
    qtbot.waitUntil(lambda: settled(window) == settled(window))
    first = settled(window)
    unlock(window, qtbot).go("participants")
    window.lock()
    qtbot.waitUntil(lambda: settled(window) == first)


def test_the_name_of_the_study_can_be_hidden(window: MainWindow) -> None:
    desk_of(window).study.prefer(name_when_locked=False)
    window.lock()
    assert page_of(window).title.text() == NAMELESS
    assert not [words for words in everything_readable() if "Moving on" in words]


def test_the_file_is_shut_while_it_is_locked_and_backed_up(window: MainWindow, path: Path, tmp_path: Path) -> None:
    window.lock()
    assert sorted(file.name for file in path.parent.glob("study*")) == [path.name]
    with studyfile.open_study(path, PASSPHRASE, home=tmp_path / "home") as again:
        assert again.backups()


def test_unlocked_the_study_is_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    screen = on_transcripts(window, qtbot)
    bar = screen.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    caret = screen.view.toPlainText().index("Then quiet")
    cursor = screen.view.textCursor()
    cursor.setPosition(caret)
    screen.view.setTextCursor(cursor)
    place = screen.place()
    window.lock()
    desk = unlock(window, qtbot)
    assert desk.workspace.now == "transcripts"
    assert window.windowTitle() == "Moving on"
    again = desk.workspace.screen_in_front()
    assert again is not None
    qtbot.waitUntil(lambda: again.place() == place)
    window.go_back()
    assert desk.workspace.now == "overview"


def test_a_wrong_passphrase_is_said_and_another_can_be_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.lock()
    page = page_of(window)
    page.entry.field.setText("three loud geese")
    page.unlock.click()
    qtbot.waitUntil(page.entry.message.isVisible)
    assert "does not open this study" in page.entry.message.text()
    assert window.desk is None
    assert not unlock(window, qtbot).project.read_only


@pytest.mark.parametrize(
    ("letter", "shifted", "said"),
    [("a", False, False), ("A", True, False), ("A", False, True), ("a", True, True), ("7", False, False)],
)
def test_caps_lock_is_said(window: MainWindow, letter: str, shifted: bool, said: bool) -> None:
    window.lock()
    entry = page_of(window).entry
    held = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(entry.field, QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), held, letter))
    assert entry.capitals.isVisible() == said


def test_a_field_note_half_written_is_there_again(window: MainWindow, qtbot: QtBot) -> None:
    window.new_field_note()
    (sheet,) = window.findChildren(FieldNoteDialog)
    QTest.keyClicks(sheet.name, "Visit")
    QTest.keyClicks(sheet.observation, f"{TYPED} at the door")
    window.lock()
    assert not [words for words in everything_readable() if TYPED in words]
    assert window.windowTitle() == "Counterpoint"
    desk = unlock(window, qtbot)
    qtbot.waitUntil(lambda: desk.field_note is not None and desk.field_note.isVisible())
    assert desk.field_note is not None
    assert desk.field_note.name.text() == "Visit"
    assert desk.field_note.observation.toPlainText() == f"{TYPED} at the door"
    assert desk.project.undo_label is None


def test_a_correction_half_typed_is_there_again(window: MainWindow, qtbot: QtBot) -> None:
    screen = on_transcripts(window, qtbot)
    screen.correcting.begin()
    editor = screen.panes.correcting.editor
    QTest.keyClicks(editor, TYPED)
    words = editor.words()
    assert TYPED in words
    window.lock()
    assert not [told for told in everything_readable() if TYPED in told]
    again = unlock(window, qtbot).workspace.screen_called("transcripts")
    assert isinstance(again, CodingScreen)
    qtbot.waitUntil(lambda: again.correcting.is_on)
    assert again.panes.correcting.editor.words() == words
    assert again.unfinished
    again.correcting._end()


def test_what_was_typed_in_any_other_dialog_is_kept_to_be_copied(
    window: MainWindow, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    window.rename_study()
    (dialog,) = window.findChildren(NameDialog)
    dialog.field.clear()
    QTest.keyClicks(dialog.field, TYPED)
    window.lock()
    assert not [words for words in everything_readable() if TYPED in words]
    assert TYPED.encode() not in path.read_bytes(), "it is kept, encrypted"
    desk = unlock(window, qtbot)
    (kept,) = window.findChildren(KeptDialog)
    assert [sheet.toPlainText() for sheet in kept.sheets] == [TYPED]
    with desk.project.reading() as session:
        assert kept_words(session)
    kept.reject()
    window.close_study()
    with studyfile.open_study(path, PASSPHRASE, home=tmp_path / "home") as again, again.reading() as session:
        assert kept_words(session) == []


def test_what_is_kept_is_shown_again_until_it_was_read(window: MainWindow, qtbot: QtBot) -> None:
    window.rename_study()
    (dialog,) = window.findChildren(NameDialog)
    dialog.field.clear()
    QTest.keyClicks(dialog.field, TYPED)
    window.lock()
    for _ in range(2):
        unlock(window, qtbot)
        (kept,) = window.findChildren(KeptDialog)
        assert [sheet.toPlainText() for sheet in kept.sheets] == [TYPED]
        window.lock()
        assert not [words for words in everything_readable() if TYPED in words]


def test_typing_in_a_study_open_to_read_only_is_held_in_memory_and_asked_for(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    window.close_study()
    dialog = window.opening.open(path, read_only=True)
    assert dialog is not None
    dialog.field.setText(PASSPHRASE)
    dialog.open_button.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    desk_of(window).new_field_note()
    (sheet,) = window.findChildren(FieldNoteDialog)
    QTest.keyClicks(sheet.observation, TYPED)
    window.lock()
    assert not [words for words in everything_readable() if TYPED in words]
    page_of(window).close_study.click()
    (asked,) = window.findChildren(QMessageBox)
    assert "could not be stored" in asked.text()
    asked.reject()
    desk = unlock(window, qtbot)
    assert desk.field_note is not None
    assert desk.field_note.observation.toPlainText() == TYPED


def test_no_dialog_is_left_open(window: MainWindow, qtbot: QtBot) -> None:
    window.show_preferences()
    window.show_about()
    window.lock()
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def test_a_study_without_a_passphrase_cannot_be_locked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with new_study(tmp_path / "other") as plain:
        other = plain.path
    first = desk_of(window)
    window.open_study(other)
    qtbot.waitUntil(lambda: window.desk is not first)
    window.lock()
    (box,) = window.findChildren(QMessageBox)
    assert "has no passphrase" in box.text()
    assert window.desk is not None


def test_the_locked_study_can_be_left_for_the_first_page(window: MainWindow) -> None:
    window.lock()
    page_of(window).close_study.click()
    assert window.welcome.isVisible()
    assert locking_of(window).locked is None


def test_work_that_is_under_way_is_stopped_and_that_is_said(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)

    def work(progress: object, cancelled: object) -> None:
        assert callable(cancelled)
        while not cancelled():
            pass

    desk.study.tasks.run("Importing transcripts", work, lambda _: None)
    qtbot.waitUntil(strip_of(window).isVisible)
    window.lock()
    assert "“Importing transcripts” was stopped" in page_of(window).stopped.text()


def test_nobody_at_the_window_locks_it_but_waits_for_work(window: MainWindow, qtbot: QtBot) -> None:
    locking, desk = locking_of(window), desk_of(window)
    stop: list[bool] = []

    def work(progress: object, cancelled: object) -> None:
        while not stop:
            pass

    task = desk.study.tasks.run("Writing the report", work, lambda _: None)
    qtbot.waitUntil(strip_of(window).isVisible)
    locking.idle.over.emit(False)
    assert window.desk is desk
    stop.append(True)
    qtbot.waitUntil(lambda: task not in desk.study.tasks.running)
    locking.idle.over.emit(False)
    assert window.desk is None


def test_a_laptop_that_wakes_up_waits_for_nothing(window: MainWindow, qtbot: QtBot) -> None:
    locking, desk = locking_of(window), desk_of(window)

    def work(progress: object, cancelled: object) -> None:
        assert callable(cancelled)
        while not cancelled():
            pass

    desk.study.tasks.run("Writing the report", work, lambda _: None)
    qtbot.waitUntil(strip_of(window).isVisible)
    locking.idle.over.emit(True)
    assert window.desk is None


class Woken(QObject):
    """A system that makes a window active while it is being covered, as one that just woke up does."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            QApplication.sendEvent(watched.window(), QEvent(QEvent.Type.WindowActivate))
        return False


def test_a_laptop_that_wakes_up_with_a_dialog_open_locks_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    locking, woken = locking_of(window), Woken()
    told: list[bool] = []
    window.rename_study()
    (dialog,) = window.findChildren(NameDialog)
    page_of(window).installEventFilter(woken)
    locking.idle.over.connect(told.append)
    monkeypatch.setattr(locking.idle, "_wall", lambda: time.time() + 3_600)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert told == [True]
    assert window.desk is None
    assert page_of(window).isVisible()
    assert not dialog.isVisible()
    monkeypatch.undo()
    unlock(window, qtbot)
    locking.idle.look()
    assert window.desk is not None


def test_what_was_stored_before_the_lock_is_there(window: MainWindow, qtbot: QtBot) -> None:
    window.rename_study()
    (dialog,) = window.findChildren(NameDialog)
    dialog.field.setText("Coming home")
    dialog.accept()
    window.lock()
    desk = unlock(window, qtbot)
    assert desk.project.name == "Coming home"
    with desk.project.reading() as session:
        assert [row.name for row in queries.sources(session)] == ["visit 1"]


def test_the_keys_of_the_lock_are_heard_in_a_dialog_too(window: MainWindow, qtbot: QtBot) -> None:
    window.rename_study()
    (dialog,) = window.findChildren(NameDialog)
    qtbot.waitExposed(dialog)
    handle = dialog.windowHandle()
    assert handle is not None
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is handle)
    QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.desk is None
    assert page_of(window).isVisible()
