"""The table of a case: walked with the arrows, its headings over what belongs together."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.perspectives.case_rows import CaseComparison
from app.ui.perspectives.cases.case_model import FIRST, NAME, STANDS, CaseModel
from app.ui.perspectives.cases.reading import TableRow
from app.ui.perspectives.share_painting import paint_silence
from app.ui.theme import PerspectiveLook, TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

PAD = 12
MARK = 13
LEAST = 150
"""Pixels of a teller's column, more where text is larger."""
NAME_PART, STANDS_PART = 0.24, 0.2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Place = QModelIndex | QPersistentModelIndex


class CaseTable(QTableView):
    """Tells which row is looked at, and which teller was opened in it."""

    looked_at = Signal(int)
    """The number of the row the keyboard came to."""
    opened = Signal(int, object)
    """A row, with the number of a teller or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = CaseModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self.rows, theme, self))
        self.setHorizontalHeader(_Head(self.rows, theme, self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("A case, teller by teller")
        self.setAccessibleDescription("Enter goes to the words of the row.")
        self.clicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._tell)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, case: CaseComparison, rows: list[TableRow]) -> None:
        """Shows a case; the keyboard comes to its first row of substance."""
        self.clearSpans()
        self.rows.show(case.columns, rows)
        for place, row in enumerate(rows):
            if row.heading:
                self.setSpan(place, STANDS, 1, 1 + len(case.columns))
        self._share_out()
        first = next((place for place, row in enumerate(rows) if not row.heading), None)
        if first is not None:
            self.setCurrentIndex(self.rows.index(first, NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _open(self, index: QModelIndex) -> None:
        if not self.rows.rows[index.row()].heading:
            self.opened.emit(index.row(), None if index.column() < FIRST else index.column() - FIRST)

    def _tell(self, now: QModelIndex) -> None:
        if now.isValid() and not self.rows.rows[now.row()].heading:
            self.looked_at.emit(now.row())

    def _share_out(self) -> None:
        tellers, width = len(self.rows.columns), self.viewport().width()
        if not tellers:
            return
        least = LEAST * self._theme.text_scale
        each = int(max(least, width * (1 - NAME_PART - STANDS_PART) / tellers))
        name = int(max(least, width * NAME_PART))
        self.setColumnWidth(NAME, name)
        self.setColumnWidth(STANDS, max(int(least), width - name - tellers * each))
        for column in range(FIRST, FIRST + tellers):
            self.setColumnWidth(column, each)

    def _restyle(self) -> None:
        line = QFontMetricsF(self._theme.font()).height()
        small = QFontMetricsF(self._theme.font(TextSize.SMALL)).height()
        self.verticalHeader().setDefaultSectionSize(round(line + small + 12))
        self.horizontalHeader().updateGeometry()
        self._share_out()
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """A name with what is above it, a sign with its word, a teller's mark or a broken ring with words."""

    def __init__(self, model: CaseModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        rect, selected, roles = rect_of(option), is_selected(option), self._theme.roles
        row = self._model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = roles.surface if row.heading else roles.selection if selected else roles.raised
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QPen(QColor(roles.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        ink = roles.selection_text if selected else roles.text
        quiet = roles.selection_text if selected else roles.muted
        body, strong, small = self._theme.font(), self._theme.font(strong=True), self._theme.font(TextSize.SMALL)
        if row.heading:
            font = self._theme.font(TextSize.SMALL, strong=True) if index.column() == NAME else small
            self._write(painter, QRectF(rect).adjusted(PAD, 0, -4, 0), str(index.data()), font, roles.muted)
        elif index.column() == NAME:
            self._two(painter, rect, (row.name, strong, ink), (row.beside, small, quiet))
        elif index.column() == STANDS:
            self._write(
                painter, QRectF(rect).adjusted(PAD, 0, -4, 0), f"{row.sign}  {row.stands}", body, ink, wrap=True
            )
        else:
            self._paint_cell(painter, rect, row, index.column() - FIRST, ink, quiet)
        if has_focus(option) and not row.heading:
            painter.setPen(QPen(QColor(roles.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, row: TableRow, place: int, ink: str, quiet: str) -> None:
        teller = self._model.columns[place].teller
        look = _look(self._theme, teller.palette)
        mark = QRectF(rect.left() + PAD, rect.center().y() - MARK / 2, MARK, MARK)
        if row.raised[place]:
            paint_mark(painter, mark, look)
        elif teller.participant is not None:
            paint_silence(painter, QPointF(mark.center()), MARK / 2, look)
        words = QRectF(rect).adjusted(PAD + MARK + 7, 0, -4, 0)
        raised = row.raised[place]
        font = self._theme.font() if row.line is not None and raised else self._theme.font(TextSize.SMALL)
        self._write(painter, words, row.cells[place], font, ink if raised else quiet, wrap=True)

    def _two(
        self, painter: QPainter, rect: QRect, over: tuple[str, QFont, str], under: tuple[str, QFont, str]
    ) -> None:
        room = QRectF(rect).adjusted(PAD, 0, -4, 0)
        if not under[0]:
            self._write(painter, room, *over, wrap=True)
            return
        first, second = QFontMetricsF(over[1]).height(), QFontMetricsF(under[1]).height()
        top = room.center().y() - (first + second) / 2
        self._write(painter, QRectF(room.left(), top, room.width(), first), *over)
        self._write(painter, QRectF(room.left(), top + first, room.width(), second), *under)

    @staticmethod
    def _write(painter: QPainter, room: QRectF, text: str, font: QFont, ink: str, *, wrap: bool = False) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        lines = int(room.height() // metrics.height()) if wrap else 1
        many = wrap and lines > 1 and metrics.horizontalAdvance(text) > room.width()
        width = room.width() * (1.5 if many else 1)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(room, int(_LEFT | Qt.TextFlag.TextWordWrap) if many else int(_LEFT), shown)


class _Head(QHeaderView):
    """Each teller with their mark, and below it what they are to the child."""

    def __init__(self, model: CaseModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._theme = model, theme
        self.setAccessibleName("Tellers")
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        strong = QFontMetricsF(self._theme.font(strong=True)).height()
        small = QFontMetricsF(self._theme.font(TextSize.SMALL)).height()
        return QSize(super().sizeHint().width(), round(strong + small + 16))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        roles, column = self._theme.roles, self._model.column_of(logicalIndex)
        strong, small = self._theme.font(strong=True), self._theme.font(TextSize.SMALL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(roles.raised))
        look = None if column is None else _look(self._theme, column.teller.palette)
        indent = 0 if look is None else MARK + 6
        over = QRectF(rect).adjusted(PAD + indent, 6, -4, 0)
        over.setHeight(QFontMetricsF(strong).height())
        name = str(self._model.headerData(logicalIndex, Qt.Orientation.Horizontal))
        _Delegate._write(painter, over, name, strong, roles.text if look is None else look.ink)
        if column is not None and look is not None:
            mark = QRectF(rect.left() + PAD, over.center().y() - MARK / 2, MARK, MARK)
            paint_mark(painter, mark, look)
            under = QRectF(rect.left() + PAD, over.bottom(), rect.width() - PAD, QFontMetricsF(small).height())
            relation = column.teller.relation.value if column.teller.relation is not None else ""
            stands = "the child" if relation == "self" else column.teller.perspective_name
            said = f"{stands} · pending" if column.pending else stands
            _Delegate._write(painter, under, said, small, roles.muted)
        painter.setPen(QPen(QColor(roles.edge if look is None else look.colour), 1 if look is None else 3))
        painter.drawLine(rect.left() + PAD, rect.bottom(), rect.right() - 8, rect.bottom())
        painter.restore()


def _look(theme: Theme, palette: int | None) -> PerspectiveLook:
    return theme.perspective(palette)
