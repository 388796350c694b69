"""The codebook inside a step: what every action that changes it is made of."""

from app.coding.codebook.log import NO_REASON, Because, author_of, log, path_of
from app.coding.codebook.merging import hand_over, merge
from app.coding.codebook.places import move, stand_after
from app.coding.codebook.records import KEPT, change, doubt, record_of, trust
from app.coding.codebook.sets import find_or_make_set, join_set, leave_set, make_set, set_named
from app.coding.codebook.tree import (
    PALETTE_SIZE,
    NoCode,
    code_row,
    find_or_make_coder,
    find_or_make_path,
    make,
    refuse_sibling,
    sibling,
)

__all__ = [
    "KEPT",
    "NO_REASON",
    "PALETTE_SIZE",
    "Because",
    "NoCode",
    "author_of",
    "change",
    "code_row",
    "doubt",
    "find_or_make_coder",
    "find_or_make_path",
    "find_or_make_set",
    "hand_over",
    "join_set",
    "leave_set",
    "log",
    "make",
    "make_set",
    "merge",
    "move",
    "path_of",
    "record_of",
    "refuse_sibling",
    "set_named",
    "sibling",
    "stand_after",
    "trust",
]
