"""How to read the matrix, in a line below it: the disc, the broken ring, who is pending, what is not known."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.perspectives.share_painting import paint_disc, paint_silence
from app.ui.theme import MarkShape, PerspectiveLook, Theme
from app.ui.widgets.plain_text import wrapped_label

SHARE, SILENT, PENDING = "share", "silent", "pending"
_WORDS = {
    SHARE: "Disc: share of the group",
    SILENT: "Silent: nobody raised it",
    PENDING: "Pending: not fully coded",
}


ASKED = "Who was asked: the topic guide, on the Overview page."


class _Sign(QWidget):
    """One of the drawings the legend explains."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        roles = self._theme.roles
        look = PerspectiveLook(roles.muted, roles.text, MarkShape.FILLED)
        centre, radius = QPointF(11, 11), 9.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._kind == SHARE:
                paint_disc(painter, centre, radius, 0.4, look, self._theme.colour("edge"))
            elif self._kind == SILENT:
                paint_silence(painter, centre, radius, look)
            else:
                pen = QPen(self._theme.colour("muted"), 1.4, Qt.PenStyle.DotLine)
                painter.setPen(pen)
                painter.drawEllipse(QRectF(5, 5, 12, 12))


class Legend(QWidget):
    """Three drawings with their words, and what the study does not know yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("How to read this")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 6)
        row.setSpacing(6)
        for kind, said in _WORDS.items():
            label = wrapped_label(said, "hint")
            label.setMinimumWidth(1)
            row.addWidget(_Sign(theme, kind))
            row.addWidget(label, len(said))
            row.addSpacing(8)
        note = wrapped_label(ASKED, "hint")
        note.setMinimumWidth(1)
        row.addWidget(note, len(ASKED))
