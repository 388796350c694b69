"""What of a map is shown: lanes, tellers and the legend, ticked in a menu; lanes are remembered."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.journeys.journey_rows import JourneyRow, LaneKind
from app.journeys.layout import Options, Part
from app.journeys.rules import Axis
from app.settings import Settings
from app.study.rows import CaseId, ParticipantId
from app.ui.open_study import OpenStudy

LEGEND = "legend"
PARTS = ((Part.WELLBEING, "Wellbeing"), (Part.EVENTS, "Events"), (Part.ACCOUNTS, "Who tells of each event"))


class Shown(QObject):
    """The choices of one map; `changed` when it is to be drawn anew."""

    changed = Signal()

    def __init__(self, study: OpenStudy, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._journey: JourneyRow | None = None
        self._silences: dict[CaseId, set[ParticipantId | None]] = {}
        self.menu = QMenu(parent)
        self.menu.setAccessibleName("What the map shows")
        self.menu.aboutToShow.connect(self._fill)

    @property
    def axis(self) -> Axis:
        """By age unless somebody asked for the calendar (J-02)."""
        return Axis.CALENDAR if self._settings.map_by_calendar else Axis.AGE

    def choose_axis(self, axis: Axis) -> None:
        """Lay maps along this axis from now on."""
        if axis is not self.axis:
            self._study.prefer(map_by_calendar=axis is Axis.CALENDAR)
            self.changed.emit()

    def show_journey(self, journey: JourneyRow) -> None:
        """Whose choices these are; who is left out of a child’s map stays so while the study is open."""
        self._journey = journey

    @property
    def _silent(self) -> set[ParticipantId | None]:
        """Whose accounts are left out."""
        return set() if self._journey is None else self._silences.setdefault(self._journey.case, set())

    def for_picture(self) -> Options:
        """The same for a picture, which stands by itself: titled, and without lanes of which nothing is told."""
        return replace(self.options(Options().width), titled=True, empty_lanes=False)

    def options(self, width: float) -> Options:
        """How the map is to be drawn."""
        empty = not self._study.read_only
        options = Options(
            axis=self.axis, width=width, titled=False, legend=not self._hides(LEGEND), empty_lanes=empty
        )
        if self._journey is None:
            return options
        everybody = {teller.participant for teller in self._journey.tellers}
        return replace(
            options,
            hidden_lanes=frozenset(lane.id for lane in self._journey.lanes if self._hides(lane.kind.value)),
            hidden_parts=frozenset(part for part, _ in PARTS if self._hides(part.value)),
            tellers=frozenset(everybody - self._silent) if self._silent & everybody else None,
        )

    def reveal(self, teller: ParticipantId | None) -> None:
        """Show what somebody tells, if it was left out."""
        if teller in self._silent:
            self._silent.discard(teller)
            self.changed.emit()

    @property
    def _settings(self) -> Settings:
        return self._study.settings

    def _hides(self, what: str) -> bool:
        return self._settings.map_hidden.get(what, False)

    def _fill(self) -> None:
        self.menu.clear()
        journey = self._journey
        self._section("Lanes")
        kinds = {} if journey is None else {lane.kind: lane.name for lane in reversed(journey.lanes)}
        for kind in (kind for kind in LaneKind if kind in kinds):
            self._tick(kinds[kind], kind.value)
        for part, name in PARTS:
            self._tick(name, part.value)
        self._tick("Legend", LEGEND)
        if journey is None:
            return
        self._section("Told by")
        for teller in journey.tellers:
            action = self._action(f"{teller.letter}  {teller.name}", teller.participant not in self._silent)
            action.toggled.connect(lambda on, who=teller.participant: self._hear(who, on))

    def _section(self, words: str) -> None:
        if self.menu.actions():
            self.menu.addSeparator()
        self.menu.addAction(words).setEnabled(False)

    def _tick(self, words: str, what: str) -> None:
        action = self._action(words, not self._hides(what))
        action.toggled.connect(lambda on: self._keep(what, on))

    def _action(self, words: str, on: bool) -> QAction:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _keep(self, what: str, on: bool) -> None:
        self._study.prefer(map_hidden={**self._settings.map_hidden, what: not on})
        self.changed.emit()

    def _hear(self, who: ParticipantId | None, on: bool) -> None:
        (self._silent.discard if on else self._silent.add)(who)
        self.changed.emit()
