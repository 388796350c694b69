"""The Network view: who is around a child, drawn and as a table, changed in both, compared."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.journeys.layout.network import NodeDrawn
from app.journeys.network_rows import NodeRow
from app.journeys.rules import Direction, Tie
from app.reports.pictures import Together
from app.store.project import Project
from app.study import actions as people
from app.study.rows import ConsentScope
from app.ui.journeys.behind.words_dialog import WordsDialog
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.network.network_view import NetworkView
from app.ui.journeys.network.person_dialog import PersonDialog
from app.ui.journeys.network.same_dialog import SameDialog
from app.ui.journeys.network.snapshot_dialog import SnapshotDialog
from app.ui.open_study import OpenStudy
from tests.builders import person
from tests.journeys.made import network, placed, told
from tests.ui.journeys.conftest import case_named, let_leave


@pytest.fixture
def view(screen: JourneysScreen) -> NetworkView:
    """Robin's view at 6 and at 9, and the worker's at 9; the last of Robin's is in front."""
    project, case = screen.study.project, case_named(screen, "Robin")
    move, _ = told(project, case, "Taken to May’s", "Robin", "8")
    early, late = network(project, case, "Robin", "6"), network(project, case, "Robin", "9")
    theirs = network(project, case, "Robin's worker", "9")
    placed(project, early, "Nan", "family", 2)
    placed(project, late, "Nan", "family", 1, tie=Tie.STRONG, supports=("fun",), direction=Direction.TO_CHILD)
    placed(project, late, "Dad", "family", 3, tie=Tie.CUT_OFF, lost_at=move)
    placed(project, late, "Ms Obi", "school", 2)
    placed(project, theirs, "Nan", "family", 2)
    placed(project, theirs, "CAMHS", "professionals", 1)
    return in_front(screen, "Robin")


def in_front(screen: JourneysScreen, child: str) -> NetworkView:
    screen.show_case(case_named(screen, child))
    screen.one.switch.choose(screen.one.doing("network.add") or 0)
    front = screen.front
    assert isinstance(front, NetworkView)
    front.pane.setFocus()
    return front


def drawn(view: NetworkView, name: str) -> NodeDrawn:
    assert view.pane.drawing is not None
    return next(one for one in view.pane.drawing.marks if one.name.startswith(name))


def stored(view: NetworkView, name: str) -> NodeRow:
    assert view.now is not None
    return next(node for node in view.now.nodes if node.person.name == name)


def names(view: NetworkView) -> list[str]:
    table = view.panel.table.people
    return [row.cells[0] for row in table.rows]


def at(view: NetworkView, x: float, y: float) -> QPoint:
    return view.pane.mapFromScene(x, y)


