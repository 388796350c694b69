"""The document holds exactly the stored text; how it is set changes no character."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from app.study.rows import TranscriptRow
from app.ui.coding.transcript.transcript_document import (
    colour_labels,
    fill,
    label_span,
    runs_right_to_left,
    space_turns,
)
from app.ui.text_positions import TextPositions
from app.ui.theme import LIGHT, Theme
from tests.ui.coding.samples import transcript

SPEECH = st.text(st.sampled_from("ab .\u00a0\u2009é\u0301م\u05d0\U0001f615\U0001d518\u200d\u00ad\t"))


def blocks(document: QTextDocument) -> list[str]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found


def look_at(document: QTextDocument, place: int) -> QTextCharFormat:
    cursor = QTextCursor(document)
    cursor.setPosition(place + 1)
    return cursor.charFormat()


def filled(row: TranscriptRow) -> QTextDocument:
    document, positions = QTextDocument(), TextPositions(row.text)
    fill(document, row, positions)
    space_turns(document, row, positions, 20)
    return document


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["INT", "Robin"]), SPEECH), min_size=1, max_size=6))
def test_the_text_survives_to_the_last_character(lines: list[tuple[str, str]]) -> None:
    row = transcript(*lines)
    assert "\n".join(blocks(filled(row))) == row.text


@pytest.mark.parametrize("text", ["\ufeffRobin", "one\r\ntwo"])
def test_a_text_that_qt_counts_otherwise_is_refused(qtbot: QtBot, text: str) -> None:
    row = replace(transcript(), text=text)
    with pytest.raises(ValueError, match="not normalised"):
        fill(QTextDocument(), row, TextPositions(text))


def test_labels_are_bold_in_the_ink_of_the_perspective_and_speech_is_plain(theme: Theme) -> None:
    row = transcript(("INT", "Why?"), ("Robin", "Nobody said."))
    document = filled(row)
    colour_labels(document, row, TextPositions(row.text), theme)
    asked, label = look_at(document, 0), look_at(document, row.text.index("Robin"))
    speech = look_at(document, row.text.index("said"))
    assert asked.foreground().color().name().upper() == LIGHT.muted
    assert label.foreground().color().name().upper() == LIGHT.perspective_inks[0]
    assert label.fontWeight() == QFont.Weight.DemiBold
    assert speech.fontWeight() != QFont.Weight.DemiBold
    assert speech.foreground().color().name().upper() != LIGHT.perspective_inks[0]


def test_a_stamp_before_the_label_is_no_part_of_it() -> None:
    row = transcript(("[00:01] Robin", "Yes."))
    turn = replace(row.turns[0], label="Robin")
    assert label_span(row.text, turn).of(row.text) == "Robin:"


def test_the_direction_of_a_turn_is_that_of_its_speech(qtbot: QtBot) -> None:
    leftwards, rightwards = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    row = transcript(
        ("Robin", "قالوا لي yes"),
        ("Robin", "They said قالوا"),
        ("רובין", "They said"),
        ("רובין", "שלום"),
        ("Robin", "Yes.\nقالوا"),
        ("רובין", "…"),
    )
    document = filled(row)
    block, ways = document.begin(), []
    while block.text():
        ways.append(block.textDirection())
        block = block.next()
    assert ways == [leftwards, rightwards, rightwards, leftwards, rightwards, leftwards, leftwards]
    assert runs_right_to_left("… שלום")
    assert not runs_right_to_left("12 …")


def test_turns_stand_apart_by_a_gap_or_by_the_empty_line_they_have(qtbot: QtBot) -> None:
    close, apart = filled(transcript()), filled(transcript(between="\n\n"))
    assert close.begin().next().blockFormat().topMargin() > 10
    empty = apart.begin().next()
    assert empty.text() == ""
    assert empty.blockFormat().lineHeight() < 20
    assert empty.next().text().startswith("Robin")
    assert empty.next().blockFormat().topMargin() == 0
