"""The Journeys page: children at the left, one as a map or all beside each other, gone through by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.study import actions
from app.study.rows import ConsentScope
from app.ui.journeys.all.all_view import AllView
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.map.map_view import MapView
from app.ui.open_study import OpenStudy
from tests import builders
from tests.builders import person
from tests.ui.journeys.conftest import case_named


@pytest.fixture
def shown(screen: JourneysScreen) -> MapView:
    """Robin's map, with the keyboard."""
    screen.show_case(case_named(screen, "Robin"))
    view = screen.front
    assert isinstance(view, MapView)
    view.pane.setFocus()
    return view


def at_hand(view: MapView) -> str:
    drawn = view.pane.at_hand
    return "" if drawn is None else drawn.name


def test_every_child_is_listed_after_all(screen: JourneysScreen) -> None:
    names = [screen.cases.list.item(place).text() for place in range(screen.cases.list.count())]
    assert names == ["All children", "Ash", "Robin", "Sam"]
    assert isinstance(screen.front, AllView)


def test_a_child_of_whom_nothing_is_told_is_offered_the_next_step(screen: JourneysScreen) -> None:
    screen.show_case(case_named(screen, "Ash"))
    view = screen.front
    assert isinstance(view, MapView)
    assert view.empty.isVisible()
    assert not view.pane.isVisible()


def test_the_header_says_at_a_glance_what_is_told(shown: MapView) -> None:
    words = shown.glance.words()
    assert "1 conflict" in words
    assert "very low at the lowest, about age 7 (Robin)" in words
    assert "Interviewed: Y Robin ✓" in shown.glance.who.text()


def test_arrows_go_from_mark_to_mark(shown: MapView) -> None:
    QTest.keyClick(shown.pane, Qt.Key.Key_Home)
    first = at_hand(shown)
    QTest.keyClick(shown.pane, Qt.Key.Key_Down)
    second = at_hand(shown)
    assert first
    assert second
    assert first != second
    QTest.keyClick(shown.pane, Qt.Key.Key_End)
    assert at_hand(shown) not in {"", first}
    QTest.keyClick(shown.pane, Qt.Key.Key_Escape)
    assert at_hand(shown) == ""


def test_every_mark_says_in_words_what_it_is(shown: MapView) -> None:
    assert shown.pane.drawing is not None
    for drawn in shown.pane.drawing.marks:
        assert drawn.name
        assert drawn.tooltip


def test_the_axis_is_age_until_the_calendar_is_wanted_and_that_is_kept(study: OpenStudy, shown: MapView) -> None:
    assert shown.pane.drawing is not None
    assert shown.pane.drawing.axis.value == "age"
    QTest.keyClicks(shown.pane, "x")
    assert shown.pane.drawing is not None
    assert shown.pane.drawing.axis.value == "calendar"
    assert study.settings.map_by_calendar


def test_time_is_drawn_wider_at_a_key_and_whole_again(shown: MapView) -> None:
    assert shown.pane.drawing is not None
    before = shown.pane.drawing.width
    QTest.keyClicks(shown.pane, "+")
    assert shown.pane.drawing.width > before * 1.2
    QTest.keyClicks(shown.pane, "0")
    assert abs(shown.pane.drawing.width - before) < 2


def test_a_lane_that_is_taken_off_stays_off(study: OpenStudy, shown: MapView) -> None:
    def bands() -> list[str]:
        assert shown.pane.drawing is not None
        return [band.title for band in shown.pane.drawing.bands]

    assert "Wellbeing" in bands()
    shown.shown.menu.aboutToShow.emit()
    next(action for action in shown.shown.menu.actions() if action.text() == "Wellbeing").trigger()
    assert "Wellbeing" not in bands()
    assert study.settings.map_hidden == {"wellbeing": True}


def test_what_one_teller_says_can_be_left_out(shown: MapView) -> None:
    shown.shown.menu.aboutToShow.emit()
    next(action for action in shown.shown.menu.actions() if "carer" in action.text()).trigger()
    assert shown.pane.drawing is not None
    assert "Hill Primary" not in [drawn.name for drawn in shown.pane.drawing.marks]


def test_a_mark_is_copied_in_words_where_who_told_it_may_be_quoted(study: OpenStudy, shown: MapView) -> None:
    QTest.keyClick(shown.pane, Qt.Key.Key_Home)
    QTest.keyClick(shown.pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "[not to be quoted]"
    builders.allow_quotes(study.project, "Robin's carer")
    QTest.keyClick(shown.pane, Qt.Key.Key_Home)
    QTest.keyClick(shown.pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    drawn = shown.pane.at_hand
    assert drawn is not None
    assert QGuiApplication.clipboard().text() == drawn.tooltip


def test_somebody_left_out_of_the_study_is_left_out_of_the_map(study: OpenStudy, shown: MapView) -> None:
    actions.set_excluded(study.project, participant=person(study.project, "Robin's carer"), excluded=True)
    assert shown.pane.drawing is not None
    assert "Hill Primary" not in [drawn.name for drawn in shown.pane.drawing.marks]


def test_a_journey_is_saved_for_word(
    study: OpenStudy, screen: JourneysScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    robin = person(study.project, "Robin")
    actions.set_consent(study.project, participant=robin, scope=ConsentScope.QUOTE, given=True)
    screen.show_case(case_named(screen, "Robin"))
    screen.save_word()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "robin.docx"))
    dialog.reject()
    qtbot.waitUntil(lambda: screen.saver.box is not None)
    assert screen.saver.box is not None
    assert "Robin's worker is left out" in screen.saver.box.informativeText()
    screen.saver.box.close()
    assert (tmp_path / "robin.docx").read_bytes().startswith(b"PK")
