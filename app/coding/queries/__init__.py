"""Reading the coding: every function takes a session first and returns frozen rows."""

from app.coding.queries.codes import code_at, code_paths, coders, codes, people_by_code, subtree, tree_order
from app.coding.queries.codings import codings_in, next_uncoded_turn, passages_by_source, rechecks_by_code
from app.coding.queries.concerns import concern, concerns, concerns_in
from app.coding.queries.heard import said, shown
from app.coding.queries.hidden import not_excluded, not_hidden, not_waiting
from app.coding.queries.history import (
    codebook_at,
    codebook_changes,
    codebook_difference,
    codebook_now,
    codebook_plan,
    codebook_versions,
    version_named,
    written,
)
from app.coding.queries.links import link_kinds, links, links_in
from app.coding.queries.notes import note_counts, note_marks, note_row, passage_notes, register, theme_names
from app.coding.queries.progress import SourceProgress, guide_codes, progress
from app.coding.queries.regions import lost_with_region, picture_of, region_counts, regions
from app.coding.queries.sets import code_sets
from app.coding.queries.themes import named_passages, themes
from app.coding.queries.withheld import not_withheld, withheld

__all__ = [
    "SourceProgress",
    "code_at",
    "code_paths",
    "code_sets",
    "codebook_at",
    "codebook_changes",
    "codebook_difference",
    "codebook_now",
    "codebook_plan",
    "codebook_versions",
    "coders",
    "codes",
    "codings_in",
    "concern",
    "concerns",
    "concerns_in",
    "guide_codes",
    "link_kinds",
    "links",
    "links_in",
    "lost_with_region",
    "named_passages",
    "next_uncoded_turn",
    "not_excluded",
    "not_hidden",
    "not_waiting",
    "not_withheld",
    "note_counts",
    "note_marks",
    "note_row",
    "passage_notes",
    "passages_by_source",
    "people_by_code",
    "picture_of",
    "progress",
    "rechecks_by_code",
    "region_counts",
    "regions",
    "register",
    "said",
    "shown",
    "subtree",
    "theme_names",
    "themes",
    "tree_order",
    "version_named",
    "withheld",
    "written",
]
