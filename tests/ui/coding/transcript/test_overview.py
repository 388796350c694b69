"""The strip that shows a whole transcript: where coding is dense, what is in sight, where words were found."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.coding.rows import CodingMark
from app.ui.coding.transcript.overview import NARROWEST, ROW, WIDEST, Overview, bars
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.theme import LIGHT, Theme
from tests.ui.coding.looking import point_in
from tests.ui.coding.samples import CODES, INTERVIEW, stretch, transcript

LONG = transcript(*(INTERVIEW * 40))
END = len(LONG.text)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[TranscriptView]:
    shown = TranscriptView(theme)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.set_transcript(LONG)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    QToolTip.hideText()


def colours(strip: Overview, share: float) -> list[str]:
    """The colours from left to right at a place of the text, from 0 to 1."""
    picture = strip.grab().toImage()
    y = int(share * picture.height()) // ROW * ROW
    return [picture.pixelColor(x, y).name().upper() for x in range(picture.width())]


def width(strip: Overview, share: float) -> int:
    """How wide the bar is there."""
    return colours(strip, share).count(LIGHT.edge)


def crowd(many: int, start: int, length: int = 300) -> list[CodingMark]:
    return [stretch(number, start, start + length) for number in range(1, many + 1)]


def test_the_denser_the_coding_the_wider_the_bar(view: TranscriptView) -> None:
    middle, late = END // 2, END * 3 // 4
    view.set_codings([*crowd(1, middle), *(stretch(10 + n, late, late + 300) for n in range(6))])
    strip = view.overview
    assert width(strip, middle / END) == NARROWEST
    assert width(strip, late / END) == WIDEST
    assert width(strip, 0.9) == 0


def test_a_coding_added_and_taken_away_is_seen_at_once(view: TranscriptView) -> None:
    late = END * 3 // 4
    view.add_coding(stretch(1, late, late + 300))
    assert width(view.overview, late / END) == NARROWEST
    view.remove_coding(stretch(1, late, late + 300).coding)
    assert width(view.overview, late / END) == 0


def test_a_click_goes_there_and_a_drag_follows(view: TranscriptView) -> None:
    strip, bar = view.overview, view.verticalScrollBar()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height() // 2))
    assert abs(bar.value() - bar.maximum() / 2) < bar.maximum() * 0.06
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, 5))
    QTest.mouseMove(strip, QPoint(8, strip.height() + 40))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height()))
    assert view.viewport().rect().contains(point_in(view, LONG.turns[-1].start))
    assert view.caret() == 0


def test_a_frame_shows_what_is_in_sight(view: TranscriptView) -> None:
    strip = view.overview
    plain = colours(strip, 0.5)
    view.scroll_to_place(END // 2)
    assert colours(strip, 0.5) != plain


def test_words_found_are_ticks_across(view: TranscriptView) -> None:
    place = LONG.text.rindex("voicemail") / END
    assert LIGHT.amber not in colours(view.overview, place)
    view.open_find()
    view.find_bar.field.setText("voicemail")
    assert colours(view.overview, place).count(LIGHT.amber) > WIDEST


def test_the_code_at_hand_is_in_its_colour_and_alone_hides_the_others(view: TranscriptView) -> None:
    late = END * 3 // 4
    waiting = stretch(1, late, late + 300)
    view.set_codings([waiting, *(stretch(2 + n, late, late + 300, "Belongings") for n in range(5))])
    view.focus_code(waiting.code)
    seen = colours(view.overview, late / END)
    assert LIGHT.codes[CODES["Waiting"]] in seen
    assert LIGHT.edge in seen
    view.focus_code(waiting.code, alone=True)
    assert LIGHT.edge not in colours(view.overview, late / END)


def test_pointing_tells_how_dense_it_is(view: TranscriptView) -> None:
    view.set_codings(crowd(3, END // 2, 2_000))
    strip = view.overview
    point = QPoint(8, strip.height() // 2 + 4)
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, point, strip.mapToGlobal(point)))
    assert "Coded passages about here: 3" in QToolTip.text()


def test_bars_that_are_alike_are_one() -> None:
    drawn = bars([0, 1, 1, 0, 4, 4, 1], 4)
    assert [(bar.top(), bar.height(), bar.width()) for bar in drawn] == [
        (3, 6, NARROWEST),
        (12, 6, WIDEST),
        (18, 3, NARROWEST),
    ]


def test_an_empty_text_has_an_empty_strip(view: TranscriptView) -> None:
    view.set_transcript(transcript(("Robin", ""), between=""))
    assert width(view.overview, 0.5) == 0
