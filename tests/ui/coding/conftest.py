"""A transcript view on screen, with the keyboard."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.theme import Theme
from tests.ui.coding.looking import ROW


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TranscriptView:
    shown = TranscriptView(theme)
    qtbot.addWidget(shown)
    shown.resize(920, 600)
    shown.set_transcript(ROW)
    shown.show()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    return shown
