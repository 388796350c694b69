"""How large a dialog is: as large as it wants to be, but inside the window it belongs to."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

AROUND = QSize(24, 24)
"""Left of the window beside the dialog, where it is as large as that."""
USUAL_LINE = 18
"""Pixels a line of words is high, at letters of the usual size."""


def fit(dialog: QDialog, wanted: QSize) -> None:
    """Give a dialog a size; without a parent the one it wants."""
    parent = dialog.parentWidget()
    dialog.resize(wanted if parent is None else wanted.boundedTo(parent.window().size() - AROUND))


def scaled(widget: QWidget, width: int) -> int:
    """A width for words of the usual size, in words of the size they have."""
    return round(width * max(1.0, widget.fontMetrics().lineSpacing() / USUAL_LINE))


def fit_words(dialog: QDialog, width: int) -> None:
    """Make a dialog so wide, by the size of its words, and as high as they need then: Qt asks for no more."""
    wide, layout = scaled(dialog, width), dialog.layout()
    assert layout is not None
    layout.activate()
    high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    fit(dialog, QSize(wide, high))