def dialog(kind: type[PersonDialog] | type[SnapshotDialog]) -> PersonDialog | SnapshotDialog:
    found = [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def person_dialog() -> PersonDialog:
    found = dialog(PersonDialog)
    assert isinstance(found, PersonDialog)
    return found


def snapshot_dialog() -> SnapshotDialog:
    found = dialog(SnapshotDialog)
    assert isinstance(found, SnapshotDialog)
    return found


def undo(project: Project) -> None:
    project.undo()


def test_a_child_without_a_network_is_offered_the_first_snapshot(screen: JourneysScreen) -> None:
    view = in_front(screen, "Ash")
    assert view.empty.isVisible()
    QTest.mouseClick(view.empty.buttons[0], Qt.MouseButton.LeftButton)
    asked = snapshot_dialog()
    QTest.keyClicks(asked.when, "soon")
    asked.accept()
    assert "cannot be read" in asked.refusal.text()
    asked.when.setText("about 7")
    asked.accept()
    assert view.now is not None
    assert view.now.nodes == ()
    assert view.panel.nobody.isVisible()
    assert view.panel.heading.text() == "Ash’s view, about age 7"


def test_the_last_snapshot_of_the_child_is_drawn_and_listed(view: NetworkView) -> None:
    assert view.panel.heading.text() == "Robin’s view, about age 9"
    assert names(view) == ["Nan", "Dad", "Ms Obi"]
    assert "3 in the network, 1 of them in the inner ring" in view.panel.measured.text()
    assert "Who is around Robin" in view.pane.accessibleDescription()


def test_arrows_go_from_person_to_person_and_the_table_follows(view: NetworkView) -> None:
    QTest.keyClick(view.pane, Qt.Key.Key_Home)
    first = view.at_hand
    QTest.keyClick(view.pane, Qt.Key.Key_Down)
    second = view.at_hand
    assert first is not None
    assert second is not None
    assert first[1].person.name == "Nan"
    assert second[1].person.name == "Ms Obi"
    table = view.panel.table
    assert table.at_hand == second[1]
    table.setCurrentIndex(table.people.index(0, 0))
    assert view.pane.at_hand is not None
    assert view.pane.at_hand.name.startswith("Nan")


def test_views_and_times_are_chosen_and_gone_through(view: NetworkView) -> None:
    assert [view.bar.when.itemText(place) for place in range(view.bar.when.count())] == [
        "about age 6",
        "about age 9",
    ]
    QTest.keyClicks(view.pane, ",")
    assert view.panel.heading.text() == "Robin’s view, about age 6"
    view.bar.whose.setCurrentIndex(1)
    view.bar.whose.activated.emit(1)
    assert view.panel.heading.text() == "Robin's worker’s view, about age 9"
    assert names(view) == ["Nan", "CAMHS"]


def test_two_views_lie_over_each_other_and_say_who_agrees(view: NetworkView) -> None:
    QTest.keyClicks(view.pane, "v")
    assert view.bar.way.now == 1
    assert "Closer in Robin’s view: Nan" in view.panel.measured.text()
    assert view.panel.table.people.columns[-1] == "Compared"
    assert dict(zip(names(view), (row.cells[-1] for row in view.panel.table.people.rows), strict=True)) == {
        "Nan": "Closer in Robin’s view",
        "Dad": "Only Robin names them",
        "Ms Obi": "Only Robin names them",
        "CAMHS": "Only Robin's worker names them",
    }
    QTest.keyClicks(view.pane, "v")
    assert view.bar.way.now == 0


def test_two_times_stand_side_by_side_the_earlier_first(view: NetworkView) -> None:
    view.bar.way.choose(2)
    assert view.pane.drawing is not None
    assert len(view.pane.drawing.frames) == 2
    assert view.panel.heading.text() == "Robin’s view, about age 6 and Robin’s view, about age 9"
    assert "Closer later: Nan" in view.panel.measured.text()


def test_nobody_is_compared_who_did_not_agree_to_it(view: NetworkView) -> None:
    project = view.study.project
    people.set_consent(
        project, participant=person(project, "Robin's worker"), scope=ConsentScope.LINK, given=False
    )
    view.compare(Together.OVER)
    assert "did not agree" in view.refusal.text()
    assert view.refusal.isVisible()
    assert view.shown is not None
    assert view.shown.second is None


def test_somebody_is_added_where_the_circles_are_double_clicked(view: NetworkView) -> None:
    assert view.pane.drawing is not None
    frame = view.pane.drawing.frames[0]
    friends = next(sector for sector in frame.sectors if sector.code == "friends")
    x, y = frame.point(friends.middle, (frame.radii[1] + frame.radii[2]) / 2)
    QTest.mouseDClick(view.pane.viewport(), Qt.MouseButton.LeftButton, pos=at(view, x, y))
    asked = person_dialog()
    assert (asked.sector.currentText(), asked.ring.currentData()) == ("Friends", 2)
    QTest.keyClicks(asked.name, "Jo")
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    assert (stored(view, "Jo").sector, stored(view, "Jo").ring) == ("friends", 2)
    assert view.at_hand is not None
    assert view.at_hand[1].person.name == "Jo"
    undo(view.study.project)
    assert "Jo" not in names(view)


def test_a_whole_person_is_told_by_keyboard_alone(view: NetworkView) -> None:
    QTest.keyClicks(view.pane, "a")
    asked = person_dialog()
    QTest.keyClicks(asked.name, "Biscuit")
    for field, keys in ((asked.kind, "pet"), (asked.sector, "Where"), (asked.tie, "strong")):
        field.setFocus()
        QTest.keyClicks(field, keys)
    QTest.keyClick(asked.gives["fun"], Qt.Key.Key_Space)
    QTest.keyClicks(asked.frequency, "every day")
    asked.accept()
    told_of = stored(view, "Biscuit")
    assert (told_of.person.kind, told_of.sector, told_of.tie) == ("pet", "home", Tie.STRONG)
    assert (told_of.supports, told_of.frequency) == (("fun",), "every day")


def test_who_is_around_the_child_already_is_the_same_person_again(view: NetworkView) -> None:
    view.add_person()
    asked = person_dialog()
    asked.accept()
    assert "A name is missing" in asked.refusal.text()
    asked.name.setText("camhs")
    asked.accept()
    assert view.row is not None
    assert [one.name for one in view.row.people].count("CAMHS") == 1
    assert "CAMHS" in names(view)


def test_two_names_are_said_to_be_one_person(view: NetworkView) -> None:
    view.choose(stored(view, "Dad").mark)
    view.same_person()
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SameDialog) and one.isVisible())
    assert [asked.who.itemText(place) for place in range(asked.who.count())] == ["CAMHS", "Ms Obi", "Nan"]
    asked.who.setCurrentIndex(1)
    asked.accept()
    assert "Both stand in one network." in asked.refusal.text()
    asked.who.setCurrentIndex(0)
    asked.accept()
    assert "Dad" not in names(view)
    assert stored(view, "CAMHS").tie is Tie.CUT_OFF
    undo(view.study.project)
    assert "Dad" in names(view)


