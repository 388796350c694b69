"""Type: Inter, bundled, with the system's face where it has no letter; three sizes and two weights."""

from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase

from app.paths import resource
from app.problems import Problem

FAMILY = "Inter"
FILES = ("Inter-Regular.otf", "Inter-Italic.otf", "Inter-SemiBold.otf")
SMALLEST_BODY = 11.0


class TextSize(Enum):
    """The three sizes, as shares of body text."""

    SMALL = 0.88
    BODY = 1.0
    TITLE = 1.45


def load_fonts() -> None:
    """Makes the bundled typeface known to Qt; without the files the system's face is used."""
    if QFontDatabase.hasFamily(FAMILY):
        return
    for name in FILES:
        try:
            QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))
        except Problem:
            return


def font_of(system: QFont, size: TextSize, *, strong: bool, scale: float) -> QFont:
    """A face of the window: never smaller than 11 points of body text, larger if the system's is."""
    body = max(SMALLEST_BODY, system.pointSizeF())
    font = QFont([FAMILY, *system.families()])
    font.setPointSizeF(body * size.value * scale)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
