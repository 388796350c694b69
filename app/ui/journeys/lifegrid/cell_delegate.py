"""Paints a cell of the lifegrid, every word of it: who tells it by letter and colour, then what was."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.ui.journeys.lifegrid.lifegrid_model import LifegridModel
from app.ui.journeys.wrapped_words import laid_out_words
from app.ui.theme import Theme
from app.ui.theme.contrast import blend
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

Place = QModelIndex | QPersistentModelIndex
PAD, ABOVE, GAP = 8, 5, 5
BEHIND = " ¶"
"""After words that passages, regions, codes or notes stand behind."""
_LEAVING = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class CellDelegate(QStyledItemDelegate):
    """As high as its words at the width the column has; Enter and Tab in its field write and go on."""

    typed = Signal(object, object, int, int)
    """An index, what was typed there (None: nothing), and how many lines and columns to go on."""
    left = Signal(object, str)
    """The field was left otherwise: an index and what stood in it."""

    def __init__(self, table: QTableView, model: LifegridModel, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._theme = theme
        self.field: QLineEdit | None = None
        """What is typed into; none where nothing is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        width = self._table.columnWidth(index.column())
        layout = laid_out_words(self._words(index), self._theme.font(), self._room(width))
        return QSize(width, round(layout.boundingRect().height()) + 2 * ABOVE + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        rect, roles = rect_of(option), self._theme.roles
        sheet = self._model.sheet
        entry = None if sheet is None else sheet.entry(index.row(), index.column())
        chosen = is_selected(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(self._ground(entry is not None and entry.goes_on, chosen)))
        painter.setPen(QPen(QColor(roles.line), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if self._ends_year(index.row()):
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if sheet is not None and entry is not None:
            teller = sheet.teller(entry)
            ink = roles.selection_text if chosen else self._theme.perspective(teller.palette).ink
            painter.setFont(self._theme.font(strong=True))
            painter.setPen(QColor(ink))
            top = QPointF(rect.left() + PAD, rect.top() + ABOVE)
            painter.drawText(top + QPointF(0, QFontMetricsF(painter.font()).ascent()), teller.letter)
            painter.setPen(
                QColor(
                    _ink(roles.selection_text if chosen else roles.text, roles.muted, entry.goes_on and not chosen)
                )
            )
            layout = laid_out_words(self._words(index), self._theme.font(), self._room(rect.width()))
            layout.draw(painter, top + QPointF(self._indent(), 0))
        if has_focus(option):
            painter.setPen(QPen(QColor(roles.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Place) -> QWidget:
        field = QLineEdit(parent)
        field.setFrame(False)
        self.field = field
        sheet = self._model.sheet
        if sheet is not None:
            where = f"{sheet.year_name(index.row())}, {sheet.grid.columns[index.column()].name}"
            field.setAccessibleName(where)
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Place) -> None:
        room = QRect(rect_of(option))
        room.setWidth(max(room.width(), 24 * editor.fontMetrics().averageCharWidth()))
        room.setHeight(max(room.height(), editor.sizeHint().height()))
        editor.setGeometry(room)

    def setModelData(self, editor: QWidget, model: object, index: Place) -> None:
        """The field loses the keyboard: the table hears of it once Qt is done with the field."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            self.left.emit(QPersistentModelIndex(index), editor.text())

    def destroyEditor(self, editor: QWidget, index: Place) -> None:
        if editor is self.field:
            self.field = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            towards = _LEAVING.get(Qt.Key(event.key()))
            if towards is not None:
                index, text, changed = self._table.currentIndex(), watched.text(), watched.isModified()
                watched.setModified(False)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                self.typed.emit(index, text if changed else None, *towards)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _words(self, index: Place) -> str:
        sheet = self._model.sheet
        entry = None if sheet is None else sheet.entry(index.row(), index.column())
        if sheet is None or entry is None:
            return ""
        return entry.words + (BEHIND if entry.mark in sheet.journey.evidence else "")

    def _indent(self) -> float:
        return QFontMetricsF(self._theme.font(strong=True)).horizontalAdvance("W") + GAP

    def _room(self, width: int) -> float:
        return max(width - 2 * PAD - self._indent(), 20.0)

    def _ground(self, goes_on: bool, chosen: bool) -> str:
        roles = self._theme.roles
        if chosen:
            return roles.selection
        return blend(roles.surface, roles.raised, 0.7) if goes_on else roles.raised

    def _ends_year(self, line: int) -> bool:
        lines = () if self._model.sheet is None else self._model.sheet.lines
        return line + 1 >= len(lines) or lines[line + 1].row != lines[line].row


def _ink(usual: str, quiet: str, is_quiet: bool) -> str:
    return quiet if is_quiet else usual
