"""Retention dates: set, reminded of on the overview, confirmed, and certified."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.study import actions, queries
from app.study.consent_rows import RetentionKind
from app.study.rows import ConsentScope
from app.study.rules import this_day
from app.ui.open_study import OpenStudy
from app.ui.study.overview_screen import OverviewScreen
from app.ui.study.reminders_part import MOST
from app.ui.study.retention_dialog import RetentionDialog
from tests.builders import person


@pytest.fixture
def dialog(opened: OpenStudy, qtbot: QtBot) -> RetentionDialog:
    shown = RetentionDialog(opened)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.open()
    return shown


@pytest.fixture
def screen(opened: OpenStudy, qtbot: QtBot) -> OverviewScreen:
    shown = OverviewScreen(opened)
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def words(screen: OverviewScreen) -> str:
    return "\n".join(label.text() for label in screen.page.findChildren(QLabel))


def test_a_date_is_set_confirmed_and_certified_by_keyboard(
    dialog: RetentionDialog, opened: OpenStudy, filled: Project, tmp_path: Path
) -> None:
    dialog.day.setFocus()
    QTest.keyClicks(dialog.day, "9/2020")
    QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.lines() == ["Recordings deleted by 2020-09-30: overdue"]
    assert dialog.day.text() == ""
    (done,) = dialog.buttons("It was done")
    done.click()
    (line,) = dialog.lines()
    assert line.startswith(f"Recordings deleted on {this_day().isoformat()}, confirmed by ")
    with filled.reading() as session:
        (row,) = queries.retention_dates(session)
    dialog.write(row, tmp_path / "certificate.txt")
    assert "CERTIFICATE OF DESTRUCTION" in (tmp_path / "certificate.txt").read_text("utf-8-sig")
    (back,) = dialog.buttons("Not done after all")
    back.click()
    assert dialog.lines() == ["Recordings deleted by 2020-09-30: overdue"]
    filled.undo()
    assert "confirmed by" in dialog.lines()[0]
    (remove,) = dialog.buttons("Remove")
    remove.click()
    assert dialog.lines() == []


def test_a_day_that_is_none_is_said_and_kept_to_be_mended(
    dialog: RetentionDialog, opened: OpenStudy, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened.tasks.problem):
        QTest.keyClicks(dialog.day, "soon")
        QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.day.text() == "soon"
    assert dialog.lines() == []


def test_the_overview_says_what_is_due_and_leads_there(
    screen: OverviewScreen, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    assert "Due" not in words(screen).split("\n")
    soon = (this_day() + timedelta(days=3)).isoformat()
    actions.add_retention(filled, kind=RetentionKind.KEY, due_on=soon)
    actions.set_consent(
        filled, participant=person(filled, "Robin"), scope=ConsentScope.QUOTE, given=True, until="2001-01-01"
    )
    assert f"The identity key is to be destroyed by {soon}." in words(screen)
    assert "Robin: consent to “quote words” ran out on 2001-01-01" in words(screen)
    look = next(one for one in screen.page.findChildren(QPushButton) if one.text() == "Look")
    with qtbot.waitSignal(opened.participant_wanted) as wanted:
        look.click()
    assert wanted.args == [person(filled, "Robin")]


def test_of_many_that_are_due_the_first_are_shown(screen: OverviewScreen, filled: Project) -> None:
    with filled.step("Many"):
        for year in range(2000, 2000 + MOST + 2):
            actions.add_retention(filled, kind=RetentionKind.REVIEW, due_on=str(year))
    assert "And 2 more" in words(screen)
    assert words(screen).count("was to be looked at again") == MOST
