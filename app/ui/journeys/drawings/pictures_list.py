"""The pictures of a child in small, to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.problems import Cancelled
from app.study.picture_rows import PictureId, PictureRow
from app.study.queries import thumbnail
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import tooltip_text

SMALL = QSize(116, 88)
_PICTURE = Qt.ItemDataRole.UserRole


class PicturesList(QWidget):
    """Arrows choose; `chosen` tells a `PictureId`."""

    chosen = Signal(int)
    adding = Signal()

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._icons: dict[PictureId, QIcon] = {}
        self._rows: tuple[PictureRow, ...] = ()
        self._reading = False
        self.list = QListWidget()
        self.list.setAccessibleName("Pictures")
        self.list.setIconSize(SMALL)
        self.list.setWordWrap(True)
        self.list.setFlow(QListWidget.Flow.TopToBottom)
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setWrapping(False)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_button = quiet_button("Import…")
        self.add_button.setToolTip("Bring in drawings and scanned maps, and say who drew them")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 6, 10)
        column.setSpacing(6)
        column.addWidget(section_heading("Pictures"))
        column.addWidget(self.list, 1)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.list)
        self.list.currentItemChanged.connect(lambda now, _: self._tell(now))
        self.add_button.clicked.connect(lambda: self.adding.emit())

    def show_pictures(self, rows: Sequence[PictureRow], counts: dict[PictureId, int], at_hand: PictureId) -> None:
        """Show these pictures, one of them chosen."""
        self.list.blockSignals(True)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.list.clear()
            for row in rows:
                item = QListWidgetItem(self._icons.get(row.id, QIcon()), row.name)
                item.setData(_PICTURE, row.id)
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
                self.list.addItem(item)
            self._fit()
        for place, row in enumerate(rows):
            item = self.list.item(place)
            who = ", ".join(maker.pseudonym for maker in row.makers if maker.included) or "nobody named yet"
            many = counts.get(row.id, 0)
            about = f"{row.kind.value} by {who}, {many} region{'' if many == 1 else 's'}"
            item.setToolTip(tooltip_text(f"{row.name}\n{about}\n{row.described}".strip()))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {about}")
            if row.id == at_hand:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._read_small()

    def _fit(self) -> None:
        """Each as high as its picture and its name."""
        width = max(self.list.viewport().width() - 12, SMALL.width())
        metrics, room = self.list.fontMetrics(), QRect(0, 0, width - 12, 1000)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        for place in range(self.list.count()):
            item = self.list.item(place)
            words = metrics.boundingRect(room, flags, item.text())
            item.setSizeHint(QSize(width, SMALL.height() + words.height() + 16))

    def _read_small(self) -> None:
        """Thumbnails are decoded off the window's thread."""
        missing = [row.id for row in self._rows if row.id not in self._icons]
        if not missing or self._reading:
            return
        self._reading = True
        project = self._study.project

        def work(progress: Progress, cancelled: IsCancelled) -> dict[PictureId, QImage]:
            found = {}
            with project.reading() as session:
                for picture in missing:
                    if cancelled():
                        raise Cancelled
                    image = QImage.fromData(thumbnail(session, picture))
                    found[picture] = image.scaled(
                        SMALL * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                    )
            return found

        self._study.tasks.run(
            "Reading pictures",
            work,
            self._take,
            lambda _: self._stop(),
            stopped=self._stop,
            owner=self,
            quiet=True,
        )

    def _stop(self) -> None:
        self._reading = False

    def _take(self, found: dict[PictureId, QImage]) -> None:
        self._reading = False
        for picture, image in found.items():
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(2)
            self._icons[picture] = icon = QIcon()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
                icon.addPixmap(pixmap, mode)
        for place, row in enumerate(self._rows):
            if row.id in found:
                self.list.item(place).setIcon(self._icons[row.id])

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_PICTURE))
