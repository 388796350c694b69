"""A study that is open to read: what would change it cannot be had, or says why; nothing fails when tried."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from app.exchange.sample import make_sample
from app.ui.coding.codebook.code_editor import CodeEditor
from app.ui.coding.codebook.themes_screen import ThemesScreen
from app.ui.coding.coding_actions import WRITING
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.transcript.find_bar import FindBar
from app.ui.open_study import READ_ONLY, OpenStudy
from app.ui.status import StatusBar
from app.ui.study.overview_screen import OverviewScreen
from app.ui.study.participants_screen import ParticipantsScreen
from app.ui.theme import Theme
from app.ui.widgets.search_field import SearchField
from tests.made_studies import Copies, open_copy
from tests.ui.coding.open_studies import shown
from tests.ui.opened import open_study

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    parent = QObject()
    project = open_copy(copies, tmp_path, "sample", make_sample, read_only=True)
    opened = open_study(project, theme, tmp_path, parent)
    yield opened
    opened.close()


@pytest.fixture
def said(study: OpenStudy) -> list[str]:
    """What the status bar was told."""
    told: list[str] = []
    study.said.connect(told.append)
    return told


def can_be_typed_in(screen: QWidget) -> list[str]:
    """The fields, other than for searching, that take what is typed."""
    fields: list[QLineEdit | QPlainTextEdit] = [
        *screen.findChildren(QLineEdit),
        *screen.findChildren(QPlainTextEdit),
    ]
    return [
        field.accessibleName()
        for field in fields
        if field.isVisible()
        and field.isEnabled()
        and not field.isReadOnly()
        and not isinstance(field, SearchField)
        and not isinstance(field.parent(), FindBar)
    ]


@pytest.mark.parametrize("page", [CodingScreen, ThemesScreen, ParticipantsScreen, OverviewScreen])
def test_no_field_of_the_study_takes_what_is_typed(
    qtbot: QtBot, study: OpenStudy, page: type[CodingScreen | ThemesScreen | ParticipantsScreen | OverviewScreen]
) -> None:
    screen = page(study)
    shown(qtbot, screen)
    assert can_be_typed_in(screen) == []


@pytest.mark.parametrize(
    ("key", "held"),
    [(Key.Key_Return, CTRL), (Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Key.Key_1, CTRL ^ CTRL)],
)
def test_a_key_that_codes_says_why_it_does_not(
    qtbot: QtBot, study: OpenStudy, said: list[str], key: Key, held: Qt.KeyboardModifier
) -> None:
    screen = CodingScreen(study)
    shown(qtbot, screen)
    before = dict(screen.desk.marks)
    screen.keys.use(screen.codebook.model.codes[0].id)
    screen.view.setFocus()
    QTest.keyClick(screen.view, key, held)
    assert said == [READ_ONLY]
    assert screen.desk.marks == before
    assert not screen.commands.palette.isVisible()


def test_what_codes_cannot_be_had_from_the_menus(qtbot: QtBot, study: OpenStudy) -> None:
    screen = CodingScreen(study)
    shown(qtbot, screen)
    offered = {action.objectName() for action in screen.actions() if action.isEnabled()}
    assert {"transcripts.uncoded", "transcripts.alone", "transcripts.snap", "text.copy"} <= offered
    assert not offered & WRITING
    assert not screen.header.status.isEnabled()
    mark = next(iter(screen.desk.marks.values()))
    menu = screen.named.menu([mark], None)
    can = [action.text() for action in menu.actions() if action.text() and action.isEnabled()]
    assert can == ["Go to its journey mark", "Show only"]
    row = screen.sources.model.row_of(screen.desk.transcript.source if screen.desk.transcript else None)
    assert row is not None
    assert not any(action.isEnabled() for action in screen.sources.menu_for(row).actions() if action.text())


def test_a_code_is_not_taken_off_a_passage(qtbot: QtBot, study: OpenStudy, said: list[str]) -> None:
    screen = CodingScreen(study)
    shown(qtbot, screen)
    mark = next(iter(screen.desk.marks.values()))
    screen.view.set_caret(mark.start)
    assert not screen.inspector.remove.isEnabled()
    QTest.keyClick(screen.inspector.list, Key.Key_Delete)
    assert said == [READ_ONLY]
    assert mark.coding in screen.desk.marks


def test_the_status_of_a_transcript_is_not_changed(qtbot: QtBot, study: OpenStudy, said: list[str]) -> None:
    screen = CodingScreen(study)
    shown(qtbot, screen)
    QTest.keyClick(screen.sources.tree, Key.Key_Space)
    assert said == [READ_ONLY]


def test_the_codebook_is_read_and_filtered_only(qtbot: QtBot, study: OpenStudy, said: list[str]) -> None:
    screen = ThemesScreen(study)
    shown(qtbot, screen)
    book = screen.codebook
    book.tree.setFocus()
    QTest.keyClick(book.tree, Key.Key_Down)
    row = book.tree.row()
    assert row is not None
    QTest.keyClick(book.tree, Key.Key_F2)
    assert book.tree.state() is not QTreeView.State.EditingState
    QTest.keyClick(book.tree, Key.Key_Delete)
    QTest.keyClick(book.tree, Key.Key_Down, ALT)
    assert set(said) == {READ_ONLY}
    offered = [action.text() for action in book.menu_for(row).actions() if action.text() and action.isEnabled()]
    assert offered == ["Show passages", "Edit definition…"]
    said.clear()
    QTest.keyClicks(book.field, "Something new")
    assert not book.note.isVisible()
    QTest.keyClick(book.field, Key.Key_Return)
    assert said == [READ_ONLY]
    editor = screen.findChild(CodeEditor)
    assert editor is not None
    assert not any(choice.isEnabled() for choice in editor.findChildren(QComboBox))


def test_nobody_is_added(qtbot: QtBot, study: OpenStudy) -> None:
    screen = ParticipantsScreen(study)
    shown(qtbot, screen)
    assert not screen.add_button.isEnabled()
    assert not next(one for one in screen.actions() if one.text() == "Add participant").isEnabled()


def test_the_foot_of_the_window_says_read_only(qtbot: QtBot, theme: Theme, study: OpenStudy) -> None:
    status = StatusBar(theme)
    qtbot.addWidget(status)
    status.show_study(study)
    assert not status.reading.isHidden()
    assert status.reading.accessibleName() == "Read only"
    assert status.saved.isHidden()
