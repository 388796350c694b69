"""All journeys beside each other: small multiples and a table, sorted and filtered alike, each opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.journeys import actions
from app.journeys.layout.multiples import Aligned, Small
from app.study import actions as study_actions
from app.study.rows import ConsentScope
from app.ui.journeys.all.all_view import SMALL, TABLE, AllView
from app.ui.journeys.all.ordering import FILTERS, SORTS
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.map.map_view import MapView
from app.ui.open_study import OpenStudy
from tests.builders import person
from tests.journeys.made import child_case, record


@pytest.fixture
def view(screen: JourneysScreen, qtbot: QtBot) -> AllView:
    """All journeys, read and laid out."""
    front = screen.front
    assert isinstance(front, AllView)
    qtbot.waitUntil(lambda: front.small.small is not None)
    front.small.rows.setFocus()
    return front


def names(view: AllView) -> list[str]:
    return [str(view.order.index(row, 0).data()) for row in range(view.order.rowCount())]


def page(view: AllView) -> Small:
    assert view.small.small is not None
    return view.small.small


def at_hand(view: AllView) -> str:
    return str(view.small.rows.currentIndex().data())


def sort(view: AllView, name: str) -> None:
    place = [each for each, _, _ in SORTS].index(name)
    view.sort.setCurrentIndex(place)
    view.sort.activated.emit(place)


def test_every_child_has_a_row_with_what_has_a_place(view: AllView) -> None:
    assert names(view) == ["Ash", "Robin", "Sam"]
    rows = dict(zip(names(view), page(view).multiples.rows, strict=True))
    assert rows["Ash"].empty
    assert len(rows["Robin"].homes) == 2
    assert rows["Sam"].empty


def test_both_ways_of_looking_are_sorted_alike_and_what_nobody_tells_stands_last(view: AllView) -> None:
    sort(view, "Most moves first")
    assert names(view) == ["Sam", "Robin", "Ash"]
    view.switch.choose(TABLE)
    view.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert view.sort.currentIndex() == -1
    view.switch.choose(SMALL)
    assert names(view) == ["Sam", "Robin", "Ash"]
    assert str(view.small.rows.index_of(view.order.index(0, 0)).data()) == "Sam"


def test_both_ways_of_looking_are_filtered_alike(view: AllView) -> None:
    view.filter.setCurrentIndex([name for name, _ in FILTERS].index("Nothing told yet"))
    assert names(view) == ["Ash"]
    assert view.count.text() == "1 of 3 journeys"


def test_the_keyboard_goes_from_child_to_child_and_enter_opens_one(view: AllView, screen: JourneysScreen) -> None:
    assert at_hand(view) == "Ash"
    QTest.keyClick(view.small.rows, Qt.Key.Key_Down)
    assert at_hand(view) == "Robin"
    QTest.keyClick(view.small.rows, Qt.Key.Key_Return)
    assert isinstance(screen.front, MapView)
    assert screen.front.glance.name.text() == "Robin"


def test_enter_in_the_table_opens_the_child(view: AllView, screen: JourneysScreen) -> None:
    view.switch.choose(TABLE)
    view.table.setCurrentIndex(view.order.index(1, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert isinstance(screen.front, MapView)
    assert screen.front.glance.name.text() == "Robin"


def test_the_child_at_hand_stays_at_hand_in_the_other_way_of_looking(view: AllView) -> None:
    QTest.keyClick(view.small.rows, Qt.Key.Key_End)
    view.switch.choose(TABLE)
    assert view.table.currentIndex().row() == 2
    view.table.setCurrentIndex(view.order.index(1, 0))
    view.switch.choose(SMALL)
    assert at_hand(view) == "Robin"


def test_the_rows_can_begin_where_care_began(view: AllView, qtbot: QtBot) -> None:
    view.axis.choose(1)
    qtbot.waitUntil(lambda: page(view).multiples.by is Aligned.ENTRY)
    assert not page(view).multiples.rows[0].aligned


def test_the_mouse_is_told_in_words_what_is_there(view: AllView) -> None:
    painter, index = view.small.rows.painter_of_rows, view.small.rows.model().index(1, 0)
    place = view.small.rows.visualRect(index)
    row = page(view).multiples.rows[1]
    home, move = row.homes[0], row.events[0]
    over_home = QPoint(round((home.left + 3) * painter.scale), place.top() + round(10 * painter.scale))
    over_move = QPoint(round(move.x * painter.scale), place.top() + round(28 * painter.scale))
    assert painter.words(index, place, over_home).startswith("Where I lived: Mum’s flat.")
    assert painter.words(index, place, over_move).startswith("Moved to Nan’s.")
    assert painter.words(index, place, place.topLeft()).startswith("Robin.")


def test_a_row_is_copied_in_words_and_all_rows_as_a_table(view: AllView) -> None:
    QTest.keyClick(view.small.rows, Qt.Key.Key_Down)
    QTest.keyClick(view.small.rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Lowest point very low (Robin)." in QGuiApplication.clipboard().text()
    view.deeds["journeys.table"]()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Child", "Ash", "Robin", "Sam"]


def test_a_new_child_is_there_at_once(
    view: AllView, study: OpenStudy, screen: JourneysScreen, qtbot: QtBot
) -> None:
    zed = child_case(study.project, "Zed")
    record(study.project, zed)
    actions.set_journey(study.project, case=zed, born="May 2003", reviewed_on="30/06/2015")
    screen.refresh()
    qtbot.waitUntil(lambda: names(view)[-1:] == ["Zed"] and len(page(view).children) == 4)
    assert len(page(view).multiples.rows[3].homes) == 6


def test_the_legend_explains_the_signs_and_can_be_put_away(view: AllView, study: OpenStudy) -> None:
    assert "Came into care" not in view.small.legend.accessibleDescription()
    assert "What happened: Good milestone" in view.small.legend.accessibleDescription()
    view.legend_button.click()
    assert not view.small.foot.isVisible()
    assert study.settings.map_hidden == {"legend of all journeys": True}


def test_a_picture_is_saved_without_what_may_not_leave(
    view: AllView, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    robin = person(study.project, "Robin")
    study_actions.set_consent(study.project, participant=robin, scope=ConsentScope.QUOTE, given=True)
    view.refresh()
    qtbot.waitUntil(lambda: not view.is_reading)
    out = tmp_path / "journeys.svg"
    view.save_picture()
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: view.saver.box is not None)
    picture = out.read_text("utf-8")
    assert "Robin" in picture
    assert "Ash" not in picture
    box = view.saver.box
    assert box is not None
    assert (
        "Robin’s journey: Robin's worker is left out: no consent to be quoted is recorded."
        in box.informativeText()
    )
    box.close()
