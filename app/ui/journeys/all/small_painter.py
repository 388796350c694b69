"""Paints the rows of the small multiples, only those in sight, from the plain shapes every picture is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from app.journeys.layout.drawing import Drawn
from app.journeys.layout.multiples import LEAST_WIDTH, ROW, Small, axis_labels, draw_row, words_at
from app.journeys.layout.shapes import BAND, HAIR, PAGE, Shape, line
from app.study.rows import CaseId
from app.ui.journeys.all.all_model import CASE
from app.ui.journeys.map.painting import Brush, colour_of
from app.ui.models.tree_model import Index
from app.ui.theme import TextSize, Theme
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

UNIT = 12.0
"""Of the drawing: as high as the letters of its words, which are as large as the window's."""
INSET = 10.0
MOST_KEPT = 80
"""So many painted rows are kept: several windows full."""


def pixels_a_unit(theme: Theme, widget: QWidget) -> float:
    """How large the drawing is in the window."""
    return theme.font(TextSize.BODY).pointSizeF() * widget.logicalDpiY() / 72 / UNIT


class SmallPainter(QStyledItemDelegate):
    """Knows the page and works out the shapes of a row when it first comes into sight."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._drawn: dict[CaseId, Drawn] = {}
        self._painted: dict[tuple[CaseId, bool], QPixmap] = {}
        self.small: Small | None = None
        theme.changed.connect(self._look_anew)

    def _look_anew(self) -> None:
        # Not connected itself: the theme would keep what is in it after the study is closed.
        self._painted.clear()

    @property
    def scale(self) -> float:
        """Pixels a unit of the drawing."""
        return pixels_a_unit(self._theme, self._view)

    def take(self, small: Small) -> None:
        """Paint the rows of another page."""
        self.small = small
        self._drawn.clear()
        self._painted.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = LEAST_WIDTH if self.small is None else self.small.width
        return QSize(round(width * self.scale), round(ROW * self.scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = rect_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(place.topLeft(), self._picture(index, place.size()))
        if is_selected(option):
            role = "focus" if has_focus(option) else "edge"
            painter.setPen(QPen(self._theme.colour(role), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(INSET, 2, -INSET, -2), 6, 6)
        painter.restore()

    def _picture(self, index: Index, size: QSize) -> QPixmap:
        """The row as it was painted before; it is painted once, not at each step of scrolling."""
        case, banded = index.data(CASE), index.row() % 2 == 0
        ratio = self._view.devicePixelRatioF()
        made = self._painted.get((case, banded))
        if made is not None and made.size() == size * ratio:
            return made
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(colour_of(BAND if banded else PAGE, self._theme.roles))
        found = self._row(index)
        if found is not None:
            self._paint_row(made, *found)
        if len(self._painted) >= MOST_KEPT:
            self._painted.pop(next(iter(self._painted)))
        self._painted[(case, banded)] = made
        return made

    def _paint_row(self, picture: QPixmap, drawn: Drawn, years: Sequence[Shape]) -> None:
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self.scale, self.scale)
        painter.translate(0, -drawn.rect.y)
        brush = Brush(painter, self._theme)
        for shape in (*years, *drawn.shapes):
            brush.shape(shape)
        for label in drawn.labels:
            brush.words(label)
        painter.end()

    def words(self, index: Index, place: QRect, at: QPoint) -> str:
        """What lies at a place of a row; of the row itself where nothing does."""
        case = index.data(CASE)
        found = None if self.small is None else self.small.row_of(case)
        if found is None:
            return ""
        child, row = found
        x, y = (at.x() - place.left()) / self.scale, (at.y() - place.top()) / self.scale
        drawn = self._row(index)
        return words_at(child.journey, row, x, y) or ("" if drawn is None else drawn[0].tooltip)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        words = self.words(index, rect_of(option), event.pos())
        QToolTip.showText(event.globalPos(), tooltip_text(words), view)
        return True

    def _row(self, index: Index) -> tuple[Drawn, tuple[Shape, ...]] | None:
        case, small = index.data(CASE), self.small
        found = None if small is None else small.row_of(case)
        if small is None or found is None:
            return None
        if case not in self._drawn:
            self._drawn[case] = draw_row(*found, small)
        top = found[1].top
        years = tuple(
            line((tick.x, top), (tick.x, top + ROW), HAIR, 1.0, () if tick.major else (1.0, 4.0))
            for tick in small.multiples.ticks
        )
        return self._drawn[case], years


class AxisHead(QWidget):
    """The years above the rows; it stays while they are scrolled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small: Small | None = None
        self._along = 0
        self.setAccessibleName("Axis of the journeys")

    def take(self, small: Small) -> None:
        """Show the axis of another page."""
        self._small = small
        words = [label.text for label in axis_labels(small, 0)]
        self.setAccessibleDescription(", ".join(words))
        self.update()

    def scroll_to(self, along: int) -> None:
        """Follow the rows to the side, in pixels."""
        self._along = along
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, round(24 * pixels_a_unit(self._theme, self)))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.roles.raised))
        if self._small is None:
            return
        scale = pixels_a_unit(self._theme, self)
        painter.translate(-self._along, 0)
        painter.scale(scale, scale)
        brush = Brush(painter, self._theme)
        for label in axis_labels(self._small, 2):
            brush.words(label)
