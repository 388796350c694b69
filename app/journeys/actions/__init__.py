"""Everything a researcher can do with journeys; every function is one step that can be undone."""

from app.journeys.actions.events import (
    add_account,
    add_event,
    edit_account,
    edit_event,
    judge_event,
    move_event,
    remove_account,
    remove_event,
    take_back_judgement,
)
from app.journeys.actions.evidence import (
    code_mark,
    feed_event_from_passage,
    link_evidence,
    uncode_mark,
    unlink_evidence,
)
from app.journeys.actions.journeys import set_journey, set_thresholds
from app.journeys.actions.lanes import add_lane, move_lane, remove_lane, rename_lane
from app.journeys.actions.record import import_record, remove_record
from app.journeys.actions.spells import (
    add_spell,
    change_lane,
    edit_spell,
    move_spell,
    remove_spell,
    resize_spell,
)
from app.journeys.actions.terms import hide_term, reset_terms, set_term
from app.journeys.actions.wellbeing import add_point, edit_point, move_point, remove_point

__all__ = [
    "add_account",
    "add_event",
    "add_lane",
    "add_point",
    "add_spell",
    "change_lane",
    "code_mark",
    "edit_account",
    "edit_event",
    "edit_point",
    "edit_spell",
    "feed_event_from_passage",
    "hide_term",
    "import_record",
    "judge_event",
    "link_evidence",
    "move_event",
    "move_lane",
    "move_point",
    "move_spell",
    "remove_account",
    "remove_event",
    "remove_lane",
    "remove_point",
    "remove_record",
    "remove_spell",
    "rename_lane",
    "reset_terms",
    "resize_spell",
    "set_journey",
    "set_term",
    "set_thresholds",
    "take_back_judgement",
    "uncode_mark",
    "unlink_evidence",
]
