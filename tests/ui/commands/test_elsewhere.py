"""The list of all commands finds what is done on other pages, and goes there first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.command_palette import CommandPalette
from app.ui.commands import GROUPS
from app.ui.commands.elsewhere import page_of
from app.ui.main_window import MainWindow
from app.ui.study.groups_dialog import GroupsDialog
from app.ui.study_desk import StudyDesk
from app.ui.theme import Theme
from app.ui.workspace import MAKERS
from tests.builders import CHILD, add, dialogue, speaker
from tests.ui.opened import window_on


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a study of one transcript open."""
    draft = dialogue("Robin interview", [("Robin", "We went in a car.")], [speaker("Robin", CHILD)])
    with window_on(qtbot, theme, tmp_path, lambda project: add(project, draft)) as shown:
        yield shown


@pytest.fixture
def desk(window: MainWindow) -> StudyDesk:
    assert window.desk is not None
    return window.desk


def palette_of(window: MainWindow) -> CommandPalette:
    window.show_commands()
    (found,) = window.findChildren(CommandPalette)
    return found


def choose(window: MainWindow, words: str) -> None:
    """Types into the list and takes the first."""
    palette = palette_of(window)
    QTest.keyClicks(palette.field, words)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def test_every_command_is_found_wherever_one_is(window: MainWindow, desk: StudyDesk, qtbot: QtBot) -> None:
    for page in MAKERS:
        desk.go(page)
        palette = palette_of(window)
        missing = [
            command.title
            for group in GROUPS
            for command in group.commands
            if page_of(group) not in ("", page) and command.title not in palette.showing()
        ]
        assert not missing, page
        palette.close()
        qtbot.waitUntil(lambda: not window.findChildren(CommandPalette))


def test_a_command_has_the_page_that_does_it(desk: StudyDesk) -> None:
    for group in GROUPS:
        page = page_of(group)
        if page:
            done = {action.objectName() for action in desk.workspace.screen_called(page).actions()}
            assert {command.name for command in group.commands} <= done


def test_what_is_done_elsewhere_says_where_and_is_done_there(
    window: MainWindow, desk: StudyDesk, qtbot: QtBot
) -> None:
    palette = palette_of(window)
    QTest.keyClicks(palette.field, "perspectives and areas")
    row = palette.list.topLevelItem(0)
    assert row is not None
    assert (row.text(0), row.text(1)) == ("Perspectives and areas", "Participants")
    assert palette.help.text().startswith("Goes to Participants first. ")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(GroupsDialog)))
    assert desk.workspace.now == "participants"


def test_the_page_in_front_comes_first_and_is_not_listed_twice(window: MainWindow, desk: StudyDesk) -> None:
    desk.go("transcripts")
    palette = palette_of(window)
    QTest.keyClicks(palette.field, "rename the chosen code")
    row = palette.list.topLevelItem(0)
    assert row is not None
    assert palette.showing() == ["Rename the chosen code"]
    assert row.text(1) == ""


def test_what_cannot_be_done_there_is_said(window: MainWindow, desk: StudyDesk, qtbot: QtBot) -> None:
    desk.go("transcripts")
    screen = desk.workspace.screen_in_front()
    assert screen is not None
    next(action for action in screen.actions() if action.objectName() == "transcripts.finish").setEnabled(False)
    desk.go("overview")
    with qtbot.waitSignal(desk.study.said) as said:
        choose(window, "mark fully coded")
    assert said.args == ["“Mark fully coded” cannot be done here now."]
    assert desk.workspace.now == "transcripts"


def test_without_a_study_nothing_is_done_elsewhere(window: MainWindow) -> None:
    window.close_study()
    assert "Mark fully coded" not in palette_of(window).showing()
