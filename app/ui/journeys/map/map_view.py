"""The Map view: one journey drawn, with what stands above it at a glance and what is at hand beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.journeys.evidence_rows import LinkedPassage, LinkedRegion
from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import Drawn, Ref, beside_in_lane, draw_journey
from app.journeys.queries import case_of_mark, journey
from app.journeys.rules import Axis
from app.study.rows import CaseId
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.inspector.at_hand import AtHand, at_hand, ref_of
from app.ui.journeys.inspector.mark_fields import New
from app.ui.journeys.inspector.mark_inspector import MarkInspector
from app.ui.journeys.map.beginnings import Beginnings
from app.ui.journeys.map.glance import GlanceHeader, wrapping_policy
from app.ui.journeys.map.map_pane import STEP, MapPane
from app.ui.journeys.map.painting import width_of
from app.ui.journeys.map.shown import Shown
from app.ui.journeys.opening import open_words_behind
from app.ui.open_study import OpenStudy
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.view_switch import ViewSwitch

NO_MARK = "Choose a mark on the map first."
NO_EVENT = "Choose an event on the map first."
NO_TELLER = "Nobody is linked to this child yet: link who speaks of them on the Participants page."
ALL_TOLD = "Everybody who speaks of this child has told of it already."
NARROW = 780
"""Pixels, at the usual size of text: in less room the fields stand below the map."""
SIDES = [760, 320]
EMPTY = (
    "A journey shows where the child lived, who was there and how they fared, as each person tells it. "
    "Begin with a home or with something that happened."
)
FIRST_STEPS = ("Add the first home…", "Add the first event…")
AXES = (Axis.AGE, Axis.CALENDAR)


class MapView(CaseView):
    """Reads the journey of the child at hand and draws it as wide as there is room."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.journey: JourneyRow | None = None
        self.glance = GlanceHeader()
        self.shown = Shown(study, self)
        self.pane = MapPane(study.theme)
        self.pane.keys.take(study.keys)
        self.axis = ViewSwitch("Axis of the map", ["By age", "By calendar"])
        self.axis.choose(AXES.index(self.shown.axis))
        self.show_button = QToolButton()
        self.show_button.setText("Show")
        self.show_button.setToolTip("Which lanes are shown, and whose accounts")
        self.show_button.setMenu(self.shown.menu)
        self.show_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.inspector = MarkInspector(study)
        self.beginnings = Beginnings()
        self.empty = EmptyState(
            study.theme,
            icon_name="journeys",
            title="Nothing told yet",
            words=EMPTY,
            steps=() if study.read_only else FIRST_STEPS,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._connect()
        self._offer_deeds()

    def _lay_out(self) -> None:
        tools = QWidget()
        row = FlowRow(tools)
        for part in (self.axis, self.show_button):
            row.addWidget(part)
        tools.setSizePolicy(wrapping_policy())
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(8)
        head.addWidget(self.glance)
        head.addWidget(tools)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setObjectName("journey map")
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(left)
        self._panes.addWidget(self.inspector)
        self._panes.setStretchFactor(0, 1)
        self._panes.setSizes(SIDES)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panes)
        self.setFocusProxy(self.pane)

    def _connect(self) -> None:
        self.study.keys.changed.connect(lambda: self.pane.keys.take(self.study.keys))
        self.pane.width_wanted.connect(lambda _: self._draw())
        self.pane.commanded.connect(self._do)
        self.pane.opened.connect(lambda _: self.open_words())
        self.pane.chosen.connect(self._show_mark)
        self.empty.step_taken.connect(lambda step: (self.add_spell, self.add_event)[step]())
        self.inspector.left.connect(lambda: self.pane.setFocus(Qt.FocusReason.OtherFocusReason))
        self.inspector.made.connect(self._go_to_made)
        self.inspector.chosen.connect(self.pane.choose)
        self.inspector.account_wanted.connect(self.add_account)
        self.inspector.passage_wanted.connect(self._open_passage)
        self.inspector.region_wanted.connect(self._open_region)
        self.shown.changed.connect(self._draw)
        self.axis.chosen.connect(lambda place: self.shown.choose_axis(AXES[place]))

    def _offer_deeds(self) -> None:
        self.deeds.update(
            {
                "map.event": self.add_event,
                "map.spell": self.add_spell,
                "map.point": self.add_point,
                "map.account": self.add_account,
                "map.edit": self.edit,
                "map.remove": self.remove,
                "map.axis": self.change_axis,
                "map.wider": lambda: self.pane.stretch(STEP),
                "map.narrower": lambda: self.pane.stretch(1 / STEP),
                "map.whole": lambda: self.pane.stretch(0),
                "map.open": self.open_words,
                "map.copy": self.copy,
            }
        )

    def refresh(self) -> None:
        if self.case is None:
            return
        with self.study.project.reading() as session:
            self.journey = journey(session, self.case, reader=self.study.settings.coder)
        self.shown.show_journey(self.journey)
        self.beginnings.show_journey(self.journey)
        self.glance.show_journey(self.journey)
        self._stack.setCurrentWidget(self.empty if self.journey.empty else self.pane)
        self.setFocusProxy(self.empty.buttons[0] if self.journey.empty and self.empty.buttons else self.pane)
        self._draw()
        self.inspector.show_journey(self.journey)

    def show_case(self, case: CaseId | None) -> None:
        if case != self.case:
            self.inspector.finish()
            self.pane.choose(None)
            self.pane.begin_at_top()
        super().show_case(case)

    def zoom(self, steps: int) -> None:
        self.pane.stretch(STEP**steps if steps else 0)

    def place(self) -> object:
        at_hand = self.pane.at_hand
        return None if at_hand is None else at_hand.ref

    def return_to(self, place: object) -> None:
        if isinstance(place, Ref):
            self.pane.choose(place)
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def change_axis(self) -> None:
        """From age to the calendar, and back."""
        self.axis.choose(1 - self.axis.now)

    def open_words(self) -> None:
        """Go to the first words behind the mark at hand, or to the region."""
        mark = self.at_hand.mark
        if mark is None:
            self.study.said.emit(NO_MARK)
        else:
            open_words_behind(self.study, mark)

    @property
    def at_hand(self) -> AtHand:
        """What of the journey the mark at hand stands for."""
        drawn = self.pane.at_hand
        if self.journey is None or drawn is None:
            return AtHand()
        return at_hand(self.journey, drawn.ref, self.shown.axis)

    def add_spell(self) -> None:
        """Tell where the child lived, or who was there."""
        self._begin(lambda: self.beginnings.spell(self.at_hand))

    def add_event(self) -> None:
        """Tell of something that happened."""
        self._begin(lambda: self.beginnings.event(self.at_hand))

    def add_point(self) -> None:
        """Tell how the child stood."""
        self._begin(lambda: self.beginnings.point(self.at_hand), NO_TELLER)

    def add_account(self) -> None:
        """Tell what another teller says of the event at hand."""
        event = self.at_hand.event
        if event is None:
            self.study.said.emit(NO_EVENT)
        else:
            self._begin(lambda: self.beginnings.account(event), ALL_TOLD)

    def edit(self) -> None:
        """Go to the fields of the mark at hand, or of the whole journey."""
        self.inspector.enter()

    def remove(self) -> None:
        """Take the mark at hand off the map; the one beside it is at hand then."""
        drawn, drawing = self.pane.at_hand, self.pane.drawing
        if drawn is None or drawing is None:
            self.study.said.emit(NO_MARK)
            return
        beside = beside_in_lane(drawing, drawn.ref, 1) or beside_in_lane(drawing, drawn.ref, -1)
        if self.inspector.remove_mark():
            self.pane.choose(beside)

    def copy(self) -> None:
        """The mark at hand as text."""
        at_hand: Drawn | None = self.pane.at_hand
        if at_hand is not None:
            QGuiApplication.clipboard().setText(at_hand.tooltip)
            self.study.said.emit("Copied as text.")

    def show_segment(self, segment: SegmentId) -> bool:
        reader = self.study.settings.coder
        with self.study.project.reading() as session:
            case = case_of_mark(session, segment)
            there = None if case is None else journey(session, case, reader=reader)
        ref = None if there is None else ref_of(there, segment)
        if ref is None:
            return False
        self.show_case(case)
        return self._bring(ref)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * self.study.theme.text_scale
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way is not self._panes.orientation():
            self._panes.setOrientation(way)
            self.glance.keep_short(on=narrow)

    def _begin(self, new: Callable[[], New | None], refusal: str = "") -> None:
        if self.journey is None or not self.study.may_change():
            return
        made = new()
        if made is None:
            self.study.said.emit(refusal)
        else:
            self.inspector.begin(made)

    def _show_mark(self, drawn: Drawn | None) -> None:
        self.inspector.show_mark(None if drawn is None else drawn.ref)
        self.beginnings.hear(self.at_hand)

    def _go_to_made(self, ref: Ref) -> None:
        """The mark just made is at hand, and the keyboard is on the map again."""
        self.beginnings.hear(self.inspector.at_hand)
        self._bring(ref)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, ref: Ref) -> bool:
        """Make a mark the one at hand, and show its teller where they are left out."""
        told = self.inspector.at_hand if self.journey is None else at_hand(self.journey, ref)
        self.shown.reveal(told.teller)
        return self.pane.choose(ref)

    def _open_passage(self, linked: LinkedPassage) -> None:
        self.study.source_wanted.emit(linked.passage.source, linked.passage.span)

    def _open_region(self, linked: LinkedRegion) -> None:
        self.study.segment_wanted.emit(linked.region)

    def _do(self, command: str) -> None:
        deed = self.deeds.get(command)
        if deed is not None:
            deed()

    def _draw(self) -> None:
        if self.journey is not None and not self.journey.empty:
            options = self.shown.options(self.pane.wanted_width)
            self.pane.show_drawing(draw_journey(self.journey, options, width_of))