def test_somebody_is_dragged_to_another_part_of_life_in_one_step(view: NetworkView) -> None:
    assert view.pane.drawing is not None
    nan, frame = drawn(view, "Nan"), view.pane.drawing.frames[0]
    friends = next(sector for sector in frame.sectors if sector.code == "friends")
    x, y = frame.point(friends.middle, (frame.radii[2] + frame.radii[3]) / 2)
    viewport = view.pane.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(view, nan.x, nan.y))
    QTest.mouseMove(viewport, at(view, (nan.x + x) / 2, (nan.y + y) / 2))
    QTest.mouseMove(viewport, at(view, x, y))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at(view, x, y))
    assert (stored(view, "Nan").sector, stored(view, "Nan").ring) == ("friends", 3)
    undo(view.study.project)
    assert (stored(view, "Nan").sector, stored(view, "Nan").ring) == ("family", 1)


def test_a_drag_that_ends_far_outside_or_with_esc_moves_nobody(view: NetworkView) -> None:
    nan, viewport = drawn(view, "Nan"), view.pane.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(view, nan.x, nan.y))
    QTest.mouseMove(viewport, at(view, nan.x + 80, nan.y + 80))
    QTest.keyClick(view.pane, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at(view, nan.x + 80, nan.y + 80))
    assert (stored(view, "Nan").sector, stored(view, "Nan").ring) == ("family", 1)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(view, nan.x, nan.y))
    QTest.mouseMove(viewport, QPoint(2, 2))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert stored(view, "Nan").ring == 1


