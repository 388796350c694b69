"""Everything a researcher can do to the study, one function each; every one is a step that can be undone."""

from app.study.actions.cases import add_case, link_case, remove_case, unlink_case
from app.study.actions.groups import (
    add_area,
    add_perspective,
    move_perspective,
    remove_area,
    remove_perspective,
    rename_area,
    rename_perspective,
)
from app.study.actions.participants import (
    add_participant,
    edit_participant,
    remove_participant,
    set_attribute,
    set_consent,
    set_excluded,
    set_participants,
)
from app.study.actions.sources import (
    add_sources,
    assign_speaker,
    remove_source,
    rename_source,
    set_status,
)

__all__ = [
    "add_area",
    "add_case",
    "add_participant",
    "add_perspective",
    "add_sources",
    "assign_speaker",
    "edit_participant",
    "link_case",
    "move_perspective",
    "remove_area",
    "remove_case",
    "remove_participant",
    "remove_perspective",
    "remove_source",
    "rename_area",
    "rename_perspective",
    "rename_source",
    "set_attribute",
    "set_consent",
    "set_excluded",
    "set_participants",
    "set_status",
    "unlink_case",
]
