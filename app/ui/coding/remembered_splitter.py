"""Panes side by side whose widths are remembered on this computer."""

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from app.ui.open_study import OpenStudy

GRIP = 7
"""How wide the place is where a pane can be gripped; the line in it is one pixel."""
PAUSE = 400
"""Milliseconds of rest before widths are kept."""


class RememberedSplitter(QSplitter):
    """Add the panes, then call `restore`."""

    def __init__(self, study: OpenStudy, name: str, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.study = study
        self._name = name
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self.keep)
        self.setHandleWidth(GRIP)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(lambda *_: self._rest.start())

    def restore(self, sizes: list[int]) -> None:
        """The widths of last time, or else these."""
        kept = self.study.settings.window.get(self._name, "")
        if not kept or not self.restoreState(QByteArray.fromBase64(kept.encode("ascii", "replace"))):
            self.setSizes(sizes)
        self.setHandleWidth(GRIP)

    def keep(self) -> None:
        """Remembers the widths as they are."""
        state = bytes(self.saveState().toBase64().data()).decode("ascii")
        self.study.prefer(window={**self.study.settings.window, self._name: state})

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """A hairline in a grip that is wide enough for a hand."""

    def paintEvent(self, event: QPaintEvent) -> None:
        splitter = self.splitter()
        assert isinstance(splitter, RememberedSplitter)
        with QPainter(self) as painter:
            line = splitter.study.theme.colour("line")
            if self.orientation() is Qt.Orientation.Horizontal:
                painter.fillRect(self.width() // 2, 0, 1, self.height(), line)
            else:
                painter.fillRect(0, self.height() // 2, self.width(), 1, line)
