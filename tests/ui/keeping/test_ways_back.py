"""What a window does with files: rescues a damaged one, copies a backup, moves a study out of a cloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app import studyfile
from app.study import queries
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from tests.builders import CHILD, add, dialogue, new_study, speaker
from tests.conftest import PASSPHRASE


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    shown = MainWindow(Preferences(tmp_path / "settings.json"), Tasks(), theme, tmp_path / "home")
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close()


def made(folder: Path, passphrase: str | None = None) -> Path:
    """A study in a folder of its own, with one interview."""
    folder.mkdir()
    with new_study(folder, passphrase=passphrase, name="Moving on") as project:
        add(project, dialogue("visit 1", [("Robin", "Just bags, no box.")], [speaker("Robin", CHILD)]))
        return project.path


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.open_study(path)
    qtbot.waitUntil(lambda: window.desk is not None)


def chosen(window: MainWindow, path: Path) -> None:
    """In the dialog that asks for a file or folder."""
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def boxes(window: MainWindow, title: str) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.windowTitle() == title]


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text() == words).click()


def sources(path: Path, home: Path, passphrase: str | None = None) -> list[str]:
    with studyfile.open_study(path, passphrase, home=home) as project, project.reading() as session:
        return [row.name for row in queries.sources(session)]


def test_a_study_cut_short_is_rescued_into_a_new_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = made(tmp_path / "studies")
    damaged = path.read_bytes()[:-100]
    path.write_bytes(damaged)
    window.open_study(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    press(box, "Rescue what can be read…")
    qtbot.waitUntil(lambda: bool(boxes(window, "Rescue")))
    (told,) = boxes(window, "Rescue")
    assert told.text() == "Rescued into a new file: study (rescued).counterpoint"
    assert "rows were read" in told.informativeText()
    assert window.desk is not None
    assert window.desk.project.path.name == "study (rescued).counterpoint"
    assert path.read_bytes() == damaged


def test_a_backup_is_copied_to_a_stick_and_opens_there(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, made(tmp_path / "studies"))
    stick = tmp_path / "stick"
    stick.mkdir()
    window.copy_backup()
    chosen(window, stick)
    qtbot.waitUntil(lambda: any(path.suffix == studyfile.SUFFIX for path in stick.iterdir()))
    (copy,) = stick.iterdir()
    assert copy.name.startswith("study (backup ")
    assert sources(copy, tmp_path / "home") == ["visit 1"]


def test_where_no_copy_can_be_written_that_is_said_and_nothing_waits(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    opened(window, qtbot, made(tmp_path / "studies"))
    monkeypatch.setattr("app.store.restore._copy", full)
    window.copy_backup()
    chosen(window, tmp_path)
    qtbot.waitUntil(lambda: bool(boxes(window, "Counterpoint")))
    (box,) = boxes(window, "Counterpoint")
    assert box.text() == "The copy could not be written there; the study itself is as it was."
    assert window.desk is not None
    assert not window.desk.study.unsaved


def test_a_study_is_moved_out_of_a_folder_that_is_copied_elsewhere(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = made(tmp_path / "Dropbox")
    opened(window, qtbot, path)
    title = "Folder that is copied elsewhere"
    qtbot.waitUntil(lambda: bool(boxes(window, title)))
    press(boxes(window, title)[0], "Move it…")
    (tmp_path / "here").mkdir()
    chosen(window, tmp_path / "here")
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    assert window.desk.project.path == tmp_path / "here" / path.name
    assert not list((tmp_path / "Dropbox").iterdir())


def test_where_a_file_of_that_name_lies_the_study_stays_open_where_it_was(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = made(tmp_path / "Dropbox", PASSPHRASE)
    other = made(tmp_path / "here")
    before = other.read_bytes()
    dialog = window.opening.open(path)
    assert dialog is not None
    dialog.field.setText(PASSPHRASE)
    dialog.open_button.click()
    title = "Folder that is copied elsewhere"
    qtbot.waitUntil(lambda: bool(boxes(window, title)))
    assert "What leaves is encrypted" in boxes(window, title)[0].informativeText()
    press(boxes(window, title)[0], "Move it…")
    chosen(window, other.parent)
    (box,) = boxes(window, "Counterpoint")
    assert "already a file" in box.text()
    assert other.read_bytes() == before
    assert path.exists()
