"""A choice as wide as what is chosen, so that lines of a question read as a sentence."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from app.ui.widgets.choice import Choice


class SnugChoice(Choice):
    """Its list is as wide as the longest of it; itself, as its words."""

    def sizeHint(self) -> QSize:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        words = QSize(metrics.horizontalAdvance(self.currentText()) + 8, max(metrics.height(), 14))
        contents = QStyle.ContentsType.CT_ComboBox
        return self.style().sizeFromContents(contents, option, words, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
