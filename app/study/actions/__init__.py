"""Everything a researcher can do to the study, one function each; every one is a step that can be undone."""

from app.study.actions.agreements import remove_agreement, set_agreement, set_needed_agreements
from app.study.actions.approach import set_approach
from app.study.actions.attributes import add_attribute, edit_attribute, remove_attribute, set_attribute
from app.study.actions.cases import add_case, link_case, remove_case, unlink_case
from app.study.actions.field_notes import add_field_note, edit_field_note
from app.study.actions.groups import (
    add_area,
    add_perspective,
    move_area,
    move_perspective,
    remove_area,
    remove_perspective,
    rename_area,
    rename_perspective,
)
from app.study.actions.guide import (
    add_guide_question,
    edit_guide_question,
    move_guide_question,
    remove_guide_question,
    set_asked,
)
from app.study.actions.naming import rename_study
from app.study.actions.participants import (
    add_participant,
    edit_participant,
    remove_participant,
    set_consent,
    set_excluded,
    set_participants,
)
from app.study.actions.pictures import (
    add_pictures,
    add_redaction,
    change_redaction,
    describe_picture,
    drop_safe_copy,
    make_safe_copy,
    remove_redaction,
    set_picture_kind,
)
from app.study.actions.protection import say_why_plain
from app.study.actions.renaming import give_pseudonyms
from app.study.actions.retention import (
    add_retention,
    edit_retention,
    finish_retention,
    remove_retention,
    reopen_retention,
)
from app.study.actions.signing import sign_off, withdraw_sign_off
from app.study.actions.sources import (
    add_sources,
    assign_speaker,
    remove_source,
    rename_source,
    set_status,
)

__all__ = [
    "add_area",
    "add_attribute",
    "add_case",
    "add_field_note",
    "add_guide_question",
    "add_participant",
    "add_perspective",
    "add_pictures",
    "add_redaction",
    "add_retention",
    "add_sources",
    "assign_speaker",
    "change_redaction",
    "describe_picture",
    "drop_safe_copy",
    "edit_attribute",
    "edit_field_note",
    "edit_guide_question",
    "edit_participant",
    "edit_retention",
    "finish_retention",
    "give_pseudonyms",
    "link_case",
    "make_safe_copy",
    "move_area",
    "move_guide_question",
    "move_perspective",
    "remove_agreement",
    "remove_area",
    "remove_attribute",
    "remove_case",
    "remove_guide_question",
    "remove_participant",
    "remove_perspective",
    "remove_redaction",
    "remove_retention",
    "remove_source",
    "rename_area",
    "rename_perspective",
    "rename_source",
    "rename_study",
    "reopen_retention",
    "say_why_plain",
    "set_agreement",
    "set_approach",
    "set_asked",
    "set_attribute",
    "set_consent",
    "set_excluded",
    "set_needed_agreements",
    "set_participants",
    "set_picture_kind",
    "set_status",
    "sign_off",
    "unlink_case",
    "withdraw_sign_off",
]
