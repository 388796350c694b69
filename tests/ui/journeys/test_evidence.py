"""From the map to the words and back: words are linked to marks, marks are coded as words are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding import queries as coding_queries
from app.coding.note_rows import AboutKind, Subject
from app.journeys import queries
from app.language.spans import Span
from app.study import actions as study_actions
from app.study import queries as study_queries
from app.study.rows import SourceId
from app.ui.coding.coding_screen import CodingScreen
from app.ui.journeys.map.link_words import LinkWordsDialog
from app.ui.journeys.map.map_view import MapView
from app.ui.notes.notes_screen import NotesScreen
from app.ui.open_study import OpenStudy
from app.ui.telling.words_dialogs import EventOfWordsDialog, MarkOfWordsDialog
from tests.ui.journeys.test_telling import choose, press, robin, told, type_into

__all__ = ["robin"]


def words_behind(study: OpenStudy, view: MapView) -> list[str]:
    """The words behind the mark at hand."""
    mark = view.desk.at_hand.mark
    assert mark is not None
    with study.project.reading() as session:
        return [one.passage.words for one in queries.evidence_of(session, mark).passages]


def test_words_are_linked_to_the_mark_at_hand(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Nan’s")
    QTest.keyClicks(robin.pane, "l")
    (dialog,) = robin.findChildren(LinkWordsDialog)
    QTest.keyClicks(dialog.field, "bags")
    assert dialog.turns.count() == 1
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert words_behind(study, robin) == ["just bags in the car"]
    assert len(robin.inspector.evidence.cards) == 1
    study.project.undo()
    assert words_behind(study, robin) == []


def test_some_of_the_words_of_a_turn_are_linked(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Mum’s flat")
    robin.inspector.evidence.link.click()
    (dialog,) = robin.findChildren(LinkWordsDialog)
    cursor = dialog.words.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    dialog.words.setTextCursor(cursor)
    dialog.yes.click()
    assert words_behind(study, robin) == ["bags"]


def test_words_of_another_person_are_their_account_of_the_event(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "The football medal")
    QTest.keyClicks(robin.pane, "l")
    (dialog,) = robin.findChildren(LinkWordsDialog)
    dialog.source.setCurrentIndex(dialog.source.findText("Robin's carer talks"))
    dialog.source.activated.emit(dialog.source.currentIndex())
    dialog.yes.click()
    accounts = told(study, robin).events[1].accounts
    assert [told(study, robin).teller(one.teller).name for one in accounts] == ["Robin", "Robin's carer"]


def test_a_mark_is_coded_with_the_palette_and_with_number_keys(study: OpenStudy, robin: MapView) -> None:
    code = coding.add_code(study.project, name="Being moved")
    choose(robin, "Nan’s")
    QTest.keyClicks(robin.pane, "c")
    press_into("bm")
    press(Qt.Key.Key_Return)
    assert robin.pane.hasFocus()
    assert [one.accessibleName() for one in robin.inspector.evidence.codes] == ["Remove the code Being moved"]
    study.project.undo()
    assert not robin.inspector.evidence.codes
    QTest.keyClicks(robin.pane, "c")
    press_into("Nan was kind")
    press(Qt.Key.Key_Return)
    assert len(robin.inspector.evidence.codes) == 1
    with study.project.reading() as session:
        assert any(row.name == "Nan was kind" for row in coding_queries.codes(session))
    study.project.undo()
    with study.project.reading() as session:
        assert not any(row.name == "Nan was kind" for row in coding_queries.codes(session))
    number = next(n for n in range(1, 10) if robin.desk.code_on(n) not in (None, code))
    QTest.keyClicks(robin.pane, str(number))
    assert len(robin.inspector.evidence.codes) == 1


def press_into(words: str) -> None:
    """Type where the keyboard is."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)


def opened(study: OpenStudy, qtbot: QtBot, name: str) -> CodingScreen:
    """A transcript, open to be read, with the keyboard in it."""
    screen = CodingScreen(study)
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    with study.project.reading() as session:
        source = SourceId(study_queries.source_named(session, name).id)
        text = study_queries.transcript(session, source).text
    start = text.index("just bags")
    screen.show_source(source, Span(start, start + len("just bags")))
    screen.view.select(Span(start, start + len("just bags")))
    return screen


