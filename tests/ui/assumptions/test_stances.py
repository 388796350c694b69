"""Stances by one key wherever there is evidence: in a transcript, beside the matrix, on a theme's passages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.perspectives import queries
from app.perspectives.claim_rows import ClaimRow, EvidenceRow, Stance
from app.ui.coding.codebook.themes_screen import ThemesScreen
from app.ui.coding.coding_screen import CodingScreen
from app.ui.open_study import OpenStudy
from app.ui.perspectives.arranging import Level
from app.ui.perspectives.compare_screen import CompareScreen
from app.ui.weighing.claim_question import ClaimQuestion
from app.ui.weighing.evidence_here import WeighingHere
from tests.builders import CARER
from tests.ui.assumptions.weighed import PACKED, TOLD
from tests.ui.perspectives.small_study import place, settled, shown, source

Key = Qt.Key
NOTHING = "Then nothing."


def claim(study: OpenStudy, ref: str) -> ClaimRow:
    with study.project.reading() as session:
        return queries.claim_named(session, ref)


def evidence(study: OpenStudy, ref: str) -> list[EvidenceRow]:
    with study.project.reading() as session:
        return list(queries.evidence_sheet(session, queries.claim_named(session, ref).id).evidence)


@pytest.fixture
def said(weighed: OpenStudy) -> list[str]:
    heard: list[str] = []
    weighed.said.connect(heard.append)
    return heard


@pytest.fixture
def coding(weighed: OpenStudy, qtbot: QtBot) -> CodingScreen:
    """Robin's transcript, the cursor in words that are no evidence yet."""
    screen = CodingScreen(weighed)
    shown(qtbot, screen)
    screen.show_source(source(weighed, "Robin"), place(weighed, "Robin", NOTHING))
    settled(qtbot, weighed)
    return screen


def here(screen: QWidget) -> WeighingHere:
    return next(part for part in screen.findChildren(WeighingHere) if part.isVisible())


def question(window: QWidget) -> ClaimQuestion:
    return next(one for one in window.findChildren(ClaimQuestion) if one.isVisible())


def take_in_hand(window: QWidget, words: str) -> None:
    """Answers the question which assumption the keys mean."""
    asked = question(window)
    QTest.keyClicks(asked.field, words)
    QTest.keyClick(asked.field, Key.Key_Return)


def press(widget: QWidget, key: Qt.Key) -> None:
    widget.activateWindow()
    widget.setFocus()
    QTest.keyClick(widget, key)


