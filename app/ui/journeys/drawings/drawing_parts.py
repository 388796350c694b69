"""The parts of the Drawings view: pictures at the left, one of them large with its words below, its regions at the
right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.choosing.code_palette import CodePalette
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.drawings.canvas.picture_canvas import PictureCanvas
from app.ui.journeys.drawings.canvas.picture_pane import STEP
from app.ui.journeys.drawings.picture_head import PictureHead
from app.ui.journeys.drawings.picture_panel import PicturePanel
from app.ui.journeys.drawings.pictures_list import PicturesList
from app.ui.journeys.drawings.region_panel import RegionPanel
from app.ui.journeys.drawings.regions_table import RegionsTable
from app.ui.journeys.drawings.said_card import SaidCard
from app.ui.journeys.drawings.tool_row import ToolRow
from app.ui.open_study import OpenStudy
from app.ui.weighing.segment_weighing import SegmentWeighing
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.headings import hairline

EMPTY = (
    "A drawing or a scanned map is read together with what was said while it was made. Bring in a photograph or "
    "scan, say who drew it, then mark what is on it."
)


class DrawingParts(CaseView):
    """Makes the parts and lays them out; what they show and do is the view's."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.list = PicturesList(study)
        self.canvas = PictureCanvas(study)
        self.canvas.keys.take(study.keys)
        self.tools = ToolRow(
            study.keys,
            {
                "drawing.smaller": lambda: self.canvas.zoom(1 / STEP),
                "drawing.larger": lambda: self.canvas.zoom(STEP),
                "drawing.whole": lambda: self.canvas.zoom(0),
            },
        )
        self.head = PictureHead(study.keys, self.tools)
        self.said = SaidCard()
        self.table = RegionsTable()
        self.region = RegionPanel(study.theme)
        self.picture = PicturePanel()
        self.weighing = SegmentWeighing(study)
        self.palette_of_codes = CodePalette(study.theme, self)
        self.palette_of_codes.take_keys(study.keys)
        self.empty = EmptyState(
            study.theme, icon_name="journeys", title="No drawings yet", words=EMPTY, steps=("Import pictures…",)
        )
        self._lay_out()
        study.keys.changed.connect(self._take_keys)
        self._take_keys()

    def show_whether_empty(self, *, empty: bool) -> None:
        """Show the next step where there is no picture."""
        self._stack.setCurrentWidget(self.empty if empty else self._panes)
        self.empty.buttons[0].setEnabled(not self.study.read_only)

    def _take_keys(self) -> None:
        self.canvas.keys.take(self.study.keys)
        self.palette_of_codes.take_keys(self.study.keys)

    def _lay_out(self) -> None:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setObjectName("drawing and words")
        middle.setChildrenCollapsible(False)
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.canvas, 1)
        picture.setFocusProxy(self.canvas)
        middle.addWidget(picture)
        middle.addWidget(self.said)
        middle.setStretchFactor(0, 1)
        middle.setSizes([620, 150])
        details = QWidget()
        below = QVBoxLayout(details)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        weighing = QVBoxLayout()
        weighing.setContentsMargins(14, 0, 14, 10)
        weighing.addWidget(self.weighing)
        below.addWidget(self.region)
        below.addLayout(weighing)
        for panel in (hairline(), self.picture):
            below.addWidget(panel)
        below.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(details)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setObjectName("regions")
        right.setChildrenCollapsible(False)
        right.addWidget(self.table)
        right.addWidget(scroll)
        right.setSizes([220, 480])
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setObjectName("drawings")
        self._panes.setChildrenCollapsible(False)
        for part in (self.list, middle, right):
            self._panes.addWidget(part)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes([150, 700, 360])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.canvas)
