"""A small study of synthetic people, open as the screens are given it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.coding import queries as coding
from app.coding.rows import CodeRow, CodingMark
from app.settings import Settings
from app.store.project import Project
from app.study import queries
from app.study.rows import SourceId, SourceRow
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests import builders
from tests.builders import CARER, CHILD, INTERVIEWER, PRACTITIONER
from tests.made_studies import Copies, open_copy
from tests.ui.opened import lent

FREE = Qt.KeyboardModifier.NoModifier
ROBIN = (
    (INTERVIEWER, "Where did you go?"),
    ("Robin", "We went in a car. It was just bags in the car. Nobody said why."),
    (INTERVIEWER, "And then?"),
    ("Robin", "I waited a long time 😕. Then Marian came and made toast."),
)
MARIAN = ((INTERVIEWER, "How was that day?"), ("Marian", "We were told in the morning. She came with bags."))
LENA = ((INTERVIEWER, "And for you?"), ("Lena", "The placement ended in March, and the plan came late."))
TOGETHER = (("Robin", "We talked about it."), ("Sam", "I said nothing at all about the bags."))


@contextmanager
def opened(copies: Copies, folder: Path, theme: Theme, *, empty: bool = False) -> Iterator[OpenStudy]:
    """The study, with nobody's preferences."""
    project = builders.new_study(folder) if empty else open_copy(copies, folder, "interviews", fill)
    with lent(project, theme, Settings(coder="Ada"), list[Settings]().append) as study:
        yield study


def fill(project: Project) -> None:
    """Three interviews and a talk of two, nothing coded."""
    said = builders.speaker
    builders.add(
        project,
        builders.dialogue("Lena interview", LENA, [said("Lena", PRACTITIONER, area="North")]),
        builders.dialogue("Robin interview", ROBIN, [said("Robin", CHILD, area="North", role="11, in care")]),
        builders.dialogue("Marian interview", MARIAN, [said("Marian", CARER, area="North")]),
        builders.dialogue("Robin and Sam", TOGETHER, [said("Sam", CHILD)]),
    )


def source(study: OpenStudy, name: str) -> SourceRow:
    """A source by its name."""
    with study.project.reading() as session:
        return queries.source_named(session, name)


def codes(study: OpenStudy) -> dict[str, CodeRow]:
    """The codebook by path."""
    with study.project.reading() as session:
        return {row.path: row for row in coding.codes(session)}


def marks(study: OpenStudy, name: str) -> list[CodingMark]:
    """The codings of a source."""
    with study.project.reading() as session:
        return coding.codings_in(session, queries.source_named(session, name).version)


def coded_words(study: OpenStudy, name: str) -> list[tuple[str, str]]:
    """What is coded in a source: the code and the words."""
    row = source(study, name)
    text = builders.text_of(study.project, SourceId(row.id))
    return [(mark.name, mark.span.of(text)) for mark in marks(study, name)]


def shown(qtbot: QtBot, screen: QWidget, width: int = 1300, height: int = 850) -> None:
    """Puts a screen before the reader, with the keyboard."""
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    screen.activateWindow()
    qtbot.waitExposed(screen)
    qtbot.waitUntil(lambda: screen.isActiveWindow())


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = FREE) -> None:
    """One key."""
    QTest.keyClick(widget, key, held)
