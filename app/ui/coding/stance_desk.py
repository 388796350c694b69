"""Stances by one key while coding: the passage at hand speaks for or against the assumption in hand.

What this needs is loaded after the transcript stands there: nobody waits for it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.study.rows import VersionId
from app.ui.coding.coding_desk import CodingDesk
from app.ui.coding.inspector import Inspector
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.open_study import OpenStudy

if TYPE_CHECKING:
    from app.perspectives.claim_rows import EvidenceHere
    from app.ui.weighing.weighing import Weighing


class StanceDesk(QObject):
    """`passage` says what is at hand where nothing is selected or coded; `owner` is the page steps come from."""

    def __init__(
        self,
        study: OpenStudy,
        view: TranscriptView,
        desk: CodingDesk,
        inspector: Inspector,
        passage: Callable[[], Span | None],
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._study, self._view, self._desk = study, view, desk
        self._inspector, self._passage, self._owner = inspector, passage, owner
        self._loaded: Weighing | None = None
        self._loading = False
        self.rows: Sequence[EvidenceHere] = ()
        desk.read.connect(self.read)
        view.caret_moved.connect(lambda _: self._look())
        view.passage_selected.connect(lambda _: self._look())

    def press(self, stance: str) -> None:
        """The passage at hand stands so to the assumption in hand."""
        from app.perspectives.claim_rows import Stance

        self.weighing.press(Stance(stance))

    def ask_in_hand(self) -> None:
        """Ask which assumption the keys mean."""
        self.weighing.ask_in_hand()

    def ask_link(self) -> None:
        """Ask to which assumption the passage at hand is linked."""
        self.weighing.ask_link()

    @property
    def weighing(self) -> "Weighing":
        """Made when it is first wanted."""
        if self._loaded is None:
            from app.ui.weighing.evidence_here import WeighingHere
            from app.ui.weighing.weighing import Weighing

            here = WeighingHere(writable=not self._study.read_only)
            self._loaded = Weighing(self._study, self._at_hand, here, self._owner, initiator=self._owner)
            self._inspector.add_part(here)
            here.left.connect(self._view.setFocus)
            self._loaded.read_again.connect(self.read)
            self._loaded.say_in_hand()
        return self._loaded

    def read(self) -> None:
        """Reads what of the transcript on the desk is evidence of what."""
        row = self._desk.transcript
        if row is None:
            self._take(())
        elif self._loaded is not None:
            self._take(evidence_in(self._study, row.version))
        elif not self._loading:
            self._loading = True
            self._study.tasks.run(
                "Reading assumptions",
                lambda progress, cancelled: evidence_in(self._study, row.version),
                lambda _: self._begin(),
                owner=self,
                quiet=True,
            )

    def _begin(self) -> None:
        """Everything is loaded: shown is what is evidence in the transcript that is on the desk by now."""
        self._loading = False
        if self.weighing is not None:
            self.read()

    def _take(self, rows: "Sequence[EvidenceHere]") -> None:
        self.rows = rows
        self._look()

    def _look(self) -> None:
        if self._loaded is not None:
            here = self._view.selection() or Span(self._view.caret(), self._view.caret())
            self._loaded.show_rows([row for row in self.rows if row.span is not None and _touches(row.span, here)])

    def _at_hand(self) -> tuple[list[PassagePlace], str] | None:
        coded = self._view.coding_at_hand()
        chosen = self._view.selection() or (None if coded is None else coded.span)
        span, row = chosen or self._passage(), self._desk.transcript
        if span is None or row is None:
            return None
        return [PassagePlace(row.version, span)], " ".join(span.of(row.text).split())


def evidence_in(study: OpenStudy, version: VersionId) -> "list[EvidenceHere]":
    """What of a text is evidence of what."""
    from app.perspectives.weighed import evidence_in as read

    with study.project.reading() as session:
        return read(session, version)


def _touches(span: Span, here: Span) -> bool:
    return span.overlaps(here) if len(here) else span.start <= here.start < span.end
