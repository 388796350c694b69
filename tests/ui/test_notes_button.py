"""The button that leads to the notes about something, wherever that is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding import actions
from app.coding.note_rows import AboutKind, Subject
from app.ui.coding.coding_screen import CodingScreen
from app.ui.notes.notes_screen import NotesScreen
from app.ui.notes_button import NotesButton
from app.ui.open_study import OpenStudy
from app.ui.study.participants_screen import ParticipantsScreen
from app.ui.theme import Theme
from app.ui.workspace import Workspace
from tests.builders import person
from tests.made_studies import Copies
from tests.ui.coding.open_studies import opened, shown, source


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as made:
        yield made


@pytest.fixture
def robin(study: OpenStudy) -> Subject:
    return Subject(AboutKind.PARTICIPANT, person(study.project, "Robin"))


def test_it_counts_what_the_reader_may_see_and_follows(study: OpenStudy, robin: Subject, qtbot: QtBot) -> None:
    button = NotesButton(study)
    qtbot.addWidget(button)
    button.show_subject(robin)
    assert button.text() == "Notes"
    actions.write_note(study.project, about=robin, text="one", author="Ada")
    actions.write_note(study.project, about=robin, text="two", author="Bo", private=True)
    assert button.text() == "Notes (1)"
    assert button.accessibleName() == "1 note about this participant"
    study.project.undo()
    study.project.undo()
    assert button.text() == "Notes"


def test_it_leads_to_the_notes_about_that_thing(study: OpenStudy, robin: Subject, qtbot: QtBot) -> None:
    actions.write_note(study.project, about=robin, text="one", author="Ada")
    actions.write_note(study.project, text="another", author="Ada")
    workspace = Workspace(study)
    shown(qtbot, workspace)
    workspace.show_participant(person(study.project, "Robin"))
    people = workspace.screen_in_front()
    assert isinstance(people, ParticipantsScreen)
    people.editor.notes.click()
    notes = workspace.screen_in_front()
    assert isinstance(notes, NotesScreen)
    qtbot.waitUntil(lambda: [row.text for row in notes.model.rows] == ["one"])
    workspace.go_back()
    assert workspace.now == "participants"


def test_a_transcript_has_one_in_its_header(study: OpenStudy, qtbot: QtBot) -> None:
    screen = CodingScreen(study)
    shown(qtbot, screen)
    here = source(study, "Marian interview").id
    screen.show_source(here)
    with qtbot.waitSignal(study.notes_wanted) as wanted:
        screen.panes.notes_button.click()
    assert wanted.args == [Subject(AboutKind.SOURCE, here)]
