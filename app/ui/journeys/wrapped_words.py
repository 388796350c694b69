"""Words of a cell in as many lines as they need: none is cut, however narrow the cell."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption


def laid_out_words(words: str, font: QFont, width: float) -> QTextLayout:
    """Words in as many lines as they take; a long one is broken rather than cut."""
    layout = QTextLayout(words or " ", font)
    wraps = QTextOption()
    wraps.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wraps)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
