"""Reading and coding a transcript, keyboard first: what the reader does, and what the view says is wanted."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QEnterEvent, QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding.rows import CodingMark
from app.language.spans import Span
from app.settings import Settings
from app.ui.coding.transcript.passage_edges import Snap
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.commands import ChosenKeys
from app.ui.theme import DARK, LIGHT, Mode, Theme
from app.ui.widgets.mime import code_mime, passage_in
from tests.ui.coding.looking import ROW, colours_in, picture_of, point_in, span_of
from tests.ui.coding.samples import INTERVIEW, mark, transcript

Key = Qt.Key
FREE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def drag(view: TranscriptView, span: Span, held: Qt.KeyboardModifier = FREE) -> None:
    """Selects by mouse from the middle of the first to the middle of the last character."""
    area = view.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=point_in(view, span.start) - QPoint(1, 0))
    QTest.mouseMove(area, point_in(view, span.end - 1) + QPoint(1, 0))
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, held, point_in(view, span.end - 1) + QPoint(1, 0))


# What is selected


def test_a_selection_after_an_emoji_is_exactly_the_words(view: TranscriptView) -> None:
    view.select(span_of("we moved"))
    assert view.selection() == span_of("we moved")
    assert view.textCursor().selectedText() == "we moved"


def test_selecting_by_keyboard_tells_the_passage(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_caret(span_of("liked").start)
    with qtbot.waitSignal(view.passage_selected) as told:
        QTest.keyClick(view, Key.Key_Right, CTRL | SHIFT)
    assert told.args == [span_of("liked")]


def test_shift_right_takes_an_emoji_whole(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_caret(span_of("\U0001f615").start)
    QTest.keyClick(view, Key.Key_Right, SHIFT)
    assert view.selection() == span_of("\U0001f615")


def test_a_mouse_selection_snaps_to_words(qtbot: QtBot, view: TranscriptView) -> None:
    with qtbot.waitSignal(view.passage_selected) as told:
        drag(view, span_of("ked the do"))
    assert told.args == [span_of("liked the dog")]
    assert view.textCursor().selectedText() == "liked the dog"


def test_snapping_to_words_can_be_switched_off(qtbot: QtBot, view: TranscriptView) -> None:
    view.snap = Snap.NOTHING
    drag(view, span_of("ked the do"))
    assert view.selection() == span_of("ked the do")


def test_a_mouse_selection_can_take_in_sentences_or_turns(qtbot: QtBot, view: TranscriptView) -> None:
    view.snap = Snap.SENTENCES
    drag(view, span_of("ked the do"))
    assert view.selection() == span_of("I liked the dog there.")
    view.snap = Snap.TURNS
    drag(view, span_of("slept by"))
    assert view.selection() == ROW.turns[1].speech


def test_with_alt_held_a_selection_is_just_what_was_dragged_over(qtbot: QtBot, view: TranscriptView) -> None:
    view.snap = Snap.TURNS
    drag(view, span_of("ked the do"), Qt.KeyboardModifier.AltModifier)
    assert view.selection() == span_of("ked the do")


def test_enter_means_the_turn_where_selections_take_in_turns(qtbot: QtBot, view: TranscriptView) -> None:
    view.snap = Snap.TURNS
    view.set_caret(span_of("the dog").start)
    assert view.passage_at_hand() == ROW.turns[1].speech


def test_a_label_is_never_selected_at_an_edge(view: TranscriptView) -> None:
    view.select(span_of("Robin: I liked"))
    assert view.selection() == span_of("I liked")
    view.select(span_of("Robin"))
    assert view.selection() is None


# Keys


def test_enter_asks_for_a_code_on_the_selection(qtbot: QtBot, view: TranscriptView) -> None:
    view.select(span_of("the dog"))
    with qtbot.waitSignal(view.code_requested):
        QTest.keyClick(view, Key.Key_Return)
    assert view.selection() == span_of("the dog")


def test_enter_without_a_selection_takes_the_sentence(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_caret(span_of("phone").start)
    with qtbot.waitSignal(view.code_requested):
        QTest.keyClick(view, Key.Key_Return)
    assert view.selection() == span_of("There was no plan, there was a phone number.")


def test_enter_in_a_label_asks_for_nothing(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_caret(1)
    with qtbot.assertNotEmitted(view.code_requested):
        QTest.keyClick(view, Key.Key_Return)


def test_numbers_and_repeat(qtbot: QtBot, view: TranscriptView) -> None:
    view.select(span_of("the dog"))
    with qtbot.waitSignal(view.number_pressed) as told:
        QTest.keyClick(view, Key.Key_3)
    assert told.args == [3]
    with qtbot.waitSignal(view.repeat_requested):
        QTest.keyClick(view, Key.Key_Return, CTRL)


def test_single_keys_can_be_switched_off(qtbot: QtBot, view: TranscriptView) -> None:
    view.keys.take(ChosenKeys(Settings(single_keys=False)))
    view.select(span_of("the dog"))
    with qtbot.assertNotEmitted(view.number_pressed):
        QTest.keyClick(view, Key.Key_3)


def test_alt_arrows_go_from_turn_to_turn(qtbot: QtBot, view: TranscriptView) -> None:
    visited = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(view, key, ALT)
        visited.append(view.caret())
    starts = [turn.speech_start for turn in ROW.turns]
    assert visited == [starts[0], starts[1], starts[0]]


def test_a_turn_that_is_gone_to_is_seen_whole(view: TranscriptView) -> None:
    row = transcript(*(("INT" if number % 2 else "Robin", "It went to voicemail. " * 20) for number in range(30)))
    view.set_transcript(row)
    for turn in row.turns:
        QTest.keyClick(view, Key.Key_Down, ALT)
        assert view.viewport().rect().contains(point_in(view, turn.speech_start))
        assert view.viewport().rect().contains(point_in(view, turn.end - 2))


def test_f8_goes_from_passage_to_passage(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_codings([mark(1, ROW, "the dog"), mark(2, ROW, "unplanned way")])
    QTest.keyClick(view, Key.Key_F8)
    assert view.caret() == span_of("the dog").start
    QTest.keyClick(view, Key.Key_F8)
    assert view.caret() == span_of("unplanned way").start
    QTest.keyClick(view, Key.Key_F8, SHIFT)
    assert view.caret() == span_of("the dog").start


def test_home_and_end_stay_in_the_line(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_caret(span_of("around").start)
    QTest.keyClick(view, Key.Key_End)
    assert view.caret() == ROW.turns[0].end
    QTest.keyClick(view, Key.Key_Home)
    assert view.caret() == 0


def test_larger_text_and_the_usual_size_again(qtbot: QtBot, view: TranscriptView) -> None:
    before = view.document().defaultFont().pointSizeF()
    view.zoom_by(1)
    assert view.document().defaultFont().pointSizeF() > before
    view.reset_zoom()
    assert view.document().defaultFont().pointSizeF() == before


def test_typing_and_pasting_change_nothing(qtbot: QtBot, view: TranscriptView) -> None:
    QGuiApplication.clipboard().setText("other words")
    view.select(span_of("the dog"))
    QTest.keyClicks(view, "xyz")
    QTest.keyClick(view, Key.Key_V, CTRL)
    QTest.keyClick(view, Key.Key_Delete)
    QTest.keyClick(view, Key.Key_X, CTRL)
    assert view.document().characterCount() - 1 == view._positions.qt_length
    assert view.toPlainText() == ROW.text


def test_the_caret_is_told_in_our_positions(qtbot: QtBot, view: TranscriptView) -> None:
    with qtbot.waitSignal(view.caret_moved) as told:
        view.set_caret(span_of("we moved").start)
    assert told.args == [span_of("we moved").start]


def test_copying_gives_the_stored_words_with_their_attribution(qtbot: QtBot, view: TranscriptView) -> None:
    view.copy_text = lambda span: f"“{span.of(ROW.text)}” (Robin)"
    view.select(span_of("the dog"))
    QTest.keyClick(view, Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert data.text() == "“the dog” (Robin)"
    assert not data.hasHtml()
    assert passage_in(view.createMimeDataFromSelection()) == (span_of("the dog").start, span_of("the dog").end)


# Finding


def test_the_find_bar_counts_and_moves(qtbot: QtBot, view: TranscriptView) -> None:
    view.open_find()
    bar = view.find_bar
    assert bar.isVisible()
    assert view.viewport().geometry().top() >= bar.geometry().bottom(), "the bar never covers the text"
    QTest.keyClicks(bar.field, "WAS")
    assert bar.count.text() == "1 of 3"
    QTest.keyClick(bar.field, Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    assert view.selection() == Span(span_of("was no plan").start, span_of("was no plan").start + 3)
    QTest.keyClick(bar.field, Key.Key_Return, SHIFT)
    QTest.keyClick(bar.field, Key.Key_Return, SHIFT)
    assert bar.count.text() == "3 of 3"
    QTest.keyClick(bar.field, Key.Key_Escape)
    assert not bar.isVisible()
    assert view.hasFocus()


def test_what_is_not_there_is_said(qtbot: QtBot, view: TranscriptView) -> None:
    view.open_find()
    QTest.keyClicks(view.find_bar.field, "zebra")
    assert view.find_bar.count.text() == "Not found"


def test_words_found_are_marked(qtbot: QtBot, view: TranscriptView) -> None:
    view.open_find()
    view.find_bar.field.setText("voicemail")
    view.set_caret(0)
    assert LIGHT.found in colours_in(picture_of(view), near=point_in(view, span_of("icemail").start))


# Dropping, menus, what is said


def test_a_code_dropped_on_words_is_meant_for_their_sentence(qtbot: QtBot, view: TranscriptView) -> None:
    with qtbot.waitSignal(view.code_dropped) as told:
        drop(view, 7, point_in(view, span_of("slept").start))
    assert told.args == [7, span_of("He slept by my door.")]


def test_a_code_dropped_on_a_coded_passage_is_meant_for_it(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_codings([mark(1, ROW, "the dog")])
    with qtbot.waitSignal(view.code_dropped) as told:
        drop(view, 7, point_in(view, span_of("dog").start))
    assert told.args == [7, span_of("the dog")]


def test_a_code_dropped_on_the_selection_is_meant_for_it(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_codings([mark(1, ROW, "the dog")])
    view.select(span_of("liked the dog there"))
    with qtbot.waitSignal(view.code_dropped) as told:
        drop(view, 7, point_in(view, span_of("dog").start))
    assert told.args == [7, span_of("liked the dog there")]


def drop(view: TranscriptView, code: int, point: QPoint) -> None:
    data = code_mime(code)
    event = QDropEvent(
        QPointF(point),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def test_a_menu_is_asked_for_where_the_caret_then_stands(qtbot: QtBot, view: TranscriptView) -> None:
    point = point_in(view, span_of("voicemail").start + 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point))
    with qtbot.waitSignal(view.context_menu_requested) as told:
        view.contextMenuEvent(event)
    assert told.args == [view.mapToGlobal(point)]
    assert abs(view.caret() - span_of("voicemail").start - 3) <= 1


def test_a_menu_is_of_the_words_under_the_mouse_whatever_is_selected_elsewhere(view: TranscriptView) -> None:
    view.select(span_of("the dog"))
    inside, outside = (point_in(view, span_of(words).start + 2) for words in ("the dog", "voicemail"))
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, view.mapToGlobal(inside)))
    assert view.selection() == span_of("the dog")
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, outside, view.mapToGlobal(outside)))
    assert view.selection() is None
    assert span_of("voicemail").start <= view.caret() <= span_of("voicemail").end


def test_entering_and_leaving_coded_words_is_said(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_codings([mark(1, ROW, "the dog"), mark(2, ROW, "the dog there", "Belongings")])
    with qtbot.waitSignal(view.announcer.said) as told:
        view.set_caret(span_of("dog").start)
    assert told.args == ["Coded with Belongings, Waiting"]
    with qtbot.waitSignal(view.announcer.said) as told:
        view.set_caret(0)
    assert told.args == ["Not coded"]


def test_saying_codes_can_be_switched_off(qtbot: QtBot, view: TranscriptView) -> None:
    view.announcer.enabled = False
    view.set_codings([mark(1, ROW, "the dog")])
    with qtbot.assertNotEmitted(view.announcer.said, wait=400):
        view.set_caret(span_of("dog").start)


def test_the_codings_at_the_caret_are_listed(view: TranscriptView) -> None:
    marks: list[CodingMark] = [mark(1, ROW, "the dog"), mark(2, ROW, "no plan", "Belongings")]
    view.set_codings(marks)
    view.set_caret(span_of("dog").start)
    assert view.codings_at_caret() == marks[:1]
    view.select(Span(span_of("dog").start, span_of("plan").end))
    assert view.codings_at_caret() == marks


def test_every_part_has_a_name(view: TranscriptView) -> None:
    assert view.accessibleName() == "Transcript"
    assert view.accessibleDescription() == ROW.name
    for part in (view.stripes, view.find_bar, view.find_bar.field):
        assert part.accessibleName()


def test_an_empty_transcript_is_no_trouble(view: TranscriptView) -> None:
    view.set_transcript(transcript(("Robin", ""), between=""))
    assert view.selection() is None
    view.viewport().repaint()


def test_a_view_that_is_gone_hears_no_more_of_the_theme(qtbot: QtBot, theme: Theme) -> None:
    gone = TranscriptView(theme)
    gone.set_transcript(ROW)
    gone.show()
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    theme.set_mode(Mode.DARK)
    assert theme.roles is DARK


def test_a_backward_selection_keeps_its_caret(view: TranscriptView) -> None:
    cursor = view.textCursor()
    cursor.setPosition(view._positions.to_qt(span_of("the dog ").end))
    cursor.setPosition(view._positions.to_qt(span_of("the dog").start), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.passage_at_hand() == span_of("the dog")
    assert view.caret() == span_of("the dog").start


def test_pages_are_turned_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    view = TranscriptView(theme)
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.set_transcript(transcript(*(INTERVIEW * 20)))
    view.show()
    QTest.keyClick(view, Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 100
    QTest.keyClick(view, Key.Key_Home, CTRL)
    assert view.verticalScrollBar().value() <= 10
    assert view.caret() == 0


def test_hovering_over_coded_words_tells_their_codes(view: TranscriptView) -> None:
    view.set_codings([mark(1, ROW, "the dog", memo="<b>loud</b>")])
    point = point_in(view, span_of("dog").start)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert view.tip.isVisible()
    assert view.tip.words() == "Waiting · Sam\n<b>loud</b>"
    QTest.keyClick(view, Key.Key_Escape)
    assert not view.tip.isVisible()


def test_nothing_is_ever_loaded_or_pasted(view: TranscriptView) -> None:
    data = code_mime(1)
    data.setText("other words")
    assert view.loadResource(2, "file:///picture.png") is None
    assert not view.canInsertFromMimeData(data)
    assert not view.acceptRichText()


def test_the_paper_goes_dark_with_the_window(view: TranscriptView, theme: Theme) -> None:
    theme.set_mode(Mode.DARK)

    assert view.viewport().palette().base().color() == theme.qt_palette().base().color()


def test_the_tip_stays_while_the_mouse_is_on_it_and_goes_when_it_leaves(
    qtbot: QtBot, view: TranscriptView
) -> None:
    view.set_codings([mark(1, ROW, "the dog")])
    point = point_in(view, span_of("dog").start)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    tip = view.tip
    QTest.mouseMove(view.viewport(), point_in(view, span_of("phone").start))
    QApplication.sendEvent(tip, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    with qtbot.assertNotEmitted(tip.gone, wait=500):
        assert tip.isVisible()
    with qtbot.waitSignal(tip.gone):
        QApplication.sendEvent(tip, QEvent(QEvent.Type.Leave))
    assert not tip.isVisible()


def test_hovering_over_other_words_tells_nothing(view: TranscriptView) -> None:
    view.set_codings([mark(1, ROW, "the dog")])
    point = point_in(view, span_of("phone").start)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert not view.tip.isVisible()


def presses(view: TranscriptView, place: int, times: int) -> None:
    """Clicks in quick succession."""
    area, point = view.viewport(), QPointF(point_in(view, place))
    buttons = Qt.MouseButton.LeftButton
    for number in range(times):
        kind = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
        for event_kind, held in ((kind, buttons), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
            event = QMouseEvent(
                event_kind, point, area.mapToGlobal(point), buttons, held, Qt.KeyboardModifier.NoModifier
            )
            event.setTimestamp(100_000 + 20 * number)
            QApplication.sendEvent(area, event)


@pytest.mark.parametrize(
    ("times", "wanted"), [(2, "slept"), (3, "He slept by my door."), (4, ROW.turns[1].speech.of(ROW.text))]
)
def test_two_clicks_take_a_word_three_a_sentence_four_a_turn(
    view: TranscriptView, times: int, wanted: str
) -> None:
    told: list[Span] = []
    view.passage_selected.connect(told.append)
    presses(view, span_of("slept").start + 1, times)
    assert told[-1] == view.selection() == span_of(wanted)


def test_case_and_whole_words_narrow_what_is_found(view: TranscriptView) -> None:
    view.open_find()
    bar = view.find_bar
    bar.field.setText("no")
    assert bar.count.text() == "1 of 2"
    bar.case.click()
    assert bar.count.text() == "1 of 1"
    bar.case.click()
    bar.whole.click()
    assert bar.count.text() == "1 of 1"
    assert view.selection() == Span(span_of("no plan").start, span_of("no plan").start + 2)


def test_the_find_bar_folds_where_it_is_narrow(view: TranscriptView) -> None:
    view.open_find()
    flat = view.find_bar.height()
    view.resize(420, 600)
    assert view.find_bar.height() > flat
    assert view.viewport().geometry().top() >= view.find_bar.geometry().bottom()


def test_one_code_alone_is_said_and_walked_through(qtbot: QtBot, view: TranscriptView) -> None:
    plan = mark(2, ROW, "no plan", "Belongings")
    marks = [mark(1, ROW, "the dog"), plan, mark(3, ROW, "unplanned way")]
    view.set_codings(marks)
    view.focus_code(marks[0].code, alone=True)
    assert view.one_code.isVisible()
    assert view.one_code.words.words() == "Only “Waiting” is shown: 2 passages here"
    assert view.viewport().geometry().top() >= view.one_code.geometry().bottom()
    view.one_code.next.click()
    view.one_code.next.click()
    assert view.chosen == marks[2]
    view.focus_code(plan.code)
    assert view.one_code.words.words() == "Only “Belongings” is shown: 1 passage here"
    view.one_code.show_all.click()
    assert not view.one_code.isVisible()
    view.set_caret(0)
    QTest.keyClick(view, Key.Key_F8)
    assert view.chosen == marks[0]
