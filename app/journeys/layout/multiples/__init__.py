"""All journeys beside each other on one axis: as plain numbers, then as shapes and words (DOMAIN J-08)."""

from app.journeys.layout.multiples.pages import MOST_ROWS, draw_multiples_pages
from app.journeys.layout.multiples.rows import (
    ROW,
    Aligned,
    EventTick,
    HomeBar,
    Multiples,
    SmallRow,
    days_shared,
    draw_multiples,
)
from app.journeys.layout.multiples.sheet import LEAST_WIDTH, Child, Small, axis_labels, lay_small, small_legend
from app.journeys.layout.multiples.small_row import draw_row
from app.journeys.layout.multiples.words import row_words, words_at

__all__ = [
    "LEAST_WIDTH",
    "MOST_ROWS",
    "ROW",
    "Aligned",
    "Child",
    "EventTick",
    "HomeBar",
    "Multiples",
    "Small",
    "SmallRow",
    "axis_labels",
    "days_shared",
    "draw_multiples",
    "draw_multiples_pages",
    "draw_row",
    "lay_small",
    "row_words",
    "small_legend",
    "words_at",
]
