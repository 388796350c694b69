"""Assumptions of a region or a mark: a part for whatever shows one, which reads and stores by itself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.coding.rows import SegmentId
from app.ui.open_study import OpenStudy
from app.ui.weighing.evidence_desk import Where
from app.ui.weighing.evidence_here import WeighingHere
from app.ui.weighing.weighing import Weighing

NOTHING_AT_HAND = "Choose a mark, a person or a region first."


class SegmentWeighing(WeighingHere):
    """Hidden while nothing is at hand."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(writable=not study.read_only, in_hand=False, parent=parent)
        self._study = study
        self._segment: SegmentId | None = None
        self._words = ""
        self.weighing = Weighing(study, self._at_hand, self, self)
        self.weighing.read_again.connect(self._read)
        self.hide()

    def show_segment(self, segment: SegmentId | None, words: str = "") -> None:
        """Shows what a region or mark is evidence of; `words` say what it is."""
        if segment != self._segment:
            self.finish()
        self._segment, self._words = segment, words
        self.setVisible(segment is not None)
        self._read()

    def _read(self) -> None:
        if self._segment is not None:
            self.weighing.show_at([self._segment])

    def _at_hand(self) -> tuple[Sequence[Where], str] | None:
        if self._segment is None:
            self._study.said.emit(NOTHING_AT_HAND)
            return None
        return [self._segment], self._words


def ask_in(page: QWidget, study: OpenStudy) -> None:
    """Ask to which assumption what is at hand on a page is linked."""
    shown = [part for part in page.findChildren(SegmentWeighing) if part.isVisible()]
    if shown:
        shown[0].weighing.ask_link()
    else:
        study.said.emit(NOTHING_AT_HAND)
