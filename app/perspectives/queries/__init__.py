"""Reading what the perspectives say: everything here returns frozen rows."""

from app.perspectives.queries.board import assessed, board
from app.perspectives.queries.cases import case_heads, compare_case
from app.perspectives.queries.claims import claim_named, claims, claims_of_segments
from app.perspectives.queries.comparing import EVERYTHING, compare
from app.perspectives.queries.framework import (
    framework,
    framework_passages,
    framework_topics,
    topic_named,
    usual_topics,
)
from app.perspectives.queries.grouping import choices, dimensions
from app.perspectives.queries.sheet import evidence_sheet, evidence_sheets
from app.perspectives.queries.thresholds import thresholds
from app.perspectives.queries.worklist import worklist
from app.perspectives.rows import BY_AREA, BY_PERSPECTIVE, BY_ROLE

__all__ = [
    "BY_AREA",
    "BY_PERSPECTIVE",
    "BY_ROLE",
    "EVERYTHING",
    "assessed",
    "board",
    "case_heads",
    "choices",
    "claim_named",
    "claims",
    "claims_of_segments",
    "compare",
    "compare_case",
    "dimensions",
    "evidence_sheet",
    "evidence_sheets",
    "framework",
    "framework_passages",
    "framework_topics",
    "thresholds",
    "topic_named",
    "usual_topics",
    "worklist",
]
