"""The pages of a picture file in small, ticked where they are wanted."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.exchange.pictures.looking import LookedAt
from app.ui.theme.paper import HATCH

SMALL = QSize(104, 80)
_PAGE = Qt.ItemDataRole.UserRole


class PageList(QListWidget):
    """Arrows choose a page, Space ticks it; a file of one page has no ticks."""

    ticked = Signal()

    def __init__(self, looked: LookedAt, wanted: Iterable[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"Pages of {looked.path.name}")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(SMALL)
        self.setSpacing(4)
        pages = () if looked.contents is None else looked.contents.pages
        chosen = set(wanted)
        self._single = len(pages) == 1
        for place, page in enumerate(pages):
            preview = looked.pages[place]
            name = "" if self._single else f"{place + 1}"
            item = QListWidgetItem(_icon(None if preview is None else preview.content), name)
            item.setData(_PAGE, page.number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {place + 1} of {len(pages)}")
            item.setToolTip(f"Page {place + 1}: {page.width:,} × {page.height:,} pixels")
            if not self._single:
                item.setCheckState(Qt.CheckState.Checked if page.number in chosen else Qt.CheckState.Unchecked)
            self.addItem(item)
        line = self.fontMetrics().lineSpacing()
        if self._single:
            self.setFixedSize(SMALL + QSize(24, 24))
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFrameShape(QListWidget.Shape.NoFrame)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            rows = 1 if len(pages) <= 6 else 2
            self.setFixedHeight(rows * (SMALL.height() + line + 18) + 12)
        self.itemChanged.connect(lambda _: self.ticked.emit())

    def pages(self) -> tuple[int, ...]:
        """The numbers of the pages that are wanted."""
        items = [self.item(place) for place in range(self.count())]
        return tuple(
            item.data(_PAGE) for item in items if self._single or item.checkState() is Qt.CheckState.Checked
        )


def _icon(content: bytes | None) -> QIcon:
    if content is None:
        return QIcon()
    pixmap = QPixmap.fromImage(QImage.fromData(content)).scaled(
        SMALL * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    with QPainter(pixmap) as painter:  # a page may be as white as the list
        painter.setPen(QPen(QColor(HATCH), 2))
        painter.drawRect(pixmap.rect().adjusted(1, 1, -1, -1))
    pixmap.setDevicePixelRatio(2)
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon
