"""The Find page: words are looked for as they are typed, and every line leads to its place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.language.bare import words
from app.language.spans import Span
from app.study import actions, queries
from app.study.rows import PerspectiveId
from app.ui.finding.find_screen import FindScreen
from app.ui.finding.find_words import EXAMPLES, NOBODY_SAYS
from app.ui.finding.places_model import AFTER, BEFORE, WHERE, WHO
from app.ui.open_study import OpenStudy
from tests.builders import CARER, code, dialogue, person
from tests.builders import add as add_sources
from tests.ui.coding.open_studies import source
from tests.ui.finding.looking import at_rest, lines, look_for

BAGS = [
    "Robin: We went in a car. It was just <bags> in the car. Nobody said why.",
    "Marian: We were told in the morning. She came with <bags> .",
    "Sam: I said nothing at all about the <bags> .",
]


def choose(choice: object, words: str, screen: FindScreen, qtbot: QtBot) -> None:
    """Choose in one of the lists of the scope bar."""
    for each in (screen.scope.whose, screen.scope.area, screen.scope.source, screen.scope.coded):
        if each is choice:
            assert each.findText(words) >= 0, words
            each.setCurrentIndex(each.findText(words))
    qtbot.waitUntil(lambda: at_rest(screen))


def click_header(screen: FindScreen, column: int, qtbot: QtBot) -> None:
    header = screen.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: at_rest(screen))


def test_before_anything_is_typed_the_page_says_what_can_be(screen: FindScreen, qtbot: QtBot) -> None:
    assert screen.how.isVisible()
    assert not screen.table.isVisible()
    assert [button.text() for button in screen.how.examples] == [typed for typed, _ in EXAMPLES]
    screen.how.examples[0].click()
    assert screen.field.text() == EXAMPLES[0][0]
    assert screen.field.hasFocus()
    qtbot.waitUntil(lambda: screen.told.text() == NOBODY_SAYS)
    screen.field.clear()
    qtbot.waitUntil(lambda: screen.how.isVisible())


def test_words_are_found_as_they_are_typed_and_counted_in_people(screen: FindScreen, qtbot: QtBot) -> None:
    assert look_for(screen, "BAGS", qtbot) == BAGS
    assert screen.told.text() == "3 places in 3 turns, from 3 of 4 people."
    assert look_for(screen, "aeroplanes", qtbot) == []
    assert screen.told.text() == NOBODY_SAYS
    assert not screen.table.isVisible()


def test_the_words_of_one_perspective_person_or_transcript(screen: FindScreen, qtbot: QtBot) -> None:
    look_for(screen, "bags", qtbot)
    choose(screen.scope.whose, CARER, screen, qtbot)
    assert lines(screen) == BAGS[1:2]
    assert screen.told.text() == f"1 place in 1 turn, from 1 of 1 person ({CARER})."
    choose(screen.scope.whose, "Robin", screen, qtbot)
    assert lines(screen) == BAGS[:1]
    choose(screen.scope.whose, "Anybody’s words", screen, qtbot)
    choose(screen.scope.source, "Robin and Sam", screen, qtbot)
    assert lines(screen) == BAGS[2:]


def test_the_interviewers_turns_are_searched_only_when_asked(screen: FindScreen, qtbot: QtBot) -> None:
    assert look_for(screen, "where", qtbot) == []
    screen.scope.interviewer.click()
    qtbot.waitUntil(lambda: at_rest(screen))
    assert lines(screen) == ["Interviewer:  <Where> did you go?"]
    choose(screen.scope.whose, "Robin", screen, qtbot)
    assert not screen.scope.interviewer.isEnabled()
    assert lines(screen) == []


def test_what_is_coded_or_is_not(study: OpenStudy, screen: FindScreen, qtbot: QtBot) -> None:
    assert not screen.scope.coded.isVisible(), "nothing is coded yet"
    look_for(screen, "bags", qtbot)
    code(study.project, source(study, "Robin interview").id, "just bags", "Things")
    choose(screen.scope.coded, "With Things", screen, qtbot)
    assert lines(screen) == BAGS[:1]
    choose(screen.scope.coded, "Without Things", screen, qtbot)
    assert lines(screen) == BAGS[1:]


def test_every_form_is_shown_with_how_often_it_is_said_and_can_be_unticked(
    screen: FindScreen, qtbot: QtBot
) -> None:
    assert len(look_for(screen, "~say", qtbot)) == 2
    (box,) = screen.forms.boxes.values()
    assert box.text() == "said 2"
    box.click()
    qtbot.waitUntil(lambda: at_rest(screen))
    assert lines(screen) == []
    assert box.isVisible(), "it can be ticked again"
    look_for(screen, "go", qtbot)
    assert not screen.forms.isVisible()
    screen.any_form.click()
    qtbot.waitUntil(lambda: at_rest(screen))
    assert lines(screen) == ["Robin: We <went> in a car. It was just bags in the car. Nobody said why."]
    assert [one.text() for one in screen.forms.boxes.values()] == ["went 1"]


def test_headers_sort_by_the_words_beside_and_by_who_says_it(screen: FindScreen, qtbot: QtBot) -> None:
    look_for(screen, "we", qtbot)
    placed = lines(screen)
    click_header(screen, AFTER, qtbot)
    assert lines(screen) == sorted(placed, key=lambda line: line.partition("> ")[2])
    assert screen.table.horizontalHeader().sortIndicatorSection() == AFTER
    click_header(screen, WHO, qtbot)
    assert lines(screen) == sorted(placed, key=lambda line: line.partition(":")[0])
    click_header(screen, WHERE, qtbot)
    assert lines(screen) == placed
    look_for(screen, "the", qtbot)
    click_header(screen, BEFORE, qtbot)
    nearest = [words(row.before)[-1:] for row in screen.model.rows]
    assert nearest == sorted(nearest)


def test_the_keyboard_goes_from_the_field_to_the_lines_and_enter_opens_one(
    study: OpenStudy, screen: FindScreen, qtbot: QtBot
) -> None:
    look_for(screen, "bags", qtbot)
    QTest.keyClick(screen.field, Qt.Key.Key_Down)
    assert screen.table.hasFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    wanted = screen.model.rows[1]
    with qtbot.waitSignal(study.source_wanted) as gone:
        QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert gone.args == [wanted.source, Span(wanted.start, wanted.end)]
    QTest.keyClick(screen.table, Qt.Key.Key_Up)
    QTest.keyClick(screen.table, Qt.Key.Key_Up)
    assert screen.field.hasFocus()


def test_back_returns_with_the_words_the_scope_and_the_line(screen: FindScreen, qtbot: QtBot) -> None:
    look_for(screen, "bags", qtbot)
    choose(screen.scope.source, "Robin and Sam", screen, qtbot)
    screen.table.go_to(0)
    here = screen.place()
    choose(screen.scope.source, "Any transcript", screen, qtbot)
    look_for(screen, "toast", qtbot)
    screen.return_to(here)
    qtbot.waitUntil(lambda: at_rest(screen))
    assert lines(screen) == BAGS[2:]
    assert screen.table.at_hand() == screen.model.rows[0]
    screen.table.setCurrentIndex(screen.model.index(-1, 0))
    screen.return_to(here)
    assert screen.table.at_hand() == screen.model.rows[0], "what is still there is not looked for again"
    screen.return_to(None)
    assert screen.field.text() == "bags"


def test_lines_are_copied_as_a_table_without_what_may_not_be_quoted(
    study: OpenStudy, screen: FindScreen, qtbot: QtBot
) -> None:
    look_for(screen, "bags", qtbot)
    screen.table.setFocus()
    with qtbot.waitSignal(study.said) as said:
        QTest.keyClick(screen.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args is not None
    assert said.args[0].startswith(
        "3 lines copied as a table. Paste it into Word or Excel. 3 passages are left out:"
    )
    first, second, *_ = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    assert first[:4] == ["Before", "Found", "After", "Who"]
    assert second == [
        "",
        "[not to be quoted]",
        "",
        "Robin",
        "Children and young people",
        "Robin interview",
        "2",
    ]
    screen.table.selectRow(1)
    screen.table.selectionModel().select(
        screen.model.index(2, 0),
        screen.table.selectionModel().SelectionFlag.Select | screen.table.selectionModel().SelectionFlag.Rows,
    )
    assert screen.code_button.text() == "Code these 2…"
    screen.copy_button.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [("NOT bags", "NOT takes away"), ("/bags", "ends with a slash"), ("/(/", "cannot be read")],
)
def test_what_has_no_meaning_is_said_where_the_count_stands(
    screen: FindScreen, qtbot: QtBot, typed: str, said: str
) -> None:
    look_for(screen, typed, qtbot)
    qtbot.waitUntil(lambda: said in screen.told.text())
    assert not screen.code_button.isEnabled()
    assert look_for(screen, "bags", qtbot) == BAGS


def test_a_pattern_is_found_by_a_process_of_its_own(screen: FindScreen, qtbot: QtBot) -> None:
    assert look_for(screen, r"/\bb\w+s\b/", qtbot) == BAGS


def test_what_changes_in_the_study_changes_what_is_found(
    study: OpenStudy, screen: FindScreen, qtbot: QtBot
) -> None:
    look_for(screen, "bags", qtbot)
    add_sources(study.project, dialogue("Kim", [("Kim", "Bags again.")]))
    qtbot.waitUntil(lambda: at_rest(screen))
    assert len(lines(screen)) == 4
    actions.set_excluded(study.project, participant=person(study.project, "Robin"), excluded=True)
    qtbot.waitUntil(lambda: at_rest(screen))
    assert [line.partition(":")[0] for line in lines(screen)] == ["Marian", "Sam", "Kim"]
    assert screen.scope.whose.findText("Robin") == -1


def test_a_word_of_one_perspective_can_be_asked_for_from_elsewhere(
    study: OpenStudy, screen: FindScreen, qtbot: QtBot
) -> None:
    with study.project.reading() as session:
        carers = next(row.id for row in queries.perspectives(session) if row.name == CARER)
    screen.show_words("bags", PerspectiveId(carers))
    qtbot.waitUntil(lambda: at_rest(screen))
    assert lines(screen) == BAGS[1:2]
    screen.show_words("bags", None)
    qtbot.waitUntil(lambda: at_rest(screen))
    assert lines(screen) == BAGS


def test_more_places_than_the_first_come_while_those_stay(
    study: OpenStudy, screen: FindScreen, qtbot: QtBot
) -> None:
    add_sources(study.project, dialogue("Rain", [("Kim", "rain and more rain")] * 80))
    assert len(look_for(screen, "rain", qtbot)) == 160
    assert screen.told.text() == "160 places in 80 turns, from 1 of 5 people."


def test_every_line_is_told_to_a_screen_reader_whole(screen: FindScreen, qtbot: QtBot) -> None:
    look_for(screen, "toast", qtbot)
    spoken = screen.model.data(screen.model.index(0, BEFORE), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == ("Robin: I waited a long time 😕. Then Marian came and made toast. – Robin interview, turn 4")
