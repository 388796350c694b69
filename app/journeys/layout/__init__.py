"""Journeys drawn as plain numbers, for the window, the pictures and the tests alike; no Qt, no database."""

from app.journeys.layout.compose import draw_journey
from app.journeys.layout.drawing import Drawing, Drawn, Kind, Part, Ref
from app.journeys.layout.options import Options
from app.journeys.layout.pages import LANDSCAPE, MOST_EVENTS, draw_pages
from app.journeys.layout.steps import beside_in_lane, beside_in_time, in_next_lane, reading_order

__all__ = [
    "LANDSCAPE",
    "MOST_EVENTS",
    "Drawing",
    "Drawn",
    "Kind",
    "Options",
    "Part",
    "Ref",
    "beside_in_lane",
    "beside_in_time",
    "draw_journey",
    "draw_pages",
    "in_next_lane",
    "reading_order",
]
