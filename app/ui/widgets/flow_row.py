"""Widgets in a row that goes on in the next line where the room ends."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 6


class FlowRow(QLayout):
    """As high as its lines."""

    def __init__(self, parent: QWidget | None = None, *, to_the_right: bool = False) -> None:
        super().__init__(parent)
        self._to_the_right = to_the_right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def whole_width(self, *, hidden: bool = False) -> int:
        """The width in which everything that is shown stands in one line; with what is hidden too if wanted."""
        shown = [_width(item) for item in self._items if hidden or not item.isEmpty()]
        return sum(shown) + GAP * max(0, len(shown) - 1)

    def _place(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for items, width, height in self._lines(rect.width()):
            left = rect.left() + (max(0, rect.width() - width) if self._to_the_right else 0)
            for item in items if move else ():
                size = item.sizeHint()
                size.setWidth(min(size.width(), rect.width()))
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + GAP
            top += height + GAP
        return max(0, top - GAP - rect.top())

    def _lines(self, room: int) -> Iterator[tuple[list[QLayoutItem], int, int]]:
        """The widgets of each line, with its width and height."""
        line: list[QLayoutItem] = []
        width = height = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if line and width + GAP + size.width() > room:
                yield line, width, height
                line, width, height = [], 0, 0
            width += size.width() + (GAP if line else 0)
            height = max(height, size.height())
            line.append(item)
        if line:
            yield line, width, height


def _width(item: QLayoutItem) -> int:
    """How wide an item is, or would be if it were shown."""
    widget = item.widget()
    return item.sizeHint().width() if widget is None else widget.sizeHint().width()
