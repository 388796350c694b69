"""Choices that leave room for what stands beside them."""

from PySide6.QtWidgets import QComboBox


def narrow_choice(characters: int = 10) -> QComboBox:
    """A list to choose from, as wide as its place and not as its longest entry."""
    choice = QComboBox()
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(characters)
    return choice
