"""The Map view: one journey drawn, with what stands above it at a glance and what is at hand beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.coding.rules import NOT_QUOTED
from app.journeys.evidence_rows import LinkedPassage, LinkedRegion
from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import LEAST_WIDTH, Drawing, Drawn, Ref, draw_journey
from app.journeys.queries import case_of_mark, journey
from app.journeys.rules import Axis
from app.study.rows import CaseId
from app.ui.commands import command_called
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.inspector.at_hand import ref_of
from app.ui.journeys.inspector.mark_inspector import MarkInspector
from app.ui.journeys.map.glance import GlanceHeader, wrapping_policy
from app.ui.journeys.map.map_desk import NO_MARK, MapDesk
from app.ui.journeys.map.map_pane import STEP, MapPane
from app.ui.journeys.map.painting import width_of
from app.ui.journeys.map.pictures import MapPictures
from app.ui.journeys.map.shown import Shown
from app.ui.journeys.opening import open_words_behind
from app.ui.models.leaving import kept_back
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.view_switch import ViewSwitch

FEW = 120
"""Marks that are drawn in less time than somebody notices."""
NARROW = 780
"""Pixels, at the usual size of text: in less room the fields stand below the map."""
SIDES = [790, 290]
EMPTY = (
    "A journey shows where the child lived, who was there and how they fared, as each person tells it. "
    "Begin with a home or with something that happened."
)
FIRST_STEPS = ("Add the first home…", "Add the first event…")
ADDING = ("map.spell", "map.event", "map.point", "map.account")
PICTURES = ("map.picture", "map.copy_picture", "map.text")
AXES = (Axis.AGE, Axis.CALENDAR)


class MenuButton(QToolButton):
    """A button that opens a menu."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)


class MapView(CaseView):
    """Reads the journey of the child at hand and draws it as wide as there is room."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.journey: JourneyRow | None = None
        self._drawing_now = 0
        self.glance = GlanceHeader()
        self.shown = Shown(study, self)
        self.pane = MapPane(study.theme)
        study.closing.connect(self.pane.fall_silent)
        self.pane.keys.take(study.keys)
        self.axis = ViewSwitch("Axis of the map", ["By age", "By calendar"])
        self.axis.choose(AXES.index(self.shown.axis))
        self.show_button = MenuButton("Show")
        self.show_button.setToolTip("Which lanes are shown, and whose accounts")
        self.show_button.setMenu(self.shown.menu)
        self.inspector = MarkInspector(study)
        self.desk = MapDesk(study, self.pane, self.inspector, self.shown, self)
        self.empty = EmptyState(
            study.theme,
            icon_name="journeys",
            title="Nothing told yet",
            words=EMPTY,
            steps=() if study.read_only else FIRST_STEPS,
        )
        self.pictures = MapPictures(study, lambda: self.journey, self.shown.for_picture, self)
        self.add_button, self.picture_button = MenuButton("Add"), MenuButton("Picture")
        self.add_button.setToolTip("Tell of something: a home, an event, how the child stood")
        self.picture_button.setToolTip("The map for Word or another program")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._connect()
        self._offer_deeds()

    def _lay_out(self) -> None:
        tools = QWidget()
        row = FlowRow(tools)
        for part in (self.add_button, self.axis, self.show_button, self.picture_button):
            row.addWidget(part)
        self.add_button.setVisible(not self.study.read_only)
        tools.setSizePolicy(wrapping_policy())
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(8)
        head.addWidget(self.glance)
        head.addWidget(tools)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setObjectName("journey map")
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self._left)
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
        self.empty.step_taken.connect(lambda step: (self.desk.add_spell, self.desk.add_event)[step]())
        self.inspector.passage_wanted.connect(self._open_passage)
        self.inspector.region_wanted.connect(self._open_region)
        self.shown.changed.connect(self._draw)
        self.axis.chosen.connect(lambda place: self.shown.choose_axis(AXES[place]))

    def _offer_deeds(self) -> None:
        self.deeds.update(
            {
                **self.desk.deeds,
                "map.axis": self.change_axis,
                "map.wider": lambda: self.pane.stretch(STEP),
                "map.narrower": lambda: self.pane.stretch(1 / STEP),
                "map.whole": lambda: self.pane.stretch(0),
                "map.open": self.open_words,
                "map.copy": self.copy,
                "map.text": self.pictures.copy_text,
                "map.picture": self.pictures.save,
                "map.copy_picture": self.pictures.copy,
            }
        )

        for button, names in ((self.add_button, ADDING), (self.picture_button, PICTURES)):
            menu = QMenu(button)
            for name in names:
                keys = self.study.keys.written(name)
                menu.addAction(command_called(name).words + (f"\t{keys}" if keys else ""), self.deeds[name])
            button.setMenu(menu)

    def refresh(self) -> None:
        if self.case is None:
            return
        with self.study.project.reading() as session:
            self.journey = journey(session, self.case, reader=self.study.settings.coder)
        self.shown.show_journey(self.journey)
        self.desk.show_journey(self.journey)
        self.glance.show_journey(self.journey)
        self._stack.setCurrentWidget(self.empty if self.journey.empty else self.pane)
        first = self.empty.buttons[0] if self.journey.empty and self.empty.buttons else self.pane
        for part in (self, self._left):
            part.setFocusProxy(first)
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
        mark = self.desk.at_hand.mark
        if mark is None:
            self.study.said.emit(NO_MARK)
        else:
            open_words_behind(self.study, mark)

    def copy(self) -> None:
        """The mark at hand as text, where who told it may be quoted."""
        at_hand: Drawn | None = self.pane.at_hand
        if at_hand is not None:
            mark = self.desk.at_hand.mark
            kept = mark is not None and kept_back(self.study)([mark])
            clipboard.put_text(NOT_QUOTED if kept else at_hand.tooltip)
            if not kept:
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
        return self.desk.bring(ref)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * self.study.theme.text_scale
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way is not self._panes.orientation():
            self._panes.setOrientation(way)
            self._panes.setSizes(
                [3 * event.size().height() // 5, 2 * event.size().height() // 5] if narrow else SIDES
            )
            self.glance.keep_short(on=narrow)

    def _open_passage(self, linked: LinkedPassage) -> None:
        self.study.source_wanted.emit(linked.passage.source, linked.passage.span)

    def _open_region(self, linked: LinkedRegion) -> None:
        self.study.segment_wanted.emit(linked.region)

    def _do(self, command: str) -> None:
        deed = self.deeds.get(command)
        if deed is not None:
            deed()

    def _draw(self) -> None:
        """Few marks are drawn at once, many in the background; what was drawn stays until then."""
        journey = self.journey
        self._drawing_now += 1
        if journey is None or journey.empty:
            return
        number, options = self._drawing_now, self.shown.options(max(self.pane.wanted_width, LEAST_WIDTH))
        if len(journey.spells) + len(journey.events) + len(journey.points) <= FEW:
            self.pane.show_drawing(draw_journey(journey, options, width_of))
            return

        def show(drawing: Drawing) -> None:
            if number == self._drawing_now:
                self.pane.show_drawing(drawing)
                self.pane.choose_wanted()

        self.study.tasks.run(
            "Drawing the map",
            lambda progress, cancelled: draw_journey(journey, options, width_of),
            show,
            owner=self,
            quiet=True,
        )