def test_without_an_assumption_in_hand_the_first_key_asks_for_one(
    coding: CodingScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    press(coding.view, Key.Key_C)
    assert rows(question(coding)) == [
        f"A-01  {TOLD}",
        f"A-02  {PACKED}",
        "A-10  A good carer is enough.",
    ]
    take_in_hand(coding, "bags packed")
    assert "A-02" in here(coding).now.text()
    assert "C challenges" in here(coding).now.text()


def rows(asked: ClaimQuestion) -> list[str]:
    return [asked.list.item(row).text() for row in range(asked.list.count())]


def test_inside_a_coded_passage_the_whole_of_it_is_linked(coding: CodingScreen, weighed: OpenStudy) -> None:
    coding.stances.ask_in_hand()
    take_in_hand(coding, "A-02")
    coding.view.set_caret(place(weighed, "Robin", "They were black bags.").start + 4)
    press(coding.view, Key.Key_S)
    assert [row.words for row in evidence(weighed, "A-02")] == ["They were black bags."]


@pytest.mark.parametrize(
    ("key", "stance"), [(Key.Key_C, Stance.CHALLENGES), (Key.Key_S, Stance.SUPPORTS), (Key.Key_N, Stance.NUANCES)]
)
def test_one_key_links_the_passage_says_so_and_is_undone(
    coding: CodingScreen, weighed: OpenStudy, qtbot: QtBot, said: list[str], key: Qt.Key, stance: Stance
) -> None:
    coding.stances.ask_in_hand()
    take_in_hand(coding, "A-02")
    press(coding.view, key)
    (row,) = evidence(weighed, "A-02")
    assert (row.words, row.stance, row.coder) == (NOTHING, stance, "Researcher")
    assert said[-1] == f"This {stance} A-02. Undo takes it back."
    assert [card.row.ref for card in here(coding).cards] == ["A-02"]
    weighed.project.undo()
    settled(qtbot, weighed)
    assert evidence(weighed, "A-02") == []
    assert here(coding).cards == []


def test_a_second_key_judges_anew_and_keeps_what_was_said_of_it(
    coding: CodingScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    coding.stances.ask_in_hand()
    take_in_hand(coding, "A-02")
    press(coding.view, Key.Key_C)
    card = here(coding).cards[0]
    card.fields.second_hand.click()
    card.fields.note.setPlainText("He shrugged.")
    card.fields.note.finish()
    press(coding.view, Key.Key_N)
    (row,) = evidence(weighed, "A-02")
    assert (row.stance, row.first_hand, row.note) == (Stance.NUANCES, False, "He shrugged.")


def test_what_is_evidence_at_the_cursor_is_shown_and_taken_off_there(
    coding: CodingScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    coding.view.set_caret(place(weighed, "Robin", "I had two bags.").start + 2)
    card = here(coding).cards[0]
    assert card.name.text() == "− challenges A-01"
    wanted: list[int] = []
    weighed.claim_wanted.connect(wanted.append)
    card.name.click()
    assert wanted == [claim(weighed, "A-01").id]
    card.fields.remove.click()
    assert here(coding).cards == []
    assert all(row.words != "I had two bags." for row in evidence(weighed, "A-01"))


def test_link_to_assumption_asks_for_everything(coding: CodingScreen, weighed: OpenStudy, qtbot: QtBot) -> None:
    press(coding.view, Key.Key_C)
    question(coding).reject()
    here(coding).link.click()
    asked = question(coding)
    QTest.keyClicks(asked.field, "enough")
    asked.stances[Stance.SUPPORTS].click()
    asked.second_hand.click()
    asked.about.setCurrentIndex(2)
    asked.note.setText("Told by her teacher.")
    asked.take.click()
    (row,) = evidence(weighed, "A-10")
    assert (row.stance, row.first_hand, row.note) == (Stance.SUPPORTS, False, "Told by her teacher.")
    with weighed.project.reading() as session:
        names = {group.perspective: group.name for group in queries.board(session)[0].groups}
    assert row.about is not None
    assert names[row.about] == CARER


def test_words_of_the_interviewer_are_refused_in_a_sentence(
    coding: CodingScreen, weighed: OpenStudy, qtbot: QtBot
) -> None:
    told: list[object] = []
    weighed.tasks.problem.connect(told.append)
    coding.stances.ask_in_hand()
    take_in_hand(coding, "A-02")
    coding.view.select(place(weighed, "Robin", "How was it?"))
    press(coding.view, Key.Key_S)
    assert "Only the interviewer speaks there." in str(told[0])
    assert evidence(weighed, "A-02") == []


def test_what_is_in_hand_is_remembered(coding: CodingScreen, weighed: OpenStudy, qtbot: QtBot) -> None:
    coding.stances.ask_in_hand()
    take_in_hand(coding, "A-02")
    again = CodingScreen(weighed)
    shown(qtbot, again)
    again.show_source(source(weighed, "Robin"), place(weighed, "Robin", NOTHING))
    settled(qtbot, weighed)
    assert "A-02" in here(again).now.text()
    assert "bags" not in " ".join(weighed.settings.window.values()).lower()


def test_beside_the_matrix_a_key_on_a_card_links_its_words(
    weighed: OpenStudy, qtbot: QtBot, said: list[str]
) -> None:
    screen = CompareScreen(weighed)
    shown(qtbot, screen)
    settled(qtbot, weighed)
    screen.controls.choose_level(Level.ALL)
    code = next(row.line.code for row in screen.matrix.table.rows if row.line.name == "Bags")
    assert code is not None
    screen.show_code(code)
    qtbot.waitUntil(lambda: screen.quotes.line is not None and screen.quotes.line.code == code)
    settled(qtbot, weighed)
    named: dict[str, Callable[[], object]] = {action.objectName(): action.trigger for action in screen.actions()}
    named["quotes.challenges"]()
    take_in_hand(screen, "A-02")
    card = screen.quotes.columns[0].cards[0]
    screen.activateWindow()
    card.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card)
    QTest.keyClick(card, Key.Key_C)
    (row,) = evidence(weighed, "A-02")
    assert (row.words, row.stance) == (card.passage.speech, Stance.CHALLENGES)
    assert said[-1] == "This challenges A-02. Undo takes it back."


def test_the_passages_chosen_of_a_code_are_linked_in_one_step(
    weighed: OpenStudy, qtbot: QtBot, said: list[str]
) -> None:
    screen = ThemesScreen(weighed)
    shown(qtbot, screen)
    settled(qtbot, weighed)
    bags = next(row.id for row in screen.codebook.model.codes if row.name == "Bags")
    screen.show_code(bags)
    settled(qtbot, weighed)
    screen.list.selectAll()
    screen.weighing.ask_link()
    asked = question(screen)
    QTest.keyClicks(asked.field, "A-02")
    asked.stances[Stance.SUPPORTS].click()
    asked.take.click()
    assert {row.stance for row in evidence(weighed, "A-02")} == {Stance.SUPPORTS}
    assert len(evidence(weighed, "A-02")) == 5
    assert said[-1] == "5 passages: supports A-02. Undo takes it back."
    weighed.project.undo()
    assert evidence(weighed, "A-02") == []
