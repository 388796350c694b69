"""Notes and links beside a transcript: written with one key on what is at hand, read where the cursor is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.coding import actions, queries
from app.coding.note_rows import LinkRow, NoteRow
from app.language.spans import Span
from app.study.rows import SourceId
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.transcript.gutter_signs import GutterSign
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.builders import place_of, version_of
from tests.made_studies import Copies
from tests.ui.coding.open_studies import coded_words, opened, press, shown, source

BAGS = "It was just bags in the car."


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as made:
        yield made


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    made = CodingScreen(study)
    shown(qtbot, made)
    go(made, study, "Robin interview", BAGS)
    return made


def go(screen: CodingScreen, study: OpenStudy, name: str, words: str) -> Span:
    """The cursor in the midst of words of a transcript."""
    here = source(study, name).id
    span = place_of(study.project, here, words)
    screen.show_source(here)
    screen.view.set_caret(span.start + 2)
    screen.view.setFocus()
    return span


def register(study: OpenStudy) -> list[NoteRow]:
    with study.project.reading() as session:
        return queries.register(session, reader="Ada")


def links(study: OpenStudy) -> list[LinkRow]:
    with study.project.reading() as session:
        return queries.links(session)


def read_here(screen: CodingScreen) -> list[str]:
    return [card.words.toPlainText() for card in screen.inspector.notes.notes]


def annotate(study: OpenStudy, name: str, words: str, text: str) -> None:
    here: SourceId = source(study, name).id
    span = place_of(study.project, here, words)
    actions.annotate(study.project, version=version_of(study.project, here), span=span, text=text, author="Ada")


def choose_kind(words: str) -> None:
    """A click in the menu of kinds."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == words)
    action.trigger()
    menu.close()


