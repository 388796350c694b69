"""The evidence sheet: numbers that open people, people that open their words, and judging by one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.perspectives import queries
from app.perspectives.claim_rows import EvidenceRow, EvidenceSheet, Stance
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.asking.claim_dialog import BEFORE, TOO_LATE, ClaimDialog
from app.ui.perspectives.assumptions.asking.decide_dialog import NegativeCaseDialog
from app.ui.perspectives.assumptions.assumptions_screen import AssumptionsScreen
from app.ui.perspectives.assumptions.sheet.evidence_model import Heading
from app.ui.perspectives.assumptions.sheet.record_part import BEFORE_TESTING
from app.ui.perspectives.silence import Silence
from app.ui.workspace import Workspace
from tests.builders import CHILD
from tests.ui.perspectives.small_study import place, settled, shown

Key = Qt.Key


def stored(study: OpenStudy, ref: str = "A-01") -> EvidenceSheet:
    with study.project.reading() as session:
        return queries.evidence_sheet(session, queries.claim_named(session, ref).id)


@pytest.fixture
def sheet(screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot) -> AssumptionsScreen:
    """The sheet of A-01, the keyboard on the first child's words."""
    screen.show_claim(stored(weighed).assessed.claim.id)
    settled(qtbot, weighed)
    return screen


def cards(screen: AssumptionsScreen, column: int) -> list[str]:
    """A column as it is read: headings, and who says what."""
    rows = screen.sheet.columns[column].list.evidence.rows
    return [
        row.words if isinstance(row, Heading) else f"{row.who.partition(' ')[0]}: {row.row.words}" for row in rows
    ]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def at_hand(screen: AssumptionsScreen) -> EvidenceRow:
    row = screen.sheet.current()
    assert row is not None
    return row


def menu(screen: AssumptionsScreen) -> list[str]:
    """What stands in the menu that is open, which is closed again."""
    found = next(one for one in screen.findChildren(QMenu) if one.isVisible())
    words = [action.text().strip() for action in found.actions()]
    found.close()
    return words


def test_the_sentence_says_where_each_leans_and_each_number_is_a_link(sheet: AssumptionsScreen) -> None:
    head = sheet.sheet.head
    assert head.leaning.words == (
        "Leans: children and young people challenge (2 of 3) +1 pending · carers: too few voices (2 of 2 say "
        "something of it) · practitioners: nobody counted yet (1 pending) +1 pending"
    )
    assert head.signal.text() == "Challenged across perspectives"
    single, incomplete = (flag.words for flag in head.flags)
    assert single == "⚠ Single coder: All 5 passages were judged by one coder."
    assert incomplete.startswith("⚠ Coding incomplete: 5 of 7 people in scope are fully coded.")
    assert incomplete.endswith(" Who")


def test_evidence_stands_in_columns_child_first_and_by_stance(sheet: AssumptionsScreen) -> None:
    assert sheet.sheet.columns[0].name.text() == CHILD
    assert cards(sheet, 0) == [
        "− Challenges it · 3",
        "Ash: My bags came later.",
        "Robin: I had two bags.",
        "Wren: Bags again, always bags.",
        "+ Supports it · 1",
        "Kit: I liked the dog.",
    ]
    assert cards(sheet, 1) == [
        "≈ Nuances it · 1",
        "Marian: We waited all day.",
        "+ Supports it · 1",
        "Joan: We waited for a call.",
    ]


def test_a_card_says_how_somebody_knows_and_who_is_not_counted_yet(sheet: AssumptionsScreen) -> None:
    def told(column: int, row: int) -> str:
        model = sheet.sheet.columns[column].list.evidence
        return str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))

    assert told(1, 3) == (
        "+ supports. Joan: We waited for a call. second-hand, about children and young people · Joan interview · "
        "judged by Ada · not to be quoted."
    )
    assert "pending: not fully coded yet, not counted" in told(0, 3)


