"""Everything a researcher can do with perspectives; every function is one step that can be undone."""

from app.perspectives.actions.claims import add_claim, edit_claim, move_claim, remove_claim
from app.perspectives.actions.deciding import decide_claim, note_negative_case, remove_negative_case
from app.perspectives.actions.evidence import edit_evidence, link_all_evidence, link_evidence, unlink_evidence
from app.perspectives.actions.framework import draft_summary, write_summary
from app.perspectives.actions.thresholds import set_thresholds
from app.perspectives.actions.worklist import dismiss_prompt, restore_prompt

__all__ = [
    "add_claim",
    "decide_claim",
    "dismiss_prompt",
    "draft_summary",
    "edit_claim",
    "edit_evidence",
    "link_all_evidence",
    "link_evidence",
    "move_claim",
    "note_negative_case",
    "remove_claim",
    "remove_negative_case",
    "restore_prompt",
    "set_thresholds",
    "unlink_evidence",
    "write_summary",
]
