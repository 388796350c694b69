"""Choosing a coded passage and moving its ends, by mouse and by keys; what is chosen and what is let go."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.language.spans import Span
from app.ui.coding.transcript.passage_edges import Snap
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.theme import LIGHT
from tests.ui.coding.looking import ROW, colours_in, picture_of, point_in, span_of
from tests.ui.coding.samples import INTERVIEW, mark, transcript

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
DOG = mark(1, ROW, "the dog")
SLEPT = mark(2, ROW, "I liked the dog there. He slept", "Belongings")


@pytest.fixture
def coded(view: TranscriptView) -> TranscriptView:
    view.set_codings([DOG, SLEPT])
    return view


def click(view: TranscriptView, words: str) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=point_in(view, span_of(words).start))


def end_of(view: TranscriptView, number: int) -> QPoint:
    """Where a handle is: 0 the first, 1 the last."""
    edges = view.chosen_edges()
    assert edges is not None
    return QPoint(round(edges[number].x), round((edges[number].top + edges[number].bottom) / 2))


def drag(view: TranscriptView, number: int, to: QPoint) -> None:
    area = view.viewport()
    QTest.mousePress(area, LEFT, pos=end_of(view, number))
    QTest.mouseMove(area, to)
    QTest.mouseRelease(area, LEFT, pos=to)


def test_a_click_chooses_the_innermost_passage_and_lists_them_all(qtbot: QtBot, coded: TranscriptView) -> None:
    with qtbot.waitSignal(coded.coding_chosen) as told:
        click(coded, "dog")
    assert told.args == [DOG.coding]
    assert coded.codings_at_caret() == [SLEPT, DOG]
    assert LIGHT.focus in colours_in(picture_of(coded), near=end_of(coded, 0))


def test_a_click_on_words_without_a_code_chooses_nothing(coded: TranscriptView) -> None:
    click(coded, "dog")
    click(coded, "phone")
    assert coded.chosen is None


def test_a_drag_over_words_selects_them_and_chooses_nothing(coded: TranscriptView) -> None:
    click(coded, "dog")
    area = coded.viewport()
    QTest.mousePress(area, LEFT, pos=point_in(coded, span_of("phone").start))
    QTest.mouseMove(area, point_in(coded, span_of("number").end - 1))
    QTest.mouseRelease(area, LEFT, pos=point_in(coded, span_of("number").end - 1))
    assert coded.selection() == span_of("phone number")
    assert coded.chosen is None


def test_a_code_goes_on_the_chosen_passage(qtbot: QtBot, coded: TranscriptView) -> None:
    click(coded, "dog")
    with qtbot.waitSignal(coded.number_pressed):
        QTest.keyClick(coded, Key.Key_2)
    assert coded.selection() == DOG.span


def test_the_chosen_passage_is_copied(coded: TranscriptView) -> None:
    click(coded, "dog")
    QTest.keyClick(coded, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "the dog"


def test_the_passage_is_left_when_the_caret_leaves_it_and_by_esc(coded: TranscriptView) -> None:
    click(coded, "dog")
    seen = []
    for key in (Key.Key_Left, Key.Key_Escape):
        QTest.keyClick(coded, key)
        seen.append(coded.chosen)
    assert seen == [DOG, None]
    click(coded, "dog")
    QTest.keyClick(coded, Key.Key_End)
    assert coded.chosen is None


def test_dragging_an_end_takes_whole_words(qtbot: QtBot, coded: TranscriptView) -> None:
    click(coded, "dog")
    with qtbot.waitSignal(coded.resize_requested) as told:
        drag(coded, 1, point_in(coded, span_of("there").start + 2))
    assert told.args == [DOG.coding, span_of("the dog there")]
    with qtbot.waitSignal(coded.resize_requested) as told:
        drag(coded, 0, point_in(coded, span_of("liked").start + 1))
    assert told.args == [DOG.coding, span_of("liked the dog")]


def test_without_snapping_an_end_goes_to_the_letter(qtbot: QtBot, coded: TranscriptView) -> None:
    coded.snap = Snap.NOTHING
    click(coded, "dog")
    with qtbot.waitSignal(coded.resize_requested) as told:
        drag(coded, 1, point_in(coded, span_of("there").start + 2) - QPoint(3, 0))
    assert told.args == [DOG.coding, span_of("the dog th")]


def test_an_end_dragged_over_the_other_turns_the_passage_round(qtbot: QtBot, coded: TranscriptView) -> None:
    click(coded, "dog")
    with qtbot.waitSignal(coded.resize_requested) as told:
        drag(coded, 0, point_in(coded, span_of("there").start + 2))
    assert told.args == [DOG.coding, span_of(" there")]


def test_an_end_put_back_or_let_go_by_esc_changes_nothing(qtbot: QtBot, coded: TranscriptView) -> None:
    click(coded, "dog")
    with qtbot.assertNotEmitted(coded.resize_requested):
        drag(coded, 1, end_of(coded, 1))
        QTest.mousePress(coded.viewport(), LEFT, pos=end_of(coded, 1))
        QTest.mouseMove(coded.viewport(), point_in(coded, span_of("slept").start))
        QTest.keyClick(coded, Key.Key_Escape)
        QTest.mouseRelease(coded.viewport(), LEFT, pos=point_in(coded, span_of("slept").start))
    assert coded.chosen == DOG


def test_where_an_end_is_going_is_outlined(coded: TranscriptView) -> None:
    click(coded, "dog")
    QTest.mousePress(coded.viewport(), LEFT, pos=end_of(coded, 1))
    QTest.mouseMove(coded.viewport(), point_in(coded, span_of("there").start + 2))
    assert LIGHT.focus in colours_in(picture_of(coded), near=point_in(coded, span_of("there").start + 1))
    QTest.keyClick(coded, Key.Key_Escape)


def test_an_end_held_below_the_view_scrolls_it(qtbot: QtBot, coded: TranscriptView) -> None:
    row = transcript(*(INTERVIEW * 20))
    coded.set_transcript(row)
    said = mark(1, row, "the dog")
    coded.set_codings([said])
    coded.set_caret(said.start)
    coded.choose(said.coding)
    QTest.mousePress(coded.viewport(), LEFT, pos=end_of(coded, 1))
    below = QPoint(200, coded.viewport().height() + 30)
    QTest.mouseMove(coded.viewport(), below)
    qtbot.waitUntil(lambda: coded.verticalScrollBar().value() > 300)
    with qtbot.waitSignal(coded.resize_requested) as told:
        QTest.mouseRelease(coded.viewport(), LEFT, pos=below)
    assert told.args is not None
    wanted = told.args[1]
    assert isinstance(wanted, Span)
    assert wanted.start == said.start
    assert len(wanted) > 500


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Key.Key_Right, span_of("the dog there")),
        (Key.Key_Left, Span(DOG.start, DOG.start + 3)),
        (Key.Key_Up, span_of("liked the dog")),
        (Key.Key_Down, span_of("dog")),
    ],
)
def test_alt_shift_arrows_move_the_ends_by_a_word(
    qtbot: QtBot, view: TranscriptView, key: Qt.Key, wanted: Span
) -> None:
    view.set_codings([DOG])
    view.set_caret(span_of("dog").start)
    with qtbot.waitSignal(view.resize_requested) as told:
        QTest.keyClick(view, key, ALT_SHIFT)
    assert told.args == [DOG.coding, wanted]
    assert view.chosen == DOG


def test_keys_move_an_end_past_labels_into_the_next_turn(qtbot: QtBot, view: TranscriptView) -> None:
    said = mark(1, ROW, "we moved.")
    view.set_codings([said])
    view.set_caret(said.start)
    with qtbot.waitSignal(view.resize_requested) as told:
        QTest.keyClick(view, Key.Key_Right, ALT_SHIFT)
    assert told.args == [said.coding, span_of("we moved.\nINT: And")]


def test_the_last_word_of_all_is_kept(qtbot: QtBot, view: TranscriptView) -> None:
    dog = mark(1, ROW, "dog")
    view.set_codings([dog])
    view.set_caret(dog.start)
    with qtbot.assertNotEmitted(view.resize_requested):
        QTest.keyClick(view, Key.Key_Left, ALT_SHIFT)
        QTest.keyClick(view, Key.Key_Down, ALT_SHIFT)


def test_in_a_right_to_left_turn_left_is_onwards(qtbot: QtBot, view: TranscriptView) -> None:
    row = transcript(("Robin", "قالوا لي إننا سننتقل"))
    said = mark(1, row, "لي")
    view.set_transcript(row)
    view.set_codings([said])
    view.set_caret(said.start)
    with qtbot.waitSignal(view.resize_requested) as told:
        QTest.keyClick(view, Key.Key_Left, ALT_SHIFT)
    assert told.args == [said.coding, mark(1, row, "لي إننا").span]


def test_the_handles_of_arabic_words_stand_where_they_are_read(view: TranscriptView) -> None:
    row = transcript(("Robin", "قالوا لي then إننا سننتقل"))
    view.set_transcript(row)
    view.set_codings([mark(1, row, "لي then إننا")])
    view.go_to_coded(forward=True)
    edges = view.chosen_edges()
    assert edges is not None
    assert edges[0].x > edges[1].x


def test_f8_chooses_where_it_goes(coded: TranscriptView) -> None:
    QTest.keyClick(coded, Key.Key_F8)
    assert coded.chosen == SLEPT
    QTest.keyClick(coded, Key.Key_F8)
    assert coded.chosen == DOG


def test_the_mouse_shows_that_an_end_can_be_taken(coded: TranscriptView) -> None:
    click(coded, "dog")
    QTest.mouseMove(coded.viewport(), end_of(coded, 1))
    assert coded.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(coded.viewport(), point_in(coded, span_of("phone").start))
    assert coded.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_the_bracket_of_the_chosen_passage_is_framed(coded: TranscriptView) -> None:
    coded.resize(1100, 600)
    before = coded.stripes.grab().toImage()
    click(coded, "dog")
    assert coded.stripes.grab().toImage() != before
    QTest.keyClick(coded, Key.Key_Escape)
    assert coded.stripes.grab().toImage() == before
