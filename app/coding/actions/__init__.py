"""Everything a researcher can do with codes and passages; every function is one step that can be undone."""

from app.coding.actions.codes import add_code, coder_named, edit_code, make_code_path, move_code, remove_code
from app.coding.actions.guide import set_guide_codes
from app.coding.actions.links import edit_link, link_passages, unlink_passages
from app.coding.actions.notes import annotate, edit_note, remove_note, set_private, tick_for_report, write_note
from app.coding.actions.passages import (
    apply_code,
    apply_new_code,
    code_passages,
    remove_coding,
    resize_coding,
    set_memo,
)

__all__ = [
    "add_code",
    "annotate",
    "apply_code",
    "apply_new_code",
    "code_passages",
    "coder_named",
    "edit_code",
    "edit_link",
    "edit_note",
    "link_passages",
    "make_code_path",
    "move_code",
    "remove_code",
    "remove_coding",
    "remove_note",
    "resize_coding",
    "set_guide_codes",
    "set_memo",
    "set_private",
    "tick_for_report",
    "unlink_passages",
    "write_note",
]
