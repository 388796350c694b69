"""Painting a picture with its regions: tiles, outlines in the colours of codes, labels, handles."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.pictures.regions.region import Point, Region, Shape
from app.pictures.tiles import Level, Place, levels_of
from app.ui.journeys.drawings.canvas.hand import Hand
from app.ui.journeys.drawings.canvas.label_layout import Rect, Wanted, placed
from app.ui.journeys.drawings.canvas.shown import Shown, Tool
from app.ui.journeys.drawings.canvas.tile_store import TileStore
from app.ui.journeys.drawings.canvas.viewport import Viewport
from app.ui.theme import TextSize, Theme
from app.ui.theme.contrast import ink_on
from app.ui.theme.paper import COVER, HALO, HATCH, UNCODED

HANDLE = 9.0
ROOMY = 45
"""Characters: on a picture that is shown smaller, only the label at hand has words beside its number."""
LONGEST = 190.0
"""Pixels of a label's words."""


def tiles_in_sight(view: Viewport, ratio: float) -> list[Place]:
    """The tiles it takes to show what is in sight sharply: a coarse one of everything first."""
    levels = levels_of(view.width, view.height)
    sharp = sharpest(levels, view, ratio)
    coarse = list(levels[-1].places())
    middle = view.place(view.room_width / 2, view.room_height / 2)
    fine = sorted(_places(levels[sharp], view), key=lambda place: _away(levels[sharp], place, middle))
    return [*coarse, *(place for place in fine if place.level != levels[-1].number)]


def sharpest(levels: Sequence[Level], view: Viewport, ratio: float) -> int:
    """The number of the smallest level that is still sharp at this scale."""
    wanted = view.width * min(view.scale * ratio, 1.0)
    return max((level.number for level in levels if level.width >= wanted * 0.999), default=0)


def paint_tiles(painter: QPainter, view: Viewport, store: TileStore, ratio: float) -> None:
    """What there is of the picture: coarse where the sharp tiles are still to come."""
    levels = levels_of(view.width, view.height)
    sharp = sharpest(levels, view, ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, view.scale * ratio < 3)
    for level in [levels[-1], *(levels[number] for number in range(len(levels) - 2, sharp - 1, -1))]:
        for place in _places(level, view):
            image = store.tile(place)
            if image is not None:
                left, top, right, bottom = level.box(place)
                begin = view.at(left / level.width, top / level.height)
                end = view.at(right / level.width, bottom / level.height)
                painter.drawImage(QRectF(QPointF(*begin), QPointF(*end)), image)


def _places(level: Level, view: Viewport) -> Iterable[Place]:
    begin, end = view.place(0, 0), view.place(view.room_width, view.room_height)
    for place in level.places():
        left, top, right, bottom = level.box(place)
        across = left / level.width < end.x and right / level.width > begin.x
        if across and top / level.height < end.y and bottom / level.height > begin.y:
            yield place


def _away(level: Level, place: Place, middle: Point) -> float:
    left, top, right, bottom = level.box(place)
    x, y = (left + right) / 2 / level.width, (top + bottom) / 2 / level.height
    return (x - middle.x) ** 2 + (y - middle.y) ** 2


