"""The map leaves as a picture or as text as far as consent goes; large ones are drawn in the background."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.study import actions as study_actions
from app.study.rows import ConsentScope
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.map import map_view
from app.ui.journeys.map.map_view import MapView
from app.ui.open_study import OpenStudy
from tests.builders import person
from tests.journeys.made import spell
from tests.ui.journeys.test_telling import at_hand, choose, do, robin, told, view_of

__all__ = ["robin"]


def let_quote(study: OpenStudy, *names: str) -> None:
    """They agree to be quoted."""
    for name in names:
        who = person(study.project, name)
        study_actions.set_consent(study.project, participant=who, scope=ConsentScope.QUOTE, given=True)


def test_the_picture_of_a_map_is_written_where_somebody_chose(
    study: OpenStudy, screen: JourneysScreen, robin: MapView, qtbot: QtBot, tmp_path: Path
) -> None:
    let_quote(study, "Robin")
    do(screen, "map.picture")
    (dialog,) = robin.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Journey of Robin.png")
    path = tmp_path / "robin.svg"
    with qtbot.waitSignal(study.said) as said:
        dialog.fileSelected.emit(str(path))
    assert said.args == ["Saved: robin.svg."]
    assert b"Nan" in path.read_bytes()
    assert b"Hill Primary" not in path.read_bytes()
    box = robin.pictures.saver.box
    assert box is not None
    assert "Robin's carer is left out" in box.informativeText()
    box.close()
    dialog.reject()


def test_nothing_leaves_of_who_did_not_agree(
    study: OpenStudy, screen: JourneysScreen, robin: MapView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(study.tasks.problem) as refused:
        do(screen, "map.copy_picture")
    assert isinstance(refused.args[0], Problem)
    assert "may leave" in refused.args[0].sentence


def test_the_picture_is_copied(study: OpenStudy, screen: JourneysScreen, robin: MapView, qtbot: QtBot) -> None:
    let_quote(study, "Robin")
    with qtbot.waitSignal(study.said):
        do(screen, "map.copy_picture")
    assert QGuiApplication.clipboard().image().width() > 1000


def test_the_journey_is_copied_in_words_as_far_as_its_picture_leaves(
    study: OpenStudy, screen: JourneysScreen, robin: MapView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(study.tasks.problem):
        do(screen, "map.text")
    let_quote(study, "Robin")
    with qtbot.waitSignal(study.said) as said:
        do(screen, "map.text")
    assert said.args is not None
    assert "Robin's carer is left out" in said.args[0]
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Robin")
    assert "Where I lived: Nan’s." in copied
    assert "Moved to Nan’s" in copied


def test_who_is_left_out_of_a_map_stays_so_while_the_study_is_open(screen: JourneysScreen, robin: MapView) -> None:
    robin.shown.menu.aboutToShow.emit()
    next(action for action in robin.shown.menu.actions() if "carer" in action.text()).trigger()
    view_of(screen, "Sam")
    view_of(screen, "Robin")
    assert robin.pane.drawing is not None
    assert "Hill Primary" not in [drawn.name for drawn in robin.pane.drawing.marks]


def test_a_large_map_is_drawn_in_the_background(study: OpenStudy, robin: MapView, qtbot: QtBot) -> None:
    case = robin.case
    assert case is not None
    with study.project.step("Many"):
        for number in range(map_view.FEW):
            spell(study.project, case, "2010", "2012", by="Robin", label=f"Stay {number}")
    qtbot.waitUntil(lambda: not study.tasks.running)
    assert robin.pane.drawing is not None
    assert len(robin.pane.drawing.marks) > map_view.FEW
    choose(robin, "Nan’s")
    QTest.keyClicks(robin.pane, "s")
    QTest.keyClicks(robin.inspector.fields.spell.words, "One more")
    robin.inspector.fields.spell.start.setText("2013")
    robin.inspector.store_new()
    qtbot.waitUntil(lambda: at_hand(robin) == "One more")
    assert len(told(study, robin).spells) == map_view.FEW + 4
