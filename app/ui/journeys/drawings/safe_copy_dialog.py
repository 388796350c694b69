"""Before and after: the picture beside its copy with the redactions burned in, for somebody to look at."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.pictures.whole import PictureFile
from app.ui.theme import Theme
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(1080, 640)
LOOK = (
    "Look whether anything is left that names somebody: what is written on it, uniforms, faces, places. "
    "Only this copy can leave the study."
)


class Sheet(QWidget):
    """A picture as large as there is room."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(460, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        shown = self._image.scaled(
            self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        size = shown.size() / ratio
        with QPainter(self) as painter:
            painter.drawImage((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, shown)


class SafeCopyDialog(QDialog):
    """`kept` tells that the copy is to be kept, `dropped` that the kept one is to go."""

    kept = Signal()
    dropped = Signal()

    def __init__(
        self,
        theme: Theme,
        before: bytes,
        after: PictureFile,
        *,
        is_kept: bool,
        covers: int,
        may_change: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Safe copy")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        if is_kept:
            drop = self._buttons.addButton("Remove the safe copy", QDialogButtonBox.ButtonRole.DestructiveRole)
            drop.clicked.connect(self._drop)
            drop.setEnabled(may_change)
        else:
            self.keep_button = self._buttons.addButton("Keep this copy", QDialogButtonBox.ButtonRole.AcceptRole)
            self.keep_button.clicked.connect(self._keep)
        many = f"{covers} part{'' if covers == 1 else 's'} redacted" if covers else "Nothing is redacted"
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        sheets = (("As it is in the study", before), ("As it would leave", after.content))
        for place, (name, content) in enumerate(sheets):
            grid.addWidget(section_heading(name), 0, place)
            grid.addWidget(Sheet(QImage.fromData(content), name), 1, place)
        grid.setRowStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Safe copy", "title"))
        column.addWidget(wrapped_label(f"{many}. {LOOK}", "quiet"))
        column.addLayout(grid, 1)
        column.addWidget(self._buttons)
        self._buttons.rejected.connect(self.reject)
        fit(self, SIZE * theme.text_scale)

    def _keep(self) -> None:
        self.kept.emit()
        self.accept()

    def _drop(self) -> None:
        self.dropped.emit()
        self.accept()
