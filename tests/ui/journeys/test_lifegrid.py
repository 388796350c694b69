"""The Lifegrid: years down, lanes across, read and written by keyboard alone, always as the map has it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.journeys.journey_rows import JourneyRow, LaneKind
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.lifegrid.lifegrid_view import LifegridView
from app.ui.journeys.lifegrid.times_dialog import TimesDialog
from app.ui.journeys.map.map_view import MapView
from app.ui.open_study import OpenStudy
from app.ui.panes import enter
from tests.journeys.made import journey_of
from tests.ui.journeys.conftest import case_named, let_leave, place_of_view

HOME, LEGAL, SCHOOL, WORKER, PEOPLE, SUPPORT, EVENTS, WELLBEING = range(8)
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def lifegrid_of(screen: JourneysScreen, pseudonym: str) -> LifegridView:
    screen.show_case(case_named(screen, pseudonym), place_of_view("Lifegrid"))
    view = screen.front
    assert isinstance(view, LifegridView)
    view.table.setFocus()
    return view


@pytest.fixture
def robin(screen: JourneysScreen) -> LifegridView:
    """Robin's lifegrid."""
    return lifegrid_of(screen, "Robin")


@pytest.fixture
def ash(screen: JourneysScreen) -> LifegridView:
    """An empty one."""
    return lifegrid_of(screen, "Ash")


def years(view: LifegridView) -> list[str]:
    return [view.sheet.year_name(line) for line in range(len(view.sheet.lines))]


def cell(view: LifegridView, year: str, column: int) -> list[str]:
    """What stands in the lines of a year."""
    lines = [line for line, name in enumerate(years(view)) if name == year]
    return [words for line in lines if (words := view.sheet.words(line, column))]


def go_to(view: LifegridView, year: str, column: int, number: int = 0) -> None:
    view.table.go_to(years(view).index(year) + number, column)


def key(view: LifegridView, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view.table, pressed, held)


