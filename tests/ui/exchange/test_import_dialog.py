"""Importing in the window: nothing is stored before the reader has seen who speaks and agreed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.safeguards import withdrawal
from app.safeguards.identity import keyfile
from app.safeguards.identity.joining import guid_of
from app.safeguards.identity.rows import Identity
from app.store.project import Project
from app.study import actions, queries
from app.ui.exchange.import_dialog import ImportDialog
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.builders import CHILD
from tests.ui.exchange.test_agreeing import FIRST, NOTE, SECOND
from tests.ui.opened import open_study

LONG = 20_000
"""Milliseconds: a process is started to read office documents."""


@pytest.fixture
def opened(study: Project, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    parent = QObject()
    shown = open_study(study, theme, tmp_path, parent)
    yield shown
    shown.stop_work()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two visits, a walk and a document that is none."""
    folder = tmp_path / "visits"
    folder.mkdir()
    for name, text in (("visit 1", FIRST), ("visit 2", SECOND), ("walk", NOTE)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 not a document")
    return folder


def dialog_for(opened: OpenStudy, qtbot: QtBot, *paths: Path) -> ImportDialog:
    shown = ImportDialog(opened, paths)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.open()
    qtbot.waitUntil(lambda: not shown.bar.isVisible(), timeout=LONG)
    return shown


@pytest.fixture
def dialog(opened: OpenStudy, qtbot: QtBot, files: Path) -> ImportDialog:
    return dialog_for(opened, qtbot, files)


def sources(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.name for row in queries.sources(session)]


def test_a_folder_is_read_and_nothing_stored_yet(dialog: ImportDialog, study: Project) -> None:
    assert [part.wanted.text() for part in dialog.parts] == ["bad.docx", "visit 1.txt", "visit 2.txt", "walk.txt"]
    assert sources(study) == []
    assert dialog.import_button.text() == "Import 3 transcripts"


def test_one_bad_file_has_its_sentence_and_stops_none(dialog: ImportDialog, study: Project, qtbot: QtBot) -> None:
    assert not dialog.parts[0].wanted.isEnabled()
    assert "1 of 4 files cannot be read" in dialog.told.text()
    with qtbot.waitSignal(dialog.imported, timeout=LONG) as imported:
        dialog.import_button.click()
    assert imported.args is not None
    assert len(imported.args[0]) == 3
    assert sources(study) == ["visit 1", "visit 2", "walk"]


def test_what_was_typed_is_what_is_stored_in_one_step(dialog: ImportDialog, study: Project, qtbot: QtBot) -> None:
    asked, told = dialog.parts[1].lines
    assert not asked.participant.isVisible(), "the interviewer has no pseudonym"
    told.participant.selectAll()
    QTest.keyClick(told.participant, Qt.Key.Key_Delete)
    assert not dialog.import_button.isEnabled()
    QTest.keyClicks(told.participant, "Robin")
    told.perspective.setCurrentText(CHILD)
    with qtbot.waitSignal(dialog.imported, timeout=LONG):
        dialog.import_button.click()
    with study.reading() as session:
        robin = next(row for row in queries.participants(session) if row.pseudonym == "Robin")
    assert robin.perspective_name == CHILD
    assert study.undo_label == "Import transcripts"
    study.undo()
    assert sources(study) == []


def test_a_general_label_in_two_files_is_pointed_out(dialog: ImportDialog) -> None:
    assert dialog.question.text() == "P1 is in 2 files: the same person?"
    dialog.name_after_files.click()
    assert not dialog.question.isVisible()
    assert dialog.parts[1].lines[1].participant.text() == "visit 1"


def test_an_interviewer_can_be_made_a_participant_and_back(dialog: ImportDialog) -> None:
    line = dialog.parts[1].lines[0]
    line.interviewer.setCurrentIndex(0)
    line.interviewer.activated.emit(0)
    assert line.participant.text() == "INT"
    assert dialog.parts[1].kind.currentText() == "Joint interview"
    line.interviewer.setCurrentIndex(1)
    line.interviewer.activated.emit(1)
    assert dialog.parts[1].kind.currentText() == "Interview"


def test_a_file_can_be_left_out(dialog: ImportDialog, study: Project, qtbot: QtBot) -> None:
    dialog.parts[2].wanted.click()
    assert dialog.import_button.text() == "Import 2 transcripts"
    with qtbot.waitSignal(dialog.imported, timeout=LONG):
        dialog.import_button.click()
    assert sources(study) == ["visit 1", "walk"]


def test_original_files_are_not_kept_unless_wanted(dialog: ImportDialog) -> None:
    assert not dialog.keep_original.isChecked()
    assert dialog.keep_name.isChecked()


def test_escape_stores_nothing(dialog: ImportDialog, study: Project) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert sources(study) == []


def test_escape_asks_before_what_was_told_is_lost(dialog: ImportDialog, study: Project, qtbot: QtBot) -> None:
    dialog.parts[1].lines[1].participant.setText("Robin")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    answer(dialog, qtbot, "Go back")
    assert dialog.parts[1].lines[1].participant.text() == "Robin"
    dialog.reject()
    answer(dialog, qtbot, "Close without storing")
    assert not dialog.isVisible()
    assert sources(study) == []


def answer(dialog: ImportDialog, qtbot: QtBot, words: str) -> None:
    """Presses a button of the question that is open."""
    [box] = [one for one in dialog.findChildren(QMessageBox) if one.isVisible()]
    assert box.text() == "What you said about these transcripts is not stored."
    next(button for button in box.buttons() if button.text() == words).click()
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in dialog.findChildren(QMessageBox)))


