"""Journeys drawn as plain numbers, for the window, the pictures and the tests alike; no Qt, no database."""

from app.journeys.layout.compose import draw_journey
from app.journeys.layout.drawing import Drawing, Drawn, Kind, Part, Ref
from app.journeys.layout.options import Options

__all__ = ["Drawing", "Drawn", "Kind", "Options", "Part", "Ref", "draw_journey"]
