"""Paints what people tell of an event: how it stands, each thing that is said, and where they differ."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.journeys.layout.glyphs import ring_shapes
from app.journeys.layout.words import RING_OF
from app.journeys.measuring import AccountCell, EventBeside, Line
from app.journeys.rules import Match
from app.ui.journeys.accounts.accounts_model import AccountsModel
from app.ui.journeys.map.painting import Brush
from app.ui.journeys.wrapped_words import laid_out_words
from app.ui.theme import TextSize, Theme
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

Place = QModelIndex | QPersistentModelIndex
PAD, ABOVE, BETWEEN = 10, 8, 3
RING = 7.0


class AccountsDelegate(QStyledItemDelegate):
    """As high as its words at the width the column has."""

    def __init__(self, table: QTableView, model: AccountsModel, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        width = self._table.columnWidth(index.column())
        height = sum(
            layout.boundingRect().height() + BETWEEN for layout, _, _ in self._parts(index, width, chosen=False)
        )
        return QSize(width, round(height) + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        rect, roles, chosen = rect_of(option), self._theme.roles, is_selected(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(roles.selection if chosen else roles.raised))
        painter.setPen(QPen(QColor(roles.line), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._model.cell(index) is None:
            self._paint_ring(
                painter, QPointF(rect.left() + PAD, rect.top() + ABOVE), self._model.events[index.row()]
            )
        top = float(rect.top() + ABOVE)
        for layout, colour, indent in self._parts(index, rect.width(), chosen=chosen):
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(rect.left() + PAD + indent, top))
            top += layout.boundingRect().height() + BETWEEN
        if has_focus(option):
            painter.setPen(QPen(QColor(roles.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))
        painter.restore()

    # Inside

    def _parts(self, index: Place, width: int, *, chosen: bool) -> Iterator[tuple[QTextLayout, str, float]]:
        """What is written: words laid out, their colour and how far in they begin."""
        cell = self._model.cell(index)
        event = self._model.events[index.row()]
        lines = self._event_lines(event) if cell is None else self._cell_lines(cell)
        for words, font, colour, indent in lines:
            ink = self._theme.roles.selection_text if chosen else colour
            yield laid_out_words(words, font, max(width - 2 * PAD - indent, 20.0)), ink, indent

    def _event_lines(self, event: EventBeside) -> Iterator[tuple[str, QFont, str, float]]:
        theme, roles = self._theme, self._theme.roles
        yield event.compared.event.title, theme.font(strong=True), roles.text, self._indent()
        yield event.status, theme.font(), roles.text, self._indent()
        for note in event.notes:
            yield note, theme.font(TextSize.SMALL), roles.muted, self._indent()

    def _cell_lines(self, cell: AccountCell) -> Iterator[tuple[str, QFont, str, float]]:
        for line in cell.lines:
            yield line.told, self._font(line), self._ink(line, cell), 0.0

    def _font(self, line: Line) -> QFont:
        font = self._theme.font(strong=line.match is Match.CONFLICT)
        font.setItalic(line.quote)
        return font

    def _ink(self, line: Line, cell: AccountCell) -> str:
        roles = self._theme.roles
        if line.match is Match.CONFLICT:
            return roles.danger
        if line.match is Match.PARTLY:
            return roles.amber
        if cell.account is None:
            return roles.muted
        return self._theme.perspective(cell.teller.palette).ink if line.quote else roles.text

    def _indent(self) -> float:
        return 2 * RING * self._scale() + 8

    def _scale(self) -> float:
        return QFontMetricsF(self._theme.font()).height() / 18

    def _paint_ring(self, painter: QPainter, at: QPointF, event: EventBeside) -> None:
        """The ring of the map: full, half, split, dotted, or none."""
        ring = RING_OF.get(event.compared.status)
        if ring is None:
            return
        painter.save()
        painter.translate(at + QPointF(0, QFontMetricsF(self._theme.font()).height() / 2 - RING * self._scale()))
        painter.scale(self._scale(), self._scale())
        brush = Brush(painter, self._theme)
        for shape in ring_shapes(ring, RING, RING, RING - 1):
            brush.shape(shape)
        painter.restore()
