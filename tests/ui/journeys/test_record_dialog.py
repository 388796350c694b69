"""The official record in the window: consent first, seen before it is stored, one undo, no identifier kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from app.journeys.measuring.record import Change
from app.study import actions as study_actions
from app.study.rows import ConsentScope
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.record.record_dialog import RecordDialog, tables_in
from app.ui.open_study import OpenStudy
from tests.builders import person
from tests.exchange.record.tables import IDENTIFIERS, write_tables
from tests.journeys.made import journey_of
from tests.ui.journeys.conftest import case_named


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "return"
    folder.mkdir()
    return write_tables(folder)


def agree(study: OpenStudy, name: str) -> None:
    child = person(study.project, name)
    study_actions.set_consent(study.project, participant=child, scope=ConsentScope.ADMINISTRATIVE, given=True)


def asked(screen: JourneysScreen, name: str, tables: list[Path], qtbot: QtBot) -> RecordDialog:
    """The dialog with the tables read and the child A101 chosen."""
    screen.show_case(case_named(screen, name))
    dialog = screen.import_record(tables)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.child.count() == 2)
    dialog.child.setCurrentIndex(dialog.child.findText("A101"))
    return dialog


def test_the_record_is_seen_before_it_is_stored_in_one_step(
    screen: JourneysScreen, study: OpenStudy, tables: list[Path], qtbot: QtBot
) -> None:
    agree(study, "Robin")
    dialog = asked(screen, "Robin", tables, qtbot)
    assert dialog.summary.text() == "16 new marks."
    assert {row.change for row in dialog.model.rows} == {Change.NEW}
    assert "DOB, HOME_POST, PL_POST, URN" in dialog.dropped.text()
    assert "passed over: Header.csv" in dialog.fault.text()
    before = len(journey_of(study.project, case_named(screen, "Robin")).spells)
    dialog.import_button.click()
    after = journey_of(study.project, case_named(screen, "Robin"))
    assert len([spell for spell in after.spells if spell.teller is None]) == 12
    study.project.undo()
    assert len(journey_of(study.project, case_named(screen, "Robin")).spells) == before


def test_without_consent_nothing_can_be_imported_and_the_next_step_is_said(
    screen: JourneysScreen, study: OpenStudy, tables: list[Path], qtbot: QtBot
) -> None:
    dialog = asked(screen, "Robin", tables, qtbot)
    assert not dialog.import_button.isEnabled()
    assert "no consent to “administrative data”" in dialog.warning.text()
    with qtbot.waitSignal(study.participant_wanted) as told:
        dialog.go_button.click()
    assert told.args == [person(study.project, "Robin")]


def test_what_is_there_and_what_goes_is_said_before_it_is_replaced(
    screen: JourneysScreen, study: OpenStudy, tables: list[Path], qtbot: QtBot
) -> None:
    agree(study, "Robin")
    asked(screen, "Robin", tables, qtbot).import_button.click()
    again = asked(screen, "Robin", tables, qtbot)
    assert again.summary.text() == "Nothing differs from what is there."
    assert not again.import_button.isEnabled()
    again.child.setCurrentIndex(again.child.findText("B202"))
    assert again.summary.text() == "3 new marks, 0 there already, 16 that go."
    assert again.replaced.isVisible()
    again.import_button.click()
    told = journey_of(study.project, case_named(screen, "Robin"))
    assert len([spell for spell in told.spells if spell.teller is None]) == 2


def test_the_record_is_removed_in_one_step_and_what_people_told_stays(
    screen: JourneysScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    screen.show_case(case_named(screen, "Sam"))
    with qtbot.waitSignal(study.said) as told:
        screen.remove_record()
    assert told.args == ["6 marks of the official record removed."]
    assert journey_of(study.project, case_named(screen, "Sam")).empty
    study.project.undo()
    assert len(journey_of(study.project, case_named(screen, "Sam")).spells) == 6


def test_no_identifier_reaches_the_study_or_the_settings(
    screen: JourneysScreen, study: OpenStudy, tables: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    agree(study, "Robin")
    asked(screen, "Robin", tables, qtbot).import_button.click()
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "return"]
    found = [(path.name, word) for path in kept for word in IDENTIFIERS if word.encode() in path.read_bytes()]
    assert found == []


def test_a_file_that_is_no_table_of_the_return_is_said_so(
    screen: JourneysScreen, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", "utf-8")
    screen.show_case(case_named(screen, "Robin"))
    dialog = screen.import_record([other])
    assert dialog is not None
    qtbot.waitUntil(lambda: "no table of the SSDA903 return" in dialog.fault.text())
    assert not dialog.import_button.isEnabled()


def test_tables_that_are_dropped_are_taken(tables: list[Path]) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in (*tables, tables[0].with_suffix(".docx"))])
    assert tables_in(dropped) == tables
