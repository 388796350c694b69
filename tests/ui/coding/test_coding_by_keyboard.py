"""Coding with the keyboard alone: sentences taken in, codes put on, changed, taken off, held together, pinned."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.coding import actions
from app.coding.rows import Origin
from app.language.spans import Span
from app.ui.coding.coding_actions import PLACES
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.transcript.passage_edges import Snap
from app.ui.commands import GROUPS
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.made_studies import Copies
from tests.ui.coding.open_studies import coded_words, codes, marks, opened, press, shown, source

NAME = "Robin interview"
CAR, BAGS, WHY = "We went in a car.", "It was just bags in the car.", "Nobody said why."
Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    for path in ("Moving / Belongings", "Moving / Not being told", "Waiting"):
        actions.make_code_path(study.project, path=path)
    screen = CodingScreen(study)
    shown(qtbot, screen)
    screen.show_source(source(study, NAME).id)
    screen.view.set_caret(words(screen, CAR).start)
    return screen


def words(screen: CodingScreen, wanted: str) -> Span:
    """Where words stand in the open transcript."""
    row = screen.desk.transcript
    assert row is not None
    start = row.text.index(wanted)
    return Span(start, start + len(wanted))


def field(screen: CodingScreen) -> QLineEdit:
    """Where letters go while a code is chosen."""
    assert screen.commands.palette.isVisible()
    return screen.commands.palette.field


def code(screen: CodingScreen, typed: str) -> None:
    """Enter, a few letters, Enter."""
    press(screen.view, Key.Key_Return)
    QTest.keyClicks(field(screen), typed)
    press(field(screen), Key.Key_Return)


def counted(screen: CodingScreen) -> dict[str, int]:
    """What the tree counts."""
    return {row.name: row.passages for row in screen.codebook.model.codes if row.passages}


def test_sentences_are_selected_by_keys_and_coded_by_two_letters(screen: CodingScreen, study: OpenStudy) -> None:
    press(screen.view, Key.Key_Down, CTRL | SHIFT)
    press(screen.view, Key.Key_Down, CTRL | SHIFT)
    code(screen, "be")
    assert coded_words(study, NAME) == [("Belongings", f"{CAR} {BAGS}")]
    press(screen.view, Key.Key_Down, CTRL)
    assert screen.view.caret() == words(screen, WHY).start


def test_the_code_of_a_passage_is_changed_in_one_step(screen: CodingScreen, study: OpenStudy) -> None:
    code(screen, "wai")
    (before,) = marks(study, NAME)
    press(screen.view, Key.Key_R)
    assert screen.commands.palette.choices()[0] == "Moving", "not the code it has"
    QTest.keyClicks(field(screen), "nbt")
    press(field(screen), Key.Key_Return)
    assert coded_words(study, NAME) == [("Not being told", CAR)]
    (after,) = marks(study, NAME)
    assert after.coding == before.coding
    assert counted(screen) == {"Not being told": 1}
    assert screen.view.hasFocus()
    study.project.undo()
    assert coded_words(study, NAME) == [("Waiting", CAR)]
    assert counted(screen) == {"Waiting": 1}


def test_two_codings_become_one_and_keep_both_memos(screen: CodingScreen, study: OpenStudy) -> None:
    code(screen, "wai")
    code(screen, "bel")
    for mark in marks(study, NAME):
        actions.set_memo(study.project, coding=mark.coding, memo=f"on {mark.name}")
    waiting = next(mark for mark in marks(study, NAME) if mark.name == "Waiting")
    screen.commands.change_code(waiting.coding)
    QTest.keyClicks(field(screen), "bel")
    press(field(screen), Key.Key_Return)
    (mark,) = marks(study, NAME)
    assert mark.name == "Belongings"
    assert {"on Belongings", "on Waiting"} <= set(mark.memo.splitlines())
    assert screen.desk.marks == {mark.coding: mark}
    assert counted(screen) == {"Belongings": 1}


def test_a_passage_is_changed_to_a_code_that_is_made_for_it(screen: CodingScreen, study: OpenStudy) -> None:
    code(screen, "wai")
    press(screen.view, Key.Key_R)
    QTest.keyClicks(field(screen), "Driven away")
    press(field(screen), Key.Key_Return)
    assert coded_words(study, NAME) == [("Driven away", CAR)]
    assert counted(screen) == {"Driven away": 1}
    study.project.undo()
    assert coded_words(study, NAME) == [("Waiting", CAR)]
    assert "Driven away" not in codes(study)


def test_after_a_change_given_up_a_code_goes_on_the_passage_again(screen: CodingScreen, study: OpenStudy) -> None:
    code(screen, "wai")
    press(screen.view, Key.Key_R)
    press(field(screen), Key.Key_Escape)
    screen.codebook.tree.choose(codes(study)["Moving / Belongings"].id)
    press(screen.codebook.tree, Key.Key_Return)
    assert sorted(coded_words(study, NAME)) == [("Belongings", CAR), ("Waiting", CAR)]


def test_delete_takes_the_code_at_the_cursor_off(screen: CodingScreen, study: OpenStudy, qtbot: QtBot) -> None:
    code(screen, "wai")
    press(screen.view, Key.Key_Delete)
    assert coded_words(study, NAME) == []
    with qtbot.waitSignal(study.said) as said:
        press(screen.view, Key.Key_Delete)
    assert said.args == ["Nothing is coded at the cursor."]


def test_several_codes_go_on_in_one_step(screen: CodingScreen, study: OpenStudy) -> None:
    press(screen.view, Key.Key_Return)
    QTest.keyClicks(field(screen), "wai")
    press(field(screen), Key.Key_Return, CTRL)
    QTest.keyClicks(field(screen), "bel")
    press(field(screen), Key.Key_Return, CTRL)
    QTest.keyClicks(field(screen), "Leaving")
    press(field(screen), Key.Key_Return)
    assert sorted(coded_words(study, NAME)) == [("Belongings", CAR), ("Leaving", CAR), ("Waiting", CAR)]
    assert counted(screen) == {"Waiting": 1, "Belongings": 1, "Leaving": 1}
    assert study.project.undo_label == "Code passage with 3 codes"
    study.project.undo()
    assert coded_words(study, NAME) == []
    assert "Leaving" not in codes(study)


def test_a_code_in_the_participants_words_says_where_it_comes_from(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, "just bags"))
    press(screen.view, Key.Key_I)
    made = codes(study)["just bags"]
    assert made.origin is Origin.IN_VIVO
    assert coded_words(study, NAME) == [("just bags", "just bags")]


def test_a_code_is_pinned_by_a_key_in_the_tree_and_used_by_it(screen: CodingScreen, study: OpenStudy) -> None:
    waiting = codes(study)["Waiting"].id
    screen.codebook.tree.choose(waiting)
    press(screen.codebook.tree, Key.Key_4, ALT)
    assert screen.keys.is_pinned(waiting)
    press(screen.view, Key.Key_4)
    assert coded_words(study, NAME) == [("Waiting", CAR)]
    press(screen.codebook.tree, Key.Key_0, ALT)
    assert not screen.keys.is_pinned(waiting)
    press(screen.view, Key.Key_Return)
    QTest.keyClicks(field(screen), "bel")
    press(field(screen), Key.Key_5, ALT)
    assert screen.keys.code_on(5) == codes(study)["Moving / Belongings"].id


def test_what_selections_take_in_is_seen_switched_and_kept(screen: CodingScreen, study: OpenStudy) -> None:
    assert screen.header.snap.text() == "Select words"
    press(screen.view, Key.Key_W)
    assert (screen.view.snap, study.settings.snap_to) == (Snap.SENTENCES, "sentences")
    assert screen.header.snap.text() == "Select sentences"
    screen.header.snap.kinds[Snap.TURNS].trigger()
    assert screen.view.snap is Snap.TURNS
    code(screen, "wai")
    assert coded_words(study, NAME) == [("Waiting", f"{CAR} {BAGS} {WHY}")]


def test_chosen_keys_are_heard_in_the_text_and_told_in_menus_and_tips(
    screen: CodingScreen, study: OpenStudy
) -> None:
    study.prefer(keys={"text.change": ["Ctrl+Shift+R"], "transcripts.snap": ["X"]})
    code(screen, "wai")
    press(screen.view, Key.Key_R)
    assert not screen.commands.palette.isVisible()
    press(screen.view, Key.Key_R, CTRL | SHIFT)
    assert screen.commands.palette.isVisible()
    press(field(screen), Key.Key_Escape)
    assert screen.named.actions["text.change"].shortcut().toString() == "Ctrl+Shift+R"
    assert screen.header.snap.toolTip().endswith("(X)")
    press(screen.view, Key.Key_X)
    assert screen.view.snap is Snap.SENTENCES


def test_letters_alone_do_nothing_where_they_are_switched_off(screen: CodingScreen, study: OpenStudy) -> None:
    code(screen, "wai")
    study.prefer(single_keys=False)
    for key in (Key.Key_R, Key.Key_I, Key.Key_S, Key.Key_1, Key.Key_U):
        press(screen.view, key)
    assert not screen.commands.palette.isVisible()
    assert coded_words(study, NAME) == [("Waiting", CAR)]
    press(screen.view, Key.Key_R, CTRL)
    assert screen.commands.palette.isVisible(), "with Ctrl they still do"


def test_the_next_uncoded_turn_by_a_letter(screen: CodingScreen, study: OpenStudy) -> None:
    press(screen.view, Key.Key_U)
    assert screen.view.caret() == words(screen, "I waited a long time").start


def test_what_is_listed_for_the_text_and_its_page_can_be_done(screen: CodingScreen) -> None:
    groups = [group for group in GROUPS if group.place in PLACES]
    assert {command.name for group in groups for command in group.commands} == set(screen.named.actions)


def test_the_code_just_put_on_is_the_one_at_hand(screen: CodingScreen, study: OpenStudy) -> None:
    """Though a shorter passage lies inside the same words."""
    view = screen.view
    view.select(words(screen, "just bags in the car"))
    code(screen, "be")
    first = screen.inspector.current()
    code(screen, "wa")
    second = screen.inspector.current()
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("Belongings", "Waiting")
    assert {first.span, second.span} == {words(screen, "just bags in the car")}
    assert view.coding_at_hand() == second
    press(view, Key.Key_Delete)
    assert view.coding_at_hand() == first
    assert screen.inspector.current() == first
    assert (second.name, "just bags in the car") not in coded_words(study, NAME)
    assert (first.name, "just bags in the car") in coded_words(study, NAME)
