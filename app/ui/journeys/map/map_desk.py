"""What is done on the map, by whatever hand: things told, moved, taken away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodeId
from app.journeys import actions
from app.journeys.journey_rows import JourneyRow, MarkId
from app.journeys.layout import Drawn, Kind, Part, Ref, beside_in_lane, value_at
from app.journeys.measuring import timeline_of, told_at
from app.journeys.rules import When
from app.problems import Problem
from app.ui.choosing.quick_keys import KEYS
from app.ui.journeys.inspector.at_hand import AtHand, at_hand
from app.ui.journeys.inspector.mark_fields import New
from app.ui.journeys.inspector.mark_inspector import MarkInspector
from app.ui.journeys.map.beginnings import NO_TIME, Beginnings, Spot
from app.ui.journeys.map.hand import Drag, Pointed, Shadow, months_told
from app.ui.journeys.map.link_words import LinkWordsDialog
from app.ui.journeys.map.map_pane import MapPane
from app.ui.journeys.map.mark_coding import MarkCoding
from app.ui.journeys.map.moving import Grip, Moved, by_days, by_step, by_value, lane_beside
from app.ui.journeys.map.shown import Shown
from app.ui.open_study import OpenStudy
from app.ui.telling.marks_list import MarkNamed
from app.ui.telling.words_dialogs import link
from app.ui.telling.words_told import WordsTold

NO_MARK = "Choose a mark on the map first."
NO_EVENT = "Choose an event on the map first."
NO_TELLER = "Nobody is linked to this child yet: link who speaks of them on the Participants page."
ALL_TOLD = "Everybody who speaks of this child has told of it already."


class MapDesk(QObject):
    """Joins the map with the fields beside it."""

    def __init__(
        self, study: OpenStudy, pane: MapPane, inspector: MarkInspector, shown: Shown, window: QWidget
    ) -> None:
        super().__init__(window)
        self._study = study
        self._window = window
        self._pane = pane
        self._inspector = inspector
        self._shown = shown
        self._journey: JourneyRow | None = None
        self._beginnings = Beginnings()
        self._coding = MarkCoding(study, self._mark_there, NO_MARK, window)
        self.deeds: dict[str, Callable[[], object]] = {
            "map.event": self.add_event,
            "map.spell": self.add_spell,
            "map.point": self.add_point,
            "map.account": self.add_account,
            "map.edit": inspector.enter,
            "map.remove": self.remove,
            "map.earlier": partial(self._step, Grip.WHOLE, -1),
            "map.later": partial(self._step, Grip.WHOLE, 1),
            "map.start_earlier": partial(self._step, Grip.START, -1),
            "map.start_later": partial(self._step, Grip.START, 1),
            "map.end_earlier": partial(self._step, Grip.END, -1),
            "map.end_later": partial(self._step, Grip.END, 1),
            "map.link": self.link_words,
            "map.code": self._coding.open,
            "map.concern": self._coding.concern,
            **{f"map.key_{number}": partial(self._coding.press, number) for number in KEYS},
            "map.higher": partial(self._lift, 1),
            "map.lower": partial(self._lift, -1),
        }
        pane.chosen.connect(self._show_mark)
        inspector.left.connect(lambda: pane.setFocus(Qt.FocusReason.OtherFocusReason))
        inspector.made.connect(self._go_to_made)
        inspector.chosen.connect(pane.choose)
        inspector.account_wanted.connect(self.add_account)
        inspector.link_wanted.connect(self.link_words)
        inspector.code_wanted.connect(self._coding.open)
        if not study.read_only:
            pane.take_hand(self._shadow)
            pane.dropped.connect(self._drop)
            pane.pointed.connect(self._add_there)

    @property
    def at_hand(self) -> AtHand:
        """What of the journey the mark at hand stands for."""
        drawn = self._pane.at_hand
        if self._journey is None or drawn is None:
            return AtHand()
        return at_hand(self._journey, drawn.ref, self._shown.axis)

    def show_journey(self, journey: JourneyRow) -> None:
        """The journey as it is now."""
        self._journey = journey
        self._beginnings.show_journey(journey)

    def bring(self, ref: Ref) -> bool:
        """Make a mark the one at hand, and hear its teller again where they were left out."""
        if self._journey is not None:
            self._shown.reveal(at_hand(self._journey, ref).teller)
        return self._pane.choose(ref)

    # Telling

    def add_spell(self, spot: Spot | None = None) -> None:
        """Tell where the child lived, or who was there."""
        self._begin(lambda: self._beginnings.spell(self.at_hand, spot))

    def add_event(self, spot: Spot | None = None) -> None:
        """Tell of something that happened."""
        self._begin(lambda: self._beginnings.event(self.at_hand, spot))

    def add_point(self, spot: Spot | None = None) -> None:
        """Tell how the child stood."""
        self._begin(lambda: self._beginnings.point(self.at_hand, spot), NO_TELLER)

    def add_account(self) -> None:
        """Tell what another teller says of the event at hand."""
        event = self.at_hand.event
        if event is None:
            self._study.said.emit(NO_EVENT)
        else:
            self._begin(lambda: self._beginnings.account(event), ALL_TOLD)

    def remove(self) -> None:
        """Take the mark at hand off the map; the one beside it is at hand then."""
        drawn, drawing = self._pane.at_hand, self._pane.drawing
        if drawn is None or drawing is None:
            self._study.said.emit(NO_MARK)
            return
        beside = beside_in_lane(drawing, drawn.ref, 1) or beside_in_lane(drawing, drawn.ref, -1)
        if self._inspector.remove_mark():
            self._pane.choose(beside)

    def _begin(self, new: Callable[[], New | None], refusal: str = "") -> None:
        if self._journey is None or not self._study.may_change():
            return
        made = new()
        if made is None:
            self._study.said.emit(refusal)
        else:
            self._inspector.begin(made)

    def _add_there(self, pointed: Pointed) -> None:
        """Somebody pointed at the empty part of a lane, or swept a stretch of it."""
        start = self._told_at(pointed, pointed.day)
        band = pointed.band
        if band.key is Part.WELLBEING:
            self.add_point(Spot(start=start, value=value_at(band, pointed.y)))
        elif isinstance(band.key, Part):
            self.add_event(Spot(start=start))
        else:
            end = None if pointed.until is None else self._told_at(pointed, pointed.until)
            self.add_spell(Spot(band.key, start, end))

    def _told_at(self, pointed: Pointed, day: float | None) -> When:
        return NO_TIME if day is None else told_at(day, self._shown.axis, by_month=pointed.by_month)

    def _show_mark(self, drawn: Drawn | None) -> None:
        self._inspector.show_mark(None if drawn is None else drawn.ref)
        self._beginnings.hear(self.at_hand)

    def _go_to_made(self, ref: Ref) -> None:
        """The mark just made is at hand, and the keyboard is on the map again."""
        self._beginnings.hear(self._inspector.at_hand)
        self.bring(ref)
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)

    # The words behind it, and codes

    def code_on(self, number: int) -> CodeId | None:
        """The code of a number key."""
        return self._coding.code_on(number)

    def link_words(self) -> None:
        """Choose words of a transcript that tell of the mark at hand."""
        here, journey = self.at_hand, self._journey
        if journey is None or not here.told:
            self._study.said.emit(NO_MARK)
        elif self._study.may_change():
            people = [teller.participant for teller in journey.tellers if teller.participant is not None]
            drawn = self._pane.at_hand
            what = f"“{drawn.name}”" if drawn else "this"
            dialog = LinkWordsDialog(self._study, what, people, here.teller, self._window)
            dialog.chosen.connect(lambda words: self._link(here, words))
            dialog.open()

    def _link(self, here: AtHand, words: WordsTold) -> None:
        """Of an event as such, words are the account of who speaks; else they stand behind the mark."""
        journey = self._journey
        if journey is None or here.mark is None or here.ref is None:
            return
        event = here.event.id if here.event is not None and here.ref.kind is Kind.EVENT else None
        named = MarkNamed("", here.mark, event)
        self._study.attempt(lambda: link(self._study, journey.case, words, named))

    def _mark_there(self) -> tuple[MarkId, QRect] | None:
        """The mark at hand, and where it stands in the window."""
        mark, drawn = self.at_hand.mark, self._pane.at_hand
        if mark is None or drawn is None:
            return None
        place = self._pane.place_of(drawn)
        place.moveTopLeft(self._pane.viewport().mapTo(self._window, place.topLeft()))
        return mark, place

    # Moving

    def _moved(self, drag: Drag) -> Moved | None:
        drawing, journey = self._pane.drawing, self._journey
        if drawing is None or journey is None:
            return None
        here = at_hand(journey, drag.drawn.ref, self._shown.axis)
        in_lane = drag.band is not None and drag.band.key is Part.WELLBEING
        silent = here.point is None or here.point.value is None
        value = value_at(drag.band, drag.y) if drag.band is not None and in_lane and not silent else None
        months = months_told(drawing)
        axis = self._shown.axis
        return by_days(here, drag.grip, drag.days, to=drag.to, axis=axis, by_month=months, value=value)

    def _shadow(self, drag: Drag) -> Shadow | None:
        """What the map shows while a mark is dragged."""
        journey = self._journey
        try:
            moved = self._moved(drag)
        except Problem as problem:
            return Shadow(problem.sentence, refused=True)
        if moved is None or journey is None:
            return None
        timeline, axis = timeline_of(journey), self._shown.axis
        start = timeline.drawn(moved.start, axis).middle
        last = None if moved.end is None else timeline.drawn(moved.end, axis).middle
        if moved.here.spell is not None and last is None:
            last = self._pane.last_day
        return Shadow(moved.words(journey), start, None if moved.here.spell is None else last)

    def _drop(self, drag: Drag) -> None:
        self._do(lambda: self._moved(drag))

    def _step(self, grip: Grip, way: int) -> None:
        here = self.at_hand
        if not here.told:
            self._study.said.emit(NO_MARK)
        elif grip is Grip.WHOLE or here.spell is not None:
            self._do(lambda: by_step(here, grip, way))

    def _lift(self, way: int) -> None:
        """A point of wellbeing goes higher or lower, a spell into the lane above or below."""
        here, journey = self.at_hand, self._journey
        if here.spell is None:
            self._do(lambda: by_value(here, way))
            return
        lane = None if journey is None else lane_beside(here, -way, journey.lanes)
        spell, project = here.spell, self._study.project
        if lane is not None and self._study.may_change():
            self._study.attempt(lambda: actions.change_lane(project, mark=spell.mark, lane=lane.id))

    def _do(self, move: Callable[[], Moved | None]) -> None:
        """Move a mark and say where it is now; a Problem is said, and nothing moves."""
        journey = self._journey
        if journey is None or not self._study.may_change():
            return
        try:
            moved = move()
            if moved is not None and moved.changed:
                moved.store(self._study.project)
                self._study.said.emit(moved.words(journey))
        except Problem as problem:
            self._study.said.emit(str(problem))
