"""Icons: our own line drawings, inked in the colour of a role."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.paths import resource
from app.ui.theme.roles import Roles

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 48, 64)


def icon(roles: Roles, name: str, role: str = "text") -> QIcon:
    """An icon of ``resources/icons`` in the ink of a role, with its selected twin."""
    from PySide6.QtSvg import QSvgRenderer  # here: a module the first window can do without

    result = QIcon()
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    inks = (
        (QIcon.Mode.Normal, str(getattr(roles, role))),
        (QIcon.Mode.Selected, roles.selection_text),
        (QIcon.Mode.Disabled, roles.muted),
    )
    for mode, ink in inks:
        drawn = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
        for size in _SIZES:
            result.addPixmap(_pixmap(drawn, size), mode)
    return result


def _pixmap(drawn: "QSvgRenderer", size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        drawn.render(painter, QRectF(0, 0, size, size))
    return pixmap
