"""What the Network view shows: which snapshots of the child at hand, drawn and as a table, and who is at hand."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.journeys.journey_rows import MarkId
from app.journeys.network_rows import NetworkId, NetworkRow, NetworksRow, NodeRow
from app.journeys.queries import evidence_of, network_of, networks_of
from app.problems import Problem
from app.reports.pictures import Together
from app.study.rows import CaseId
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.map.map_pane import STEP
from app.ui.journeys.map.painting import width_of
from app.ui.journeys.network.network_pane import NetworkPane
from app.ui.journeys.network.network_panel import NetworkPanel
from app.ui.journeys.network.shown import Shown, draw, shown_of
from app.ui.journeys.network.snapshot_bar import SnapshotBar
from app.ui.open_study import OpenStudy
from app.ui.weighing.segment_weighing import SegmentWeighing
from app.ui.widgets.announce import announce
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_text import wrapped_label

EMPTY = (
    "A network shows who is close to the child and who is further away, as one person sees it at one time: "
    "family, friends, school, professionals, and those who are missing. Begin with a snapshot of somebody’s view."
)
TWO_ONLY = "There is only one snapshot: add another one to compare it with."
SIZES = [700, 380]
NARROW = 900
"""Below this width, at the usual size of text, the table stands under the drawing."""


@dataclass(frozen=True, slots=True)
class Where:
    """Which snapshots are wanted and how, and who is at hand."""

    first: NetworkId | None = None
    second: NetworkId | None = None
    way: Together | None = None
    mark: MarkId | None = None


class NetworkPage(CaseView):
    """Reads the networks of the child at hand; who is at hand is so in the drawing and in the table."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.row: NetworksRow | None = None
        self.shown: Shown | None = None
        self._where = Where()
        self._taking = False
        self.bar = SnapshotBar(study.theme)
        self.pane = NetworkPane(study.theme)
        self.weighing = SegmentWeighing(study)
        self.panel = NetworkPanel(study.theme, self.weighing, writable=not study.read_only)
        self.refusal = wrapped_label("", "amber")
        self.refusal.hide()
        self.empty = EmptyState(
            study.theme, icon_name="journeys", title="No network yet", words=EMPTY, steps=("New snapshot…",)
        )
        self._whole = QStackedWidget()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        study.closing.connect(self.pane.fall_silent)
        self.pane.chosen.connect(lambda drawn: self._take(None if drawn is None else drawn.mark))
        self.panel.table.chosen.connect(lambda node: self._take(node.mark))
        self.bar.wanted.connect(self.show_network)
        self.bar.other_wanted.connect(self.compare_with)
        self.bar.way_wanted.connect(self.compare)

    # What the page asks for

    def refresh(self) -> None:
        if self.case is None:
            return
        with self.study.project.reading() as session:
            self.row = networks_of(session, self.case, reader=self.study.settings.coder)
        self._show()

    def show_case(self, case: CaseId | None) -> None:
        if case != self.case:
            self._where = Where()
            self.pane.choose(None)
        super().show_case(case)

    def show_segment(self, segment: SegmentId) -> bool:
        with self.study.project.reading() as session:
            found = network_of(session, segment)
        if found is None:
            return False
        case, network = found
        self.show_case(case)
        self._go(Where(network, mark=MarkId(segment)))
        return self.at_hand is not None

    def zoom(self, steps: int) -> None:
        self.pane.come_closer(STEP**steps if steps else 0)

    def place(self) -> object:
        return self._where

    def return_to(self, place: object) -> None:
        if isinstance(place, Where):
            self._go(place)
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    # Which snapshots are shown, and who is at hand

    @property
    def now(self) -> NetworkRow | None:
        """The snapshot at hand: of two, the one that was chosen by view and time."""
        if self.shown is None:
            return None
        return next((one for one in self.shown.pair if one.id == self._where.first), self.shown.first)

    @property
    def at_hand(self) -> tuple[NetworkRow, NodeRow] | None:
        """Who is at hand, with their snapshot."""
        mark = self._where.mark
        return None if self.row is None or mark is None else self.row.node(mark)

    def show_network(self, network: NetworkId) -> None:
        """Bring a snapshot to hand."""
        self._go(Where(network, self._where.second, self._where.way))

    def compare(self, way: Together | None) -> None:
        """Put two together in a way; None: one alone."""
        if self.row is not None and way is not None and len(self.row.networks) < 2:
            self.study.said.emit(TWO_ONLY)
            way = None
        now = self.now
        self._go(Where(None if now is None else now.id, self._where.second, way, self._where.mark))

    def compare_with(self, network: NetworkId) -> None:
        """Compare the one at hand with another one."""
        self._go(Where(self._where.first, network, self._where.way, self._where.mark))

    def go_on(self, way: int) -> None:
        """To the next snapshot in time, or the one before."""
        now = self.now
        if self.row is None or now is None:
            return
        place = [network.id for network in self.row.networks].index(now.id) + way
        if 0 <= place < len(self.row.networks):
            self.show_network(self.row.networks[place].id)
            announce(self.pane, self.panel.heading.text())

    def choose(self, mark: MarkId | None) -> None:
        """Bring somebody to hand, in the drawing and in the table."""
        where = self._where
        self._where = Where(where.first, where.second, where.way, mark)
        if not self._taking:
            self._taking = True
            self.pane.choose(mark)
            self.panel.table.choose(mark)
            self._taking = False
        self._show_evidence()

    def _show_evidence(self) -> None:
        found = self.at_hand
        self.weighing.show_segment(found and found[1].mark, "" if found is None else found[1].person.name)
        if found is None:
            self.panel.show_evidence(None)
            return
        with self.study.project.reading() as session:
            self.panel.show_evidence(evidence_of(session, found[1].mark, reader=self.study.settings.coder))

    # Inside

    def _go(self, where: Where) -> None:
        self._where = where
        self.refresh()
        self.choose(where.mark)

    def _show(self) -> None:
        row, where = self.row, self._where
        shown = None if row is None else shown_of(row, where.first, where.second, where.way)
        self.shown = shown
        self._whole.setCurrentWidget(self.empty if shown is None else self._page)
        if row is None or shown is None:
            return
        refused = self._draw(row, shown)
        self.refusal.setText("" if refused is None else str(refused))
        self.refusal.setVisible(refused is not None)
        if self.now is not None and self.shown is not None:
            self.bar.show_networks(row, self.shown, self.now.id)
        self.choose(where.mark)

    def _draw(self, row: NetworksRow, shown: Shown) -> Problem | None:
        """Draw what is wanted; where two may not be compared, one alone, and why."""
        refused = None
        try:
            drawing = draw(row, shown, width_of, legend=True)
        except Problem as problem:
            refused = problem
            shown = Shown(self.now or shown.first)
            drawing = draw(row, shown, width_of, legend=True)
        self.shown = shown
        self._turn()
        self._taking = True
        self.pane.movable = not self.study.read_only and shown.how is not Together.OVER
        self.pane.show_drawing(drawing)
        self.panel.show_network(row, shown, may_change=not self.study.read_only)
        self._taking = False
        return refused

    def _take(self, mark: MarkId | None) -> None:
        if not self._taking:
            self.choose(mark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """The table stands under the drawing where that needs the width."""
        wide = self.shown is not None and self.shown.beside
        narrow = self.width() < NARROW * self.study.theme.text_scale
        under = narrow or wide
        self._panes.setOrientation(Qt.Orientation.Vertical if under else Qt.Orientation.Horizontal)
        self.panel.lie(wide=under)

    def _lay_out(self) -> None:
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(6)
        head.addWidget(self.bar)
        head.addWidget(self.refusal)
        column.addLayout(head)
        column.addWidget(self._panes, 1)
        self._panes.setObjectName("network")
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.pane)
        self._panes.addWidget(self.panel)
        self._panes.setStretchFactor(0, 3)
        self._panes.setStretchFactor(1, 2)
        self._panes.setSizes(SIZES)
        for page in (self._page, self.empty):
            self._whole.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)
        self.setFocusProxy(self.pane)
