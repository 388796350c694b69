"""The Measures view: numbers teller by teller, what each counts below it, and on the map at a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.journeys import actions
from app.journeys.measuring.measured import MEASURES
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.measures.measures_view import MeasuresView
from app.ui.open_study import OpenStudy
from tests.ui.journeys.conftest import case_named, place_of_view

NAMES = [name for name, _ in MEASURES]


def measures_of(screen: JourneysScreen, pseudonym: str) -> MeasuresView:
    screen.show_case(case_named(screen, pseudonym), place_of_view("Measures"))
    view = screen.front
    assert isinstance(view, MeasuresView)
    view.table.setFocus()
    return view


@pytest.fixture
def sam(screen: JourneysScreen) -> MeasuresView:
    """Sam's measures, of the official record alone."""
    return measures_of(screen, "Sam")


def choose(view: MeasuresView, name: str) -> None:
    view.table.setCurrentIndex(view.rows.index(NAMES.index(name), 0))


def test_every_measure_stands_in_a_row(sam: MeasuresView) -> None:
    shown = {
        sam.rows.headerData(row, Qt.Orientation.Vertical): sam.rows.index(row, 0).data()
        for row in range(sam.rows.rowCount())
    }
    assert list(shown) == NAMES
    assert (shown["Placements"], shown["Moves"], shown["Gaps"]) == ("5", "4", "1, 17 days")


def test_the_measure_at_hand_says_what_it_counts(sam: MeasuresView) -> None:
    choose(sam, "Gaps")
    assert sam.what.text() == "Gaps, Official record: 1, 17 days"
    assert sam.counted.count() == 1
    assert sam.counted.item(0).text().startswith("17 days between P1")
    choose(sam, "School moves")
    assert sam.counted.count() == 0
    assert "Nothing was counted" in sam.how.text()


def test_enter_goes_to_what_is_counted_and_from_there_to_the_map(
    sam: MeasuresView, study: OpenStudy, qtbot: QtBot
) -> None:
    choose(sam, "Placements")
    QTest.keyClick(sam.table, Qt.Key.Key_Return)
    qtbot.waitUntil(sam.counted.hasFocus)
    QTest.keyClick(sam.counted, Qt.Key.Key_Down)
    cell = sam.rows.cell(sam.table.currentIndex())
    assert cell is not None
    with qtbot.waitSignal(study.segment_wanted) as wanted:
        QTest.keyClick(sam.counted, Qt.Key.Key_Return)
    assert wanted.args == [cell.counted[1].marks[0]]
    QTest.keyClick(sam.counted, Qt.Key.Key_Escape)
    qtbot.waitUntil(sam.table.hasFocus)


def test_what_is_counted_is_found_on_the_page(sam: MeasuresView, screen: JourneysScreen) -> None:
    choose(sam, "Placements")
    cell = sam.rows.cell(sam.table.currentIndex())
    assert cell is not None
    screen.show_segment(cell.counted[0].marks[0])
    assert not isinstance(screen.front, MeasuresView)
    assert screen.front.case == sam.case


def test_measures_follow_what_is_told(sam: MeasuresView, study: OpenStudy) -> None:
    assert sam.case is not None
    choose(sam, "Placements")
    cell = sam.rows.cell(sam.table.currentIndex())
    assert cell is not None
    actions.remove_spell(study.project, mark=cell.counted[0].marks[0])
    assert sam.rows.index(NAMES.index("Placements"), 0).data() == "4"
    assert sam.counted.count() == 4
    study.project.undo()
    assert sam.rows.index(NAMES.index("Placements"), 0).data() == "5"


def test_measures_are_copied_as_a_table(sam: MeasuresView) -> None:
    sam.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Measure", "R Official record"]
    assert "Gaps\t1, 17 days" in lines


def test_a_child_of_whom_nothing_is_told_has_no_measures(screen: JourneysScreen) -> None:
    assert measures_of(screen, "Ash").empty.isVisible()