def test_enter_in_a_field_goes_on_and_neither_stores_nor_closes(dialog: ImportDialog, study: Project) -> None:
    _, told = dialog.parts[1].lines
    told.participant.setFocus()
    QTest.keyClick(told.participant, Qt.Key.Key_Return)
    assert told.perspective.hasFocus()
    QTest.keyClick(told.perspective, Qt.Key.Key_Return)
    assert told.role.hasFocus()
    assert dialog.isVisible()
    assert dialog.import_button.isDefault(), "it looks like the next step, wherever the keyboard is"
    assert sources(study) == []


def test_enter_on_the_button_imports(dialog: ImportDialog, study: Project, qtbot: QtBot) -> None:
    assert dialog.import_button.hasFocus()
    with qtbot.waitSignal(dialog.imported, timeout=LONG):
        QTest.keyClick(dialog.import_button, Qt.Key.Key_Return)
    assert len(sources(study)) == 3


def test_a_folder_without_transcripts_says_so(opened: OpenStudy, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    dialog = dialog_for(opened, qtbot, tmp_path / "empty")
    assert dialog.heading.text() == "No transcripts there"
    assert not dialog.import_button.isEnabled()


def test_storing_many_files_shows_that_the_window_is_at_work(
    opened: OpenStudy, qtbot: QtBot, tmp_path: Path, study: Project
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(21):
        (folder / f"visit {number}.txt").write_text("INT: Hello?\nP1: Hello.\n", "utf-8")
    dialog = dialog_for(opened, qtbot, folder)
    while_storing = []

    def look(_: object) -> None:
        cursor = QGuiApplication.overrideCursor()
        while_storing.append((cursor.shape() if cursor else None, dialog.told.text()))

    opened.changed.connect(look)
    with qtbot.waitSignal(dialog.imported, timeout=LONG):
        dialog.import_button.click()
    assert while_storing == [(Qt.CursorShape.WaitCursor, "Storing 21 transcripts…")]
    assert QGuiApplication.overrideCursor() is None
    assert len(sources(study)) == 21


def test_a_field_note_is_proposed_as_one(opened: OpenStudy, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "field note garden.txt").write_text(NOTE, "utf-8")
    dialog = dialog_for(opened, qtbot, tmp_path / "field note garden.txt")
    [part] = dialog.parts
    assert part.kind.currentText() == "Field note"
    assert part.lines[0].interviewer.currentText() == "Interviewer"
    dialog.reject()
    assert not dialog.isVisible(), "nothing was told, so nothing is asked"


def test_new_material_of_somebody_who_stopped_is_warned_of(
    opened: OpenStudy, study: Project, files: Path, qtbot: QtBot
) -> None:
    robin = actions.add_participant(study, pseudonym="Robin")
    withdrawal.stop(study, participant=robin, on="2026-11-29", by="Ada")
    part = dialog_for(opened, qtbot, files / "visit 1.txt").parts[0]
    line = next(line for line in part.lines if not line.whose().interviewer)
    line.participant.setText("robin")
    line.named.emit()
    assert part.stopped.text().startswith("Robin stopped taking part on 2026-11-29: bring this in only if")
    assert not part.stopped.isHidden()
    line.participant.setText("Kit")
    line.changed.emit()
    assert part.stopped.isHidden()


def test_with_the_key_open_a_real_name_is_known_as_its_pseudonym(
    opened: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    robin = actions.add_participant(opened.project, pseudonym="Robin")
    with opened.project.reading() as session:
        guid = guid_of(session, robin)
    key = keyfile.create(tmp_path / "names.counterpoint-key", "five grey geese", study=opened.project.guid)
    key.set_person(Identity(guid, "Zephyrine Quillfeather", ("Zeffy",)))
    opened.take_identity(key)
    visit = tmp_path / "visit.txt"
    visit.write_text("INT: And?\nZeffy: They moved me.\nINT: Who?\nZEPHYRINE: Nobody.\nP2: No.\n", "utf-8")
    dialog = dialog_for(opened, qtbot, visit)
    said = {whose.label: whose.participant for whose in dialog.agreed()[0].speakers}
    assert said == {"INT": "", "Zeffy": "Robin", "ZEPHYRINE": "Robin", "P2": "P2"}
    opened.close_identity()
