"""A list to choose from whose answers are any values of ours: Qt would make plain words of an enumeration."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.widgets.choice import Choice

T = TypeVar("T")


class ValueChoice(Choice, Generic[T]):
    """Tells what was picked as the value it stands for."""

    picked = Signal()
    """Somebody chose another answer."""

    def __init__(self, name: str, answers: Mapping[T, str], chosen: T, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.offer(answers, chosen)
        self.activated.connect(lambda _: self.picked.emit())

    def offer(self, answers: Mapping[T, str], chosen: T) -> None:
        """Offers other answers; where the chosen one is not among them, the first."""
        with QSignalBlocker(self):
            self.clear()
            self._values = list(answers)
            self.addItems(list(answers.values()))
            self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)

    @property
    def value(self) -> T:
        """The answer that is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: T) -> None:
        """Chooses an answer, without telling."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
