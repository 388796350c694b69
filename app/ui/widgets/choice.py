"""A list to choose from on a page that scrolls: the wheel moves the page, and never changes an answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

INSET = 4
"""Between the mark of an answer and its words."""
BESIDE = 16
"""What the list of answers has left and right of its words."""


class Choice(QComboBox):
    """A combo box that is changed only by those who mean to.

    An answer that is longer than its place ends in "…"; the open list shows every answer whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width()
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + INSET
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def showPopup(self) -> None:
        answers = self.view()
        answers.setMinimumWidth(answers.sizeHintForColumn(self.modelColumn()) + BESIDE)
        super().showPopup()