def test_m_writes_on_the_sentence_at_the_cursor_without_any_code(study: OpenStudy, screen: CodingScreen) -> None:
    press(screen.view, Qt.Key.Key_M)
    fresh = screen.inspector.notes.fresh
    assert fresh.hasFocus()
    QTest.keyClicks(fresh, "Whose bags?")
    QTest.keyClick(fresh, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [row] = register(study)
    assert (row.text, row.author) == ("Whose bags?", "Ada")
    assert row.about_words.startswith(f"“{BAGS}”")
    assert coded_words(study, "Robin interview") == []
    assert read_here(screen) == ["Whose bags?"]
    assert not fresh.isVisible()


def test_leaving_an_empty_sheet_writes_nothing(study: OpenStudy, screen: CodingScreen) -> None:
    press(screen.view, Qt.Key.Key_M)
    screen.view.setFocus()
    assert register(study) == []
    assert study.project.undo_label is None


def test_going_on_reading_stores_what_was_typed_on_its_own_passage(study: OpenStudy, screen: CodingScreen) -> None:
    press(screen.view, Qt.Key.Key_M)
    QTest.keyClicks(screen.inspector.notes.fresh, "first")
    go(screen, study, "Robin interview", "I waited a long time")
    [row] = register(study)
    assert row.about_words.startswith(f"“{BAGS}”")
    assert read_here(screen) == []


def test_the_notes_at_the_cursor_are_shown_and_those_elsewhere_not(study: OpenStudy, screen: CodingScreen) -> None:
    annotate(study, "Robin interview", "Nobody said why", "told?")
    annotate(study, "Robin interview", "just bags", "bags")
    assert read_here(screen) == []
    go(screen, study, "Robin interview", "just bags")
    assert read_here(screen) == ["bags"]
    go(screen, study, "Robin interview", "Nobody said why")
    assert read_here(screen) == ["told?"]
    go(screen, study, "Marian interview", "We were told")
    assert read_here(screen) == []


def test_a_note_is_edited_and_removed_where_it_is_read(study: OpenStudy, screen: CodingScreen) -> None:
    annotate(study, "Robin interview", BAGS, "bags")
    [card] = screen.inspector.notes.notes
    card.words.setFocus()
    card.words.selectAll()
    QTest.keyClicks(card.words, "whose?")
    screen.view.setFocus()
    assert [row.text for row in register(study)] == ["whose?"]
    study.project.undo()
    assert read_here(screen) == ["bags"]
    screen.inspector.notes.notes[0].remove.click()
    assert register(study) == []
    assert read_here(screen) == []
    study.project.undo()
    assert read_here(screen) == ["bags"]


def test_ctrl_enter_and_esc_give_the_keyboard_back_to_the_text(study: OpenStudy, screen: CodingScreen) -> None:
    fresh = screen.inspector.notes.fresh
    press(screen.view, Qt.Key.Key_M)
    QTest.keyClicks(fresh, "whose?")
    press(fresh, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.view.hasFocus()
    assert [row.text for row in register(study)] == ["whose?"]

    press(screen.view, Qt.Key.Key_M)
    press(fresh, Qt.Key.Key_Escape)
    assert screen.view.hasFocus()
    assert not fresh.isVisible()

    [card] = screen.inspector.notes.notes
    card.words.setFocus()
    press(card.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.view.hasFocus()
    card.remove.setFocus()
    press(card.remove, Qt.Key.Key_Escape)
    assert screen.view.hasFocus()
    assert [row.text for row in register(study)] == ["whose?"]


def test_the_gutter_hears_where_notes_hang(study: OpenStudy, screen: CodingScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.notes.noted) as told:
        annotate(study, "Robin interview", BAGS, "one")
    span = place_of(study.project, source(study, "Robin interview").id, BAGS)
    assert told.args == [[(span, 1)]]


def test_a_click_on_the_sign_beside_the_text_goes_to_the_note(study: OpenStudy, screen: CodingScreen) -> None:
    annotate(study, "Robin interview", BAGS, "one")
    here = place_of(study.project, source(study, "Robin interview").id, BAGS)
    screen.view.notes_requested.emit(GutterSign(0, 1, here, notes=1))
    assert screen.inspector.notes.notes[0].words.hasFocus()


def test_l_twice_links_two_passages_of_two_transcripts(
    study: OpenStudy, screen: CodingScreen, qtbot: QtBot
) -> None:
    notes = screen.inspector.notes
    press(screen.view, Qt.Key.Key_L)
    assert "just bags" in notes.linking.text()
    go(screen, study, "Marian interview", "We were told in the morning.")
    assert notes.linking.isVisible()
    press(screen.view, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    choose_kind("… contradicts this one")
    [made] = links(study)
    assert (made.start.words, made.kind, made.end.words) == (BAGS, "contradicts", "We were told in the morning.")
    assert study.project.undo_label == "Link passages"
    assert not notes.linking.isVisible()
    [card] = notes.links
    assert card.sentence.words == f"“{BAGS}” (Robin interview, turn 2) contradicts this"
    with qtbot.waitSignal(study.source_wanted) as went:
        card.sentence.followed.emit("other")
    assert went.args == [made.start.source, made.start.span]
    go(screen, study, "Robin interview", BAGS)
    assert notes.links[0].sentence.words.startswith("This contradicts “We were told")
    notes.links[0].words.setFocus()
    QTest.keyClicks(notes.links[0].words, "told, or not?")
    screen.view.setFocus()
    assert links(study)[0].note == "told, or not?"
    notes.links[0].remove.click()
    assert links(study) == []


def test_a_link_to_the_same_passage_is_not_made_and_can_be_given_up(
    study: OpenStudy, screen: CodingScreen
) -> None:
    press(screen.view, Qt.Key.Key_L)
    press(screen.view, Qt.Key.Key_L)
    assert QApplication.activePopupWidget() is None
    screen.inspector.notes.drop.click()
    assert not screen.inspector.notes.linking.isVisible()
    assert links(study) == []


def test_m_and_l_are_letters_wherever_something_is_typed(study: OpenStudy, screen: CodingScreen) -> None:
    screen.codebook.field.setFocus()
    QTest.keyClicks(screen.codebook.field, "ml")
    assert screen.codebook.field.text() == "ml"
    assert not screen.inspector.notes.fresh.isVisible()