class RegionPainter:
    """Paints regions and redactions over the picture."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.labels: list[tuple[Shown, Rect]] = []
        """Where the labels were painted last."""

    def paint(self, painter: QPainter, hand: Hand, *, focused: bool) -> None:
        """All regions, the one at hand last, then the labels of all, then what the hand is drawing."""
        view = hand.view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at_hand = None if hand.at_hand is None else hand.at_hand.key
        in_order = sorted(hand.shown, key=lambda one: (one.key == at_hand, -one.region.area))
        for one in in_order:
            region = hand.draft if one.key == at_hand and hand.draft is not None else one.region
            self._outline(painter, one, outline_path(region, view), chosen=one.key == at_hand)
        self._paint_labels(painter, hand)
        self._grips(painter, hand, focused=focused)
        self._line(painter, hand)

    def colour_of(self, one: Shown) -> QColor:
        """The colour of its first code; neutral where it has none."""
        if one.key.redaction:
            return QColor(COVER)
        return self._theme.code_colour(one.colours[0]) if one.colours else QColor(UNCODED)

    def _outline(self, painter: QPainter, one: Shown, path: QPainterPath, *, chosen: bool) -> None:
        colour = self.colour_of(one)
        fill = QColor(colour)
        fill.setAlphaF(0.8 if one.key.redaction else 0.2 if chosen else 0.1)
        painter.fillPath(path, fill)
        if one.key.redaction:
            painter.fillPath(path, QBrush(QColor(HATCH), Qt.BrushStyle.BDiagPattern))
        # Paper is light and ink dark in every theme: a light line beside the coloured one is seen on both.
        painter.strokePath(path, QPen(_halo(0.82), 5.0 if chosen else 4.0))
        pen = QPen(colour, 3.0 if chosen else 2.0)
        if not one.colours and not one.key.redaction:
            pen.setDashPattern([4, 2.5])
        painter.strokePath(path, pen)
        for place, other in enumerate(one.colours[1:], start=1):
            second = QPen(self._theme.code_colour(other), pen.widthF())
            second.setDashPattern([5, 5 * len(one.colours) - 5])
            second.setDashOffset(5 * place)
            second.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.strokePath(path, second)

    def _paint_labels(self, painter: QPainter, hand: Hand) -> None:
        font, view = self._theme.font(TextSize.SMALL, strong=True), hand.view
        metrics = QFontMetricsF(font)
        at_hand = None if hand.at_hand is None else hand.at_hand.key
        in_order = sorted(hand.shown, key=lambda one: (one.key != at_hand, one.key.redaction, one.number))
        crowded = view.width * view.scale < ROOMY * metrics.averageCharWidth()
        texts, wanted = [], []
        for one in in_order:
            region = hand.draft if one.key == at_hand and hand.draft is not None else one.region
            short = str(one.number) if not one.key.redaction else "×"
            words = "" if crowded and one.key != at_hand else " ".join(one.words.split())
            long = (
                metrics.elidedText(f"{short}  {words}", Qt.TextElideMode.ElideRight, LONGEST) if words else short
            )
            texts.append((long, short))
            height = metrics.height() + 4
            sizes = [(metrics.horizontalAdvance(text) + 14, height) for text in (long, short)]
            wanted.append(Wanted(_box(region, view), sizes))
        room = Rect(1, 1, view.room_width - 2, view.room_height - 2)
        self.labels = []
        painter.setFont(font)
        for one, both, place in zip(in_order, texts, placed(wanted, room), strict=True):
            if place is not None:
                self.labels.append((one, place[0]))
                self._label(painter, one, both[place[1]], place[0])

    def _label(self, painter: QPainter, one: Shown, words: str, place: Rect) -> None:
        ground = self.colour_of(one)
        rect = QRectF(place.x, place.y, place.width, place.height)
        painter.setPen(QPen(_halo(0.9), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QColor(ink_on(ground.name())))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _grips(self, painter: QPainter, hand: Hand, *, focused: bool) -> None:
        if hand.at_hand is None:
            return
        colour = self.colour_of(hand.at_hand)
        if focused:
            around = _box(hand.draft or hand.at_hand.region, hand.view)
            pen = QPen(QColor(self._theme.roles.focus), 1.5, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(around.x - 6, around.y - 6, around.width + 12, around.height + 12))
        for number, grip in enumerate(hand.grips()):
            here = hand.has_corners and number == hand.corner
            size = HANDLE + 4 if here else HANDLE
            painter.setPen(QPen(colour, 2))
            painter.setBrush(QColor(self._theme.roles.focus) if here else QColor(HALO))
            painter.drawRect(QRectF(grip.x - size / 2, grip.y - size / 2, size, size))

    def _line(self, painter: QPainter, hand: Hand) -> None:
        if len(hand.line) < 2:
            return
        places = [QPointF(*hand.view.at(*point)) for point in hand.line]
        path = QPainterPath(places[0])
        if hand.tool in (Tool.BOX, Tool.REDACT, Tool.ELLIPSE):
            path = QPainterPath()
            rect = QRectF(places[0], places[-1]).normalized()
            (path.addEllipse if hand.tool is Tool.ELLIPSE else path.addRect)(rect)
        else:
            for place in places[1:]:
                path.lineTo(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((HALO, 4.0), (self._theme.roles.focus, 2.0)):
            painter.strokePath(path, QPen(QColor(colour), width))
        if hand.tool is Tool.SHAPE:
            painter.setPen(QPen(QColor(self._theme.roles.focus), 2))
            painter.setBrush(QColor(HALO))
            for place in places[:-1]:
                painter.drawEllipse(place, 4, 4)


def outline_path(region: Region, view: Viewport) -> QPainterPath:
    """A region as it lies in the pane."""
    path = QPainterPath()
    box = _box(region, view)
    rect = QRectF(box.x, box.y, box.width, box.height)
    match region.shape:
        case Shape.RECTANGLE:
            path.addRect(rect)
        case Shape.ELLIPSE:
            path.addEllipse(rect)
        case _:
            path.addPolygon(QPolygonF([QPointF(*view.at(*point)) for point in region.points]))
            path.closeSubpath()
            path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _halo(opacity: float) -> QColor:
    colour = QColor(HALO)
    colour.setAlphaF(opacity)
    return colour


def _box(region: Region, view: Viewport) -> Rect:
    bounds = region.bounds
    begin, end = view.at(bounds.left, bounds.top), view.at(bounds.right, bounds.bottom)
    return Rect(begin.x, begin.y, end.x - begin.x, end.y - begin.y)
