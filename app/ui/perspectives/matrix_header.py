"""The head of the dot matrix: each group's mark, its name and how many people it has."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from app.perspectives.rows import GroupRow
from app.ui.models.groups_look import look_of
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.comparison_model import CODE_COLUMN, DIFFERENCE, ComparisonModel
from app.ui.perspectives.matrix_delegate import PAD
from app.ui.theme import TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark

MARK = 13
LINES = 4
"""A group's name may take as many lines; the tooltip and the screen reader have it whole."""

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap


class MatrixHeader(QHeaderView):
    """Names may wrap; a click on a group tells who is in it."""

    def __init__(self, model: ComparisonModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = model
        self._theme = theme
        self.difference_note = ""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(90)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName("Groups")

    def sizeHint(self) -> QSize:
        strong = QFontMetrics(self._theme.font(strong=True))
        small = QFontMetrics(self._theme.font(TextSize.SMALL))
        lines = max((self._lines(place, strong) for place in range(len(self._table.groups))), default=1)
        return QSize(super().sizeHint().width(), lines * strong.lineSpacing() + small.height() + 16)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        roles = self._theme.roles
        group = self._table.group_at(logicalIndex)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(roles.raised))
        room = QRectF(rect).adjusted(PAD, 6, -4, -7)
        if group is not None:
            found = self._table.groups[group]
            look = look_of(self._theme, found)
            top = self._write(painter, room, _name(found), words.group_words(found), look.ink, indent=MARK + 6)
            paint_mark(painter, QRectF(room.left(), top, MARK, MARK), look)
            self._rule(painter, rect, QColor(look.colour), 3)
        elif logicalIndex == CODE_COLUMN:
            noun = self._table.first.lower()
            said = words.many(len(self._table.rows), noun)
            self._write(painter, room, self._table.first, said, roles.text)
            self._rule(painter, rect, QColor(roles.edge), 1)
        else:
            self._write(painter, room, DIFFERENCE, self.difference_note, roles.text)
            self._rule(painter, rect, QColor(roles.edge), 1)
        painter.restore()

    def _rule(self, painter: QPainter, rect: QRect, colour: QColor, width: int) -> None:
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        level = rect.bottom() - width / 2 + 1
        painter.drawLine(QRectF(rect).bottomLeft().toPoint().x() + PAD, int(level), rect.right() - 8, int(level))

    def _write(
        self, painter: QPainter, room: QRectF, name: str, below: str, ink: str, *, indent: int = 0
    ) -> float:
        """Writes a name over its size, both at the foot; returns how far down the name's first line begins."""
        small, strong = self._theme.font(TextSize.SMALL), self._theme.font(strong=True)
        flags = int(_WRAPPED)
        over = room.adjusted(indent, 0, 0, -QFontMetrics(small).height())
        painter.setClipRect(room)
        painter.setFont(strong)
        painter.setPen(QColor(ink))
        painter.drawText(over, flags, name)
        painter.setFont(small)
        painter.setPen(QColor(self._theme.roles.muted))
        said = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), said)
        painter.setClipping(False)
        box = QFontMetrics(strong).boundingRect(over.toRect(), flags, name)
        return max(room.top(), box.top()) + (QFontMetrics(strong).height() - MARK) / 2

    def _lines(self, group: int, strong: QFontMetrics) -> int:
        """How many lines a group's name takes in its column."""
        room = QRect(0, 0, self.sectionSize(group + 1) - PAD - 4 - MARK - 6, 1000)
        height = strong.boundingRect(room, int(_WRAPPED), _name(self._table.groups[group])).height()
        return min(LINES, max(1, round(height / strong.lineSpacing())))


def _name(group: GroupRow) -> str:
    """Its name; of two dimensions the first answer stands over the second."""
    return "\n".join(group.parts) if len(group.parts) > 1 else group.name
