"""The panes of the Transcripts screen, side by side; F6 goes from one to the next (`app.ui.panes`)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.choosing.quick_keys import QuickKeys
from app.ui.coding.codebook.codebook_panel import CodebookPanel
from app.ui.coding.correcting.correcting_part import CorrectingPart
from app.ui.coding.correcting.waiting_strip import WaitingStrip
from app.ui.coding.inspector import Inspector
from app.ui.coding.notes.field_note_part import FieldNotePart
from app.ui.coding.participant_header import ParticipantHeader
from app.ui.coding.parts.pane_splitter import pane_splitter
from app.ui.coding.sources_panel import SourcesPanel
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.notes_button import NotesButton
from app.ui.open_study import OpenStudy
from app.ui.widgets.headings import hairline

WIDTHS = [230, 780, 270]
HEIGHTS = [240, 400, 320]
CODES_AT_LEAST = 190
SHARES = (1, 4, 1)
"""Who gets how much of a wider or narrower window."""


class CodingPanes(QWidget):
    """Sources, the transcript under its header; at its side what a field note is, the codebook, the inspector."""

    def __init__(self, study: OpenStudy, keys: QuickKeys) -> None:
        super().__init__()
        self.sources = SourcesPanel(study)
        self.header = ParticipantHeader(study.theme)
        self.notes_button = NotesButton(study)
        self.header.add_tool(self.notes_button)
        self.view = TranscriptView(study.theme)
        self.correcting = CorrectingPart(study.theme)
        self.waiting = WaitingStrip()
        self.codebook = CodebookPanel(study, keys)
        self.field_note = FieldNotePart(study)
        self.inspector = Inspector(study.theme)
        if study.read_only:
            self.inspector.only_read()
            self.header.status.setEnabled(False)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(hairline())
        column.addWidget(self.waiting)
        column.addWidget(self.view, 1)
        column.addWidget(self.correcting, 1)
        self.side = side = pane_splitter("codes and cursor", Qt.Orientation.Vertical)
        side.addWidget(self.field_note)
        side.addWidget(self.codebook)
        side.addWidget(self.inspector)
        side.setStretchFactor(1, 1)
        beside = pane_splitter("panes", Qt.Orientation.Horizontal)
        for part in (self.sources, centre, side):
            beside.addWidget(part)
        for pane, share in enumerate(SHARES):
            beside.setStretchFactor(pane, share)
        self.sources.setMinimumWidth(150)
        centre.setMinimumWidth(336)
        side.setMinimumWidth(190)
        self.codebook.setMinimumHeight(CODES_AT_LEAST)
        beside.setSizes(WIDTHS)
        side.setSizes(HEIGHTS)
        centre.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        centre.setFocusProxy(self.view)
        self._centre = centre
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(beside)

    def show_correcting(self, on: bool) -> None:
        """The transcript to be typed in instead of the one to be coded, and nothing else to do meanwhile."""
        for part in (self.sources, self.side, self.header):
            part.setEnabled(not on)
        self.view.setVisible(not on)
        self.correcting.setVisible(on)
        self._centre.setFocusProxy(self.correcting if on else self.view)
