"""Making studies and the sample: whole or not at all, off the GUI thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.store.keys import is_encrypted
from app.store.project import Project
from app.study import actions, queries
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.welcome.opening import Opening
from app.ui.welcome.passphrase_dialog import PassphraseDialog
from tests.builders import new_study

LONG = 180_000
"""Milliseconds: the sample is made from its texts."""


@pytest.fixture
def opening(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opening]:
    window = QWidget()
    qtbot.addWidget(window)
    tasks = Tasks(window)
    yield Opening(window, tasks, tmp_path / "home", lambda: "Ada")
    tasks.stop()


def brought(qtbot: QtBot, opening: Opening, fresh: bool = False) -> Project:
    with qtbot.waitSignal(opening.opened, timeout=LONG) as opened:
        opening.open_sample(fresh=fresh)
    assert opened.args is not None
    project = opened.args[0]
    assert isinstance(project, Project)
    return project


def test_a_new_study_is_made_as_asked(opening: Opening, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opening.ask_new(tmp_path)
    dialog.name.setText("Moving on")
    for field in (dialog.passphrase, dialog.again):
        field.setText("three quiet herons")
    with qtbot.waitSignal(opening.opened, timeout=LONG) as opened:
        dialog.make_button.click()
    assert opened.args is not None
    with opened.args[0] as project:
        assert (project.name, project.encrypted) == ("Moving on", True)
    assert is_encrypted(tmp_path / "Moving on.counterpoint")


def test_a_taken_name_is_refused_in_the_dialog(opening: Opening, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Moving on.counterpoint").write_text("something else")
    dialog = opening.ask_new(tmp_path)
    dialog.name.setText("Moving on")
    dialog.plain.click()
    dialog.reason.setText("Invented people")
    dialog.make_button.click()
    qtbot.waitUntil(lambda: dialog.message.isVisible(), timeout=LONG)
    assert "already a file" in dialog.message.text()
    assert (tmp_path / "Moving on.counterpoint").read_text() == "something else"


def test_the_sample_keeps_what_was_changed_until_a_fresh_one_is_wanted(opening: Opening, qtbot: QtBot) -> None:
    assert not opening.has_sample
    with brought(qtbot, opening) as project:
        assert opening.is_sample(project.path)
        actions.add_area(project, name="Riverside")
    with brought(qtbot, opening) as project, project.reading() as session:
        assert "Riverside" in [row.name for row in queries.areas(session)]
    with brought(qtbot, opening, fresh=True) as project, project.reading() as session:
        assert "Riverside" not in [row.name for row in queries.areas(session)]


def test_a_missing_file_is_said_at_once(opening: Opening, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(opening.problem) as said:
        opening.open(tmp_path / "gone.counterpoint")
    assert said.args is not None
    assert isinstance(said.args[0], Problem)


def test_a_study_open_elsewhere_is_said_before_any_passphrase_and_its_backup_can_be_read(
    opening: Opening, qtbot: QtBot, tmp_path: Path
) -> None:
    holder = new_study(tmp_path, passphrase="three quiet herons")
    holder.back_up()
    home = tmp_path / "home"
    opening._home = home
    assert opening.open(holder.path) is None
    (box,) = opening._window.findChildren(QMessageBox)
    assert "is open in another window (by " in box.text()
    (older,) = [button for button in box.buttons() if "backup" in button.text()]
    older.click()
    qtbot.waitUntil(lambda: bool(opening._window.findChildren(PassphraseDialog)), timeout=LONG)
    (dialog,) = opening._window.findChildren(PassphraseDialog)
    dialog.field.setText("three quiet herons")
    with qtbot.waitSignal(opening.opened, timeout=LONG) as opened:
        dialog.open_button.click()
    assert opened.args is not None
    project = opened.args[0]
    assert project.read_only
    assert project.path.is_relative_to(home)
    project.close()
    holder.close()
