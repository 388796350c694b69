"""Looking at a transcript view as a reader would: where words stand, and what colours lie there."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QTextCursor

from app.language.spans import Span
from app.ui.coding.transcript.transcript_view import TranscriptView
from tests.ui.coding.samples import INTERVIEW, transcript

ROW = transcript(*INTERVIEW)


def span_of(words: str) -> Span:
    start = ROW.text.index(words)
    return Span(start, start + len(words))


def point_in(view: TranscriptView, place: int) -> QPoint:
    """The middle of the character at a place, in the viewport."""
    cursor = view.textCursor()
    cursor.setPosition(view._positions.to_qt(place))
    left = view.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return QPoint((left.left() + view.cursorRect(cursor).left()) // 2, left.center().y())


def colours_in(picture: QImage, *, near: QPoint, reach: int = 12) -> set[str]:
    """Colours above and below a point."""
    return {picture.pixelColor(near.x(), y).name().upper() for y in range(near.y() - reach, near.y() + reach + 1)}


def picture_of(view: TranscriptView) -> QImage:
    return view.viewport().grab().toImage()
