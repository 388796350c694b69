"""A choice that is on or off, said in words."""

from PySide6.QtWidgets import QToolButton, QWidget


class Chip(QToolButton):
    """A choice that is on or off, in words."""

    def __init__(self, words: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words.replace("&", "&&"))
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(words)
