"""Field notes: written in a form, read with what was made of them beside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.study import actions, queries
from app.study.field_note_rows import FieldNoteRow
from app.study.rows import SourceId
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.notes.field_note_dialog import FieldNoteDialog
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.made_studies import Copies
from tests.ui.coding.open_studies import opened, press, shown, source


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as made:
        yield made


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    made = CodingScreen(study)
    shown(qtbot, made)
    return made


def beside(study: OpenStudy, wanted: SourceId) -> FieldNoteRow:
    with study.project.reading() as session:
        row = queries.field_note(session, wanted)
    assert row is not None
    return row


def add(study: OpenStudy) -> SourceId:
    return actions.add_field_note(
        study.project,
        name="Review",
        observation="Nine chairs.\nRobin: Can I go now?",
        observer="Ada",
        on="2025-03-04",
        place="front room",
        present="Robin; the worker",
        interpretation="Was he heard?",
    )


def test_the_form_stores_what_was_seen_apart_from_what_is_made_of_it(study: OpenStudy, qtbot: QtBot) -> None:
    dialog = FieldNoteDialog(study)
    shown(qtbot, dialog)
    assert not dialog.save.isEnabled()
    for field, words in (
        (dialog.name, "Drop-in"),
        (dialog.place, "first floor"),
        (dialog.present, "Robin"),
        (dialog.observation, "A washing machine."),
        (dialog.interpretation, "It is what they come for."),
    ):
        QTest.keyClicks(field, words)
    with qtbot.waitSignal(dialog.added) as added:
        dialog.save.click()
    assert added.args is not None
    row = beside(study, SourceId(added.args[0]))
    assert (row.place, row.present, row.interpretation, row.observer) == (
        "first floor",
        "Robin",
        "It is what they come for.",
        "Ada",
    )
    assert study.project.undo_label == "Add field note"


def test_a_form_that_is_refused_stays_with_every_word(study: OpenStudy, qtbot: QtBot) -> None:
    dialog = FieldNoteDialog(study)
    shown(qtbot, dialog)
    QTest.keyClicks(dialog.name, "Drop-in")
    QTest.keyClicks(dialog.observation, "A washing machine.")
    dialog.on.setText("yesterday")
    with qtbot.waitSignal(study.tasks.problem):
        dialog.save.click()
    assert dialog.isVisible()
    with qtbot.waitSignal(study.said):
        press(dialog, Qt.Key.Key_Escape)
    assert dialog.observation.toPlainText() == "A washing machine."


def test_beside_a_field_note_stands_what_is_known_of_it_and_beside_an_interview_nothing(
    study: OpenStudy, screen: CodingScreen
) -> None:
    part = screen.panes.field_note
    screen.show_source(add(study))
    assert part.isVisible()
    assert (part.on.text(), part.place.text(), part.present.text()) == (
        "2025-03-04",
        "front room",
        "Robin; the worker",
    )
    assert part.interpretation.toPlainText() == "Was he heard?"
    screen.show_source(source(study, "Marian interview").id)
    assert not part.isVisible()


def test_what_is_made_of_it_is_edited_in_place_and_undo_takes_it_back(
    study: OpenStudy, screen: CodingScreen
) -> None:
    here = add(study)
    part = screen.panes.field_note
    screen.show_source(here)
    part.interpretation.setFocus()
    part.interpretation.selectAll()
    QTest.keyClicks(part.interpretation, "He was not.")
    screen.view.setFocus()
    assert beside(study, here).interpretation == "He was not."
    assert study.project.undo_label == "Edit field note"
    part.place.setText("back room")
    part.place.editingFinished.emit()
    assert beside(study, here).place == "back room"
    study.project.undo()
    study.project.undo()
    assert part.interpretation.toPlainText() == "Was he heard?"
    assert part.place.text() == "front room"


def test_words_typed_and_not_left_are_stored_on_going_to_another_transcript(
    study: OpenStudy, screen: CodingScreen
) -> None:
    here = add(study)
    screen.show_source(here)
    part = screen.panes.field_note
    part.interpretation.setFocus()
    part.interpretation.selectAll()
    QTest.keyClicks(part.interpretation, "Later.")
    screen.show_source(source(study, "Marian interview").id)
    assert beside(study, here).interpretation == "Later."


def test_the_cursor_is_in_the_observers_turn_or_in_that_of_somebody_quoted(
    study: OpenStudy, screen: CodingScreen
) -> None:
    screen.show_source(add(study))
    screen.view.set_caret(1)
    assert screen.inspector.turn.words() == "Turn 1 · Observer"
    press(screen.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert screen.inspector.turn.words() == "Turn 2 · Robin"
