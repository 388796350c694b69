"""How to read the matrix, in a line below it: the disc, and what each dot of a person says."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.perspectives.share_painting import paint_disc
from app.ui.perspectives.strip_painting import Part, paint_strip
from app.ui.theme import MarkShape, PerspectiveLook, Theme
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label

_WORDS: dict[Part | None, str] = {
    None: "share of the group",
    Part.RAISED: "raised it",
    Part.ASKED: "asked, silent",
    Part.UNKNOWN: "silent, asking not recorded",
    Part.NOT_ASKED: "not asked",
    Part.PENDING: "pending: not fully coded",
}
ASKED = "Who was asked: the topic guide, on the Overview page."


class _Sign(QWidget):
    """One of the drawings the legend explains."""

    def __init__(self, theme: Theme, part: Part | None) -> None:
        super().__init__()
        self._theme = theme
        self._part = part
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        roles = self._theme.roles
        look = PerspectiveLook(roles.muted, roles.text, MarkShape.FILLED)
        edge = self._theme.colour("edge")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._part is None:
                paint_disc(painter, QPointF(8, 8), 7, 0.4, look, edge)
            else:
                paint_strip(painter, QRectF(0, 0, 16, 16), [(self._part, 1)], look, edge, scale=2)


class Legend(QWidget):
    """The drawings with their words, and where the study says who was asked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("How to read this")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 6)
        row = FlowRow()
        column.addLayout(row)
        for part, said in _WORDS.items():
            row.addWidget(self._entry(theme, part, said))
        row.addWidget(plain_label(ASKED, "hint"))

    def _entry(self, theme: Theme, part: Part | None, said: str) -> QWidget:
        entry = QWidget()
        line = QHBoxLayout(entry)
        line.setContentsMargins(0, 0, 10, 0)
        line.setSpacing(5)
        line.addWidget(_Sign(theme, part))
        line.addWidget(plain_label(said, "hint"))
        return entry
