"""Choices that leave room for what stands beside them."""

from typing import TypeVar

from PySide6.QtWidgets import QComboBox

from app.ui.widgets.choice import Choice

C = TypeVar("C", bound=QComboBox)


def narrow_choice(characters: int = 10) -> QComboBox:
    """A list to choose from, as wide as its place and not as its longest entry."""
    return narrow(Choice(), characters)


def narrow(choice: C, characters: int = 10) -> C:
    """Lets a list to choose from be as wide as its place."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(characters)
    return choice
