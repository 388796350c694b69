"""The fields of one piece of evidence stand beside a transcript, where there is little room."""

from pytestqt.qtbot import QtBot

from app.perspectives.claim_rows import Stance
from app.study.rows import PerspectiveId
from app.ui.weighing.evidence_fields import EvidenceFields

ROOM = 190
"""What the narrowest column beside a transcript leaves, in pixels."""


def test_the_fields_fit_beside_a_transcript_however_long_a_perspective_is_called(qtbot: QtBot) -> None:
    fields = EvidenceFields(writable=True)
    qtbot.addWidget(fields)
    fields.show_evidence(
        stance=Stance.CHALLENGES,
        first_hand=True,
        about=None,
        note="",
        perspectives={PerspectiveId(1): "Children and young people who left care"},
        other=True,
    )
    assert fields.minimumSizeHint().width() <= ROOM
    fields.resize(ROOM, 400)
    fields.show()
    qtbot.waitUntil(
        lambda: all(part.geometry().right() <= ROOM for part in (*fields.stances.values(), fields.about))
    )
