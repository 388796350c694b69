"""Panes side by side; the window remembers their widths by the splitter's name (`remembered`)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

GRIP = 7
"""How wide the place is where a pane can be gripped; the line in it is one pixel."""
_HANDLE = "QSplitter::handle {{ background: transparent; border: none; border-{side}: 1px solid palette(mid); }}"


def pane_splitter(name: str, orientation: Qt.Orientation) -> QSplitter:
    """A splitter of which no pane can be lost by dragging."""
    splitter = QSplitter(orientation)
    splitter.setObjectName(name)
    splitter.setChildrenCollapsible(False)
    splitter.setStyleSheet(_HANDLE.format(side="left" if orientation is Qt.Orientation.Horizontal else "top"))
    splitter.setHandleWidth(GRIP)
    return splitter
