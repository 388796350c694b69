"""The window as its user meets it: opening, going about, undoing, closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app import settings, studyfile
from app.problems import Problem
from app.settings import Settings
from app.study import actions, queries
from app.ui.command_palette import CommandPalette
from app.ui.commands import CommandAction
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.preferences_dialog import PreferencesDialog
from app.ui.shortcut_list import ShortcutList
from app.ui.study_desk import StudyDesk
from app.ui.tasks import Tasks
from app.ui.theme import Mode, Theme
from app.ui.welcome.passphrase_dialog import PassphraseDialog
from app.ui.widgets import clipboard
from tests.builders import CHILD, add, dialogue, new_study, speaker

PASSPHRASE = "three quiet herons"
SETTINGS = "settings.json"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    tasks = Tasks()
    shown = MainWindow(Preferences(tmp_path / SETTINGS), tasks, theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A study with one interview."""
    with new_study(tmp_path, name="Moving on") as project:
        robin = dialogue(
            "visit 1", [("Interviewer", "How was it?"), ("Robin", "Loud.")], [speaker("Robin", CHILD)]
        )
        add(project, robin)
        return project.path


def desk_of(window: MainWindow, qtbot: QtBot) -> StudyDesk:
    """The open study, as soon as there is one."""
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    assert window.desk is not None
    return window.desk


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> StudyDesk:
    window.open_study(path)
    return desk_of(window, qtbot)


def box(window: MainWindow) -> QMessageBox:
    """The message on screen."""
    (found,) = window.findChildren(QMessageBox)
    return found


# Opening and closing


def test_the_first_page_is_there_before_any_study(window: MainWindow) -> None:
    assert window.welcome.isVisible()
    assert window.windowTitle() == "Counterpoint"
    assert not window.menus.page.menuAction().isVisible()
    assert not window.menus.undo.isEnabled()


def test_an_open_study_shows_its_overview_and_its_name_alone(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    assert desk.workspace.now == "overview"
    assert window.windowTitle() == "Moving on"
    assert not desk.status.plain.isHidden()
    assert desk.status.locked.isHidden()


def test_closing_a_study_leaves_one_file_and_shows_the_first_page(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    opened(window, qtbot, path)
    window.close_study()
    assert window.welcome.isVisible()
    assert [entry.path for entry in window.welcome.recent] == [path]
    assert [file.name for file in path.parent.glob("study*")] == [path.name]


def test_a_study_can_be_opened_again(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    opened(window, qtbot, path)
    window.close_study()
    assert not opened(window, qtbot, path).project.read_only


def test_opening_another_study_closes_the_first(
    window: MainWindow, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with new_study(tmp_path / "other", name="Coming home") as other:
        second = other.path
    first = opened(window, qtbot, path)
    window.open_study(second)
    qtbot.waitUntil(lambda: window.desk is not first, timeout=20_000)
    assert window.windowTitle() == "Coming home"
    assert not path.with_name(path.name + ".lock").exists()


def test_a_passphrase_is_asked_for_until_it_fits(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with new_study(tmp_path, passphrase=PASSPHRASE) as project:
        secret = project.path
    window.open_study(secret)
    (dialog,) = window.findChildren(PassphraseDialog)
    QTest.keyClicks(dialog.field, "wrong")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.message.isVisible(), timeout=20_000)
    assert "does not open this study" in dialog.message.text()
    assert window.desk is None
    dialog.field.setText(PASSPHRASE)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not desk_of(window, qtbot).status.locked.isHidden()


def test_copies_stay_out_of_histories_while_a_study_with_a_passphrase_is_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, path: Path
) -> None:
    def is_marked() -> bool:
        clipboard.put_text("words")
        return set(clipboard.MARKS) <= set(QApplication.clipboard().mimeData().formats())

    opened(window, qtbot, path)
    assert not is_marked()
    with new_study(tmp_path / "home", passphrase=PASSPHRASE) as project:
        encrypted = project.path
    window.show_study(studyfile.open_study(encrypted, PASSPHRASE, home=tmp_path))
    assert is_marked()
    window._preferences.change(keep_copies_out=False)
    assert not is_marked()
    window._preferences.change(keep_copies_out=True)
    assert is_marked()
    window.close_study()
    assert not is_marked()


def test_a_study_in_use_is_offered_to_read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with new_study(tmp_path) as project:
        window.open_study(project.path)
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
        assert "open in another window" in box(window).text()
        QTest.mouseClick(box(window).defaultButton(), Qt.MouseButton.LeftButton)
        desk = desk_of(window, qtbot)
        assert not desk.status.reading.isHidden()
        assert desk.status.saved.isHidden()
        window.close_study()


def test_a_file_that_is_no_study_is_said_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "letter.counterpoint").write_text("Dear all")
    window.open_study(tmp_path / "letter.counterpoint")
    assert "not a study" in box(window).text()


def test_the_window_comes_back_where_it_was(window: MainWindow, tmp_path: Path) -> None:
    window.resize(1010, 702)
    window.close()
    kept = settings.load(tmp_path / SETTINGS)
    assert kept.window.keys() == {"window"}


# Going about


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_2, "participants"), (Qt.Key.Key_1, "overview")])
def test_control_and_a_number_go_to_a_kind_of_work(
    window: MainWindow, qtbot: QtBot, path: Path, key: Qt.Key, name: str
) -> None:
    desk = opened(window, qtbot, path)
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert desk.workspace.now == name
    assert [button.text() for button in desk.workspace.rail.buttons if button.isChecked()] == [name.capitalize()]