def type_there(view: LifegridView, text: str, then: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the cell at hand as somebody at the keyboard does."""
    QTest.keyClicks(view.table, text[0])
    finish(view, text[1:], then)


def finish(view: LifegridView, text: str, then: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the field that is open, and leave it."""
    field = field_of(view)
    field.insert(text)  # as if typed: the test library knows the keys of few letters
    QTest.keyClick(field, then)


def field_of(view: LifegridView) -> QLineEdit:
    field = view.table.cells.field
    assert field is not None
    return field


def stored(view: LifegridView) -> JourneyRow:
    assert view.case is not None
    return journey_of(view.study.project, view.case)


def test_a_journey_is_read_as_a_table_of_years_and_lanes(robin: LifegridView) -> None:
    assert [column.name for column in robin.sheet.grid.columns] == [
        "Where I lived",
        "Legal status",
        "School, education, work",
        "Social worker",
        "People who mattered",
        "Support received",
        "Events",
        "Wellbeing",
    ]
    assert cell(robin, "Age 6", HOME) == ["Y: Mum’s flat"]
    assert cell(robin, "Age 7", HOME) == ["… Y: Mum’s flat", "Y: Nan’s"]
    assert cell(robin, "Age 8", HOME) == ["… Y: Nan’s"]
    assert cell(robin, "Age 7", WELLBEING) == ["Y: -2 very low"]
    assert any("Moved to Nan’s" in words for words in cell(robin, "Age 7", EVENTS))


def test_an_empty_journey_has_every_year_of_a_childhood_to_write_in(ash: LifegridView) -> None:
    assert years(ash) == [*(f"Age {age}" for age in range(19)), "Time not known"]
    assert not any(cell(ash, year, column) for year in years(ash) for column in range(8))


def test_what_is_typed_into_a_cell_is_told_at_that_age_and_is_one_step(ash: LifegridView) -> None:
    go_to(ash, "Age 4", HOME)
    type_there(ash, "U1 Nan’s")
    assert cell(ash, "Age 4", HOME) == ["Y: Nan’s"]
    assert ash.table.currentIndex().row() == years(ash).index("Age 5")
    told = stored(ash).spells[0]
    assert (told.code, told.label) == ("U1", "Nan’s")
    ash.study.project.undo()
    assert cell(ash, "Age 4", HOME) == []
    assert stored(ash).empty


def test_the_same_words_below_let_it_go_on(ash: LifegridView) -> None:
    go_to(ash, "Age 4", HOME)
    type_there(ash, "Nan’s")
    type_there(ash, "Nan’s")
    assert cell(ash, "Age 5", HOME) == ["… Y: Nan’s"]
    assert len(stored(ash).spells) == 1


def test_tab_goes_along_the_lanes_and_the_map_agrees(screen: JourneysScreen, ash: LifegridView) -> None:
    go_to(ash, "Age 7", HOME)
    type_there(ash, "Foster home", Qt.Key.Key_Tab)
    assert ash.table.currentIndex().column() == LEGAL
    type_there(ash, "C2", Qt.Key.Key_Tab)
    go_to(ash, "Age 7", EVENTS)
    type_there(ash, "loss: the dog died", Qt.Key.Key_Tab)
    type_there(ash, "-2, drawn")
    screen.show_case(ash.case, 0)
    shown = screen.front
    assert isinstance(shown, MapView)
    assert shown.pane.drawing is not None
    names = " ".join(drawn.tooltip for drawn in shown.pane.drawing.marks)
    for words in ("Foster home", "the dog died", "very low"):
        assert words in names
    screen.show_case(ash.case, place_of_view("Lifegrid"))
    assert cell(ash, "Age 7", WELLBEING) == ["Y: -2 very low"]


def test_a_cell_is_changed_where_it_stands(robin: LifegridView) -> None:
    go_to(robin, "Age 6", HOME)
    key(robin, Qt.Key.Key_Return)
    assert field_of(robin).text() == "P1 Mum’s flat"
    field_of(robin).selectAll()
    finish(robin, "P1 Dad’s house")
    assert cell(robin, "Age 6", HOME) == ["Y: Dad’s house"]
    assert robin.study.project.undo_label == "Edit spell"


def test_escape_leaves_a_cell_as_it_was(robin: LifegridView) -> None:
    go_to(robin, "Age 6", HOME)
    QTest.keyClicks(robin.table, "x")
    QTest.keyClick(field_of(robin), Qt.Key.Key_Escape)
    assert cell(robin, "Age 6", HOME) == ["Y: Mum’s flat"]


def test_what_cannot_be_read_stays_in_the_field_and_is_explained(ash: LifegridView) -> None:
    go_to(ash, "Age 7", WELLBEING)
    type_there(ash, "wobbly")
    assert "five steps" in ash.wrong.text()
    assert ash.wrong.isVisible()
    assert field_of(ash).text() == "wobbly"
    field_of(ash).selectAll()
    finish(ash, "low")
    assert cell(ash, "Age 7", WELLBEING) == ["Y: -1 low"]
    assert not ash.wrong.isVisible()


def test_delete_takes_away_and_of_a_later_year_only_what_goes_on(robin: LifegridView) -> None:
    go_to(robin, "Age 7", HOME)
    key(robin, Qt.Key.Key_Delete)
    assert cell(robin, "Age 7", HOME) == ["Y: Nan’s"]
    assert cell(robin, "Age 6", HOME) == ["Y: Mum’s flat"]
    go_to(robin, "Age 6", HOME)
    key(robin, Qt.Key.Key_Delete)
    assert cell(robin, "Age 6", HOME) == []
    robin.study.project.undo()
    assert cell(robin, "Age 6", HOME) == ["Y: Mum’s flat"]


def test_a_year_takes_as_many_lines_as_are_told(robin: LifegridView) -> None:
    go_to(robin, "Age 9", EVENTS)
    key(robin, Qt.Key.Key_Return, CONTROL)
    finish(robin, "milestone: swam a length")
    assert len(cell(robin, "Age 9", EVENTS)) == 2


def test_what_stands_above_goes_on_at_a_key_and_goes_on_still(ash: LifegridView) -> None:
    go_to(ash, "Age 4", SCHOOL)
    type_there(ash, "Hill Primary")
    key(ash, Qt.Key.Key_D, CONTROL)
    assert cell(ash, "Age 5", SCHOOL) == ["… Y: Hill Primary"]
    key(ash, Qt.Key.Key_D, CONTROL)
    assert cell(ash, "Age 6", SCHOOL) == ["… Y: Hill Primary"]
    key(ash, Qt.Key.Key_D, CONTROL | SHIFT)
    assert stored(ash).spells[0].end is None


def test_a_mark_moves_by_years_and_between_lanes(ash: LifegridView) -> None:
    go_to(ash, "Age 4", PEOPLE)
    type_there(ash, "Gran")
    go_to(ash, "Age 4", PEOPLE)
    key(ash, Qt.Key.Key_Down, ALT)
    assert cell(ash, "Age 5", PEOPLE) == ["Y: Gran"]
    key(ash, Qt.Key.Key_Right, ALT | SHIFT)
    assert cell(ash, "Age 5", SUPPORT) == ["Y: Gran"]
    assert ash.table.currentIndex().column() == SUPPORT
    ash.study.project.undo()
    assert cell(ash, "Age 5", PEOPLE) == ["Y: Gran"]
    key(ash, Qt.Key.Key_Right, ALT | SHIFT)
    key(ash, Qt.Key.Key_Right, ALT | SHIFT)
    assert "cannot stand in this column" in ash.wrong.text()


def test_somebody_else_tells_what_is_typed_from_now_on(robin: LifegridView) -> None:
    key(robin, Qt.Key.Key_F9)
    go_to(robin, "Age 9", EVENTS)
    key(robin, Qt.Key.Key_Return, CONTROL)
    finish(robin, "The football medal")
    medal = next(event for event in stored(robin).events if event.title == "The football medal")
    assert len(medal.accounts) == 2, "another account of the same event"
    robin.told_by.only.setChecked(True)
    assert cell(robin, "Age 6", HOME) == []


def test_when_it_was_is_said_as_precisely_as_it_was_told(robin: LifegridView, qtbot: QtBot) -> None:
    go_to(robin, "Age 6", HOME)
    key(robin, Qt.Key.Key_F4)
    dialog = robin.window().findChild(TimesDialog)
    assert dialog is not None
    assert (dialog.start.text(), dialog.end.text()) == ("about age 6", "about age 7")
    dialog.start.selectAll()
    QTest.keyClicks(dialog.start, "soonish")
    dialog.accept()
    assert dialog.wrong.isVisible()
    dialog.start.selectAll()
    QTest.keyClicks(dialog.start, "age 5")
    dialog.accept()
    assert cell(robin, "Age 5", HOME) == ["Y: Mum’s flat"]


def test_words_behind_are_opened_at_a_key(robin: LifegridView, qtbot: QtBot) -> None:
    go_to(robin, "Age 7", EVENTS)
    with qtbot.waitSignal(robin.study.source_wanted):
        key(robin, Qt.Key.Key_Return, ALT)


def test_cells_and_the_whole_are_copied_as_text(robin: LifegridView) -> None:
    go_to(robin, "Age 6", HOME)
    key(robin, Qt.Key.Key_Down, SHIFT)
    key(robin, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "[not to be quoted]\n[not to be quoted]"
    let_leave(robin.study.project)
    go_to(robin, "Age 6", HOME)
    key(robin, Qt.Key.Key_Down, SHIFT)
    key(robin, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Y: Mum’s flat\n… Y: Mum’s flat"
    robin.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Age", "Where I lived"]
    assert any(line.startswith("Age 6\tY: Mum’s flat") for line in lines)


def test_the_latest_years_come_first_when_wanted(ash: LifegridView) -> None:
    ash.turn_around()
    assert years(ash)[0] == "Age 18"
    assert years(ash)[-1] == "Time not known"
    go_to(ash, "Age 4", HOME)
    type_there(ash, "Nan’s")
    assert cell(ash, "Age 4", HOME) == ["Y: Nan’s"]


def test_every_cell_says_where_it_is_and_what_it_holds(robin: LifegridView) -> None:
    go_to(robin, "Age 7", WELLBEING)
    said = robin.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Age 7, Wellbeing: Robin: -2 very low, about age 7, drawn"
    assert robin.at_hand.text() == "Robin: -2 very low, about age 7, drawn"


def test_the_official_record_tells_of_no_wellbeing(robin: LifegridView) -> None:
    robin.told_by.who.setCurrentIndex(robin.told_by.who.count() - 1)
    assert robin.teller is None
    go_to(robin, "Age 8", WELLBEING)
    type_there(robin, "low")
    assert "official record" in robin.wrong.text()


def test_rows_are_as_high_as_their_words(robin: LifegridView) -> None:
    go_to(robin, "Age 8", HOME)
    before = robin.table.rowHeight(robin.table.currentIndex().row())
    assert robin.sheet.lines
    key(robin, Qt.Key.Key_Return, CONTROL)
    finish(robin, "a very long name of a home that takes several lines " * 3)
    go_to(robin, "Age 8", HOME, 1)
    assert robin.table.rowHeight(robin.table.currentIndex().row()) > 2 * before


def test_the_calendar_is_shared_with_the_map(study: OpenStudy, robin: LifegridView) -> None:
    robin.told_by.axis.choose(1)
    assert study.settings.map_by_calendar
    assert years(robin)[0] == "2003"
    assert LaneKind.HOME in {column.kind for column in robin.sheet.grid.columns}


def test_going_to_the_pane_of_the_view_goes_to_the_table(robin: LifegridView, screen: JourneysScreen) -> None:
    screen.cases.setFocus()
    pane = screen.one.parentWidget()
    assert pane is not None
    assert enter(pane)
    assert robin.table.hasFocus()
