"""The pick-lists: entries added, renamed, put in order, retired and brought back by keyboard, all undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.journeys.rules import Listed
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.lists.lists_dialog import ListsDialog
from app.ui.journeys.lists.terms_model import CODE, GROUP, USED, WORDS
from app.ui.open_study import OpenStudy


@pytest.fixture
def dialog(screen: JourneysScreen, qtbot: QtBot) -> ListsDialog:
    """The dialog as the command opens it, at the placements."""
    next(action for action in screen.actions() if action.objectName() == "journeys.lists").trigger()
    made = screen.window().findChild(ListsDialog)
    assert made is not None
    qtbot.waitUntil(made.isVisible)
    return made


def column(dialog: ListsDialog, which: int) -> list[str]:
    return [str(dialog.rows.index(row, which).data()) for row in range(dialog.rows.rowCount())]


def go_to(dialog: ListsDialog, code: str) -> None:
    dialog.table.setCurrentIndex(dialog.rows.index(column(dialog, CODE).index(code), WORDS))


def cell(dialog: ListsDialog, code: str, which: int) -> str:
    return column(dialog, which)[column(dialog, CODE).index(code)]


def choose(dialog: ListsDialog, listed: Listed) -> None:
    dialog.which.setCurrentIndex(list(Listed).index(listed))


def test_each_entry_says_how_often_it_is_used(dialog: ListsDialog) -> None:
    assert cell(dialog, "U6", USED) == "2"
    assert cell(dialog, "H5", USED) == "0"
    assert cell(dialog, "U1", GROUP) == "Foster: relative or friend"
    choose(dialog, Listed.NEED)
    assert set(column(dialog, USED)) == {"–"}


def test_an_entry_is_added_to_a_group_and_counts_as_the_group_does(dialog: ListsDialog, study: OpenStudy) -> None:
    dialog.code.setText("T9")
    dialog.words.setText("A week with an aunt")
    dialog.group.setCurrentIndex(dialog.group.findText("Temporary"))
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert (cell(dialog, "T9", WORDS), cell(dialog, "T9", GROUP)) == ("A week with an aunt", "Temporary")
    assert dialog.at_hand is not None
    assert dialog.at_hand.term.code == "T9"
    study.project.undo()
    assert "T9" not in column(dialog, CODE)


def test_a_code_that_is_taken_or_missing_is_refused(dialog: ListsDialog) -> None:
    dialog.words.setText("Ours")
    dialog.add_button.click()
    assert "needs a code" in dialog.wrong.text()
    dialog.code.setText("u1")
    dialog.add_button.click()
    assert "has that code" in dialog.wrong.text()
    assert dialog.wrong.isVisible()


def test_words_are_changed_in_place(dialog: ListsDialog, qtbot: QtBot) -> None:
    index = dialog.rows.index(column(dialog, CODE).index("K2"), WORDS)
    dialog.rows.setData(index, "Children’s home, as we say")
    qtbot.waitUntil(lambda: cell(dialog, "K2", WORDS) == "Children’s home, as we say")
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cell(dialog, "K2", WORDS) != "Children’s home, as we say")


def test_entries_are_put_in_order_at_keys(dialog: ListsDialog) -> None:
    first, second = column(dialog, CODE)[:2]
    go_to(dialog, second)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert column(dialog, CODE)[:2] == [second, first]
    assert dialog.at_hand is not None
    assert dialog.at_hand.term.code == second
    assert not dialog.up_button.isEnabled()
    dialog.reset_button.click()
    assert column(dialog, CODE)[:2] == [first, second]


def test_an_entry_is_retired_and_brought_back(dialog: ListsDialog) -> None:
    go_to(dialog, "U6")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert column(dialog, CODE)[-1] == "U6"
    assert cell(dialog, "U6", WORDS).endswith("(retired)")
    assert cell(dialog, "U6", USED) == "2", "what was told with it stays"
    assert dialog.retire_button.text() == "Bring back"
    dialog.retire_button.click()
    assert not cell(dialog, "U6", WORDS).endswith("(retired)")
