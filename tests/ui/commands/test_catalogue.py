"""Everything that can be done has a name, a sentence about it, and keys that nothing else has at that moment."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from app.ui.command_palette import words_of
from app.ui.commands import GROUPS, Command, CommandAction, Group, group_of
from app.ui.commands.chosen_keys import refusal
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.workspace import MAKERS
from tests.builders import CHILD, add, dialogue, new_study, speaker

pytestmark = pytest.mark.usefixtures("qapp")

EVERY = [(group, command) for group in GROUPS for command in group.commands]


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a study of one transcript open."""
    project = new_study(tmp_path)
    add(project, dialogue("Robin interview", [("Robin", "We went in a car.")], [speaker("Robin", CHILD)]))
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.show_study(project)
    yield shown
    shown.close()


@pytest.mark.parametrize(("group", "command"), EVERY, ids=[command.name for _, command in EVERY])
def test_a_command_has_a_name_and_a_sentence_about_it(group: Group, command: Command) -> None:
    assert command.title.strip() == command.title != ""
    assert len(command.help) >= 10
    assert command.help != command.title
    assert not command.help.endswith(".")
    for keys in command.usual_keys():
        assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys
        assert group.place == "choosing" or not refusal(keys, group)


def test_no_two_commands_have_one_name_or_one_title_at_one_place() -> None:
    names = [command.name for _, command in EVERY]
    assert len(set(names)) == len(names)
    for (here, one), (there, other) in combinations(EVERY, 2):
        assert not here.meets(there) or one.title != other.title


def test_no_keys_call_two_commands_at_one_moment() -> None:
    for (here, one), (there, other) in combinations(EVERY, 2):
        shared = set(one.usual_keys()) & set(other.usual_keys())
        assert not here.meets(there) or not shared, f"{one.name} and {other.name}: {shared}"


def test_every_action_of_the_window_and_of_each_page_is_a_command(window: MainWindow) -> None:
    assert window.desk is not None
    places: dict[str, list[QAction]] = {"window": window.actions()}
    for name in MAKERS:
        places[name] = window.desk.workspace.screen_called(name).actions()
    for place, actions in places.items():
        for action in actions:
            assert isinstance(action, CommandAction), f"{action.text()} of {place}"
            assert action.text()
            assert action.statusTip()
            group = group_of(action.objectName())
            assert place == group.place or place in group.within


def test_every_command_of_the_window_and_the_page_is_in_the_palette_with_its_keys(window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.go("transcripts")
    screen = window.desk.workspace.screen_in_front()
    assert screen is not None
    titles = {words_of(action) for action in (*window.menus.everything(), *screen.actions())}
    listed = {
        command.title
        for group, command in EVERY
        if group.place in ("window", "transcripts", "text") and command.name not in ("edit.undo", "edit.redo")
    }
    assert listed <= titles
