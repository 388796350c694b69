"""Telling a screen reader which codes lie at the caret: painted coding is silent otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodeId, CodingMark
from app.ui.widgets.announce import announce

PAUSE = 250
"""Milliseconds of rest before anything is said: moving through the text must not chatter."""


class CodesAnnouncer(QTimer):
    """Says the codes when the caret enters or leaves coded words; `enabled` switches it off."""

    said = Signal(str)

    def __init__(self, voice: QWidget) -> None:
        super().__init__(voice)
        self.enabled = True
        self._voice = voice
        self._heard: tuple[CodeId, ...] = ()
        self._marks: Sequence[CodingMark] = ()
        self.setSingleShot(True)
        self.setInterval(PAUSE)
        self.timeout.connect(self._say)

    def caret_among(self, marks: Sequence[CodingMark]) -> None:
        """The caret stands among these codings now."""
        self._marks = marks
        self.start()

    def _say(self) -> None:
        codes = tuple(dict.fromkeys(mark.code for mark in self._marks))
        if not self.enabled or codes == self._heard:
            return
        self._heard = codes
        names = ", ".join(dict.fromkeys(mark.name for mark in self._marks))
        words = f"Coded with {names}" if names else "Not coded"
        announce(self._voice, words)
        self.said.emit(words)
