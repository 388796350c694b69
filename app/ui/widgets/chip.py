"""A choice that is on or off, said in words."""

from typing import Any, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

LEAST = 96
"""Pixels of its words that every chip keeps."""


class Chip(QToolButton):
    """A choice that is on or off, in words; those that have no room end in "…"."""

    def __init__(self, words: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words.replace("&", "&&"))
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), LEAST), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        cast(Any, option).text = self._shown()
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)

    def _shown(self) -> str:
        """Its words as far as there is room."""
        missing = self.sizeHint().width() - self.width()
        if missing <= 0:
            return self.text()
        flags, metrics = Qt.TextFlag.TextShowMnemonic, self.fontMetrics()
        room = metrics.size(flags, self.text()).width() - missing
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0, room), flags)
