"""The report at hand: what is chosen for it, under which name it is kept, whether it differs from that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.reports.saved import SavedReportRow
from app.reports.spec import ReportKind, ReportSpec
from app.ui.reports.sections import ALONE, Known, Section, of_kind, sections, settled


class Draft(QObject):
    """Every part of the builder reads it, changes it through `change`, and hears of changes by `changed`."""

    changed = Signal()
    """Other choices, or another report."""
    at_hand_changed = Signal()
    """Another section is looked at."""

    def __init__(self, day: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.day = day
        """What a new report is dated."""
        self.spec = ReportSpec(day)
        self.known = Known()
        self.saved: SavedReportRow | None = None
        """What it is kept as; None for a report nobody saved."""
        self._as_saved = self.spec
        self._at_hand: Section | None = None
        self._whole: ReportSpec | None = None
        """What it was about before it became a short form."""

    @property
    def is_changed(self) -> bool:
        """Whether something was chosen since it was saved or begun."""
        return settled(self.spec, self.known) != settled(self._as_saved, self.known)

    @property
    def sections(self) -> list[Section]:
        """Its sections, in their order."""
        return sections(settled(self.spec, self.known))

    @property
    def at_hand(self) -> Section | None:
        """The section that is looked at; the first where nobody chose one."""
        there = self.sections
        return self._at_hand if self._at_hand in there else next(iter(there), None)

    def look_at(self, section: Section | None) -> None:
        """Brings a section to hand."""
        if section != self._at_hand:
            self._at_hand = section
            self.at_hand_changed.emit()

    def change_kind(self, kind: ReportKind) -> None:
        """Make it a report of another kind; what a short form leaves out comes back with the whole."""
        if self.spec.kind not in ALONE:
            self._whole = settled(self.spec, self.known)
        whole, at_hand = self._whole or settled(self.spec, self.known), self.at_hand
        self.shape(lambda spec: of_kind(spec, kind, at_hand, whole))

    def change(self, **fields: Any) -> None:
        """Chooses something else."""
        self.shape(lambda spec: replace(spec, **fields))

    def shape(self, do: Callable[[ReportSpec], ReportSpec]) -> None:
        """Chooses something else of a report all of whose sections are named."""
        spec = do(settled(self.spec, self.known))
        if spec != settled(self.spec, self.known):
            self.spec = spec
            self.changed.emit()

    def know(self, known: Known) -> None:
        """What there is to choose from has changed."""
        if known != self.known:
            self.known = known
            self.changed.emit()

    def open(self, spec: ReportSpec, saved: SavedReportRow | None) -> None:
        """Brings another report to hand."""
        self.spec = self._as_saved = spec
        self.saved = saved
        self._at_hand = self._whole = None
        self.changed.emit()

    def kept(self, saved: SavedReportRow) -> None:
        """It is kept now as it is."""
        self._as_saved = self.spec
        self.saved = saved
        self.changed.emit()
