"""What must be exactly right about coding, in plain Python."""

from app.coding.rules.codebook import (
    CodebookDifference,
    CodeDifference,
    FieldDifference,
    difference,
    folded_memo,
    puts_in_doubt,
)
from app.coding.rules.found import reached
from app.coding.rules.left_out import LEFT_OUT, NOT_QUOTED, without
from app.coding.rules.names import code_name, path_parts
from app.coding.rules.notes import check_note, is_wanted, may_read, sought_in
from app.coding.rules.passages import Zone, check_span, is_heard, refuse_labels_only
from app.coding.rules.planning import CodebookPlan, PlannedCode, plan
from app.coding.rules.telling import FIELD_NAMES, change_told, difference_told, value_told

__all__ = [
    "FIELD_NAMES",
    "LEFT_OUT",
    "NOT_QUOTED",
    "CodeDifference",
    "CodebookDifference",
    "CodebookPlan",
    "FieldDifference",
    "PlannedCode",
    "Zone",
    "change_told",
    "check_note",
    "check_span",
    "code_name",
    "difference",
    "difference_told",
    "folded_memo",
    "is_heard",
    "is_wanted",
    "may_read",
    "path_parts",
    "plan",
    "puts_in_doubt",
    "reached",
    "refuse_labels_only",
    "sought_in",
    "value_told",
    "without",
]
