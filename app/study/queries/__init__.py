"""Reading the study: every function takes a session first and returns frozen rows."""

from app.study.queries.agreeing import (
    agreed,
    agreements,
    consents,
    given_scopes,
    giving,
    though_agreed,
    today,
    why_not,
)
from app.study.queries.field_notes import field_note
from app.study.queries.guide import approach, guide_questions, guide_ticks
from app.study.queries.people import (
    areas,
    attributes,
    cases,
    participant,
    participants,
    perspectives,
)
from app.study.queries.pictures import (
    picture,
    picture_named,
    picture_sources,
    picture_to_leave,
    pictures,
    redactions,
    safe_copy,
    thumbnail,
    tile_content,
    tiled_picture,
)
from app.study.queries.protection import plain_reason
from app.study.queries.retention import retention_dates
from app.study.queries.sources import (
    marks,
    sign_offs,
    source_named,
    sources,
    sources_of,
    speakers,
    text_of,
    transcript,
    turns,
)
from app.study.queries.versions import text_changes, version_changes, version_numbered, versions

__all__ = [
    "agreed",
    "agreements",
    "approach",
    "areas",
    "attributes",
    "cases",
    "consents",
    "field_note",
    "given_scopes",
    "giving",
    "guide_questions",
    "guide_ticks",
    "marks",
    "participant",
    "participants",
    "perspectives",
    "picture",
    "picture_named",
    "picture_sources",
    "picture_to_leave",
    "pictures",
    "plain_reason",
    "redactions",
    "retention_dates",
    "safe_copy",
    "sign_offs",
    "source_named",
    "sources",
    "sources_of",
    "speakers",
    "text_changes",
    "text_of",
    "though_agreed",
    "thumbnail",
    "tile_content",
    "tiled_picture",
    "today",
    "transcript",
    "turns",
    "version_changes",
    "version_numbered",
    "versions",
    "why_not",
]
