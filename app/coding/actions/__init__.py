"""Everything a researcher can do with codes and passages; every function is one step that can be undone."""

from app.coding.actions.codes import (
    add_code,
    coder_named,
    edit_code,
    make_category,
    make_code_path,
    make_plain_code,
    remove_code,
    restore_codes,
    retire_codes,
)
from app.coding.actions.concerns import close_concern, edit_concern, raise_concern, reopen_concern
from app.coding.actions.correcting import (
    apply_correction,
    correct_transcript,
    place_passage,
    remove_passages,
)
from app.coding.actions.found import code_found
from app.coding.actions.guide import set_guide_codes
from app.coding.actions.importing import import_codebook
from app.coding.actions.links import edit_link, link_passages, unlink_passages
from app.coding.actions.notes import annotate, edit_note, remove_note, set_private, tick_for_report, write_note
from app.coding.actions.passages import (
    apply_code,
    apply_new_code,
    code_passages,
    recode_coding,
    remove_coding,
    resize_coding,
    set_memo,
)
from app.coding.actions.regions import (
    link_region,
    mark_region,
    name_region,
    remove_region,
    renumber_region,
    reshape_region,
)
from app.coding.actions.replacing import replace_words
from app.coding.actions.saved_queries import change_query, move_query, remove_query, rename_query, save_query
from app.coding.actions.segments import code_segment, uncode_segment
from app.coding.actions.sets import (
    add_to_set,
    edit_code_set,
    make_code_set,
    move_code_set,
    remove_code_set,
    remove_from_set,
)
from app.coding.actions.suggested import code_suggested, refuse_suggestions
from app.coding.actions.themes import (
    add_theme,
    edit_theme,
    move_theme,
    name_passage,
    remove_theme,
    set_theme_codes,
    unname_passage,
)
from app.coding.actions.tree import merge_codes, move_code, move_codes, split_code
from app.coding.actions.versions import (
    ask_for_recheck,
    confirm_codings,
    edit_codebook_version,
    explain_changes,
    freeze_codebook,
    remove_codebook_version,
)

__all__ = [
    "add_code",
    "add_theme",
    "add_to_set",
    "annotate",
    "apply_code",
    "apply_correction",
    "apply_new_code",
    "ask_for_recheck",
    "change_query",
    "close_concern",
    "code_found",
    "code_passages",
    "code_segment",
    "code_suggested",
    "coder_named",
    "confirm_codings",
    "correct_transcript",
    "edit_code",
    "edit_code_set",
    "edit_codebook_version",
    "edit_concern",
    "edit_link",
    "edit_note",
    "edit_theme",
    "explain_changes",
    "freeze_codebook",
    "import_codebook",
    "link_passages",
    "link_region",
    "make_category",
    "make_code_path",
    "make_code_set",
    "make_plain_code",
    "mark_region",
    "merge_codes",
    "move_code",
    "move_code_set",
    "move_codes",
    "move_query",
    "move_theme",
    "name_passage",
    "name_region",
    "place_passage",
    "raise_concern",
    "recode_coding",
    "refuse_suggestions",
    "remove_code",
    "remove_code_set",
    "remove_codebook_version",
    "remove_coding",
    "remove_from_set",
    "remove_note",
    "remove_passages",
    "remove_query",
    "remove_region",
    "remove_theme",
    "rename_query",
    "renumber_region",
    "reopen_concern",
    "replace_words",
    "reshape_region",
    "resize_coding",
    "restore_codes",
    "retire_codes",
    "save_query",
    "set_guide_codes",
    "set_memo",
    "set_private",
    "set_theme_codes",
    "split_code",
    "tick_for_report",
    "uncode_segment",
    "unlink_passages",
    "unname_passage",
    "write_note",
]
