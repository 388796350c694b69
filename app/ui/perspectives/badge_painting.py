"""The badge of a row: a sign and a word in a frame, so that nothing hangs on colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.perspectives.rows import Convergence

SIGNS = {
    Convergence.AGREEMENT: "=",
    Convergence.PARTIAL: "≈",
    Convergence.DISSONANCE: "≠",
    Convergence.SILENCE: "○",
    Convergence.NOT_ENOUGH: "–",
}
_SHORT = {
    Convergence.AGREEMENT: "Agreement",
    Convergence.PARTIAL: "Partial",
    Convergence.DISSONANCE: "Dissonance",
    Convergence.SILENCE: "Silence",
    Convergence.NOT_ENOUGH: "Not enough",
}
"""What there is room for in a row; the whole is told beside the words, and to who does not see it."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PAD = 6.0


def paint_badge(
    painter: QPainter, room: QRectF, kind: Convergence, font: QFont, ink: QColor, ground: QColor, edge: QColor
) -> float:
    """Paints it from the left of the room; returns where it ends. Dissonance is filled, the others are framed."""
    said = f"{SIGNS[kind]}  {_SHORT[kind]}"
    width = QFontMetricsF(font).horizontalAdvance(said) + 2 * PAD
    if width > room.width():
        said = SIGNS[kind]
        width = min(room.width(), QFontMetricsF(font).horizontalAdvance(said) + 2 * PAD)
    box = QRectF(room.left(), room.top(), width, room.height()).adjusted(0.5, 0.5, -0.5, -0.5)
    filled = kind is Convergence.DISSONANCE
    dashes = kind in (Convergence.SILENCE, Convergence.NOT_ENOUGH)
    painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine if dashes else Qt.PenStyle.SolidLine))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, room.height() / 2, room.height() / 2)
    painter.setFont(font)
    painter.setPen(ground if filled else ink)
    words = box.adjusted(PAD, 0, -2, 0)
    shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(words.width()))
    painter.drawText(words, _LEFT, shown)
    return box.right()
