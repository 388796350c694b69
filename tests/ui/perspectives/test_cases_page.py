"""Children (cases): the accounts of one child beside each other, and the way on from each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.perspectives.rows import Scope
from app.study import actions
from app.study.queries import areas
from app.study.rows import CaseRelation, ConsentScope
from app.ui.open_study import OpenStudy
from app.ui.perspectives.arranging import Level
from app.ui.perspectives.compare_places import CASES, CODES
from app.ui.perspectives.compare_screen import CompareScreen
from app.ui.perspectives.silence import Silence
from app.ui.theme import Theme
from tests.builders import person
from tests.journeys.made import also, told
from tests.made_studies import Copies
from tests.ui.perspectives import small_study
from tests.ui.perspectives.small_study import settled, shown

Key = Qt.Key
TELLERS = {"Robin": CaseRelation.SELF, "Marian": CaseRelation.CARER, "Joan": CaseRelation.CARER}


@pytest.fixture
def screen(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[CompareScreen]:
    """The case of Robin: Marian is linked, Joan did not agree to it; one event they tell differently."""
    with small_study.opened(copies, tmp_path, theme) as study:
        with study.project.reading() as session:
            north = next(row.id for row in areas(session) if row.name == "North")
        case = actions.add_case(study.project, pseudonym="Robin", area=north)
        for name, relation in TELLERS.items():
            who = person(study.project, name)
            actions.link_case(study.project, case=case, participant=who, relation=relation)
            agreed = name != "Joan"
            actions.set_consent(study.project, participant=who, scope=ConsentScope.LINK, given=agreed)
        event, _ = told(study.project, case, "Moved", "Robin", "9", told_why=False, effect=-2)
        also(study.project, event, "Marian", "9", told_why=True, effect=1)
        made = CompareScreen(study)
        shown(qtbot, made)
        made.switch.choose(CASES)
        settled(qtbot, study)
        yield made


def rows(screen: CompareScreen) -> list[list[str]]:
    model = screen.cases.table.rows
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_child_stands_first_and_who_is_not_linked_nowhere(screen: CompareScreen) -> None:
    cases = screen.cases
    assert cases.title.text() == "Robin · North"
    assert cases.agreement.text() == "Events: 0 agree, 0 partly, 1 conflict, 0 child-only"
    assert [column.teller.name for column in cases.table.rows.columns] == ["Robin", "Marian"]
    assert cases.left_out.text().endswith("no consent to link their account: Joan.")
    assert "may speak of other children" in cases.note.text()
    found = rows(screen)
    assert [row[0] for row in found] == ["Events of the journey", "Moved", "All codes", "Bags", "Waiting", "Moves"]
    assert found[1][1] == "Accounts conflict"
    assert found[3][1:] == ["Raised by the child alone", "2 passages", "silent: not recorded whether asked"]
    assert found[4][1] == "Raised by adults alone"
    assert found[5][1] == "Raised by all of them"
    assert not any("Joan" in cell for row in found for cell in row)


def go_to(screen: CompareScreen, name: str, column: int = 0) -> None:
    table = screen.cases.table
    place = [row.name for row in screen.cases.shown].index(name)
    table.setFocus()
    table.setCurrentIndex(table.rows.index(place, column))


def test_a_row_shows_what_each_says_and_a_passage_opens_its_place(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, "Bags")
    words = screen.cases.words
    assert words.title.text() == "Bags"
    assert [len(cards) for cards in words.cards] == [2, 0]
    silences = [silence.sentence for silence in words.findChildren(Silence) if silence.isVisible()]
    assert silences == ["Silent: not recorded whether asked."]
    QTest.keyClick(screen.cases.table, Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is words.cards[0][0])
    with qtbot.waitSignal(screen.study.source_wanted) as wanted:
        QTest.keyClick(words.cards[0][0], Key.Key_Return)
    assert wanted.args == [
        small_study.source(screen.study, "Robin"),
        small_study.place(screen.study, "Robin", "I had two bags."),
    ]


def test_an_event_shows_each_account_and_opens_it_in_the_journey(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, "Moved")
    words = screen.cases.words
    assert "Conflict on whether the child was told why" in words.sentence.text()
    card = words.cards[1][0]
    assert "≠ The child was told why" in card.accessibleName()
    with qtbot.waitSignal(screen.study.segment_wanted):
        QTest.keyClick(card, Key.Key_Return)


def test_the_headings_of_rows_cannot_be_opened(screen: CompareScreen, qtbot: QtBot) -> None:
    table = screen.cases.table
    go_to(screen, "Bags")
    with qtbot.assertNotEmitted(table.opened):
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.rows.index(0, 0)).center()
        )
    assert screen.cases.words.title.text() == "Bags"


def test_the_table_is_copied_as_it_is_shown(screen: CompareScreen) -> None:
    screen.copy_table()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["What", "How it stands", "Robin", "Marian"]
    assert lines[4] == ["Bags", "○ Raised by the child alone", "2 passages", "silent: not recorded whether asked"]
    assert len(lines) == 1 + len(screen.cases.shown)


def test_top_level_codes_alone_and_back_again(screen: CompareScreen, qtbot: QtBot) -> None:
    cases = screen.cases
    cases.level.setCurrentIndex(cases.level.findData(Level.TOP))
    settled(qtbot, screen.study)
    assert [row.name for row in cases.shown] == ["Events of the journey", "Moved", "Top-level codes", "Moves"]
    place = screen.place()
    screen.switch.choose(CODES)
    screen.look_at(Scope("area"))
    settled(qtbot, screen.study)
    screen.return_to(place)
    settled(qtbot, screen.study)
    assert cases.isVisible()
    assert [row.name for row in cases.shown][-1] == "Moves"


def test_what_changes_in_the_study_is_read_again(screen: CompareScreen, qtbot: QtBot) -> None:
    joan = person(screen.study.project, "Joan")
    actions.set_consent(screen.study.project, participant=joan, scope=ConsentScope.LINK, given=True)
    qtbot.waitUntil(lambda: len(screen.cases.table.rows.columns) == 3)
    assert not screen.cases.left_out.isVisible()


def test_a_study_without_children_says_the_next_step(small: OpenStudy, qtbot: QtBot) -> None:
    made = CompareScreen(small)
    shown(qtbot, made)
    made.switch.choose(CASES)
    settled(qtbot, small)
    assert made.cases.empty.isVisible()
    with qtbot.waitSignal(small.screen_wanted) as wanted:
        QTest.keyClick(made.cases.empty.buttons[0], Key.Key_Space)
    assert wanted.args == ["journeys"]
