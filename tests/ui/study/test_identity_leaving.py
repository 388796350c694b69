"""While the key is open nothing leaves the window with a real name in it; and the window says what is held."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.journeys import queries as journeys
from app.journeys.layout import Options
from app.problems import Problem
from app.reports.pictures import Written, write_pictures
from app.reports.spec import ReportSpec
from app.safeguards.identity import keyfile
from app.safeguards.identity.joining import guids
from app.safeguards.identity.rows import Identity
from app.safeguards.register import exports
from app.store.project import Project
from app.study import actions
from app.ui.coding.codebook.codebook_files import CodebookFiles
from app.ui.journeys.saving import PICTURES, Saver
from app.ui.main_window import MainWindow
from app.ui.open_study import OpenStudy
from app.ui.preferences import Preferences
from app.ui.reports.writing import Writing
from app.ui.study.overview_screen import OverviewScreen
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from tests.builders import add, dialogue, new_study, signed_off
from tests.ui.opened import open_study

NAME = "Zephyrine Quillfeather"
TOLD = "It began when Zephyrine came."
LONG = 30_000


@pytest.fixture
def keyed(sample: OpenStudy, tmp_path: Path) -> OpenStudy:
    """The sample with its key open; every theme, code and event tells a name."""
    key = keyfile.create(tmp_path / "names.counterpoint-key", "five grey geese", study=sample.project.guid)
    with sample.project.reading() as session:
        somebody = next(iter(guids(session)))
    key.set_person(Identity(somebody, NAME))
    with sample.project.step("Hide a name") as session:
        for column in ("theme SET statement", "code SET definition", "journey_event SET title"):
            session.execute(text(f"UPDATE {column} = :told"), {"told": TOLD})
    sample.take_identity(key)
    return sample


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    return shown


def kinds(study: OpenStudy) -> list[str]:
    with study.project.reading() as session:
        return [row.kind for row in exports(session)]


def said_by(study: OpenStudy) -> list[Problem]:
    said: list[Problem] = []
    study.tasks.problem.connect(said.append)
    return said


def test_a_report_with_a_name_in_it_is_not_written(
    keyed: OpenStudy, owner: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    writing, before = Writing(keyed, owner), kinds(keyed)
    with qtbot.waitSignal(writing.failed, timeout=LONG) as failed:
        writing.write(ReportSpec(date(2026, 11, 29)), tmp_path / "report.docx")
    assert failed.args is not None
    assert "A real name stands there" in failed.args[0]
    assert "Zephyrine" not in failed.args[0]
    assert not (tmp_path / "report.docx").exists()
    assert kinds(keyed) == before


def test_a_codebook_with_a_name_in_it_is_not_written_and_is_once_the_key_is_closed(
    keyed: OpenStudy, owner: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    files, said = CodebookFiles(keyed, owner), said_by(keyed)
    files.write(tmp_path / "book.csv")
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert "The code" in said[0].sentence
    assert "Zephyrine" not in str(said[0])
    assert not (tmp_path / "book.csv").exists()
    keyed.close_identity()
    with qtbot.waitSignal(keyed.said, timeout=LONG):
        files.write(tmp_path / "book.csv")
    assert (tmp_path / "book.csv").exists()
    assert kinds(keyed)[0] == "codebook"


def test_a_map_with_a_name_on_it_is_not_saved_and_a_saved_one_is_registered(
    keyed: OpenStudy, owner: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    with keyed.project.reading() as session:
        row = journeys.journeys(session)[0]
    saver, said = Saver(keyed, "picture", PICTURES, owner), said_by(keyed)

    def write(path: Path) -> Written:
        return write_pictures(row, Options(), path, names_in=keyed.names_in)

    saver.write(tmp_path / "map.svg", write, "Map")
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert "picture" in said[0].sentence
    assert not (tmp_path / "map.svg").exists()
    keyed.close_identity()
    with qtbot.waitSignal(keyed.said, timeout=LONG):
        saver.write(tmp_path / "map.svg", write, "Map")
    with keyed.project.reading() as session:
        newest = exports(session)[0]
    assert (newest.kind, newest.title, newest.format) == ("picture", "Map", "svg")
    assert newest.people
    if saver.box is not None:
        saver.box.close()


def test_the_overview_says_that_a_study_holds_names_until_it_does_not(
    study: Project, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    add(study, dialogue("A", [("Robin", "just bags")]))
    parent = QObject()
    opened = open_study(study, theme, tmp_path, parent)
    screen = OverviewScreen(opened)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    told = "This study still holds real names, or may: 1 of 1 source is not signed off as pseudonymised."
    assert told in [label.text() for label in screen.page.findChildren(QLabel)]
    signed_off(study)
    qtbot.waitUntil(lambda: told not in [label.text() for label in screen.page.findChildren(QLabel)], timeout=LONG)
    assert not any("real names" in label.text() for label in screen.page.findChildren(QLabel))
    opened.tasks.stop()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    with new_study(tmp_path, name="Moving on") as project:
        add(project, dialogue("A", [("Robin", "just bags")]))
        path = project.path
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.open_study(path)
    qtbot.waitUntil(lambda: shown.desk is not None, timeout=LONG)
    yield shown
    shown.close()


def test_the_foot_of_the_window_says_what_a_study_holds_and_whether_its_key_is_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = window.desk
    assert desk is not None
    status = desk.status
    assert not status.names.isHidden()
    assert "not signed off" in status.names.accessibleDescription()
    assert status.key.isHidden()
    signed_off(desk.project)
    assert status.names.isHidden()
    with desk.project.reading() as session:
        source = session.execute(text("SELECT id FROM source")).scalar_one()
    actions.withdraw_sign_off(desk.project, sources=[source])
    assert not status.names.isHidden()
    key = keyfile.create(tmp_path / "names.counterpoint-key", "five grey geese", study=desk.project.guid)
    desk.study.take_identity(key)
    assert not status.key.isHidden()
    desk.study.close_identity()
    assert status.key.isHidden()