def test_words_of_a_transcript_become_an_event_in_one_step(study: OpenStudy, robin: MapView, qtbot: QtBot) -> None:
    screen = opened(study, qtbot, "Robin's carer talks")
    QTest.keyClicks(screen.view, "e")
    (dialog,) = screen.findChildren(EventOfWordsDialog)
    assert (dialog.title.text(), dialog.case.currentText()) == ("Just bags", "Robin")
    qtbot.waitUntil(dialog.title.hasFocus)
    type_into("Left in a hurry")
    dialog.when.setFocus()
    type_into("soon")
    dialog.yes.click()
    assert "cannot be read" in dialog.when_row.refusal
    dialog.when.setFocus()
    type_into("about 8")
    QTest.keyClick(dialog.when, Qt.Key.Key_Return)
    event = told(study, robin).events[-1]
    assert event.title == "Left in a hurry"
    assert told(study, robin).teller(event.accounts[0].teller).name == "Robin's carer"
    assert screen.isVisible()
    study.project.undo()
    assert "Left in a hurry" not in [one.title for one in told(study, robin).events]


def test_words_of_a_transcript_are_linked_to_a_mark_that_is_there(
    study: OpenStudy, robin: MapView, qtbot: QtBot
) -> None:
    screen = opened(study, qtbot, "Robin's carer talks")
    QTest.keyClicks(screen.view, "j")
    (dialog,) = screen.findChildren(MarkOfWordsDialog)
    QTest.keyClicks(dialog.marks.field, "hill")
    assert dialog.marks.now is not None
    QTest.keyClick(dialog.marks.field, Qt.Key.Key_Return)
    choose(robin, "Hill Primary")
    assert words_behind(study, robin) == ["just bags"]


def test_without_a_child_in_the_study_that_is_said(study: OpenStudy, robin: MapView, qtbot: QtBot) -> None:
    screen = opened(study, qtbot, "Robin's carer talks")
    with study.project.reading() as session:
        cases = study_queries.cases(session)
    for case in cases:
        study_actions.remove_case(study.project, case=case.id)
    heard: list[str] = []
    study.said.connect(heard.append)
    QTest.keyClicks(screen.view, "e")
    assert "no child" in heard[-1]


def test_words_lead_to_the_mark_they_tell_of(study: OpenStudy, robin: MapView, qtbot: QtBot) -> None:
    mark = next(one.mark for one in told(study, robin).events[0].accounts)
    screen = opened(study, qtbot, "Robin talks")
    with qtbot.waitSignal(study.segment_wanted) as wanted:
        QTest.keyClick(screen.view, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert wanted.args == [mark]
    heard: list[str] = []
    study.said.connect(heard.append)
    other = opened(study, qtbot, "Robin's carer talks")
    QTest.keyClick(other.view, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert "no mark of a journey" in heard[-1]


def test_notes_of_a_mark_are_asked_for_beside_it_and_lead_back(
    study: OpenStudy, robin: MapView, qtbot: QtBot
) -> None:
    asked: list[Subject] = []
    wanted: list[int] = []
    study.notes_wanted.connect(asked.append)
    study.segment_wanted.connect(wanted.append)
    choose(robin, "Nan’s")
    mark = robin.desk.at_hand.mark
    assert mark is not None
    about = Subject(AboutKind.PASSAGE, mark)
    coding.write_note(study.project, about=about, text="Ask again", author="Ada")
    qtbot.waitUntil(lambda: robin.inspector.notes.text() == "Notes (1)")
    robin.inspector.notes.click()
    assert asked == [about]
    notes = NotesScreen(study)
    qtbot.addWidget(notes)
    with study.project.reading() as session:
        (row,) = [row for row in coding_queries.register(session, reader="Ada") if row.about == about]
    notes.open_subject(row)
    assert wanted == [mark]
