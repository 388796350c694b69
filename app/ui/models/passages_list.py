"""The passages of a code as they are read: who says it, the words in their context, where they stand, the memo."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.coding.rows import PassageRow
from app.ui.models.passages_model import PassagesModel
from app.ui.models.tree_model import Index
from app.ui.text_positions import TextPositions
from app.ui.theme import TextSize, Theme
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

SIDE, UPPER, LOWER = 16, 12, 12
MARK = 11
LINE_SPACING = 1.3
WIDEST = 720
"""Words in lines longer than this are hard to read."""
NOT_QUOTED = "Not to be quoted"
RECHECK = "To re-check"
"""The code was redefined after this was coded."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A passage laid out for a width."""

    words: QTextLayout
    words_height: float
    foot: QTextLayout
    foot_height: float


class PassagePainter(QStyledItemDelegate):
    """Paints a passage; heights are kept until the width or the look changes."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._heights: dict[tuple[PassageRow, int], int] = {}
        theme.changed.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        row = _row(index)
        height = self._heights.get((row, width))
        if height is None:
            sheet = self._sheet(row, width, selected=False)
            height = round(UPPER + self._head_height() + sheet.words_height + sheet.foot_height + LOWER)
            self._heights[row, width] = height
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, place, selected = _row(index), QRectF(rect_of(option)), is_selected(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or has_focus(option):
            painter.setPen(QPen(self._theme.colour("focus"), 1.5) if has_focus(option) else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection") if selected else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(4, 2, -4, -3), 6, 6)
        painter.fillRect(
            QRectF(place.left() + SIDE, place.bottom() - 1, place.width() - 2 * SIDE, 1),
            self._theme.colour("line"),
        )
        sheet = self._sheet(row, round(place.width()), selected=selected)
        top = place.top() + UPPER
        self._paint_head(painter, QRectF(place.left() + SIDE, top, place.width() - 2 * SIDE, 20), row, selected)
        top += self._head_height()
        painter.setPen(self._ink("text", selected))
        sheet.words.draw(painter, QPointF(place.left() + SIDE, top))
        painter.setPen(self._ink("muted", selected))
        sheet.foot.draw(painter, QPointF(place.left() + SIDE, top + sheet.words_height))
        painter.restore()

    def _head_height(self) -> float:
        return QFontMetrics(self._theme.font(strong=True)).height() + 5

    def _paint_head(self, painter: QPainter, place: QRectF, row: PassageRow, selected: bool) -> None:
        place.setHeight(self._head_height() - 5)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.font(TextSize.SMALL))
        where = f"{row.source_name} · turn {row.turn_number}"
        room = place.width() * 0.45
        where = painter.fontMetrics().elidedText(where, Qt.TextElideMode.ElideMiddle, round(room))
        painter.setPen(self._ink("accent", selected))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, where)
        right = place.right() - painter.fontMetrics().horizontalAdvance(where) - 16
        if row.recheck:
            painter.setPen(self._ink("amber", selected))
            painter.drawText(
                place.adjusted(0, 0, right - place.right(), 0), middle | Qt.AlignmentFlag.AlignRight, RECHECK
            )
            right -= painter.fontMetrics().horizontalAdvance(RECHECK) + 16
        left = place.left()
        for voice in row.voices:
            mark = QRectF(left, place.center().y() - MARK / 2, MARK, MARK)
            paint_mark(painter, mark, self._theme.perspective(voice.palette))
            left = mark.right() + 6
            facts = " · ".join(filter(None, (voice.role, voice.area_name)))
            runs = [(voice.pseudonym, "text", True), (facts, "muted", False)]
            if not voice.quotable:
                runs.insert(1, (NOT_QUOTED, "danger", False))
            for words, ink, strong in runs:
                painter.setFont(self._theme.font(TextSize.BODY if strong else TextSize.SMALL, strong=strong))
                shown = painter.fontMetrics().elidedText(
                    words, Qt.TextElideMode.ElideRight, max(0, round(right - left))
                )
                painter.setPen(self._ink(ink, selected))
                painter.drawText(QRectF(left, place.top(), right - left, place.height()), middle, shown)
                left += painter.fontMetrics().horizontalAdvance(shown) + (10 if shown else 0)

    def _sheet(self, row: PassageRow, width: int, *, selected: bool) -> _Sheet:
        room = min(width - 2 * SIDE, WIDEST)
        before, after = _context(row)
        muted = QTextCharFormat()
        muted.setForeground(self._ink("muted", selected))
        words = QTextLayout(before + _lines(row.text.strip()) + after, self._theme.font())
        positions = TextPositions(words.text())
        ranges = []
        for start, end in ((0, len(before)), (len(words.text()) - len(after), len(words.text()))):
            if start < end:
                piece = QTextLayout.FormatRange()
                piece.start = positions.to_qt(start)
                piece.length = positions.to_qt(end) - positions.to_qt(start)
                piece.format = muted
                ranges.append(piece)
        words.setFormats(ranges)
        foot = QTextLayout(_foot(row), self._theme.font(TextSize.SMALL))
        return _Sheet(words, _set(words, room, LINE_SPACING), foot, _set(foot, room, 1.15))

    def _ink(self, role: str, selected: bool) -> QColor:
        return self._theme.colour("selection_text" if selected else role)


class PassagesList(QListView):
    """Click or Enter opens a place; Ctrl+C copies with attribution; a passage can be dragged out as text."""

    opened = Signal(object)
    """A `PassageRow` is wanted in its transcript."""
    confirmed = Signal(list)
    """Of these passages the code still holds."""
    split_wanted = Signal(list)
    """These passages belong to another code."""
    uncoded = Signal(list)
    """The code is wanted off these passages."""

    def __init__(
        self, theme: Theme, model: PassagesModel, parent: QWidget | None = None, *, changing: bool = False
    ) -> None:
        super().__init__(parent)
        self._passages = model
        self._changing = changing
        self.setModel(model)
        self.setItemDelegate(PassagePainter(theme, self))
        self.setAccessibleName("Passages")
        keys = "H says that its code still holds, S gives it to another code, Delete takes the code off"
        self.setAccessibleDescription(
            f"Enter opens a passage in its transcript, Ctrl+C copies it{f', {keys}' if changing else ''}"
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        theme.changed.connect(self.doItemsLayout)

    def copy(self) -> None:
        """The selected passages with their attribution, for another program."""
        if self.selectedIndexes():
            QGuiApplication.clipboard().setText(self._passages.copied(self.selectedIndexes()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self.state() is not QListView.State.NoState
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton and plain and not dragged and index.isValid():
            self.opened.emit(self._passages.passage(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._passages.passage(self.currentIndex()))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in self._doing() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._tell(self._doing()[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _doing(self) -> dict[Qt.Key, SignalInstance]:
        """What a key does with the selected passages."""
        if not self._changing:
            return {}
        return {
            Qt.Key.Key_H: self.confirmed,
            Qt.Key.Key_S: self.split_wanted,
            Qt.Key.Key_Delete: self.uncoded,
        }

    def _tell(self, wanted: SignalInstance) -> None:
        rows = [self._passages.passage(index) for index in self.selectedIndexes()]
        if rows:
            wanted.emit(sorted(rows, key=lambda row: row.coding))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if index.isValid():
            row = self._passages.passage(index)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Open in its transcript").triggered.connect(lambda: self.opened.emit(row))
            menu.addAction("Copy with attribution\tCtrl+C").triggered.connect(self.copy)
            if self._changing:
                self._add_changes(menu)
            menu.popup(event.globalPos())

    def _add_changes(self, menu: QMenu) -> None:
        menu.addSeparator()
        holds = menu.addAction("The code still holds\tH")
        holds.triggered.connect(lambda: self._tell(self.confirmed))
        holds.setEnabled(any(self._passages.passage(chosen).recheck for chosen in self.selectedIndexes()))
        menu.addAction("Give to another code…\tS").triggered.connect(lambda: self._tell(self.split_wanted))
        menu.addAction("Take the code off\tDel").triggered.connect(lambda: self._tell(self.uncoded))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _row(index: Index) -> PassageRow:
    model = index.model()
    assert isinstance(model, PassagesModel)
    return model.passage(index)


def _context(row: PassageRow) -> tuple[str, str]:
    """What stands before and after, in whole words."""
    before, after = row.before.strip(), row.after.strip()
    before = f"… {before.partition(' ')[2]} " if before else ""
    joined = "" if after[:1] in ".,;:!?…”" else " "
    return before, f"{joined}{after.rpartition(' ')[0]} …" if after else ""


def _foot(row: PassageRow) -> str:
    told = f"{row.code_path} · coded by {row.coder}"
    return _lines(f"{told}\nMemo: {row.memo}" if row.memo else told)


def _lines(words: str) -> str:
    """Words whose line ends a text layout understands."""
    return words.replace("\n", "\u2028")


def _set(layout: QTextLayout, width: float, spacing: float) -> float:
    """Sets lines to a width, one below the other; returns their height."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() * spacing
    layout.endLayout()
    return top + 3
