"""Filling the document with a transcript: exactly the stored text, and how it is set.

The look of labels, stamps and turns is format, which changes no character; coding is never written here.
"""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from app.language.spans import Span
from app.study.rows import TranscriptRow, TurnRow
from app.ui.text_positions import TextPositions
from app.ui.theme import Theme

LINE_HEIGHT = 128
"""Per cent of the face's own line, which comes to 1.55 times its size."""
TURN_GAP = 0.8
"""Space before a turn, in line heights."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_STRONG = re.compile("[^\\W\\d_]")


def fill(document: QTextDocument, row: TranscriptRow, positions: TextPositions) -> None:
    """Puts the text in; ``ValueError`` when Qt would count it differently."""
    document.setPlainText(row.text)
    if document.characterCount() - 1 != positions.qt_length:
        raise ValueError("the stored text is not normalised: positions would drift")


def colour_labels(document: QTextDocument, row: TranscriptRow, positions: TextPositions, theme: Theme) -> None:
    """Sets speaker labels in the perspective's ink and stamps quietly."""
    cursor = QTextCursor(document)
    muted = _ink(theme.roles.muted)
    strong: dict[tuple[bool, int | None], QTextCharFormat] = {}
    cursor.beginEditBlock()

    def dress(start: int, end: int, look: QTextCharFormat) -> None:
        if start < end:
            cursor.setPosition(positions.to_qt(start))
            cursor.setPosition(positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)

    for turn in row.turns:
        label = label_span(row.text, turn)
        dress(turn.start, label.start, muted)
        dress(label.end, turn.speech_start, muted)
        key = turn.interviewer, turn.palette
        if key not in strong:
            ink = theme.roles.muted if turn.interviewer else theme.perspective(turn.palette).ink
            strong[key] = _ink(ink, bold=True)
        dress(label.start, label.end, strong[key])
    for mark in row.marks:
        dress(mark.start, mark.end, muted)
    cursor.endEditBlock()


def label_span(text: str, turn: TurnRow) -> Span:
    """Where the speaker's label stands in the head of a turn, its colon with it; empty when there is none."""
    head = text[turn.start : turn.speech_start]
    place = head.find(turn.label) if turn.label else -1
    if place < 0:
        return Span(turn.start, turn.start)
    end = place + len(turn.label)
    return Span(turn.start + place, turn.start + end + head[end : end + 1].count(":"))


def runs_right_to_left(words: str) -> bool:
    """Whether the first letter of what is said belongs to a script written from right to left."""
    letter = _STRONG.search(words)
    return letter is not None and _RIGHT_TO_LEFT.match(letter.group()) is not None


def space_turns(document: QTextDocument, row: TranscriptRow, positions: TextPositions, line: float) -> None:
    """Sets lines apart, and turns more than lines; `line` is the height of a line of the face."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_block_format())
    any_rtl = _RIGHT_TO_LEFT.search(row.text) is not None
    for turn in row.turns:
        starts_line = turn.start == 0 or row.text[turn.start - 1] == "\n"
        after_blank = turn.start < 2 or row.text[turn.start - 2] == "\n"
        way = _way(row.text, turn) if any_rtl else None
        if not starts_line or (after_blank and way is None):
            continue
        look = _block_format()
        if not after_blank:
            look.setTopMargin(TURN_GAP * line)
        if way is not None:
            look.setLayoutDirection(way)
        cursor.setPosition(positions.to_qt(turn.start))
        cursor.setBlockFormat(look)
    blank = QTextBlockFormat()
    blank.setLineHeight(TURN_GAP * line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    for found in re.finditer("^\n", row.text, re.MULTILINE):
        cursor.setPosition(positions.to_qt(found.start()))
        cursor.setBlockFormat(blank)
    cursor.endEditBlock()


def _way(text: str, turn: TurnRow) -> Qt.LayoutDirection | None:
    """The direction of a turn's first line: that of what is said; None where its label does not mislead Qt."""
    said = turn.speech.of(text)
    leftwards = runs_right_to_left(said)
    if not _STRONG.search(said) or runs_right_to_left(text[turn.start : turn.end]) is leftwards:
        return None
    return Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight


def _block_format() -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    look.setBottomMargin(5)  # room for underlines below the last line
    return look


def _ink(colour: str, *, bold: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QBrush(QColor(colour)))
    if bold:
        look.setFontWeight(QFont.Weight.DemiBold.value)
    return look
