"""Coded passages on the Transcripts screen: their ends moved and stored, their memos opened, one code alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.coding import actions
from app.language.spans import Span
from app.problems import Problem
from app.ui.coding.coding_screen import CodingScreen
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests import builders
from tests.made_studies import Copies
from tests.ui.coding.looking import point_in
from tests.ui.coding.open_studies import coded_words, marks, opened, press, shown, source

NAME = "Robin interview"
KEY = Qt.Key
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    row = source(study, NAME)
    for words, path in (("just bags", "Moving / Belongings"), ("It was just bags", "Waiting")):
        builders.code(study.project, row.id, words, path)
    screen = CodingScreen(study)
    shown(qtbot, screen)
    screen.show_source(row.id)
    return screen


def place(screen: CodingScreen, words: str) -> Span:
    row = screen.desk.transcript
    assert row is not None
    start = row.text.index(words)
    return Span(start, start + len(words))


def click(screen: CodingScreen, words: str) -> None:
    QTest.mouseClick(screen.view.viewport(), LEFT, pos=point_in(screen.view, place(screen, words).start + 1))


def test_a_click_lists_the_codes_and_chooses_the_innermost(screen: CodingScreen) -> None:
    click(screen, "bags in")
    assert "2 codes overlap here" in screen.inspector.sentence.text()
    current = screen.inspector.current()
    assert current is not None
    assert current.name == "Belongings"


def test_choosing_in_the_list_chooses_in_the_text(screen: CodingScreen) -> None:
    click(screen, "bags in")
    screen.inspector.list.setFocus()
    for key in (KEY.Key_Home, KEY.Key_Down, KEY.Key_Up):
        press(screen.inspector.list, key)
    chosen, current = screen.view.chosen, screen.inspector.current()
    assert chosen is not None
    assert current is not None
    assert chosen == current


def test_keys_move_an_end_and_undo_puts_it_back(screen: CodingScreen, study: OpenStudy) -> None:
    click(screen, "bags in")
    press(screen.view, KEY.Key_Right, ALT_SHIFT)
    press(screen.view, KEY.Key_Right, ALT_SHIFT)
    press(screen.view, KEY.Key_Up, ALT_SHIFT)
    assert ("Belongings", "was just bags in the") in coded_words(study, NAME)
    assert study.project.undo_label == "Resize passage"
    for _ in range(3):
        study.project.undo()
    assert sorted(coded_words(study, NAME)) == [("Belongings", "just bags"), ("Waiting", "It was just bags")]
    assert {mark.span for mark in screen.desk.marks.values()} == {
        place(screen, "just bags"),
        place(screen, "It was just bags"),
    }


def test_a_handle_is_dragged_and_the_passage_stays_chosen(screen: CodingScreen, study: OpenStudy) -> None:
    click(screen, "bags in")
    edges = screen.view.chosen_edges()
    assert edges is not None
    area, end = screen.view.viewport(), QPoint(round(edges[1].x), round(edges[1].bottom) - 3)
    to = point_in(screen.view, place(screen, "car. Nobody").start + 1)
    QTest.mousePress(area, LEFT, pos=end)
    QTest.mouseMove(area, to)
    QTest.mouseRelease(area, LEFT, pos=to)
    assert ("Belongings", "just bags in the car") in coded_words(study, NAME)
    assert screen.view.chosen is not None
    assert screen.view.chosen_span() == place(screen, "just bags in the car")


def test_what_cannot_be_resized_stays_as_it_was(screen: CodingScreen, study: OpenStudy) -> None:
    row = source(study, NAME)
    builders.code(study.project, row.id, "bags in", "Moving / Belongings")
    mark = next(mark for mark in marks(study, NAME) if mark.span == place(screen, "just bags"))
    before = coded_words(study, NAME)
    with pytest.raises(Problem, match="have that code already"):
        screen.desk.resize(mark.coding, place(screen, "bags in"))
    assert coded_words(study, NAME) == before
    assert screen.desk.marks[mark.coding].span == place(screen, "just bags")


def test_a_sign_beside_the_text_opens_its_memo(screen: CodingScreen, study: OpenStudy, qtbot: QtBot) -> None:
    mark = next(mark for mark in marks(study, NAME) if mark.name == "Belongings")
    actions.set_memo(study.project, coding=mark.coding, memo="compare with the drawing")
    screen.refresh()
    sign = screen.view.gutter._signs(0, 10_000)[0]
    QTest.mouseClick(screen.view.gutter, LEFT, pos=screen.view.gutter._sign_box(sign).center().toPoint())
    qtbot.waitUntil(screen.inspector.memo.hasFocus)
    assert screen.inspector.memo.toPlainText() == "compare with the drawing"


def test_memos_are_switched_over_the_text_and_kept(screen: CodingScreen, study: OpenStudy) -> None:
    screen.header.memos.click()
    assert not study.settings.show_memos
    screen.header.memos.click()
    assert study.settings.show_memos


def test_one_code_alone_by_menu_and_all_again(screen: CodingScreen) -> None:
    click(screen, "bags in")
    menu = screen.named.menu(screen.view.codings_at_caret(), None)
    only = next(part for part in menu.findChildren(QMenu) if part.title() == "Show only")
    assert [action.text() for action in only.actions()] == ["Waiting", "Belongings"]
    only.actions()[1].trigger()
    assert "Only “Belongings” is shown" in screen.view.one_code.words.words()
    again = screen.named.menu([], None)
    next(action for action in again.actions() if action.text() == "Show all codes").trigger()
    assert not screen.view.shows_one
    screen.named.actions["transcripts.alone"].trigger()
    assert screen.view.shows_one


def test_many_codes_at_one_place_are_changed_and_removed_in_menus_of_their_own(
    screen: CodingScreen, study: OpenStudy
) -> None:
    for path in ("School", "Friends"):
        builders.code(study.project, source(study, NAME).id, "just bags", path)
    click(screen, "bags in")
    menu = screen.named.menu(screen.view.codings_at_caret(), None)
    parts = {part.title(): part.actions() for part in menu.findChildren(QMenu)}
    assert sorted(action.text() for action in parts["Change a code here"]) == [
        "Belongings…", "Friends…", "School…", "Waiting…"
    ]  # fmt: skip
    next(action for action in parts["Remove a code here"] if action.text() == "School").trigger()
    assert {name for name, _ in coded_words(study, NAME)} == {"Belongings", "Waiting", "Friends"}


def test_a_screen_reader_is_told_of_codes_unless_that_is_switched_off(
    screen: CodingScreen, study: OpenStudy
) -> None:
    assert screen.view.announcer.enabled
    study.prefer(say_codes=False)
    assert not screen.view.announcer.enabled