def test_back_returns_to_where_one_was(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    assert not window.menus.back.isEnabled()
    window.go("participants")
    assert window.menus.back.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.workspace.now == "overview"


def test_f6_goes_from_pane_to_pane_and_round(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    window.go("participants")
    seen = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(desk.workspace.rail.isAncestorOf(focused))
    assert seen.count(True) == 1


def test_zoom_changes_the_transcript_and_is_remembered(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    window.zoom(1)
    window.zoom(1)
    assert desk.study.settings.transcript_zoom == 2
    window.zoom(0)
    assert desk.study.settings.transcript_zoom == 0


# Saving and undoing


def test_undo_names_what_it_takes_back(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    actions.add_area(desk.project, name="Riverside")
    assert window.menus.undo.text() == "Undo add area"
    assert desk.status.saved.text().startswith("All changes saved ")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with desk.project.reading() as session:
        assert queries.areas(session) == []
    assert window.menus.redo.text() == "Redo add area"
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    with desk.project.reading() as session:
        assert [row.name for row in queries.areas(session)] == ["Riverside"]


def test_the_menu_offers_what_there_is_to_take_back(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    menus = window.menus
    menus.edit.aboutToShow.emit()
    assert (menus.undo.isEnabled(), menus.redo.isEnabled()) == (False, False)
    menus.edit.aboutToHide.emit()
    assert (menus.undo.isEnabled(), menus.redo.isEnabled()) == (True, True), "their keys still say so"
    actions.add_participant(desk.project, pseudonym="Kay")
    menus.edit.aboutToShow.emit()
    assert (menus.undo.isEnabled(), menus.redo.isEnabled()) == (True, False)


@pytest.mark.parametrize(
    ("name", "title"),
    [("overview", None), ("participants", "&Participants"), ("transcripts", "&Code"), ("outputs", "&Outputs")],
)
def test_the_menu_of_a_page_bears_its_name(
    window: MainWindow, qtbot: QtBot, path: Path, name: str, title: str | None
) -> None:
    opened(window, qtbot, path).go(name)
    assert window.menus.page.menuAction().isVisible() is (title is not None)
    assert title is None or window.menus.page.title() == title


@pytest.mark.parametrize("name", ["journeys", "participants", "transcripts", "themes", "compare", "notes"])
def test_the_menu_of_a_page_says_the_same_however_often_it_is_opened(
    window: MainWindow, qtbot: QtBot, path: Path, name: str
) -> None:
    desk = opened(window, qtbot, path)
    desk.workspace.go(name)
    screen = desk.workspace.screen_in_front()
    assert screen is not None
    said = []
    for _ in range(3):
        window.menus.page.aboutToShow.emit()
        said.append([action.text() for action in window.menus.page.actions()])
    assert len(said[0]) > 1
    assert said[0] == said[1] == said[2]
    assert {action.objectName() for action in screen.actions()} >= {
        action.objectName() for action in window.menus.page.actions() if action.objectName()
    }


def test_undo_takes_typing_back_before_the_study(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    from app.ui.study.participants_screen import ParticipantsScreen

    desk = opened(window, qtbot, path)
    actions.add_area(desk.project, name="Riverside")
    window.go("participants")
    screen = desk.workspace.screen_in_front()
    assert isinstance(screen, ParticipantsScreen)
    screen.filter.setFocus()
    QTest.keyClicks(screen.filter, "rob")
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(screen.filter, *undo)
    assert screen.filter.text() == ""
    assert desk.project.undo_label == "Add area"
    QTest.keyClick(screen.filter, *undo)
    assert desk.project.undo_label is None


def test_control_s_says_that_all_is_saved(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.status.said.words() == "All changes are saved."


def test_a_backup_is_there_after_closing(window: MainWindow, qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    desk = opened(window, qtbot, path)
    actions.add_area(desk.project, name="Riverside")
    window.close_study()
    assert list((tmp_path / "home" / "backups").glob("*/*.counterpoint"))


def test_check_says_what_it_looked_at(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    opened(window, qtbot, path)
    window.check()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    assert box(window).text() == "The study is whole. What was checked:"
    assert "every page and index" in box(window).informativeText()


# Commands


def test_the_palette_does_what_is_typed(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (palette,) = window.findChildren(CommandPalette)
    assert "Close study" in palette.showing()
    QTest.keyClicks(palette.field, "partic")
    assert palette.showing()[0] == "Participants"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.workspace.now == "participants")


def test_the_palette_says_when_nothing_is_called_that(window: MainWindow) -> None:
    window.show_commands()
    (palette,) = window.findChildren(CommandPalette)
    assert not palette.nothing.isVisible()
    QTest.keyClicks(palette.field, "xylophone")
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    palette.close()


def test_without_a_study_the_palette_offers_no_study_commands(window: MainWindow) -> None:
    window.show_commands()
    (palette,) = window.findChildren(CommandPalette)
    assert "New study" in palette.showing()
    assert "Close study" not in palette.showing()


def test_every_shortcut_is_given_once(window: MainWindow) -> None:
    given = [keys.toString() for action in window.actions() for keys in action.shortcuts()]
    assert len(given) == len(set(given))
    assert {"Ctrl+Q", "Ctrl+,"} <= set(given), "these have no standard key on every system"


def test_a_page_may_use_a_key_of_the_window_for_itself(window: MainWindow) -> None:
    page = CommandAction("participants.add", lambda: None, window.keys, window)
    window.keys.take(Settings(keys={"participants.add": ["F6"]}))
    window.menus.give_way([page])
    assert "F6" not in [keys.toString() for action in window.actions() for keys in action.shortcuts()]
    window.menus.give_way([])
    assert "F6" in [keys.toString() for action in window.actions() for keys in action.shortcuts()]


def test_the_list_of_shortcuts_and_the_preferences_open(window: MainWindow, tmp_path: Path, theme: Theme) -> None:
    window.show_shortcuts()
    assert window.findChildren(ShortcutList)
    window.show_preferences()
    (preferences,) = window.findChildren(PreferencesDialog)
    preferences.ticks["single_keys"].click()
    window.set_appearance("dark")
    kept = settings.load(tmp_path / SETTINGS)
    assert (kept.single_keys, kept.appearance) == (False, "dark")
    assert theme.mode is Mode.DARK


# Dropping


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions_ = Qt.DropAction.CopyAction
    event = QDropEvent(QPoint(9, 9), actions_, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)


def test_a_dropped_study_opens(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    drop(window, path)
    assert desk_of(window, qtbot).project.path == path


def test_transcripts_dropped_without_a_study_are_answered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "visit.txt").write_text("INT: Hello?\nP1: Hello.\n")
    drop(window, tmp_path / "visit.txt")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert "none is open" in box(window).text()


def test_a_problem_of_the_work_under_way_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.say_problem(Problem("The disk is full.", "Make room and try again."))
    assert (box(window).text(), box(window).informativeText()) == ("The disk is full.", "Make room and try again.")


def test_arrows_move_along_the_rail_and_enter_goes_there(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    overview, participants, *_ = desk.workspace.rail.buttons
    overview.setFocus()
    QTest.keyClick(overview, Qt.Key.Key_Down)
    assert participants.hasFocus()
    QTest.keyClick(participants, Qt.Key.Key_Space)
    assert desk.workspace.now == "participants"
    assert participants.hasFocus(), "the keyboard stays on the rail"


def test_transcripts_dropped_on_a_study_to_read_are_refused(
    window: MainWindow, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "visit.txt").write_text("INT: Hello?\nP1: Hello.\n")
    window.opening.open(path, read_only=True)
    desk_of(window, qtbot)
    drop(window, tmp_path / "visit.txt")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert box(window).text() == "This study is open to read only."


def test_every_control_has_a_name_to_say_aloud(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    desk = opened(window, qtbot, path)
    window.go("participants")
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget, QScrollArea)
    ]
    assert nameless == []
    assert desk.workspace.now == "participants"
