"""Marks are dragged, resized and drawn on the map; every drag is one step, and none makes a time more exact."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.journeys.layout import Drawn, Kind, Part
from app.journeys.rules import When, when_told
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.map.map_view import MapView
from app.ui.open_study import OpenStudy
from tests.ui.journeys.test_telling import at_hand, choose, press, robin, told, type_into, view_of

__all__ = ["robin"]
CTRL, ALT_SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)
DAYS = 365.25


def drawn(view: MapView, name: str, kind: Kind | None = None) -> Drawn:
    """A mark of the map."""
    assert view.pane.drawing is not None
    return next(one for one in view.pane.drawing.marks if one.name == name and kind in (None, one.ref.kind))


def place(view: MapView, x: float, y: float) -> QPoint:
    """A place of the drawing in the pane, scrolled to where it can be seen."""
    view.pane.ensureVisible(x, y, 1, 1, 60, 60)
    return view.pane.mapFromScene(QPointF(x, y))


def middle(view: MapView, name: str) -> tuple[float, float]:
    """The middle of a mark."""
    return drawn(view, name).rect.centre


def at_age(view: MapView, age: float) -> float:
    """Where an age stands."""
    assert view.pane.drawing is not None
    return view.pane.drawing.x_of(age * DAYS)


def drag(view: MapView, start: tuple[float, float], end: tuple[float, float], *, escape: bool = False) -> None:
    """Press, move and let go."""
    port, one, other = view.pane.viewport(), place(view, *start), view.pane.mapFromScene(QPointF(*end))
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, one)
    for step in (1, 2, 3):
        here = one + (other - one) * step / 3
        move(view, here)
    if escape:
        QTest.keyClick(view.pane, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, other)


def move(view: MapView, here: QPoint) -> None:
    """The mouse goes there with its button down, which `QTest.mouseMove` does not tell."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    port, held = view.pane.viewport(), Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(here),
        QPointF(port.mapToGlobal(here)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, event)


def test_a_home_is_dragged_two_years_later_and_back_by_undo(study: OpenStudy, robin: MapView) -> None:
    x, y = middle(robin, "Hill Primary")
    year = at_age(robin, 8) - at_age(robin, 7)
    drag(robin, (x, y), (x + 2 * year, y))
    school = told(study, robin).spells[-1]
    assert (school.start, school.end) == (When.year(2010), When.year(2014))
    assert at_hand(robin) == "Hill Primary"
    study.project.undo()
    assert told(study, robin).spells[-1].start == When.year(2008)


def test_the_end_of_a_bar_is_dragged_alone(study: OpenStudy, robin: MapView) -> None:
    rect = drawn(robin, "Hill Primary").rect
    year = at_age(robin, 8) - at_age(robin, 7)
    drag(robin, (rect.right - 2, rect.centre[1]), (rect.right - 2 + year, rect.centre[1]))
    school = told(study, robin).spells[-1]
    assert (school.start, school.end) == (When.year(2008), When.year(2013))


def test_an_open_end_that_is_dragged_is_told_in_years(study: OpenStudy, robin: MapView) -> None:
    rect = drawn(robin, "Nan’s").rect
    drag(robin, (rect.right - 2, rect.centre[1]), (at_age(robin, 10.4), rect.centre[1]))
    assert told(study, robin).spells[1].end == When.age(10)


def test_escape_lets_go_of_what_is_dragged(study: OpenStudy, robin: MapView) -> None:
    before = told(study, robin)
    x, y = middle(robin, "Hill Primary")
    drag(robin, (x, y), (x + 150, y), escape=True)
    assert told(study, robin) == before


def test_an_event_is_dragged_as_its_teller_has_it(study: OpenStudy, robin: MapView) -> None:
    x, y = middle(robin, "The football medal")
    drag(robin, (x, y), (at_age(robin, 10.5), y))
    assert when_told(told(study, robin).events[1].accounts[0].when) == "about age 10"


def test_a_point_is_dragged_in_time_and_up(study: OpenStudy, robin: MapView) -> None:
    assert robin.pane.drawing is not None
    point = next(one for one in robin.pane.drawing.marks if one.ref.kind is Kind.POINT)
    x, y = point.rect.centre
    drag(robin, (x, y), (x, y - 50))
    assert told(study, robin).points[0].value == 0
    assert told(study, robin).points[0].when == When.age(7)


def test_a_stretch_of_an_empty_lane_becomes_a_spell(study: OpenStudy, robin: MapView) -> None:
    assert robin.pane.drawing is not None
    band = next(band for band in robin.pane.drawing.bands if band.title == "Support received")
    y = band.rect.centre[1]
    drag(robin, (at_age(robin, 8.2), y), (at_age(robin, 10.5), y))
    type_into("Play therapy")
    press(Qt.Key.Key_Return)
    made = told(study, robin).spells[-1]
    assert (made.lane, made.start, made.end) == (band.key, When.age(8), When.age(10))


def test_a_double_click_tells_of_something_there(study: OpenStudy, robin: MapView) -> None:
    assert robin.pane.drawing is not None
    for key, typed in ((Part.EVENTS, "Chose the dog"), (Part.WELLBEING, None)):
        band = next(band for band in robin.pane.drawing.bands if band.key is key)
        here = place(robin, at_age(robin, 11.5), band.rect.y + 14)
        QTest.mouseDClick(robin.pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, here)
        if typed:
            type_into(typed)
        press(Qt.Key.Key_Return)
    assert told(study, robin).events[-1].accounts[0].when == When.age(11)
    assert (told(study, robin).points[-1].when, told(study, robin).points[-1].value) == (When.age(11), 2)


def test_keys_move_a_mark_and_its_ends_by_what_its_time_is_told_in(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Hill Primary")
    QTest.keyClick(robin.pane, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(robin.pane, Qt.Key.Key_Right, ALT_SHIFT)
    QTest.keyClick(robin.pane, Qt.Key.Key_Up, ALT_SHIFT)
    school = told(study, robin).spells[-1]
    assert (school.start, school.end) == (When.year(2008), When.year(2014))
    for _ in range(3):
        study.project.undo()
    assert told(study, robin).spells[-1].start == When.year(2008)
    assert told(study, robin).spells[-1].end == When.year(2012)


def test_keys_lift_wellbeing_and_put_a_spell_into_the_lane_beside(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Wellbeing, told by Robin")
    QTest.keyClick(robin.pane, Qt.Key.Key_Up, CTRL)
    assert told(study, robin).points[0].value == -1
    choose(robin, "Hill Primary")
    QTest.keyClick(robin.pane, Qt.Key.Key_Up, CTRL)
    lanes = {lane.id: lane.name for lane in told(study, robin).lanes}
    assert lanes[told(study, robin).spells[-1].lane] == "Legal status"


def test_what_has_no_place_is_not_moved_and_that_is_said(
    study: OpenStudy, screen: JourneysScreen, robin: MapView
) -> None:
    choose(robin, "Nan’s")
    heard: list[str] = []
    study.said.connect(heard.append)
    before = told(study, robin)
    QTest.keyClick(robin.pane, Qt.Key.Key_Right, ALT_SHIFT)
    assert told(study, robin) == before
    assert "goes on still" in heard[-1]
    assert view_of(screen, "Robin") is robin
