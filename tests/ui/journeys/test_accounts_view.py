"""The Accounts view: one event a row, one teller a column, the widest differences first, judged with a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.journeys import actions
from app.journeys.journey_rows import EventKind
from app.journeys.rules import Status
from app.study import actions as study_actions
from app.study.rows import ConsentScope
from app.ui.journeys.accounts.accounts_view import FILTERS, AccountsView
from app.ui.journeys.accounts.judge_dialog import JudgeDialog
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.open_study import OpenStudy
from tests.builders import person
from tests.journeys.made import also, told
from tests.ui.journeys.conftest import case_named, let_leave, place_of_view

EVENT, ROBIN, CARER, WORKER, RECORD = range(5)


@pytest.fixture
def view(screen: JourneysScreen, study: OpenStudy) -> AccountsView:
    """Robin's accounts, of five events."""
    project, robin = study.project, case_named(screen, "Robin")
    event, _ = told(project, robin, "Last saw my brother", "Robin", "age 8", EventKind.LOSS, had_say=False)
    also(project, event, "Robin's carer", "2011", had_say=False)
    also(project, event, "", "04/02/2014")
    event, _ = told(project, robin, "Began therapy", "Robin's carer", "2012", EventKind.MILESTONE, effect=1)
    also(project, event, "Robin's worker", "2014", effect=0)
    event, _ = told(project, robin, "Panel met", "Robin's worker", "2013", EventKind.MEETING)
    screen.show_case(robin, place_of_view("Accounts"))
    made = screen.front
    assert isinstance(made, AccountsView)
    made.table.setFocus()
    return made


def titles(view: AccountsView) -> list[str]:
    return [event.compared.event.title for event in view.table.rows.events]


def status_of(view: AccountsView, title: str) -> str:
    return next(event.status for event in view.table.rows.events if event.compared.event.title == title)


def cell(view: AccountsView, title: str, column: int) -> str:
    return str(view.table.rows.index(titles(view).index(title), column).data())


def go_to(view: AccountsView, title: str, column: int = EVENT) -> None:
    view.table.setCurrentIndex(view.table.rows.index(titles(view).index(title), column))


def keep(view: AccountsView, name: str) -> None:
    view.filter.setCurrentIndex([kind for kind, _ in FILTERS].index(name))


def test_every_teller_has_a_column_the_child_first_and_the_record_last(view: AccountsView) -> None:
    assert view.table.rows.heads() == [
        "Event",
        "Y  Robin",
        "C  Robin's carer",
        "P  Robin's worker",
        "R  Official record",
    ]


def test_the_widest_differences_come_first_or_time_does(view: AccountsView) -> None:
    assert titles(view)[:2] == ["Moved to Nan’s", "Began therapy"]
    QTest.keyClicks(view.table, "x")
    assert titles(view).index("Last saw my brother") < titles(view).index("Began therapy")


def test_each_cell_says_what_is_told_and_where_it_differs(view: AccountsView) -> None:
    assert cell(view, "Moved to Nan’s", ROBIN) == (
        "about age 7\n≠ -2 made things much worse\nNot planned\n“just bags”"
    )
    assert "≠ +1 made things better" in cell(view, "Moved to Nan’s", WORKER)
    assert "Conflict on the effect on the child" in cell(view, "Moved to Nan’s", EVENT)
    assert cell(view, "Moved to Nan’s", CARER) == "Does not mention it (not known whether asked)"


def test_the_record_is_shown_and_makes_no_conflict(view: AccountsView) -> None:
    assert status_of(view, "Last saw my brother") == "Accounts agree"
    assert cell(view, "Last saw my brother", RECORD) == "≈ 4 February 2014"
    assert "R≠ The official record differs on when it was" in cell(view, "Last saw my brother", EVENT)
    assert cell(view, "Began therapy", RECORD) == "Nothing in the record"


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("Accounts conflict", ["Moved to Nan’s"]),
        ("Accounts agree partly", ["Began therapy"]),
        ("Told by the child only", ["The football medal"]),
        ("One account only", ["The football medal", "Panel met"]),
        ("Differs from the record (R≠)", ["Last saw my brother"]),
        ("Not comparable", []),
    ],
)
def test_events_are_filtered_by_how_they_stand(view: AccountsView, kind: str, left: list[str]) -> None:
    keep(view, kind)
    assert sorted(titles(view)) == sorted(left)
    assert view.count.text() == f"{len(left)} of 5 events"