def test_somebody_is_moved_through_rings_by_keyboard(view: NetworkView) -> None:
    view.choose(stored(view, "Nan").mark)
    QTest.keyClick(view.pane, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert stored(view, "Nan").ring == 2
    assert view.at_hand is not None
    assert view.at_hand[1].person.name == "Nan"


def test_the_circles_are_seen_from_their_top_and_stay_where_they_were_scrolled(view: NetworkView) -> None:
    bar = view.pane.verticalScrollBar()
    assert bar.value() == bar.minimum()
    view.choose(stored(view, "Nan").mark)
    for _ in range(3):
        QTest.keyClicks(view.pane, "+")
    view.pane.centerOn(drawn(view, "Nan").x, drawn(view, "Nan").y)
    down = bar.value()
    assert down > bar.minimum()
    view.refresh()
    assert bar.value() == down
    QTest.keyClicks(view.pane, "0")
    assert view.pane.choose(stored(view, "Ms Obi").mark)


def test_a_tie_goes_round_at_a_key(view: NetworkView) -> None:
    view.choose(stored(view, "Nan").mark)
    QTest.keyClicks(view.pane, "t")
    assert stored(view, "Nan").tie is Tie.ORDINARY
    QTest.keyClicks(view.pane, "t")
    assert stored(view, "Nan").tie is Tie.TENUOUS


def test_cells_of_the_table_are_written_into(view: NetworkView) -> None:
    people = view.panel.table.people
    column = {name: place for place, name in enumerate(people.columns)}
    for name, value in (
        ("Who", "Nana"),
        ("Relation", "grandmother"),
        ("Ring", 2),
        ("Part of life", "home"),
        ("Tie", Tie.STRESSFUL),
        ("Direction", Direction.BOTH),
        ("Gives", "fun, Emotional, money"),
        ("Supervised", True),
        ("Since", "always"),
        ("Note", "She knits."),
    ):
        place = people.place_of(stored(view, "Nana" if name != "Who" else "Nan").mark)
        assert place is not None
        assert people.setData(people.index(place, column[name]), value)
    nan = stored(view, "Nana")
    assert (nan.person.relation, nan.ring, nan.sector) == ("grandmother", 2, "home")
    assert (nan.tie, nan.direction, nan.supervised) == (Tie.STRESSFUL, Direction.BOTH, True)
    assert (nan.supports, nan.since, nan.note) == (("fun", "emotional", "money"), "always", "She knits.")
    early = next(one for one in view.row.networks if one.id != view.now.id) if view.row and view.now else None
    assert early is not None
    assert [node.person.name for node in early.nodes] == ["Nana"]


def test_a_cell_is_typed_into_and_a_list_is_opened(view: NetworkView, qtbot: QtBot) -> None:
    table = view.panel.table
    table.setFocus()
    table.setCurrentIndex(table.people.index(0, 4))
    QTest.keyClick(table, Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "gran")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(view, "Nan").person.relation == "gran")


