"""Searching the open transcript: what is found, and where the reader stands among it."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.language.spans import Span
from app.ui.coding.transcript.find_bar import FindBar


class TranscriptSearch(QObject):
    """Moves between the places of some words; `moved` says that there is something new to show."""

    moved = Signal()

    def __init__(self, bar: FindBar, caret: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Span] = []
        self.current: Span | None = None
        self._bar = bar
        self._caret = caret
        self._text = ""
        bar.searched.connect(self._search)
        bar.next_requested.connect(lambda: self.step(forward=True))
        bar.previous_requested.connect(lambda: self.step(forward=False))

    def new_text(self, text: str) -> None:
        """Another transcript is open: the words are looked for in it."""
        self._text = text
        self.found = self._bar.found_in(text) if not self._bar.isHidden() else []
        self.current = None
        self._bar.tell(None, len(self.found))

    def stop(self) -> None:
        """Nothing is searched for any more."""
        self.found, self.current = [], None
        self.moved.emit()

    def step(self, *, forward: bool) -> None:
        """Goes to the next or the previous place, round the ends."""
        if not self.found:
            return
        if self.current is None:
            index = bisect_left(self.found, Span(self._caret(), self._caret())) - (not forward)
        else:
            index = bisect_left(self.found, self.current) + (1 if forward else -1)
        self._show(index % len(self.found))

    def _search(self) -> None:
        here = self.current.start if self.current else self._caret()
        self.found, self.current = self._bar.found_in(self._text), None
        if self.found:
            self._show(bisect_left(self.found, Span(here, here)) % len(self.found))
        else:
            self._bar.tell(None, 0)
            self.moved.emit()

    def _show(self, index: int) -> None:
        self.current = self.found[index]
        self._bar.tell(index, len(self.found))
        self.moved.emit()
