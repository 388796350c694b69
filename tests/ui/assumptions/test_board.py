"""The board as its reader meets it: cards by status, gone through by keyboard, decided with reasons."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.perspectives import queries
from app.perspectives.claim_rows import Assessed, ClaimId, ClaimStatus, DecisionRow
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.asking.decide_dialog import DecideDialog
from app.ui.perspectives.assumptions.assumptions_screen import AssumptionsScreen
from app.ui.perspectives.assumptions.board.board_column import BoardColumn, CardsList
from app.ui.perspectives.assumptions.board.ordering import Order
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.mime import claim_mime
from tests.builders import CARER, CHILD, PRACTITIONER
from tests.ui.assumptions.weighed import TOLD
from tests.ui.perspectives.small_study import settled, shown

Key = Qt.Key


def column(screen: AssumptionsScreen, status: ClaimStatus) -> BoardColumn:
    return next(one for one in screen.board.columns if one.status is status)


def refs(screen: AssumptionsScreen, status: ClaimStatus = ClaimStatus.OPEN) -> list[str]:
    return [row.claim.ref for row in column(screen, status).list.cards.rows]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def assessed(study: OpenStudy, ref: str) -> Assessed:
    with study.project.reading() as session:
        return next(row for row in queries.board(session) if row.claim.ref == ref)


def at_hand(screen: AssumptionsScreen) -> str:
    rows = [row for one in screen.board.columns for row in one.list.cards.rows]
    return next(row.claim.ref for row in rows if row.claim.id == screen.at_hand)


def dialog(screen: AssumptionsScreen) -> DecideDialog:
    return next(one for one in screen.findChildren(DecideDialog) if one.isVisible())


def drop(target: BoardColumn, data: QMimeData) -> None:
    """Lets go of something over a column."""
    action, button, held = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target.dropEvent(QDropEvent(QPointF(20, 20), action, data, button, held))


def test_a_card_shows_what_was_reckoned_by_hand(screen: AssumptionsScreen) -> None:
    index = column(screen, ClaimStatus.OPEN).list.cards.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        f"A-01: {TOLD[:-1]}. Held by practitioners. {CHILD}: 2 of 3 challenge, 1 supports · +1 pending. "
        f"{CARER}: 1 of 2 nuances, 1 supports. {PRACTITIONER}: nobody yet · +1 pending. "
        "Challenged across perspectives. Not enough to compare. single coder, coding incomplete"
    )


def test_empty_columns_are_narrow_and_keep_their_name(screen: AssumptionsScreen) -> None:
    full, empty = column(screen, ClaimStatus.OPEN), column(screen, ClaimStatus.NOT_TESTABLE)
    assert empty.maximumWidth() < full.minimumWidth()
    assert empty.title.text() == "Not testable"
    assert empty.accessibleName() == "Not testable: 0 assumptions"


def test_arrows_go_from_card_to_card_and_enter_opens_the_evidence(
    screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    assert refs(screen) == ["A-01", "A-02", "A-10"]
    assert at_hand(screen) == "A-01"
    QTest.keyClick(focused(), Key.Key_Down)
    assert at_hand(screen) == "A-02"
    QTest.keyClick(focused(), Key.Key_Return)
    settled(qtbot, weighed)
    assert screen.sheet.isVisible()
    assert screen.sheet.head.statement.text() == "A-02  Bags are packed with the child."


def test_what_is_typed_finds_a_card_by_any_word(screen: AssumptionsScreen) -> None:
    QTest.keyClicks(focused(), "enough")
    assert at_hand(screen) == "A-10"


def test_the_keyboard_goes_on_to_the_next_column_that_has_a_card(
    screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    decide(weighed, screen, qtbot, "A-02", ClaimStatus.UNDER_TEST)
    screen.board.choose(assessed(weighed, "A-01").claim.id)
    screen.board.enter()
    QTest.keyClick(focused(), Key.Key_Right)
    assert at_hand(screen) == "A-02"
    QTest.keyClick(focused(), Key.Key_Left)
    assert at_hand(screen) == "A-01"


def decide(study: OpenStudy, screen: AssumptionsScreen, qtbot: QtBot, ref: str, status: ClaimStatus) -> None:
    """By the dialog."""
    screen.deeds.decide(assessed(study, ref).claim.id, status)
    dialog(screen).take.click()
    settled(qtbot, study)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)


def test_dropping_a_card_asks_and_moves_nothing_by_itself(
    screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    claim = assessed(weighed, "A-01").claim.id
    drop(column(screen, ClaimStatus.CHALLENGED), claim_mime(claim))
    asked = dialog(screen)
    assert asked.chosen is ClaimStatus.CHALLENGED
    asked.reject()
    assert assessed(weighed, "A-01").claim.status is ClaimStatus.OPEN
    assert refs(screen, ClaimStatus.CHALLENGED) == []


def test_the_gate_says_what_is_missing_until_nothing_is(
    screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    claim = assessed(weighed, "A-01").claim.id
    screen.deeds.decide(claim, ClaimStatus.CHALLENGED)
    asked = dialog(screen)
    assert not asked.take.isEnabled()
    assert asked.missing.text().startswith("Still missing: a rationale; a negative-case entry")
    assert "2 of 7 people are not fully coded yet" in asked.missing.text()
    asked.rationale.setPlainText("Both children who moved said nobody told them.")
    assert "a rationale" not in asked.missing.text()
    asked.case.setPlainText("Kit was told by a worker.")
    assert not asked.take.isEnabled()
    asked.coverage.setChecked(True)
    assert asked.missing.isHidden()
    assert asked.take.isEnabled()
    asked.take.click()
    settled(qtbot, weighed)
    assert refs(screen, ClaimStatus.CHALLENGED) == ["A-01"]
    assert decisions(weighed, claim)[0].rationale == "Both children who moved said nobody told them."
    weighed.project.undo()
    settled(qtbot, weighed)
    assert refs(screen, ClaimStatus.CHALLENGED) == []
    assert decisions(weighed, claim) == []


def decisions(study: OpenStudy, claim: ClaimId) -> list[DecisionRow]:
    with study.project.reading() as session:
        sheet = queries.evidence_sheet(session, claim)
    assert bool(sheet.decisions) == bool(sheet.negative_cases)
    return list(sheet.decisions)


def test_filters_are_said_and_can_be_taken_away(screen: AssumptionsScreen) -> None:
    assert screen.head.sentence.text() == "3 assumptions · 7 passages of evidence"
    screen.head.filter.setText("bags")
    assert refs(screen) == ["A-02"]
    assert screen.head.sentence.text() == "1 of 3 assumptions · 0 passages of evidence"
    screen.head.filter.setText("nothing like it")
    assert screen.nothing.isVisible()
    screen.nothing.buttons[0].click()
    assert len(refs(screen)) == 3


def test_own_order_is_changed_by_keyboard(screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot) -> None:
    screen.head.order.choose(Order.OWN)
    screen.head.changed.emit()
    screen.named["later"].trigger()
    settled(qtbot, weighed)
    assert refs(screen) == ["A-02", "A-01", "A-10"]


def test_the_table_sorts_by_any_column_and_copies_as_one(screen: AssumptionsScreen) -> None:
    screen.head.switch.choose(1)
    screen.register.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    screen.head.copy.click()
    copied = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in copied.text().splitlines()]
    assert [line[0] for line in lines] == ["Ref", "A-10", "A-02", "A-01"]
    assert lines[0][6:9] == [CHILD, CARER, PRACTITIONER]
    assert lines[3][6:9] == [
        "2 of 3 challenge, 1 supports · +1 pending",
        "1 of 2 nuances, 1 supports",
        "Nobody yet · +1 pending",
    ]
    assert copied.html().count("<tr>") == 4


def test_how_one_looked_at_it_last_is_remembered_without_anybodys_words(
    screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    screen.head.filter.setText("bags")
    screen.head.order.choose(Order.REF)
    screen.head.changed.emit()
    screen.head.switch.choose(1)
    kept = " ".join(weighed.settings.window.values())
    assert "bags" not in kept
    again = AssumptionsScreen(weighed)
    shown(qtbot, again)
    settled(qtbot, weighed)
    assert (again.head.switch.now, again.head.order.value, again.head.filter.text()) == (1, Order.REF, "")


def test_an_empty_page_says_what_an_assumption_is_and_the_next_step(unweighed: OpenStudy, qtbot: QtBot) -> None:
    screen = AssumptionsScreen(unweighed)
    shown(qtbot, screen)
    settled(qtbot, unweighed)
    page = next(one for one in screen.findChildren(EmptyState) if one.isVisible())
    assert "could be wrong" in page.accessibleDescription()
    assert [button.text() for button in page.buttons] == ["New assumption…"]


@pytest.mark.parametrize("name", ["new", "decide", "edit", "remove", "earlier"])
def test_what_is_open_to_read_only_offers_no_change(
    screen: AssumptionsScreen, weighed: OpenStudy, monkeypatch: pytest.MonkeyPatch, name: str, qtbot: QtBot
) -> None:
    monkeypatch.setattr(OpenStudy, "read_only", property(lambda _: True))
    again = AssumptionsScreen(weighed)
    qtbot.addWidget(again)
    assert not again.named[name].isEnabled()
    assert not again.head.add.isEnabled()


def test_only_one_card_is_chosen_on_the_whole_board(
    screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    decide(weighed, screen, qtbot, "A-02", ClaimStatus.UNDER_TEST)
    screen.board.choose(assessed(weighed, "A-02").claim.id)
    chosen = [one for one in screen.board.findChildren(CardsList) if one.selectedIndexes()]
    assert len(chosen) == 1
