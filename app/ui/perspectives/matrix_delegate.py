"""Paints the rows of the dot matrix: name, a disc with its count for each group, and the difference.

Everything a cell needs is worked out once a theme, not once a cell, so that many codes scroll smoothly.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.perspectives.rows import CellRow, Convergence
from app.perspectives.rules import rate, wilson
from app.perspectives.wording import SILENCE, silence_words
from app.ui.models.groups_look import look_of
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.arranging import Row
from app.ui.perspectives.badge_painting import paint_badge
from app.ui.perspectives.comparison_model import CODE_COLUMN, ComparisonModel
from app.ui.perspectives.share_painting import paint_between, paint_disc, paint_silence
from app.ui.perspectives.strip_painting import paint_strip, parts_of
from app.ui.theme import PerspectiveLook, TextSize, Theme
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

PAD = 12
GAP = 8
INDENT = 18
MARK = 11
STRIP = 15.0
"""Room for three rows of dots."""
_ROLES = ("text", "muted", "line", "raised", "selection", "selection_text", "focus", "edge")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MatrixDelegate(QStyledItemDelegate):
    """Draws one cell at a time from the row behind it."""

    def __init__(self, model: ComparisonModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._looks: list[PerspectiveLook] = []
        self.restyle()

    def restyle(self) -> None:
        """Work out fonts, colours and the groups' looks again."""
        theme = self._theme
        self._body, self._strong = theme.font(), theme.font(strong=True)
        self._small = theme.font(TextSize.SMALL)
        self._line = QFontMetricsF(self._body).height()
        self._small_line = QFontMetricsF(self._small).height()
        self._strip = STRIP * theme.text_scale
        self._colours = {role: theme.colour(role) for role in _ROLES}
        self._looks = [look_of(theme, group) for group in self._model.groups]

    @property
    def row_height(self) -> int:
        """High enough for a count with its people below it."""
        return round(self._line + self._strip + 18)

    def name_width(self) -> int:
        """How wide the longest name is, with what stands around it."""
        strong, small = QFontMetricsF(self._strong), QFontMetricsF(self._small)
        widths = (
            row.indent * INDENT + max(strong.horizontalAdvance(row.line.name), small.horizontalAdvance(row.above))
            for row in self._model.rows
        )
        return round(max(widths, default=0.0)) + PAD + 8

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, selected = rect_of(option), is_selected(option)
        row = self._model.rows[index.row()]
        group = self._model.group_at(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._colours["selection" if selected else "raised"])
        painter.setPen(QPen(self._colours["line"], 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if group is not None:
            self._paint_cell(painter, rect, row.line.cells[group], group, selected)
        elif index.column() == CODE_COLUMN:
            self._paint_name(painter, rect, row, selected)
        else:
            self._paint_difference(painter, rect, row, selected)
        if has_focus(option):
            painter.setPen(QPen(self._colours["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, row: Row, selected: bool) -> None:
        left = rect.left() + PAD + row.indent * INDENT
        room = max(0, rect.right() - left - 6)
        font = self._body if row.indent else self._strong
        if self._too_long(row.line.name, font, room):
            two = QRectF(left, rect.center().y() - self._line, room, 2 * self._line)
            painter.setFont(font)
            painter.setPen(self._ink(selected))
            elide = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(row.line.name, elide, int(1.7 * room))
            painter.drawText(two, int(_LEFT | Qt.TextFlag.TextWordWrap), shown)
        elif row.above:
            top = rect.center().y() - (self._line + self._small_line) / 2
            name = QRectF(left, top, room, self._line)
            self._write(painter, name, row.line.name, font, self._ink(selected))
            above = QRectF(left, top + self._line, room, self._small_line)
            self._write(painter, above, row.above, self._small, self._ink(selected, quiet=True))
        else:
            name = QRectF(left, rect.top(), room, rect.height())
            self._write(painter, name, row.line.name, font, self._ink(selected))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: CellRow, group: int, selected: bool) -> None:
        look, waiting = self._looks[group], self._model.groups[group].pending
        radius = (rect.height() - 16) / 2
        centre = QPointF(rect.left() + PAD + radius, rect.center().y())
        share = rate(cell)
        if share is not None:
            if selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colours["raised"])
                painter.drawEllipse(centre, radius + 1, radius + 1)
            if cell.k:
                paint_disc(painter, centre, radius, share, look, self._colours["line"])
            elif cell.comparable:
                paint_silence(painter, centre, radius, look)
        left = rect.left() + PAD if share is None else centre.x() + radius + GAP
        room = max(0.0, rect.right() - left - 4)
        top = rect.top() + 6
        ink, quiet = self._ink(selected, quiet=not cell.k), self._ink(selected, quiet=True)
        counted = words.count_words(cell)
        self._write(painter, QRectF(left, top, room, self._line), counted, self._body, ink)
        along = QFontMetricsF(self._body).horizontalAdvance(counted + " ") + 2
        beside = QRectF(left + along, top, max(0.0, room - along), self._line)
        said = ", ".join(filter(None, (words.silent_split(cell), words.pending_words(cell))))
        self._write(painter, beside, said, self._small, quiet)
        strip = QRectF(left, top + self._line + 4, room, self._strip)
        if self._model.figures:
            self._write(painter, strip, words.range_words(wilson(cell.k, cell.n)), self._small, quiet)
            return
        edge = self._colours["selection_text" if selected else "edge"]
        paint_strip(painter, strip, parts_of(cell, waiting), look, edge, scale=self._theme.text_scale)

    def _paint_difference(self, painter: QPainter, rect: QRect, row: Row, selected: bool) -> None:
        room = QRectF(rect).adjusted(PAD, 5, -PAD, -5)
        ink, ground = self._ink(selected), self._colours["selection" if selected else "raised"]
        badge = QRectF(room.left(), room.top(), room.width(), self._small_line + 3)
        kind = row.line.convergence
        end = paint_badge(painter, badge, kind, self._small, ink, ground, self._colours["edge"])
        said = silence_words(row.line.silent, self._model.groups).removeprefix(SILENCE)
        if said and kind is not Convergence.SILENCE:
            flag = QRectF(end + 4, badge.top(), max(0.0, badge.right() - end - 4), badge.height())
            edge = self._colours["edge"]
            end = paint_badge(painter, flag, Convergence.SILENCE, self._small, ink, ground, edge)
        if self._model.figures:
            said = words.difference_range(row.line, row.pair)
        beside = QRectF(end + 6, badge.top(), max(0.0, badge.right() - end - 6), badge.height())
        self._write(painter, beside, said, self._small, self._ink(selected, quiet=True))
        below = badge.bottom() + (room.bottom() - badge.bottom() - MARK) / 2
        if row.pair is None:
            line = QRectF(room.left(), badge.bottom() + 1, room.width(), self._small_line)
            self._write(painter, line, words.NOT_COMPARED, self._small, self._ink(selected, quiet=True))
            return
        one, other = ((rate(row.line.cells[place]) or 0.0, self._looks[place]) for place in row.pair)
        track = QRectF(room.left(), below, room.width(), MARK)
        painter.setBackground(ground)
        line_colour = self._colours["edge" if selected else "line"]
        paint_between(painter, track, (one, other), line_colour, self._colours["muted"])

    def _too_long(self, name: str, font: QFont, room: float) -> bool:
        """A name that needs a second line takes the place of the code above it."""
        return " " in name and QFontMetricsF(font).horizontalAdvance(name) > room

    def _ink(self, selected: bool, *, quiet: bool = False) -> QColor:
        if selected:
            return self._colours["selection_text"]
        return self._colours["muted" if quiet else "text"]

    def _write(self, painter: QPainter, room: QRectF, text: str, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, shown)
