"""A field for a small number, with arrows that can be seen."""

from PySide6.QtWidgets import QSpinBox

INSET = 9
"""Where words begin in other fields: a style sheet cannot say it of this one."""


def number_field(least: int, most: int, value: int) -> QSpinBox:
    """A number between two others, both included."""
    field = QSpinBox()
    field.setRange(least, most)
    field.setValue(value)
    field.lineEdit().setTextMargins(INSET, 0, 0, 0)
    return field
