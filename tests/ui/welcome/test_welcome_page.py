"""The first page: three ways to begin, and the studies opened lately."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.welcome.welcome_page import WelcomePage


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, tmp_path: Path) -> WelcomePage:
    shown = WelcomePage(theme)
    qtbot.addWidget(shown)
    gone = tmp_path / "Gone.counterpoint"
    shown.show_recent([str(tmp_path / "Moving on.counterpoint"), str(gone)])
    shown.show_missing({gone})
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_each_way_to_begin_answers_to_enter(page: WelcomePage, qtbot: QtBot) -> None:
    signals = (page.new_wanted, page.open_wanted, page.sample_wanted)
    for step, signal in zip(page.steps, signals, strict=True):
        with qtbot.waitSignal(signal):
            QTest.keyClick(step, Qt.Key.Key_Return)


def test_a_study_that_is_there_opens(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.recent_wanted) as wanted:
        QTest.keyClick(page.recent[0], Qt.Key.Key_Return)
    assert wanted.args == [tmp_path / "Moving on.counterpoint"]


def test_a_study_that_is_gone_cannot_be_opened_but_removed(
    page: WelcomePage, qtbot: QtBot, tmp_path: Path
) -> None:
    gone = page.recent[1]
    assert gone.accessibleName() == "Gone, not found"
    with qtbot.assertNotEmitted(page.recent_wanted):
        QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.forget_wanted) as wanted:
        QTest.mouseClick(gone.remove, Qt.MouseButton.LeftButton)
    assert wanted.args == [tmp_path / "Gone.counterpoint"]


def test_backups_can_be_asked_for_even_of_a_study_that_is_gone(
    page: WelcomePage, qtbot: QtBot, tmp_path: Path
) -> None:
    for entry in page.recent:
        with qtbot.waitSignal(page.backups_wanted) as wanted, qtbot.assertNotEmitted(page.recent_wanted):
            QTest.mouseClick(entry.backups, Qt.MouseButton.LeftButton)
        assert wanted.args == [entry.path]


def test_an_empty_list_says_what_it_is_for(page: WelcomePage) -> None:
    page.show_recent([])
    assert page.recent == []
    assert page.nothing.isVisible()


def test_a_fresh_sample_is_offered_only_beside_a_used_one(page: WelcomePage) -> None:
    assert not page.fresh.isVisible()
    page.offer_fresh_sample(True)
    assert page.fresh.isVisible()
