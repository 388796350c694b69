"""A small study of four people, and the window's side of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.study import queries
from app.study.rows import ConsentRow, ConsentScope
from app.ui.open_study import OpenStudy
from app.ui.study.participant_editor import ParticipantEditor
from app.ui.theme import Theme
from tests.builders import CARER, CHILD, PRACTITIONER, add, dialogue, person, speaker
from tests.ui.opened import open_study

PEOPLE = (
    ("Robin", CHILD, "Riverside", "Young person"),
    ("Marian", CARER, "Riverside", "Foster carer"),
    ("Terry", PRACTITIONER, "Hill", "Social worker"),
)


@pytest.fixture
def filled(study: Project) -> Project:
    """Three people in transcripts of their own, and Ash, who has no perspective yet."""
    for name, perspective, area, role in PEOPLE:
        lines = [("Interviewer", "How was it?"), (name, "They moved me on a Tuesday.")]
        add(study, dialogue(f"Visit to {name}", lines, [speaker(name, perspective, area=area, role=role)]))
    add(study, dialogue("A call", [("Ash", "Nobody said why.")]))
    return study


@pytest.fixture
def opened(filled: Project, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    parent = QObject()
    shown = open_study(filled, theme, tmp_path, parent)
    yield shown
    shown.stop_work()


@pytest.fixture
def editor(opened: OpenStudy, filled: Project, qtbot: QtBot) -> ParticipantEditor:
    """Robin, shown anew after every change as the screen does it."""
    shown = ParticipantEditor(opened)
    qtbot.addWidget(shown)
    shown.resize(460, 900)

    def show() -> None:
        with filled.reading() as session:
            row = queries.participant(session, person(filled, "Robin"))
        shown.show_person(row)

    show()
    opened.changed.connect(show)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def consent_of(project: Project, scope: ConsentScope) -> ConsentRow:
    """What Robin said about a scope."""
    with project.reading() as session:
        return next(row for row in queries.consents(session, person(project, "Robin")) if row.scope is scope)
