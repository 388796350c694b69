"""The register as it is read: the first words of every note, what it is about, when it is of."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.coding.note_rows import NoteRow
from app.ui.models.tree_model import Index
from app.ui.notes.note_words import KIND_WORDS, about_words, short_day, signs
from app.ui.notes.notes_model import NotesModel
from app.ui.theme import TextSize, Theme, icon
from app.ui.widgets.style_options import has_focus, is_selected, rect_of

SIDE, UPPER, BETWEEN, LOWER = 14, 9, 3, 10
LOCK = 13
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class NotePainter(QStyledItemDelegate):
    """Two lines a note: its words and its day; what it is and about what."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._locks: dict[str, QIcon] = {}
        theme.changed.connect(self._look_anew)

    def _look_anew(self) -> None:
        # Not connected itself: the theme would keep what is in it after the study is closed.
        self._locks.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        upper = QFontMetrics(self._theme.font(strong=True)).height()
        lower = QFontMetrics(self._theme.font(TextSize.SMALL)).height()
        return QSize(120, UPPER + upper + BETWEEN + lower + LOWER)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, NotesModel)
        place, chosen = QRectF(rect_of(option)), is_selected(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or has_focus(option):
            painter.setPen(QPen(self._theme.colour("focus"), 1.5) if has_focus(option) else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection") if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(4, 2, -4, -2), 6, 6)
        if not chosen:
            line = QRectF(place.left() + SIDE, place.bottom() - 1, place.width() - 2 * SIDE, 1)
            painter.fillRect(line, self._theme.colour("line"))
        self._paint_row(painter, place.adjusted(SIDE, UPPER, -SIDE, -LOWER), model.rows[index.row()], chosen)
        painter.restore()

    def _paint_row(self, painter: QPainter, place: QRectF, row: NoteRow, chosen: bool) -> None:
        strong, small = self._theme.font(strong=True), self._theme.font(TextSize.SMALL)
        upper = QRectF(place.left(), place.top(), place.width(), QFontMetrics(strong).height())
        lower = QRectF(place.left(), upper.bottom() + BETWEEN, place.width(), QFontMetrics(small).height())
        painter.setFont(small)
        day = short_day(row.day)
        painter.setPen(self._ink("muted", chosen))
        painter.drawText(upper, _MIDDLE | Qt.AlignmentFlag.AlignRight, day)
        upper.setRight(upper.right() - painter.fontMetrics().horizontalAdvance(day) - 12)
        sign = signs(row)
        if sign:
            painter.drawText(lower, _MIDDLE | Qt.AlignmentFlag.AlignRight, sign)
            lower.setRight(lower.right() - painter.fontMetrics().horizontalAdvance(sign) - 4)
            if row.private:
                lock = QRectF(lower.right() - LOCK, lower.center().y() - LOCK / 2, LOCK, LOCK)
                ink = "selection_text" if chosen else "muted"
                if ink not in self._locks:
                    self._locks[ink] = icon(self._theme.roles, "lock", ink)
                self._locks[ink].paint(painter, lock.toAlignedRect())
                lower.setRight(lock.left())
            lower.setRight(lower.right() - 8)
        _write(painter, lower, f"{KIND_WORDS[row.kind]} · {about_words(row)}")
        painter.setFont(strong)
        painter.setPen(self._ink("text", chosen))
        _write(painter, upper, row.heading)

    def _ink(self, role: str, chosen: bool) -> QColor:
        return self._theme.colour("selection_text" if chosen else role)


class NotesList(QListView):
    """Arrows go from note to note; Enter opens the note at hand."""

    def __init__(self, theme: Theme, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(NotePainter(theme, self))
        self.setAccessibleName("Notes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.doItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _write(painter: QPainter, place: QRectF, words: str) -> None:
    """Words in one line, shortened to the room there is."""
    room = max(0, round(place.width()))
    painter.drawText(place, _MIDDLE, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
