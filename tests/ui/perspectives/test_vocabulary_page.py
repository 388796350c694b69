"""Words of one perspective against the others: what is shown, hidden in a reflexive study, copied and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.study import actions, queries
from app.study.rows import Approach
from app.ui.open_study import OpenStudy
from app.ui.perspectives.compare_places import WORDS
from app.ui.perspectives.compare_screen import CompareScreen
from app.ui.theme import Theme
from tests.builders import CARER, CHILD, add, dialogue, speaker
from tests.ui.opened import open_study

LONG = 30_000


@pytest.fixture
def opened(study: Project, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    """Nine children who talk of bags, nine carers who talk of plans."""
    for number in range(9):
        child, carer = f"Child {number}", f"Carer {number}"
        add(study, dialogue(child, [(child, "bags " * 4 + "the the")], [speaker(child, CHILD)]))
        add(study, dialogue(carer, [(carer, "plans " * 4 + "the the")], [speaker(carer, CARER)]))
    parent = QObject()
    shown = open_study(study, theme, tmp_path, parent)
    yield shown
    shown.stop_work()


@pytest.fixture
def screen(opened: OpenStudy, qtbot: QtBot) -> CompareScreen:
    made = CompareScreen(opened)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.switch.choose(WORDS)
    qtbot.waitUntil(lambda: bool(words(made)), timeout=LONG)
    return made


def words(screen: CompareScreen) -> list[str]:
    shown = screen.vocabulary.shown
    return [shown.index(row, 0).data() for row in range(shown.rowCount())]


def test_the_childrens_words_stand_first_with_how_many_say_them(screen: CompareScreen) -> None:
    page = screen.vocabulary
    assert words(screen) == ["bags", "the", "plans"]
    assert [page.shown.index(0, column).data() for column in range(7)] == [
        "bags",
        "only here",
        "9 of 9",
        "0 of 9",
        "36 (6,666.7)",
        "0 (0.0)",
        "● Differs",
    ]
    assert "9 people, against the 9 people of all other perspectives. 2 of 3 words differ." in page.told.text()
    page.only_different.setChecked(True)
    assert words(screen) == ["bags", "plans"]
    page.filter.setText("pla")
    assert words(screen) == ["plans"]


def test_another_perspective_is_chosen(screen: CompareScreen, qtbot: QtBot) -> None:
    screen.vocabulary.whose.setCurrentText(CARER)
    qtbot.waitUntil(lambda: words(screen)[:1] == ["plans"], timeout=LONG)
    assert screen.vocabulary.whose.currentText() == CARER


def test_enter_asks_for_the_places_of_a_word(screen: CompareScreen, opened: OpenStudy, qtbot: QtBot) -> None:
    screen.vocabulary.table.selectRow(0)
    with qtbot.waitSignal(opened.words_wanted) as wanted:
        QTest.keyClick(screen.vocabulary.table, Qt.Key.Key_Return)
    with opened.project.reading() as session:
        children = next(row.id for row in queries.perspectives(session) if row.name == CHILD)
    assert wanted.args == ["bags", children]


def test_a_reflexive_study_sees_no_coefficients(screen: CompareScreen, opened: OpenStudy, qtbot: QtBot) -> None:
    actions.set_approach(opened.project, approach=Approach.REFLEXIVE)
    qtbot.waitUntil(lambda: screen.vocabulary.table.isColumnHidden(6), timeout=LONG)
    screen.vocabulary.copy()
    assert QGuiApplication.clipboard().text().split("\n")[0].split("\t") == [
        "Word",
        "Difference",
        "People",
        "Other people",
        "Times",
        "Times by others",
    ]


def test_back_returns_to_the_words(screen: CompareScreen) -> None:
    place = screen.place()
    screen.switch.choose(0)
    screen.return_to(place)
    assert screen.switch.now == WORDS
