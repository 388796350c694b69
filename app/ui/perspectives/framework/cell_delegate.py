"""Paints the cells of the framework matrix, and opens one for writing.

The lines of a summary are worked out once a width, not once a painting; no cell is a widget.
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.perspectives.framework_rows import FrameworkCellRow
from app.ui.perspectives.framework import words
from app.ui.perspectives.framework.arranging import GroupLine, PersonLine
from app.ui.perspectives.framework.cell_editor import CellEditor
from app.ui.perspectives.framework.matrix_model import MatrixModel, Role
from app.ui.perspectives.framework.words import State
from app.ui.perspectives.framework.wrapping import Wrapping
from app.ui.theme import TextSize, Theme
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

PAD = 10
MOST_LINES = 9
"""A cell shows no more lines; the pane beside has the summary whole."""
BAR = 3
_ROLES = ("text", "muted", "line", "raised", "surface", "selection", "selection_text", "focus", "accent", "found")
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Hint = QAbstractItemDelegate.EndEditHint
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws one cell at a time."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._found: tuple[str, ...] = ()
        self._lines: dict[tuple[str, int], list[str]] = {}
        self.restyle()

    def restyle(self) -> None:
        """Work out fonts and colours again."""
        theme = self._theme
        self._body, self._small = theme.font(), theme.font(TextSize.SMALL)
        self._wrapping, self._small_wrapping = Wrapping(self._body), Wrapping(self._small)
        self._colours = {role: theme.colour(role) for role in _ROLES}
        self._lines.clear()

    def mark_words(self, found: tuple[str, ...]) -> None:
        """Mark the words that are looked for."""
        self._found = found

    def height_of(self, cell: FrameworkCellRow, width: int) -> int:
        """How high a cell is that is so wide."""
        small = self._small_wrapping.line_height
        if not cell.summary:
            return round(small + 2 * PAD)
        below = small + 4 if cell.passages else 0
        return round(len(self._shown(cell.summary, width)) * self._wrapping.line_height + below + 2 * PAD)

    @property
    def heading_height(self) -> int:
        """How high the heading of a perspective is."""
        return round(self._wrapping.line_height + 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.heading_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, selected = rect_of(option), is_selected(option)
        line = self._model.lines[index.row()]
        painter.save()
        if isinstance(line, GroupLine):
            self._paint_heading(painter, rect, line, index.column())
        else:
            self._paint_cell(painter, rect, line, line.cells[index.column()], selected)
            if has_focus(option):
                painter.setPen(QPen(self._colours["focus"], 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: GroupLine, column: int) -> None:
        painter.fillRect(rect, self._colours["surface"])
        painter.setPen(self._colours["line"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._small)
        painter.setPen(self._colours["muted"])
        place = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(rect).adjusted(PAD, 0, -4, 0), place, words.group_words(line, column))

    def _paint_cell(
        self, painter: QPainter, rect: QRect, line: PersonLine, cell: FrameworkCellRow, selected: bool
    ) -> None:
        colours = self._colours
        state = words.state_of(line.person, cell)
        painter.fillRect(rect, colours["selection" if selected else "raised"])
        if state is State.NOT_ASKED:
            painter.fillRect(rect, QBrush(colours["line"], Qt.BrushStyle.BDiagPattern))
        painter.setPen(colours["line"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if state is State.SUMMARISED:
            self._paint_summary(painter, rect, cell, selected)
            return
        if state is State.TO_DO:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height() - 1, colours["accent"])
        ink = colours["accent" if state is State.TO_DO else "muted"]
        painter.setFont(self._small)
        painter.setPen(colours["selection_text"] if selected else ink)
        told = words.empty_words(line.person, cell)
        shown = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, rect.width() - 2 * PAD)
        if state is State.NOT_ASKED:
            box = painter.fontMetrics().boundingRect(shown).size()
            painter.fillRect(
                rect.left() + PAD - 3,
                rect.top() + PAD - 2,
                box.width() + 8,
                box.height() + 4,
                colours["selection" if selected else "raised"],
            )
        painter.drawText(QRectF(rect).adjusted(PAD, PAD, -PAD, 0), _LEFT, shown)

    def _paint_summary(self, painter: QPainter, rect: QRect, cell: FrameworkCellRow, selected: bool) -> None:
        ink = self._colours["selection_text" if selected else "text"]
        wrapping = self._wrapping
        left, top = rect.left() + PAD, float(rect.top() + PAD)
        painter.setFont(self._body)
        painter.setPen(ink)
        for line in self._shown(cell.summary, rect.width()):
            if self._found and not selected:
                self._mark(painter, QPointF(left, top), line)
            painter.drawText(QPointF(left, top + wrapping.ascent), line)
            top += wrapping.line_height
        if cell.passages:
            painter.setFont(self._small)
            painter.setPen(ink if selected else self._colours["muted"])
            below = QPointF(left, top + 4 + self._small_wrapping.ascent)
            painter.drawText(below, words.passages_words(cell))

    def _mark(self, painter: QPainter, corner: QPointF, line: str) -> None:
        """A ground under the words that are looked for."""
        lowered, metrics = line.lower(), painter.fontMetrics()
        if len(lowered) != len(line):
            return
        for word in self._found:
            at = lowered.find(word)
            while at >= 0:
                left = corner.x() + metrics.horizontalAdvance(line[:at])
                width = metrics.horizontalAdvance(line[at : at + len(word)])
                ground = QRectF(left, corner.y(), width, self._wrapping.line_height)
                painter.fillRect(ground, self._colours["found"])
                at = lowered.find(word, at + len(word))

    def _shown(self, summary: str, width: int) -> list[str]:
        key = (summary, width)
        if key not in self._lines:
            self._lines[key] = self._wrapping.lines(summary, width - 2 * PAD - 2, MOST_LINES)
        return self._lines[key]

    # Writing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(self._theme.text_scale, parent)
        line, topic = self._model.line(index), self._model.topics[index.column()]
        editor.setAccessibleName(f"Summary: {line.person.pseudonym if line else ''}, {topic.name}")
        editor.setAccessibleDescription("Tab or Control Enter finishes, Escape takes it back.")
        editor.finished.connect(lambda step: self._finish(editor, step))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor):
            editor.setPlainText(str(index.data(Role.EditRole) or ""))
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEditor):
            model.setData(self._model.index(index.row(), index.column()), editor.toPlainText(), Role.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(editor, CellEditor):
            editor.stand_on(rect_of(option))

    def _finish(self, editor: CellEditor, step: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, {1: Hint.EditNextItem, -1: Hint.EditPreviousItem}.get(step, Hint.NoHint))
