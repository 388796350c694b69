"""Finding words in all transcripts: counted, listed in their lines, and gone to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.study.rows import SearchResult
from app.ui.find_everywhere import IDLE, FindEverywhere, told
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.builders import CARER, CHILD, add, dialogue, speaker
from tests.ui.opened import open_study


@pytest.fixture
def opened(study: Project, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    robin = [("Interviewer", "What was in the car?"), ("Robin", "Just bags.\nBags in the car, nobody spoke.")]
    marian = [("Marian", "She came with her bags.")]
    add(
        study,
        dialogue("Visit 1", robin, [speaker("Robin", CHILD)]),
        dialogue("Visit 2", marian, [speaker("Marian", CARER)]),
    )
    parent = QObject()
    shown = open_study(study, theme, tmp_path, parent)
    yield shown
    shown.stop_work()
    parent.deleteLater()


@pytest.fixture
def dialog(opened: OpenStudy, qtbot: QtBot) -> Iterator[FindEverywhere]:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    shown = FindEverywhere(opened, "", window)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitExposed(shown):
        shown.open()
    yield shown
    shown.reject()


def find(dialog: FindEverywhere, words: str, qtbot: QtBot) -> list[list[str]]:
    before = dialog.told.text()
    dialog.field.clear()
    QTest.keyClicks(dialog.field, words)
    qtbot.waitUntil(lambda: dialog.told.text() != before)
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [[row.text(column) for column in range(5)] for row in rows if row is not None]


def test_words_are_listed_in_their_lines_with_who_and_where(dialog: FindEverywhere, qtbot: QtBot) -> None:
    assert dialog.told.text() == IDLE
    assert find(dialog, "bags", qtbot) == [
        ["Just", "bags", ". Bags in the car, nobody spoke.", "Robin", "Visit 1, turn 2"],
        ["Just bags.", "Bags", "in the car, nobody spoke.", "Robin", "Visit 1, turn 2"],
        ["She came with her", "bags", ".", "Marian", "Visit 2, turn 1"],
    ]
    assert dialog.told.text() == "In 2 turns of 2 transcripts."


def test_enter_goes_to_the_place_and_arrows_choose_it(
    dialog: FindEverywhere, opened: OpenStudy, qtbot: QtBot
) -> None:
    find(dialog, "bags", qtbot)
    wanted = dialog.hits()[2]
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.field, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(opened.source_wanted) as gone:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert gone.args is not None
    source, span = gone.args
    assert (source, span.start, span.end) == (wanted.source, wanted.start, wanted.end)
    assert not dialog.isVisible()


def test_a_click_goes_there_too(dialog: FindEverywhere, opened: OpenStudy, qtbot: QtBot) -> None:
    find(dialog, "bags", qtbot)
    place = dialog.list.visualRect(dialog.list.model().index(1, 0)).center()
    with qtbot.waitSignal(opened.source_wanted):
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_interviewers_words_are_nobodys(dialog: FindEverywhere, qtbot: QtBot) -> None:
    assert find(dialog, "what was", qtbot)[0][3] == "No participant"


def test_what_nobody_says_is_said(dialog: FindEverywhere, qtbot: QtBot) -> None:
    assert find(dialog, "aeroplane", qtbot) == []
    assert dialog.told.text().startswith("Nobody says that.")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible(), "there is nowhere to go"


def test_escape_closes_at_once(dialog: FindEverywhere, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.field, "bags")
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_only_the_first_places_are_listed_and_that_is_said(
    study: Project, dialog: FindEverywhere, qtbot: QtBot
) -> None:
    add(study, dialogue("Visit 3", [("Sam", "rain and more rain and rain")] * 40))
    assert len(find(dialog, "rain", qtbot)) == 50
    assert dialog.told.text() == "In 40 turns of 1 transcript. The first 50 places are listed."


def test_nothing_typed_is_nothing_asked() -> None:
    assert told("  ", SearchResult((), 0, 0)) == IDLE
