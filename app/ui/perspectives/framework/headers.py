"""The heads of the framework matrix, which stay while it scrolls: people at the left, topics above."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.perspectives.framework import words
from app.ui.perspectives.framework.arranging import GroupLine, PersonLine
from app.ui.perspectives.framework.matrix_model import MatrixModel
from app.ui.perspectives.framework.wrapping import Wrapping
from app.ui.theme import TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark

PAD = 10
MARK = 12
LEAST, WIDEST = 120, 250
"""Pixels of the names at the left."""
LINES = 3
_TOP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class PeopleHeader(QHeaderView):
    """Who is in a line, with the mark of their perspective; a heading names the perspective itself."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._table = model
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setAccessibleName("Participants")

    def sizeHint(self) -> QSize:
        return QSize(self._width(), super().sizeHint().height())

    def least_height(self) -> int:
        """How high a line must be for a name with what stands below it."""
        strong, small = self._theme.font(strong=True), self._theme.font(TextSize.SMALL)
        return QFontMetrics(strong).height() + QFontMetrics(small).height() + 14

    def _width(self) -> int:
        strong = QFontMetricsF(self._theme.font(strong=True))
        names = (line.name if isinstance(line, GroupLine) else line.person.pseudonym for line in self._table.lines)
        longest = max((strong.horizontalAdvance(name) for name in names), default=0.0) + MARK + 8 + 2 * PAD
        scale = self._theme.text_scale
        return round(min(max(longest, LEAST * scale), WIDEST * scale))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if logicalIndex >= len(self._table.lines):
            return
        line, roles = self._table.lines[logicalIndex], self._theme.roles
        painter.save()
        painter.fillRect(rect, QColor(roles.surface))
        painter.setPen(QColor(roles.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if isinstance(line, GroupLine):
            self._paint_group(painter, rect, line)
        else:
            self._paint_person(painter, rect, line)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, line: GroupLine) -> None:
        look = self._theme.perspective(line.palette)
        paint_mark(painter, QRectF(rect.left() + PAD, rect.center().y() - MARK / 2, MARK, MARK), look)
        painter.setFont(self._theme.font(strong=True))
        painter.setPen(QColor(look.ink))
        room = QRectF(rect).adjusted(PAD + MARK + 8, 0, -4, 0)
        painter.drawText(room, _MIDDLE_LEFT, self._elided(painter, line.name, room))

    def _paint_person(self, painter: QPainter, rect: QRect, line: PersonLine) -> None:
        room = QRectF(rect).adjusted(PAD + MARK + 8, 8, -4, -4)
        painter.setFont(self._theme.font(strong=True))
        painter.setPen(QColor(self._theme.roles.text))
        painter.drawText(room, _TOP_LEFT, self._elided(painter, line.person.pseudonym, room))
        room.setTop(room.top() + painter.fontMetrics().height())
        painter.setFont(self._theme.font(TextSize.SMALL))
        painter.setPen(QColor(self._theme.roles.muted))
        painter.drawText(room, _TOP_LEFT, self._elided(painter, words.person_words(line.person), room))

    def _elided(self, painter: QPainter, text: str, room: QRectF) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))


class TopicsHeader(QHeaderView):
    """What a column is about; columns are dragged to other places and made wider here."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = model
        self._theme = theme
        self._wrapping = Wrapping(theme.font(strong=True))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(90)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName("Themes and codes")

    def restyle(self) -> None:
        """Measure in the font that holds now."""
        self._wrapping = Wrapping(self._theme.font(strong=True))
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        lines = max((len(self._lines(place)) for place in range(len(self._table.topics))), default=1)
        return QSize(super().sizeHint().width(), round(lines * self._wrapping.line_height + 18))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if logicalIndex >= len(self._table.topics):
            return
        topic, roles = self._table.topics[logicalIndex], self._theme.roles
        colour = QColor(roles.edge) if topic.colour is None else self._theme.code_colour(topic.colour)
        painter.save()
        painter.fillRect(rect, QColor(roles.surface))
        painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(rect.left() + PAD, rect.bottom() - 1, rect.right() - 6, rect.bottom() - 1)
        painter.setPen(QColor(roles.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(self._theme.font(strong=True))
        painter.setPen(QColor(roles.text))
        lines = self._lines(logicalIndex)
        top = rect.bottom() - 8 - len(lines) * self._wrapping.line_height
        for line in lines:
            place = QRectF(rect.left() + PAD, top, rect.width() - PAD - 4, self._wrapping.line_height)
            painter.drawText(place, _TOP_LEFT, line)
            top += self._wrapping.line_height
        painter.restore()

    def _lines(self, place: int) -> list[str]:
        return self._wrapping.lines(self._table.topics[place].name, self.sectionSize(place) - PAD - 6, LINES)