def test_a_number_opens_its_people_and_a_name_their_words(
    sheet: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    sheet.sheet.head.leaning.followed.emit("0:challenges")
    assert menu(sheet) == ["Challenge it: 2 people", "Ash · South", "Robin · North"]
    sheet.sheet.columns[0].sentence.followed.emit("0:all")
    assert menu(sheet) == [
        "Challenge it: 2 people",
        "Ash · South",
        "Robin · North",
        "Support it: 1 person",
        "Kit",
        "Pending, evidence found already: 1 person",
        "Wren",
    ]
    robin = stored(weighed).assessed.groups[0].challenges[1]
    sheet.sheet.show_only(robin)
    assert cards(sheet, 0) == ["− Challenges it · 1", "Robin: I had two bags."]
    assert sheet.sheet.head.only.text() == "Only Robin  ×"
    sheet.sheet.head.only.click()
    assert len(cards(sheet, 0)) == 6


def test_where_nobody_is_counted_the_column_keeps_its_place(
    screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    screen.show_claim(stored(weighed, "A-02").assessed.claim.id)
    settled(qtbot, weighed)
    said = [silence.sentence for column in screen.sheet.columns for silence in column.findChildren(Silence)]
    assert said == [
        "Nobody here says anything of it: silent, 0 of 3: whether they were asked is not recorded.",
        "Nobody here says anything of it: silent, 0 of 2: whether they were asked is not recorded.",
        "Nobody here can be counted yet. 1 are pending.",
    ]


def test_letters_judge_the_evidence_at_hand_and_undo_takes_it_back(
    sheet: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    said: list[str] = []
    weighed.said.connect(said.append)
    assert at_hand(sheet).words == "My bags came later."
    QTest.keyClick(focused(), Key.Key_S)
    settled(qtbot, weighed)
    assert at_hand(sheet).stance is Stance.SUPPORTS
    assert said[-1] == "This supports A-01. Undo takes it back."
    assert "1 of 3 challenges, 2 support" in sheet.sheet.columns[0].accessibleName()
    QTest.keyClick(focused(), Key.Key_N)
    settled(qtbot, weighed)
    assert at_hand(sheet).stance is Stance.NUANCES
    weighed.project.undo()
    weighed.project.undo()
    settled(qtbot, weighed)
    assert at_hand(sheet).stance is Stance.CHALLENGES
    assert at_hand(sheet).words == "My bags came later."


def test_second_hand_note_and_taking_off_by_keyboard(
    sheet: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    QTest.keyClick(focused(), Key.Key_H)
    settled(qtbot, weighed)
    assert not at_hand(sheet).first_hand
    assert sheet.sheet.at_hand.fields.second_hand.isChecked()
    QTest.keyClick(focused(), Key.Key_M)
    QTest.keyClicks(focused(), "She smiled.")
    QTest.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, weighed)
    assert at_hand(sheet).note == "She smiled."
    QTest.keyClick(focused(), Key.Key_Delete)
    settled(qtbot, weighed)
    assert cards(sheet, 0)[1] == "Robin: I had two bags."
    assert len(stored(weighed).evidence) == 6


def test_the_fields_say_of_whom_it_is_told(sheet: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot) -> None:
    about = sheet.sheet.at_hand.fields.about
    about.setCurrentIndex(2)
    about.activated.emit(2)
    settled(qtbot, weighed)
    with weighed.project.reading() as session:
        names = {row.perspective: row.name for row in queries.board(session)[0].groups}
    about_whom = at_hand(sheet).about
    assert about_whom is not None
    assert names[about_whom] == "Carers"


def test_copying_takes_whose_words_they_are(sheet: AssumptionsScreen) -> None:
    QTest.keySequence(focused(), QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == (
        f"[not to be quoted]\n— Ash ({CHILD}, South), Ash interview\n− challenges, first-hand, judged by Ada"
    )
    sheet.sheet.head.copy.click()
    whole = QGuiApplication.clipboard().text()
    assert whole.startswith("A-01 Children are told why they move.\nHeld by practitioners\nStatus: Open\n")
    assert whole.count("judged by Ada") == 7


def test_enter_opens_the_words_and_back_returns_to_the_card(weighed: OpenStudy, qtbot: QtBot) -> None:
    workspace = Workspace(weighed)
    shown(qtbot, workspace)
    weighed.claim_wanted.emit(stored(weighed).assessed.claim.id)
    settled(qtbot, weighed)
    screen = workspace.screen_in_front()
    assert isinstance(screen, AssumptionsScreen)
    QTest.keyClick(focused(), Key.Key_Down)
    assert at_hand(screen).words == "I had two bags."
    went: list[object] = []
    weighed.source_wanted.connect(lambda source, span: went.append(span))
    QTest.keyClick(focused(), Key.Key_Return)
    assert went == [place(weighed, "Robin", "I had two bags.")]
    assert workspace.now == "transcripts"
    settled(qtbot, weighed)
    workspace.go_back()
    settled(qtbot, weighed)
    assert workspace.now == "assumptions"
    assert at_hand(screen).words == "I had two bags."


def test_escape_goes_back_to_the_same_card_of_the_board(
    sheet: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    QTest.keyClick(focused(), Key.Key_Escape)
    settled(qtbot, weighed)
    assert sheet.board.isVisible()
    assert sheet.at_hand == stored(weighed).assessed.claim.id


def test_a_negative_case_may_point_to_the_evidence_at_hand(
    sheet: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    sheet.sheet.record.add.click()
    asked = next(one for one in sheet.findChildren(NegativeCaseDialog) if one.isVisible())
    asked.accept()
    assert asked.refusal.text().startswith("A negative case needs words.")
    asked.words.setPlainText("Kit was told by a worker.")
    asked.points.setChecked(True)
    asked.accept()
    settled(qtbot, weighed)
    case = stored(weighed).negative_cases[0]
    assert (case.found, case.words, case.segment) == (True, "Kit was told by a worker.", at_hand(sheet).segment)
    assert [button.text() for button in sheet.sheet.record.buttons] == ["Open the passage", "Remove"]
    sheet.sheet.record.buttons[1].click()
    settled(qtbot, weighed)
    assert stored(weighed).negative_cases == ()


def test_what_was_not_written_before_testing_is_said(sheet: AssumptionsScreen) -> None:
    labels = [label.property("text") for label in sheet.sheet.record.findChildren(QWidget)]
    assert BEFORE_TESTING in labels


def test_an_assumption_is_written_down_whole(screen: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot) -> None:
    screen.head.add.click()
    asked = next(one for one in screen.findChildren(ClaimDialog) if one.isVisible())
    assert not asked.take.isEnabled()
    assert asked.reminder.text() == BEFORE
    asked.statement.setPlainText("Children settle quickly.")
    next(iter(asked.holders.values())).click()
    asked.others["research team"].click()
    asked.somebody_else.setText("the regulator; a charity")
    asked.texts["if_true"].setPlainText("Few would speak of the first weeks.")
    next(iter(asked.scope.areas.values())).click()
    asked.reference.setText("Plan 2025, page 4")
    asked.take.click()
    settled(qtbot, weighed)
    claim = stored(weighed, "A-11").assessed.claim
    assert claim.held_by == (CHILD, "research team", "the regulator", "a charity")
    assert claim.if_true == "Few would speak of the first weeks."
    assert [limit.value for limit in claim.scope] == ["North"]
    assert claim.origin_reference == "Plan 2025, page 4"
    assert screen.sheet.head.statement.text() == "A-11  Children settle quickly."


def test_editing_keeps_what_is_not_changed_and_says_when_it_is_late(
    sheet: AssumptionsScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    before = stored(weighed).assessed.claim
    sheet.sheet.head.edit.click()
    asked = next(one for one in sheet.findChildren(ClaimDialog) if one.isVisible())
    assert asked.reminder.text() == TOO_LATE
    asked.texts["rival"].setPlainText("They were told and forgot.")
    asked.take.click()
    settled(qtbot, weighed)
    after = stored(weighed).assessed.claim
    assert after.rival == "They were told and forgot."
    assert (after.statement, after.held_by, after.ref) == (before.statement, before.held_by, before.ref)
