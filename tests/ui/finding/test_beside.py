"""The words beside what was found: how near, with little words only where they are wanted, opened together."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.study import actions
from app.study.rows import Approach
from app.ui.finding.beside_dialog import NONE, BesideDialog
from app.ui.finding.beside_model import STRENGTH
from app.ui.finding.find_screen import FindScreen
from app.ui.open_study import OpenStudy
from tests.builders import CHILD, add, dialogue, speaker
from tests.ui.finding.looking import at_rest, look_for

SAID = "they put the black bags by the old front door of our house, black bags again"


@pytest.fixture
def dialog(study: OpenStudy, screen: FindScreen, qtbot: QtBot) -> Iterator[BesideDialog]:
    """What stands beside "bags", which three children say."""
    people = [speaker(name, CHILD) for name in ("Ann", "Ben", "Cem")]
    add(study.project, dialogue("Talk", [(one.label, SAID) for one in people], people))
    look_for(screen, "bags", qtbot)
    screen.beside_button.click()
    made = screen.window().findChildren(BesideDialog)[-1]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    wait(made, qtbot)
    yield made
    made.reject()
    made.deleteLater()


def wait(dialog: BesideDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.is_reading, timeout=60_000)


def told(dialog: BesideDialog) -> list[str]:
    return [str(dialog.shown.index(row, 0).data()) for row in range(dialog.shown.rowCount())]


def test_little_words_are_told_of_only_where_they_are_wanted(dialog: BesideDialog, qtbot: QtBot) -> None:
    assert told(dialog) == ["black"]
    assert dialog.told.text().startswith("1 word, the most faithful first.")
    dialog.common.click()
    wait(dialog, qtbot)
    assert set(told(dialog)) == {"black", "the"}
    dialog.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Word\tBeside it\tPeople\tAt all\tStrength"


def test_more_words_on_either_side_are_looked_at(dialog: BesideDialog, qtbot: QtBot) -> None:
    dialog.window_choice.setCurrentIndex(2)
    dialog.window_choice.activated.emit(2)
    wait(dialog, qtbot)
    assert dialog.window_choice.currentText() == "10 words on either side"
    assert [row.times for row in dialog.model.rows if row.word == "black"] == [6]


def test_enter_on_a_word_finds_the_two_near_each_other(
    screen: FindScreen, dialog: BesideDialog, qtbot: QtBot
) -> None:
    dialog.table.setCurrentIndex(dialog.shown.index(0, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert screen.field.text() == "near(bags black, 4)"
    qtbot.waitUntil(lambda: at_rest(screen))
    assert screen.told.text().startswith("6 places")


def test_a_reflexive_study_sees_no_coefficient(
    study: OpenStudy, screen: FindScreen, dialog: BesideDialog, qtbot: QtBot
) -> None:
    assert not dialog.table.isColumnHidden(STRENGTH)
    actions.set_approach(study.project, approach=Approach.REFLEXIVE)
    dialog.common.click()
    wait(dialog, qtbot)
    assert dialog.table.isColumnHidden(STRENGTH)
    dialog.copy()
    assert "Strength" not in QGuiApplication.clipboard().text()


def test_words_that_few_say_are_not_told_of(screen: FindScreen, qtbot: QtBot) -> None:
    look_for(screen, "toast", qtbot)
    screen.beside_button.click()
    made = screen.window().findChildren(BesideDialog)[-1]
    wait(made, qtbot)
    assert made.told.text() == NONE
    assert not made.table.isVisible()
    made.reject()
