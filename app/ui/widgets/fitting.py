"""How large a dialog is: as large as it wants to be, but inside the window it belongs to."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

AROUND = QSize(24, 24)
"""Left of the window beside the dialog, where it is as large as that."""


def fit(dialog: QDialog, wanted: QSize) -> None:
    """Give a dialog a size; without a parent the one it wants."""
    parent = dialog.parentWidget()
    dialog.resize(wanted if parent is None else wanted.boundedTo(parent.window().size() - AROUND))
