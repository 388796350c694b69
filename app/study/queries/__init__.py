"""Reading the study: every function takes a session first and returns frozen rows."""

from app.study.queries.field_notes import field_note
from app.study.queries.guide import approach, guide_questions, guide_ticks
from app.study.queries.people import (
    areas,
    attributes,
    cases,
    consents,
    participant,
    participants,
    perspectives,
)
from app.study.queries.sources import (
    marks,
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
    "approach",
    "areas",
    "attributes",
    "cases",
    "consents",
    "field_note",
    "guide_questions",
    "guide_ticks",
    "marks",
    "participant",
    "participants",
    "perspectives",
    "source_named",
    "sources",
    "sources_of",
    "speakers",
    "text_changes",
    "text_of",
    "transcript",
    "turns",
    "version_changes",
    "version_numbered",
    "versions",
]
