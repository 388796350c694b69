"""Marking a picture by mouse and by keyboard: every tool draws, every region moves, undo takes each back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pictures.regions.region import Region, Shape
from app.ui.journeys.drawings.canvas.shown import Key, Tool
from app.ui.journeys.drawings.drawings_view import DrawingsView
from app.ui.open_study import OpenStudy
from app.ui.panes import enter, panes_in
from tests.ui.journeys.drawings.conftest import Hand

K = Qt.Key


def press(view: DrawingsView, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(view.canvas, key, held)


def regions(view: DrawingsView) -> list[Region]:
    return [row.region for row in view.seen.regions]


def at_hand(view: DrawingsView) -> Region:
    row = view.seen.region(view.key)
    assert row is not None
    return row.region


def tools_in_hand(view: DrawingsView) -> list[Tool]:
    return [tool for tool, button in view.tools.buttons.items() if button.isChecked()]


def about(*wanted: float) -> object:
    return pytest.approx(wanted, abs=0.01)


def test_a_picture_is_shown_with_its_regions_numbered_and_named(view: DrawingsView) -> None:
    assert view.head.title.text() == "Robin – River house"
    view.canvas.grab()
    assert view.canvas.labels() == [
        "Region 1: the waiting room, coded Waiting",
        "Region 2: the sun, not coded",
        "Region 3, not coded",
    ]
    assert [line[:3] for line in view.table.lines()] == [
        ("1", "the waiting room", "Waiting"),
        ("2", "the sun", ""),
        ("3", "", ""),
    ]


def test_the_mouse_draws_a_box_and_an_ellipse(view: DrawingsView, mouse: Hand) -> None:
    press(view, K.Key_B)
    mouse.drag((0.5, 0.1), (0.55, 0.2), (0.6, 0.3))
    assert at_hand(view).shape is Shape.RECTANGLE
    assert tuple(at_hand(view).bounds) == about(0.5, 0.1, 0.6, 0.3)
    view.tools.buttons[Tool.ELLIPSE].click()
    mouse.drag((0.2, 0.02), (0.3, 0.1), (0.4, 0.2))
    assert at_hand(view).shape is Shape.ELLIPSE
    assert tuple(at_hand(view).bounds) == about(0.2, 0.02, 0.4, 0.2)
    assert len(regions(view)) == 5
    assert view.canvas.hand.tool is Tool.SELECT


def test_the_mouse_sets_a_shape_corner_by_corner(view: DrawingsView, mouse: Hand) -> None:
    press(view, K.Key_P)
    for corner in ((0.5, 0.1), (0.6, 0.1), (0.6, 0.3)):
        mouse.click(*corner)
    mouse.double(0.5, 0.3)
    assert at_hand(view).shape is Shape.POLYGON
    assert len(at_hand(view).points) == 4
    assert tuple(at_hand(view).bounds) == about(0.5, 0.1, 0.6, 0.3)


def test_a_click_on_the_first_corner_closes_the_shape(view: DrawingsView, mouse: Hand) -> None:
    press(view, K.Key_P)
    for corner in ((0.5, 0.1), (0.6, 0.1), (0.6, 0.3), (0.5, 0.1)):
        mouse.click(*corner)
    assert len(at_hand(view).points) == 3


def test_the_mouse_draws_around_a_part_by_hand(view: DrawingsView, mouse: Hand) -> None:
    press(view, K.Key_F)
    mouse.drag((0.5, 0.1), (0.6, 0.12), (0.62, 0.3), (0.5, 0.32), (0.48, 0.2))
    assert at_hand(view).shape is Shape.FREEHAND
    assert tuple(at_hand(view).bounds) == about(0.48, 0.1, 0.62, 0.32)


@pytest.mark.parametrize("key", [K.Key_B, K.Key_E, K.Key_P])
def test_the_keyboard_places_moves_and_resizes_a_region(view: DrawingsView, key: Qt.Key, qtbot: QtBot) -> None:
    press(view, key, K.Key_Return)
    before = at_hand(view).bounds
    press(view, *[K.Key_Right] * 5)
    press(view, *[K.Key_Down] * 3, held=Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: at_hand(view).bounds != before)
    after = at_hand(view).bounds
    assert after.left > before.left
    assert after.top == pytest.approx(before.top)
    assert after.bottom > before.bottom


def test_every_outline_is_one_step_of_undo(view: DrawingsView, mouse: Hand, study: OpenStudy) -> None:
    before = regions(view)
    press(view, K.Key_B)
    mouse.drag((0.5, 0.1), (0.6, 0.3))
    mouse.drag((0.55, 0.2), (0.6, 0.25), (0.65, 0.3))
    assert tuple(at_hand(view).bounds) == about(0.6, 0.2, 0.7, 0.4)
    assert study.project.undo_label == "Reshape region"
    study.project.undo()
    assert tuple(at_hand(view).bounds) == about(0.5, 0.1, 0.6, 0.3)
    study.project.undo()
    assert regions(view) == before
    study.project.redo()
    assert len(regions(view)) == len(before) + 1


def test_undo_takes_back_a_move_that_was_only_just_made(view: DrawingsView, study: OpenStudy) -> None:
    press(view, K.Key_Tab)
    before = at_hand(view)
    press(view, K.Key_Right, K.Key_Right)
    QTest.keyClick(view.canvas, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert at_hand(view) != before
    study.project.undo()
    assert at_hand(view) == before


def test_handles_resize_and_corners_move_by_mouse(view: DrawingsView, mouse: Hand) -> None:
    mouse.click(0.2, 0.5)
    mouse.drag((0.45, 0.9), (0.47, 0.92), (0.5, 0.95))
    assert tuple(at_hand(view).bounds) == about(0.08, 0.25, 0.5, 0.95)
    mouse.click(0.7, 0.6)
    mouse.drag((0.8, 0.4), (0.82, 0.35), (0.84, 0.3))
    assert tuple(at_hand(view).points[1]) == about(0.84, 0.3)


def test_corners_are_added_moved_and_removed_by_keyboard(view: DrawingsView, qtbot: QtBot) -> None:
    view.take(Key(False, view.seen.regions[2].id))
    press(view, K.Key_C, K.Key_A)
    assert len(at_hand(view).points) == 5
    before = at_hand(view).points[0]
    press(view, K.Key_Left)
    qtbot.waitUntil(lambda: at_hand(view).points[0].x < before.x)
    press(view, K.Key_Delete)
    assert len(at_hand(view).points) == 4


def test_tab_goes_from_region_to_region_and_on(view: DrawingsView) -> None:
    seen = []
    for _ in range(3):
        press(view, K.Key_Tab)
        row = view.seen.region(view.key)
        seen.append(None if row is None else row.number)
    assert seen == [1, 2, 3]
    press(view, K.Key_Backtab)
    row = view.seen.region(view.key)
    assert row is not None
    assert row.number == 2


def test_escape_lets_go_step_by_step(view: DrawingsView, mouse: Hand) -> None:
    before = regions(view)
    press(view, K.Key_P)
    mouse.click(0.5, 0.1)
    mouse.click(0.6, 0.1)
    press(view, K.Key_Escape)
    assert tools_in_hand(view) == [Tool.SHAPE]
    press(view, K.Key_Escape)
    assert tools_in_hand(view) == [Tool.SELECT]
    assert regions(view) == before


def test_a_region_too_small_is_refused_or_no_region(view: DrawingsView, mouse: Hand) -> None:
    before = regions(view)
    press(view, K.Key_B)
    mouse.drag((0.5, 0.1), (0.5, 0.1))
    assert regions(view) == before


def test_delete_removes_a_region_and_undo_brings_it_back(
    view: DrawingsView, study: OpenStudy, qtbot: QtBot
) -> None:
    press(view, K.Key_Tab)
    with qtbot.waitSignal(study.said) as said:
        press(view, K.Key_Delete)
    assert said.args == ["Region removed with 1 code and 1 link. Undo brings it back."]
    assert len(regions(view)) == 2
    study.project.undo()
    assert [line[2] for line in view.table.lines()] == ["Waiting", "", ""]


def test_zoom_keeps_what_is_at_hand_in_sight(view: DrawingsView) -> None:
    press(view, K.Key_Tab)
    press(view, *[K.Key_Plus] * 6)
    assert not view.canvas.hand.view.shows_whole
    assert view.canvas.rect().intersects(view.canvas.at_hand_rect())
    press(view, K.Key_0)
    assert view.canvas.hand.view.shows_whole


def test_what_is_read_only_can_be_looked_at_only(view: DrawingsView, mouse: Hand) -> None:
    before = regions(view)
    view.canvas.show_regions(view.seen.shown, None, may_change=False)
    mouse.click(0.2, 0.5)
    mouse.drag((0.2, 0.5), (0.3, 0.6), (0.4, 0.7))
    assert regions(view) == before
    assert view.canvas.hand.grips() == []


def test_where_it_is_narrow_the_tools_are_in_a_menu(view: DrawingsView, qtbot: QtBot) -> None:
    assert not view.tools.menu_button.isVisible()
    view.window().resize(800, 600)
    qtbot.waitUntil(view.tools.menu_button.isVisible)
    assert not view.tools.buttons[Tool.BOX].isVisible()
    menu = view.tools.menu_button.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text().startswith("Box")).trigger()
    assert tools_in_hand(view) == [Tool.BOX]
    assert view.tools.menu_button.text().startswith("Box")


def test_the_pane_of_the_picture_gives_the_keyboard_to_the_picture(view: DrawingsView) -> None:
    (pane,) = (pane for pane in panes_in(view) if pane.isAncestorOf(view.canvas))
    assert enter(pane)
    assert view.canvas.hasFocus()