def test_the_menu_of_somebody_changes_ties_and_supports(view: NetworkView) -> None:
    nan = drawn(view, "Nan")
    where = at(view, nan.x, nan.y)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.pane.viewport().mapToGlobal(where))
    QApplication.sendEvent(view.pane.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    below = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
    tie, gives = below["Tie"], below["Gives"]
    assert isinstance(tie, QMenu)
    assert isinstance(gives, QMenu)
    assert [action.text() for action in tie.actions() if action.isChecked()] == ["Strong tie"]
    next(action for action in tie.actions() if action.text() == "Tenuous tie").trigger()
    assert stored(view, "Nan").tie is Tie.TENUOUS
    next(action for action in gives.actions() if action.text() == "Practical").trigger()
    menu.close()
    assert set(stored(view, "Nan").supports) == {"fun", "practical"}


def test_somebody_is_taken_out_and_comes_back_with_undo(view: NetworkView) -> None:
    view.choose(stored(view, "Dad").mark)
    QTest.keyClick(view.pane, Qt.Key.Key_Delete)
    assert "Dad" not in names(view)
    undo(view.study.project)
    assert "Dad" in names(view)
    view.choose(stored(view, "Nan").mark)
    view.forget_person()
    assert view.row is not None
    assert "Nan" not in [one.name for one in view.row.people]


def test_a_new_snapshot_begins_with_everybody_of_the_one_at_hand(view: NetworkView) -> None:
    QTest.keyClicks(view.pane, "n")
    asked = snapshot_dialog()
    asked.when.setText("11")
    asked.accept()
    assert view.panel.heading.text() == "Robin’s view, about age 11"
    assert names(view) == ["Nan", "Dad", "Ms Obi"]
    view.edit_snapshot()
    changed = snapshot_dialog()
    changed.words.setText("After the move")
    changed.accept()
    assert view.panel.heading.text() == "Robin’s view, about age 11, After the move"
    view.remove_snapshot()
    assert view.row is not None
    assert len(view.row.networks) == 3


def test_a_network_is_copied_in_words_and_as_a_table(view: NetworkView) -> None:
    view.choose(None)
    QGuiApplication.clipboard().setText("before")
    QTest.keyClick(view.pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    view.copy_table()
    assert QGuiApplication.clipboard().text() == "before", "Robin did not agree to be quoted"
    let_leave(view.study.project)
    QTest.keyClick(view.pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Robin’s view, about age 9\nNan. Family")
    assert "3 in the network" in text
    view.copy_table()
    assert QGuiApplication.clipboard().text().splitlines()[0].startswith("Who\tPart of life\tRing\tTie")


def save_as(view: NetworkView, path: Path) -> None:
    """Choose a file for the picture, as in the dialog."""
    view.save_picture()
    dialog = next(one for one in view.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_picture_leaves_as_far_as_consent_goes(
    view: NetworkView, study: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    refused: list[object] = []
    study.tasks.problem.connect(refused.append)
    save_as(view, tmp_path / "no.svg")
    qtbot.waitUntil(lambda: len(refused) == 1)
    assert not (tmp_path / "no.svg").exists()
    people.set_consent(
        study.project, participant=person(study.project, "Robin"), scope=ConsentScope.QUOTE, given=True
    )
    save_as(view, tmp_path / "around.svg")
    qtbot.waitUntil(lambda: (tmp_path / "around.svg").exists())
    assert "Ms Obi" in (tmp_path / "around.svg").read_text("utf-8")


def test_a_mark_of_a_network_is_gone_to_from_elsewhere(view: NetworkView, screen: JourneysScreen) -> None:
    mark = next(node.mark for one in (view.row.networks if view.row else ()) for node in one.nodes)
    screen.show_case(case_named(screen, "Sam"))
    screen.show_segment(mark)
    assert isinstance(screen.front, NetworkView)
    assert screen.front.at_hand is not None
    assert screen.front.at_hand[1].mark == mark
    place = screen.place()
    screen.show_case(case_named(screen, "Sam"))
    screen.return_to(place)
    assert screen.front.at_hand is not None


def test_nothing_can_be_changed_in_a_study_open_to_read(
    view: NetworkView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(view.study), "read_only", property(lambda _: True))
    view.refresh()
    assert not view.pane.movable
    assert not view.panel.table.people.may_change
    view.add_person()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, PersonDialog) and one.isVisible()]


def test_somebody_left_out_of_the_study_has_no_view(view: NetworkView) -> None:
    project = view.study.project
    people.set_excluded(project, participant=person(project, "Robin's worker"), excluded=True)
    assert view.row is not None
    assert [one.teller.name for one in view.row.networks] == ["Robin", "Robin"]
    assert "CAMHS" not in [one.name for one in view.row.people]


def test_words_are_linked_to_somebody_and_opened_from_there(view: NetworkView, study: OpenStudy) -> None:
    view.choose(stored(view, "Nan").mark)
    assert view.panel.evidence.isVisible()
    QTest.keyClicks(view.pane, "l")
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, WordsDialog) and one.isVisible())
    assert asked.words.source.currentText() == "Robin talks"
    assert not asked.link.isEnabled()
    asked.words.field.setText("bags in the car")
    asked.link.click()
    assert len(view.panel.evidence.cards) == 1
    assert view.row is not None
    assert view.row.evidence[stored(view, "Nan").mark].passages == 1
    wanted: list[object] = []
    study.source_wanted.connect(lambda source, span: wanted.append(source))
    QTest.keyClicks(view.pane, "o")
    assert len(wanted) == 1
    view.panel.evidence.cards[0].remove.click()
    assert not view.row.evidence
    view.choose(None)
    assert not view.panel.evidence.isVisible()


def test_somebody_is_coded_as_words_are(view: NetworkView, study: OpenStudy) -> None:
    view.choose(stored(view, "Nan").mark)
    QTest.keyClicks(view.pane, "c")
    palette = view.behind.palette
    assert palette.isVisible()
    QTest.keyClicks(palette.field, "Always there")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert view.row is not None
    assert len(view.row.evidence[stored(view, "Nan").mark].codes) == 1
    assert len(view.panel.evidence.codes) == 1
    undo(study.project)
    assert stored(view, "Nan").mark not in view.row.evidence
