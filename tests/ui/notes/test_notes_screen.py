"""The Notes screen: everything written in one list, found again, and edited where it is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.coding import actions, queries
from app.coding.note_rows import AboutKind, NoteKind, NoteRow, Subject
from app.study import actions as study_actions
from app.ui.notes.notes_screen import NotesScreen
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.builders import code, person, place_of, version_of
from tests.made_studies import Copies, open_copy
from tests.ui.coding.open_studies import opened, shown, source
from tests.ui.opened import open_study

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    """The interviews with three notes, one of them a private journal entry; Ada is at the desk."""
    with opened(copies, tmp_path, theme) as made:
        project = made.project
        robin = Subject(AboutKind.PARTICIPANT, person(project, "Robin"))
        here = source(made, "Robin interview")
        span = place_of(project, here.id, "just bags in the car")
        actions.write_note(project, about=robin, text="Laughs when it hurts.", title="Robin’s laugh", author="Ada")
        actions.annotate(project, version=here.version, span=span, text="Whose bags?", author="Bo")
        actions.write_note(project, kind=NoteKind.JOURNAL, text="A long day.", author="Ada", dated_on="2026-01-15")
        project.forget_history()
        yield made


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> NotesScreen:
    made = NotesScreen(study)
    shown(qtbot, made)
    read(qtbot, made)
    return made


def read(qtbot: QtBot, screen: NotesScreen) -> None:
    """Until the register is here."""
    qtbot.waitUntil(lambda: not screen.reading.under_way)


def headings(screen: NotesScreen) -> list[str]:
    return [row.heading for row in screen.model.rows]


def stored(study: OpenStudy, reader: str = "Ada") -> dict[str, NoteRow]:
    with study.project.reading() as session:
        return {row.heading: row for row in queries.register(session, reader=reader)}


def choose(screen: NotesScreen, heading: str) -> None:
    screen.list.setCurrentIndex(screen.model.index(headings(screen).index(heading)))


def type_in(screen: NotesScreen, words: str) -> None:
    screen.editor.text.setFocus()
    screen.editor.text.selectAll()
    QTest.keyClicks(screen.editor.text, words)


def test_the_register_shows_every_note_the_journal_only_to_its_author(
    study: OpenStudy, screen: NotesScreen, qtbot: QtBot
) -> None:
    assert set(headings(screen)) == {"Robin’s laugh", "Whose bags?", "A long day."}
    assert screen.count.text() == "3 notes"
    spoken = str(
        screen.model.data(
            screen.model.index(headings(screen).index("A long day.")), Qt.ItemDataRole.AccessibleTextRole
        )
    )
    assert "Private" in spoken
    study.prefer(coder="Bo")
    read(qtbot, screen)
    assert set(headings(screen)) == {"Robin’s laugh", "Whose bags?"}


def test_typing_searches_whatever_the_case_and_the_count_says_of_how_many(screen: NotesScreen) -> None:
    QTest.keyClicks(screen.filters.words, "LAUGH robin")
    assert headings(screen) == ["Robin’s laugh"]
    assert screen.count.text() == "1 of 3 notes"
    screen.filters.clear_button.click()
    assert len(headings(screen)) == 3
    assert not screen.filters.clear_button.isVisible()
    assert not screen.filters.words.text()


def test_what_escape_took_back_is_had_again_by_undo(screen: NotesScreen) -> None:
    text = screen.editor.text
    screen.start_journal()
    QTest.keyClicks(text, "What I expected to hear")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not text.toPlainText()
    text.undo()
    assert text.toPlainText() == "What I expected to hear"


def test_filters_go_together(screen: NotesScreen) -> None:
    filters = screen.filters
    filters.person.setCurrentIndex(filters.person.findText("Robin"))
    filters.person.activated.emit(filters.person.currentIndex())
    assert set(headings(screen)) == {"Robin’s laugh", "Whose bags?"}
    filters.kind.setCurrentIndex(filters.kind.findText("Notes on passages"))
    filters.kind.activated.emit(filters.kind.currentIndex())
    assert headings(screen) == ["Whose bags?"]
    filters.author.setCurrentIndex(filters.author.findText("By Ada"))
    filters.author.activated.emit(filters.author.currentIndex())
    assert headings(screen) == []
    filters.clear()
    filters.until.setText("January 2026")
    filters.until.editingFinished.emit()
    assert headings(screen) == ["A long day."]


def test_an_edit_is_saved_when_the_field_is_left_and_undo_takes_it_back(
    study: OpenStudy, screen: NotesScreen, qtbot: QtBot
) -> None:
    choose(screen, "Whose bags?")
    type_in(screen, "Whose car?")
    assert "Whose bags?" in stored(study)
    screen.list.setFocus()
    assert "Whose car?" in stored(study)
    assert study.project.undo_label == "Edit note"
    study.project.undo()
    read(qtbot, screen)
    assert screen.editor.text.toPlainText() == "Whose bags?"


def test_an_edit_leaves_the_notes_in_their_places_while_one_is_clicked(
    study: OpenStudy, screen: NotesScreen
) -> None:
    before = headings(screen)
    choose(screen, before[-1])
    type_in(screen, "Another end")
    choose(screen, before[0])
    assert headings(screen) == [*before[:-1], "Another end"]
    assert screen.editor.text.toPlainText() == stored(study)[before[0]].text


def test_a_note_cannot_be_emptied_by_accident(study: OpenStudy, screen: NotesScreen, qtbot: QtBot) -> None:
    choose(screen, "Whose bags?")
    screen.editor.text.setFocus()
    screen.editor.text.clear()
    with qtbot.waitSignal(study.tasks.problem):
        screen.list.setFocus()
    assert screen.editor.text.toPlainText() == "Whose bags?"


def test_a_new_memo_is_stored_once_it_has_words(study: OpenStudy, screen: NotesScreen) -> None:
    screen.memo_button.click()
    assert screen.editor.text.hasFocus()
    screen.list.setFocus()
    assert len(stored(study)) == 3
    screen.memo_button.click()
    screen.editor.choice.choose(Subject(AboutKind.PARTICIPANT, person(study.project, "Marian")))
    QTest.keyClicks(screen.editor.text, "Says toast first.")
    QTest.keyClick(screen.editor.text, *CTRL_ENTER)
    made = stored(study)["Says toast first."]
    assert (made.about_words, made.author, made.private) == ("Marian", "Ada", False)
    assert screen.editor.row == made
    study.project.undo()
    assert len(stored(study)) == 3


def test_a_journal_entry_is_private_and_of_today(study: OpenStudy, screen: NotesScreen) -> None:
    screen.journal_button.click()
    QTest.keyClicks(screen.editor.text, "Tired.")
    screen.list.setFocus()
    made = stored(study)["Tired."]
    assert (made.private, made.kind, made.dated_on) == (True, NoteKind.JOURNAL, made.day)
    assert "Tired." not in stored(study, "Bo")


def test_ticks_are_steps_and_only_the_author_makes_a_note_private(study: OpenStudy, screen: NotesScreen) -> None:
    choose(screen, "Robin’s laugh")
    screen.editor.for_report.click()
    assert stored(study)["Robin’s laugh"].for_report
    screen.editor.private.click()
    assert stored(study)["Robin’s laugh"].private
    assert not screen.editor.for_report.isEnabled()
    choose(screen, "Whose bags?")
    assert not screen.editor.private.isEnabled()


def test_removing_goes_to_the_next_note_and_undo_brings_it_back(
    study: OpenStudy, screen: NotesScreen, qtbot: QtBot
) -> None:
    first = headings(screen)[0]
    choose(screen, first)
    screen.editor.remove.click()
    assert first not in headings(screen)
    assert screen.editor.row == screen.model.rows[0]
    study.project.undo()
    read(qtbot, screen)
    assert first in headings(screen)


def test_a_note_leads_to_what_it_is_about(study: OpenStudy, screen: NotesScreen, qtbot: QtBot) -> None:
    choose(screen, "Whose bags?")
    with qtbot.waitSignal(study.source_wanted) as went:
        screen.editor.about.followed.emit("about")
    assert went.args is not None
    here = source(study, "Robin interview")
    assert list(went.args) == [here.id, place_of(study.project, here.id, "just bags in the car")]
    choose(screen, "Robin’s laugh")
    with qtbot.waitSignal(study.participant_wanted):
        screen.editor.about.followed.emit("about")


def test_coming_from_a_thing_shows_its_notes_or_a_sheet_for_the_first(
    study: OpenStudy, screen: NotesScreen
) -> None:
    screen.show_notes(Subject(AboutKind.PARTICIPANT, person(study.project, "Robin")))
    assert set(headings(screen)) == {"Robin’s laugh", "Whose bags?"}
    marian = Subject(AboutKind.PARTICIPANT, person(study.project, "Marian"))
    screen.show_notes(marian)
    assert headings(screen) == []
    assert "the participant Marian" in screen.filters.only.text()
    assert screen.editor.choice.subject == marian
    QTest.keyClicks(screen.editor.text, "First.")
    screen.list.setFocus()
    assert stored(study)["First."].about == marian
    assert headings(screen) == ["First."]


def test_memos_links_and_interpretations_are_edited_where_they_are_kept(
    study: OpenStudy, screen: NotesScreen, qtbot: QtBot
) -> None:
    here = source(study, "Marian interview")
    code(study.project, here.id, "told in the morning", "Moves")
    with study.project.reading() as session:
        [mark] = queries.codings_in(session, version_of(study.project, here.id))
    actions.set_memo(study.project, coding=mark.coding, memo="by whom?")
    study_actions.add_field_note(
        study.project, name="Visit", observation="Rain.", observer="Ada", interpretation="It rains a lot."
    )
    read(qtbot, screen)
    for old, new in (("by whom?", "by the worker"), ("It rains a lot.", "It always rains.")):
        choose(screen, old)
        assert not screen.editor.title.isVisible()
        assert screen.editor.belongs.isVisible()
        type_in(screen, new)
        screen.list.setFocus()
        assert new in stored(study)


def test_an_empty_study_says_what_is_next(copies: Copies, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    with opened(copies, tmp_path, theme, empty=True) as study:
        screen = NotesScreen(study)
        shown(qtbot, screen)
        read(qtbot, screen)
        assert screen.empty.isVisible()
        screen.empty.buttons[1].click()
        assert screen.editor.isVisible()
        QTest.keyClicks(screen.editor.text, "Begin.")
        QTest.keyClick(screen.editor.text, *CTRL_ENTER)
        assert headings(screen) == ["Begin."]


def test_a_study_to_read_only_lets_notes_be_read(
    copies: Copies, theme: Theme, tmp_path: Path, qtbot: QtBot, study: OpenStudy
) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    project = open_copy(copies, folder, "interviews", lambda _: None, read_only=True)
    to_read = open_study(project, theme, folder, study)
    screen = NotesScreen(to_read)
    shown(qtbot, screen)
    read(qtbot, screen)
    assert not screen.memo_button.isEnabled()
    screen.start_memo()
    assert screen.editor.text.isReadOnly()
    to_read.close()


def test_of_two_readings_the_later_counts(study: OpenStudy, screen: NotesScreen, qtbot: QtBot) -> None:
    screen.refresh()
    choose(screen, "Whose bags?")
    type_in(screen, "Whose car?")
    screen.list.setFocus()
    read(qtbot, screen)
    assert "Whose car?" in headings(screen)
