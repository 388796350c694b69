"""Journeys drawn as plain numbers, for the window, the pictures and the tests alike; no Qt, no database."""

from app.journeys.layout.compose import LEAST_WIDTH, draw_journey
from app.journeys.layout.drawing import Band, Drawing, Drawn, Kind, Part, Ref
from app.journeys.layout.options import Options
from app.journeys.layout.pages import LANDSCAPE, MOST_EVENTS, draw_pages
from app.journeys.layout.steps import beside_in_lane, beside_in_time, in_next_lane, reading_order
from app.journeys.layout.times import account_drawn
from app.journeys.layout.wellbeing import value_at

__all__ = [
    "LANDSCAPE",
    "LEAST_WIDTH",
    "MOST_EVENTS",
    "Band",
    "Drawing",
    "Drawn",
    "Kind",
    "Options",
    "Part",
    "Ref",
    "account_drawn",
    "beside_in_lane",
    "beside_in_time",
    "draw_journey",
    "draw_pages",
    "in_next_lane",
    "reading_order",
    "value_at",
]
