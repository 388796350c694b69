"""Concerns about the open transcript: shown where the cursor is, raised on the passage at hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.coding import queries as coding
from app.coding.concern_rows import ConcernRow
from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.store.changes import Changes
from app.ui.coding.coding_desk import CodingDesk
from app.ui.coding.coding_panes import CodingPanes
from app.ui.coding.transcript.places import turn_at
from app.ui.open_study import OpenStudy


class ConcernsDesk(QObject):
    """`passage` says what passage is at hand; `window` is what the dialogs lie over."""

    def __init__(
        self,
        study: OpenStudy,
        panes: CodingPanes,
        desk: CodingDesk,
        passage: Callable[[], Span | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._study = study
        self._view, self._here = panes.view, panes.inspector.concerns
        self._desk = desk
        self._passage = passage
        self._window = window
        self.concerns: Sequence[ConcernRow] = ()
        desk.read.connect(self.read)
        self._view.caret_moved.connect(lambda _: self._look())
        self._view.passage_selected.connect(lambda _: self._look())
        study.changed.connect(self._hear)
        self._here.opened.connect(self.open)

    def read(self) -> None:
        """Reads the concerns of the transcript on the desk again."""
        row = self._desk.transcript
        if row is None:
            self.concerns = ()
        else:
            with self._study.project.reading() as session:
                self.concerns = coding.concerns_in(session, row.version)
        spans = (one.span for one in self.concerns if one.withholds)
        self._desk.withheld = tuple(span for span in spans if span is not None)
        self._look()

    def raise_concern(self) -> None:
        """Asks what worries somebody about the passage at hand."""
        span, row = self._passage(), self._desk.transcript
        if span is None or row is None or not self._study.may_change():
            return
        turn = turn_at(row, span.start)
        where = row.name if turn is None else f"{row.name}, turn {turn.number}"
        self._open_dialog(PassagePlace(row.version, span), where)

    def open(self, row: ConcernRow) -> None:
        """Shows a concern, to write on it or close it."""
        self._open_dialog(row, row.where)

    def _open_dialog(self, about: PassagePlace | ConcernRow, where: str) -> None:
        from app.ui.telling.concern_dialog import ask_about

        ask_about(self._study, about, where, self._window)

    def _hear(self, changes: Changes) -> None:
        if "concern" in changes.tables:
            self.read()

    def _look(self) -> None:
        here = self._view.selection() or Span(self._view.caret(), self._view.caret())
        self._here.show_concerns(
            [row for row in self.concerns if row.span is not None and _touches(row.span, here)]
        )


def _touches(span: Span, here: Span) -> bool:
    return span.overlaps(here) if len(here) else span.start <= here.start < span.end
