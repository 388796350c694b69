"""Beside the text: turn numbers that select their turn, and signs where somebody wrote something."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.coding.rows import CodingMark
from app.language.spans import Span
from app.ui.coding.transcript.gutter import Gutter
from app.ui.coding.transcript.gutter_signs import GutterSign
from app.ui.coding.transcript.noted import NoteTable
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.theme import LIGHT
from tests.ui.coding.looking import ROW, colours_in, picture_of, point_in, span_of
from tests.ui.coding.samples import INTERVIEW, mark, transcript

LEFT = Qt.MouseButton.LeftButton
DOG = mark(1, ROW, "the dog", memo="compare with the drawing")


@pytest.fixture(autouse=True)
def no_tip_is_left() -> Iterator[None]:
    yield
    QToolTip.hideText()


def signs(gutter: Gutter) -> list[GutterSign]:
    return list(gutter._signs(0, 10_000))


def sign_point(gutter: Gutter, number: int) -> QPoint:
    return gutter._sign_box(signs(gutter)[number]).center().toPoint()


def line_point(view: TranscriptView, place: int) -> QPoint:
    """Beside a line, where its number is."""
    return QPoint(view.gutter.width() - 40, point_in(view, place).y())


def pointed_at(gutter: Gutter, point: QPoint) -> str:
    QApplication.sendEvent(gutter, QHelpEvent(QEvent.Type.ToolTip, point, gutter.mapToGlobal(point)))
    return QToolTip.text()


def test_a_click_on_a_number_selects_what_is_said_in_the_turn(qtbot: QtBot, view: TranscriptView) -> None:
    turn = ROW.turns[1]
    with qtbot.waitSignal(view.passage_selected) as told:
        QTest.mouseClick(view.gutter, LEFT, pos=line_point(view, turn.start))
    assert told.args == [turn.speech]
    assert "Turn 2 · Robin" in pointed_at(view.gutter, line_point(view, turn.start))


def test_a_memo_has_a_sign_that_goes_to_it(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_codings([DOG, mark(2, ROW, "no plan")])
    assert len(signs(view.gutter)) == 1
    picture = view.gutter.grab().toImage()
    box = view.gutter._sign_box(signs(view.gutter)[0])
    near = {picture.pixelColor(x, round(box.center().y())).name().upper() for x in range(picture.width())}
    assert LIGHT.accent in near
    with qtbot.waitSignal(view.notes_requested) as told:
        QTest.mouseClick(view.gutter, LEFT, pos=sign_point(view.gutter, 0))
    assert told.args == signs(view.gutter)
    assert view.chosen == DOG
    assert "Memo on “Waiting”: compare with the drawing" in pointed_at(view.gutter, sign_point(view.gutter, 0))


def test_notes_have_signs_and_are_counted_with_memos_of_the_line(view: TranscriptView) -> None:
    view.set_codings([DOG])
    view.set_note_marks([(span_of("I liked"), 2), (span_of("no plan"), 1)])
    assert [sign.count for sign in signs(view.gutter)] == [3, 1]
    assert "2 notes" in pointed_at(view.gutter, sign_point(view.gutter, 0))
    assert "1 note" in pointed_at(view.gutter, sign_point(view.gutter, 1))


def test_words_that_only_a_note_is_about_are_dotted(view: TranscriptView) -> None:
    view.set_codings([DOG])
    place = span_of("voicemail")
    assert LIGHT.accent not in underlined(view, place)
    view.set_note_marks([(place, 1)])
    seen = underlined(view, place)
    assert {LIGHT.accent, LIGHT.raised} <= seen
    assert LIGHT.accent not in colours_in(picture_of(view), near=point_in(view, place.end + 1))


def underlined(view: TranscriptView, span: Span) -> set[str]:
    """Colours just under words."""
    picture = picture_of(view)
    points = [point_in(view, place) for place in range(span.start, span.end)]
    return {
        picture.pixelColor(x, y).name().upper()
        for y in range(points[0].y() + 4, points[0].y() + 14)
        for x in range(points[0].x(), points[-1].x())
    }


def test_signs_and_dots_can_be_switched_off(view: TranscriptView) -> None:
    view.set_codings([DOG])
    view.set_note_marks([(span_of("voicemail"), 1)])
    view.show_layers(memos=False)
    assert signs(view.gutter) == []
    assert LIGHT.accent not in underlined(view, span_of("voicemail"))


def test_another_transcript_begins_without_notes(view: TranscriptView) -> None:
    view.set_note_marks([(span_of("voicemail"), 1)])
    view.set_transcript(ROW)
    assert signs(view.gutter) == []


def test_numbers_have_room_however_many_turns(view: TranscriptView) -> None:
    narrow = view.gutter.width_needed()
    view.set_transcript(transcript(*(INTERVIEW * 30)))
    assert view.gutter.width_needed() > narrow
    assert view.gutter.width() >= view.gutter.width_needed()


def test_notes_are_found_by_place_however_long() -> None:
    noted: list[tuple[Span, int]] = [(Span(0, 500), 1), (Span(10, 12), 2), (Span(400, 401), 1), (Span(5, 6), 0)]
    table = NoteTable(noted)
    assert [one.span for one in table.touching(300, 400)] == [Span(0, 500)]
    assert [one.span for one in table.touching(11, 401)] == [Span(0, 500), Span(10, 12), Span(400, 401)]
    assert table.touching(500, 900) == []


def test_memos_of_codings_that_are_not_shown_have_no_sign(view: TranscriptView) -> None:
    marks: list[CodingMark] = [DOG, mark(2, ROW, "no plan", "Belongings")]
    view.set_codings(marks)
    view.focus_code(marks[1].code, alone=True)
    assert signs(view.gutter) == []