def test_a_judgement_needs_a_reason_shows_by_whom_and_is_one_step(view: AccountsView, study: OpenStudy) -> None:
    go_to(view, "Moved to Nan’s")
    QTest.keyClicks(view.table, "j")
    dialog = view.window().findChild(JudgeDialog)
    assert dialog is not None
    dialog.status.setCurrentIndex(list(Status).index(Status.PARTLY))
    dialog.accept()
    assert dialog.wrong.isVisible()
    dialog.reason.setPlainText("They speak of different weeks")
    dialog.accept()
    assert status_of(view, "Moved to Nan’s") == "Accounts agree partly (judged)"
    said = cell(view, "Moved to Nan’s", EVENT)
    assert f"Judged by {study.settings.coder}: They speak of different weeks" in said
    assert "Computed: accounts conflict" in said
    study.project.undo()
    assert status_of(view, "Moved to Nan’s") == "Accounts conflict"
    study.project.redo()
    go_to(view, "Moved to Nan’s")
    QTest.keyClick(view.table, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert status_of(view, "Moved to Nan’s") == "Accounts conflict"


def test_enter_goes_to_the_words_and_back_comes_to_the_same_account(
    view: AccountsView, study: OpenStudy, screen: JourneysScreen, qtbot: QtBot
) -> None:
    go_to(view, "Moved to Nan’s", ROBIN)
    with qtbot.waitSignal(study.source_wanted) as opened:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args[1] is not None
    place = screen.place()
    go_to(view, "Panel met")
    screen.return_to(place)
    assert view.table.currentIndex().column() == ROBIN
    assert view.table.event_at_hand is not None
    assert view.table.event_at_hand.compared.event.title == "Moved to Nan’s"


def test_who_says_nothing_has_no_words_to_open(view: AccountsView, study: OpenStudy, qtbot: QtBot) -> None:
    go_to(view, "Moved to Nan’s", CARER)
    with qtbot.assertNotEmitted(study.source_wanted):
        QTest.keyClicks(view.table, "o")


def test_accounts_are_copied_as_text_and_as_a_table(view: AccountsView) -> None:
    go_to(view, "Moved to Nan’s", ROBIN)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "[not to be quoted]"
    let_leave(view.study.project)
    go_to(view, "Moved to Nan’s", ROBIN)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("about age 7\n≠ -2")
    view.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 6
    assert lines[0].split("\t")[:2] == ["Event", "Y Robin"]
    assert "about age 7; ≠ -2 made things much worse; Not planned" in lines[1]


def test_what_is_at_hand_stays_at_hand_when_something_changes(view: AccountsView, study: OpenStudy) -> None:
    go_to(view, "Began therapy", WORKER)
    event = view.table.event_at_hand
    assert event is not None
    actions.judge_event(
        study.project, event=event.compared.event.id, status=Status.CONFLICT, because="So", by="Ada"
    )
    assert view.table.event_at_hand is not None
    assert view.table.event_at_hand.compared.event.title == "Began therapy"
    assert view.table.currentIndex().column() == WORKER


def test_without_consent_to_link_somebody_is_in_no_comparison_and_that_is_said(
    view: AccountsView, study: OpenStudy
) -> None:
    study_actions.set_consent(
        study.project, participant=person(study.project, "Robin's worker"), scope=ConsentScope.LINK, given=False
    )
    assert "P  Robin's worker" not in view.table.rows.heads()
    assert "Robin's worker" in view.left_out.text()
    assert status_of(view, "Moved to Nan’s") == "One account only"


def test_every_cell_is_heard_with_its_event_and_teller(view: AccountsView) -> None:
    index = view.table.rows.index(titles(view).index("Moved to Nan’s"), WORKER)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Moved to Nan’s, Robin's worker: March 2010; differs: +1 made things better")


def test_a_child_of_whom_no_event_is_told_is_offered_the_next_step(screen: JourneysScreen) -> None:
    screen.show_case(case_named(screen, "Ash"), place_of_view("Accounts"))
    view = screen.front
    assert isinstance(view, AccountsView)
    assert view.empty.isVisible()
