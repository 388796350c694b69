"""Geometry, splitters and columns, kept between sessions; never a participant's word."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter, QWidget

WINDOW = "window"
FIRST_SHARE = 0.92
"""Of the screen, for a window that was never shaped by hand."""
FIRST_AT_MOST = QSize(1500, 950)


def window_shape(window: QMainWindow) -> dict[str, str]:
    """Where the window stands and how large it is."""
    return {WINDOW: _kept(window.saveGeometry())}


def give_window_shape(window: QMainWindow, kept: Mapping[str, str]) -> bool:
    """Put the window where it was; False when nothing sound is kept."""
    return window.restoreGeometry(_given(kept.get(WINDOW, "")))


def give_first_shape(window: QMainWindow) -> None:
    """In the middle of the screen: wide enough for the names beside a transcript, never wider than the screen."""
    room = window.screen().availableGeometry()
    place = QRect(room.topLeft(), (room.size() * FIRST_SHARE).boundedTo(FIRST_AT_MOST))
    place.moveCenter(room.center())
    window.setGeometry(place)


def page_shape(name: str, page: QWidget) -> dict[str, str]:
    """How a page's splitters and columns are set; those with an object name are kept."""
    return {f"{name}/{part.objectName()}": _kept(part.saveState()) for part in _parts(page)}


def give_page_shape(name: str, page: QWidget, kept: Mapping[str, str]) -> None:
    """Set a page's splitters and columns as they were."""
    for part in _parts(page):
        state = _given(kept.get(f"{name}/{part.objectName()}", ""))
        if not state.isEmpty():
            part.restoreState(state)


def _parts(page: QWidget) -> Iterator[QSplitter | QHeaderView]:
    parts: list[QSplitter | QHeaderView] = [*page.findChildren(QSplitter), *page.findChildren(QHeaderView)]
    for part in parts:
        if part.objectName() and not part.objectName().startswith("qt_"):
            yield part


def _kept(state: QByteArray) -> str:
    return b64encode(state.data()).decode("ascii")


def _given(kept: str) -> QByteArray:
    try:
        return QByteArray(b64decode(kept, validate=True))
    except ValueError:
        return QByteArray()
