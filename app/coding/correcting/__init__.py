"""Correcting a transcript that is coded already: a new text version, and every passage found in it again."""

from app.coding.correcting.planning import plan_correction
from app.coding.correcting.rows import (
    CorrectionPlan,
    PassageFate,
    TurnChange,
    TurnFate,
    WaitingPassage,
)
from app.coding.correcting.storing import move_passage, store_correction
from app.coding.correcting.waiting import waiting_count, waiting_passages

__all__ = [
    "CorrectionPlan",
    "PassageFate",
    "TurnChange",
    "TurnFate",
    "WaitingPassage",
    "move_passage",
    "plan_correction",
    "store_correction",
    "waiting_count",
    "waiting_passages",
]
