"""The rows of the code palette: codes that match, and the offer of a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.coding.rows import CodeId, CodeRow
from app.ui.choosing.code_matching import group_name
from app.ui.theme import TextSize, Theme
from app.ui.widgets.style_options import is_selected, rect_of
from app.ui.widgets.swatch import paint_swatch


@dataclass(frozen=True, slots=True)
class NewCode:
    """The offer to make a code of a name in a group (None: at the top)."""

    name: str
    group: CodeRow | None

    @property
    def parent(self) -> CodeId | None:
        """What the new code would stand under."""
        return self.group.id if self.group else None


Choice = CodeRow | NewCode
Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


def words_of(choice: Choice) -> tuple[str, str]:
    """A choice as it is written: its name, and quietly what goes with it."""
    if isinstance(choice, NewCode):
        place = f"in {choice.group.name}" if choice.group else "at the top"
        return f"+ New code “{choice.name}”", place
    return choice.name, group_name(choice)


class CodeChoices(QAbstractListModel):
    """The choices as a list."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: list[Choice] = []

    def show(self, choices: Sequence[Choice]) -> None:
        """Shows other choices."""
        self.beginResetModel()
        self.choices = list(choices)
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        name, place = words_of(self.choices[index.row()])
        return f"{name} · {place}" if place else name


class ChoicePainter(QStyledItemDelegate):
    """Paints a choice: disc, name, and the group in a quieter ink."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(30, QFontMetrics(self._theme.font()).height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, CodeChoices)
        choice = model.choices[index.row()]
        place, selected = QRectF(rect_of(option)), is_selected(option)
        name, group = words_of(choice)
        painter.save()
        if selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 5, 5)
        left = place.left() + 10
        if isinstance(choice, CodeRow):
            disc = QRectF(left, place.center().y() - 6, 12, 12)
            paint_swatch(painter, disc, self._theme.code_colour(choice.colour))
            left += 22
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("selection_text" if selected else "text"))
        room = place.right() - left - 8
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QRectF(left, place.top(), room, place.height()), _MIDDLE, shown)
        left += painter.fontMetrics().horizontalAdvance(shown) + 10
        room = place.right() - left - 8
        if group and room > 30:
            painter.setFont(self._theme.font(TextSize.SMALL))
            painter.setPen(self._theme.colour("selection_text" if selected else "muted"))
            shown = painter.fontMetrics().elidedText(group, Qt.TextElideMode.ElideMiddle, round(room))
            painter.drawText(QRectF(left, place.top(), room, place.height()), _MIDDLE, shown)
        painter.restore()


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
