"""The codebook inside a step: what every action that changes it is made of."""

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
    "PALETTE_SIZE",
    "NoCode",
    "code_row",
    "find_or_make_coder",
    "find_or_make_path",
    "make",
    "refuse_sibling",
    "sibling",
]
