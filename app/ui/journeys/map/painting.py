"""The shapes and words of a drawing, painted by Qt in the window's colours."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.journeys.layout.shapes import Box, Disc, Font, Ink, Label, Paint, Path, Rect, Shape
from app.ui.theme import Theme
from app.ui.theme.contrast import blend
from app.ui.theme.fonts import FAMILY
from app.ui.theme.roles import Roles


def colour_of(paint: Paint, roles: Roles) -> QColor:
    """The colour that a role of the drawing has in the window."""
    match paint.ink:
        case Ink.TELLER | Ink.TELLER_WORDS if paint.palette is not None:
            colours = roles.perspectives if paint.ink is Ink.TELLER else roles.perspective_inks
            place = paint.palette if paint.palette < len(colours) else 3 + (paint.palette - 3) % (len(colours) - 3)
            written = colours[place]
        case Ink.TELLER | Ink.TELLER_WORDS:
            written = roles.text
        case _:
            written = _neutral(paint.ink, roles)
    colour = QColor(written)
    colour.setAlphaF(paint.opacity)
    return colour


def _neutral(ink: Ink, roles: Roles) -> str:
    match ink:
        case Ink.PAGE:
            return roles.raised
        case Ink.BAND:
            return roles.surface
        case Ink.MUTED:
            return roles.muted
        case Ink.HAIR:
            return roles.line
        case Ink.EDGE:
            return roles.edge
        case Ink.BAR:
            return blend(roles.text, roles.raised, 0.14 if roles.dark else 0.07)
        case Ink.DEEP:
            return blend(roles.text, roles.raised, 0.3 if roles.dark else 0.2)
        case _:
            return roles.text


@cache
def qfont(font: Font) -> QFont:
    """A face of the drawing; its size counts units of the page."""
    made = QFont(FAMILY)
    made.setPixelSize(max(round(font.size), 1))
    made.setWeight(QFont.Weight.DemiBold if font.bold else QFont.Weight.Normal)
    made.setItalic(font.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def width_of(text: str, font: Font) -> float:
    """How wide words are when this module paints them."""
    return QFontMetricsF(qfont(font)).horizontalAdvance(text)


def qrect(rect: Rect) -> QRectF:
    """A rectangle as Qt has it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


class Brush:
    """Paints shapes and words of one drawing."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._roles = theme.roles

    def shape(self, shape: Shape) -> None:
        """Fill and outline one shape."""
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush if shape.fill is None else QBrush(self._colour(shape.fill)))
        painter.setPen(self._pen(shape))
        match shape:
            case Box():
                painter.drawRoundedRect(qrect(shape.rect), shape.radius, shape.radius)
            case Disc():
                painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            case Path(closed=closed):
                points = QPolygonF([QPointF(x, y) for x, y in shape.points])
                if closed:
                    painter.drawPolygon(points)
                else:
                    painter.drawPolyline(points)

    def words(self, label: Label) -> None:
        """Write one label."""
        self._painter.setFont(qfont(label.font))
        self._painter.setPen(self._colour(label.paint))
        self._painter.drawText(QPointF(label.rect.x, label.baseline), label.text)

    def _colour(self, paint: Paint) -> QColor:
        return colour_of(paint, self._roles)

    def _pen(self, shape: Shape) -> QPen:
        if shape.line is None or not shape.width:
            return QPen(Qt.PenStyle.NoPen)
        pen = QPen(self._colour(shape.line), shape.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if shape.dash else Qt.PenCapStyle.RoundCap)
        if shape.dash:
            pen.setDashPattern([part / shape.width for part in shape.dash])
        return pen


def reach(shape: Shape) -> QRectF:
    """The rectangle a shape is painted in, its outline too."""
    half = shape.width / 2 if shape.line is not None else 0.0
    match shape:
        case Box():
            found = qrect(shape.rect)
        case Disc():
            found = QRectF(shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius)
        case Path():
            found = QPolygonF([QPointF(x, y) for x, y in shape.points]).boundingRect()
    return found.adjusted(-half - 1, -half - 1, half + 1, half + 1)
