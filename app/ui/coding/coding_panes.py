"""The panes of the Transcripts screen, side by side, and the way of the keyboard from one to the next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.coding.codebook_panel import CodebookPanel
from app.ui.coding.inspector import Inspector
from app.ui.coding.participant_header import ParticipantHeader
from app.ui.coding.quick_keys import QuickKeys
from app.ui.coding.remembered_splitter import RememberedSplitter
from app.ui.coding.sources_panel import SourcesPanel
from app.ui.coding.transcript_view import TranscriptView
from app.ui.open_study import OpenStudy
from app.ui.widgets.headings import hairline

WIDTHS = [230, 780, 270]
HEIGHTS = [400, 320]
SHARES = (1, 4, 1)
"""Who gets how much of a wider or narrower window."""


class CodingPanes(RememberedSplitter):
    """Sources, the transcript under its header, the codebook over the inspector."""

    def __init__(self, study: OpenStudy, keys: QuickKeys) -> None:
        super().__init__(study, "transcripts", Qt.Orientation.Horizontal)
        self.sources = SourcesPanel(study)
        self.header = ParticipantHeader(study.theme)
        self.view = TranscriptView(study.theme)
        self.codebook = CodebookPanel(study, keys)
        self.inspector = Inspector(study.theme)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(hairline())
        column.addWidget(self.view, 1)
        side = RememberedSplitter(study, "codes and cursor", Qt.Orientation.Vertical)
        side.addWidget(self.codebook)
        side.addWidget(self.inspector)
        side.setStretchFactor(0, 1)
        for part in (self.sources, centre, side):
            self.addWidget(part)
        for pane, share in enumerate(SHARES):
            self.setStretchFactor(pane, share)
        self.sources.setMinimumWidth(150)
        centre.setMinimumWidth(360)
        side.setMinimumWidth(200)
        self.restore(WIDTHS)
        side.restore(HEIGHTS)

    def step(self, steps: int) -> None:
        """The keyboard goes so many panes on; an inspector with nothing in it is passed over."""
        panes: list[tuple[QWidget, QWidget]] = [
            (self.sources, self.sources.tree),
            (self.view, self.view),
            (self.view.stripes, self.view.stripes),
            (self.codebook, self.codebook.tree),
        ]
        if self.inspector.model.marks:
            panes.append((self.inspector, self.inspector.list))
        focused = QApplication.focusWidget()
        here = 1
        for place, (holder, _) in enumerate(panes):
            if focused is not None and (holder is focused or holder.isAncestorOf(focused)):
                here = place  # the stripes lie inside the transcript: the last that holds is meant
        panes[(here + steps) % len(panes)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)
