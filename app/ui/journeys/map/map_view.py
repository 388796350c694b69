"""The Map view: one journey drawn, with what stands above it at a glance."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import Drawn, Options, Ref, draw_journey
from app.journeys.queries import journey
from app.study.rows import CaseId
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.map.map_pane import MapPane
from app.ui.journeys.map.painting import width_of
from app.ui.open_study import OpenStudy
from app.ui.widgets.empty_state import EmptyState

EMPTY = (
    "A journey shows where the child lived, who was there and how they fared, as each person tells it. "
    "Begin with a home or with something that happened."
)


class MapView(CaseView):
    """Reads the journey of the child at hand and draws it as wide as there is room."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._journey: JourneyRow | None = None
        self._options = Options(titled=False)
        self.pane = MapPane(study.theme)
        self.empty = EmptyState(study.theme, icon_name="journeys", title="Nothing told yet", words=EMPTY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.pane)
        self.pane.width_wanted.connect(lambda _: self._draw())

    def refresh(self) -> None:
        if self.case is None:
            return
        with self.study.project.reading() as session:
            self._journey = journey(session, self.case, reader=self.study.settings.coder)
        self._stack.setCurrentWidget(self.empty if self._journey.empty else self.pane)
        self._draw()

    def _draw(self) -> None:
        if self._journey is None or self._journey.empty:
            return
        options = replace(self._options, width=self.pane.wanted_width)
        self.pane.show_drawing(draw_journey(self._journey, options, width_of))
