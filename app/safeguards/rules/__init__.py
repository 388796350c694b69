"""The rules of disclosure in outputs (DOMAIN E-10, E-11): no database."""

from app.safeguards.rules.attribution import (
    Attribution,
    Circle,
    Loosened,
    Person,
    Trait,
    age_band,
    attribute,
    circle,
)
from app.safeguards.rules.cells import (
    SUPPRESSED,
    CellTable,
    Hidden,
    Suppression,
    cells_said,
    in_words,
    suppress_cells,
    whole_sample,
)

__all__ = [
    "SUPPRESSED",
    "Attribution",
    "CellTable",
    "Circle",
    "Hidden",
    "Loosened",
    "Person",
    "Suppression",
    "Trait",
    "age_band",
    "attribute",
    "cells_said",
    "circle",
    "in_words",
    "suppress_cells",
    "whole_sample",
]
