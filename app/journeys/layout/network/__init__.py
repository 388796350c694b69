"""Networks drawn as plain numbers, for the window, the pictures and the tests alike; no Qt, no database."""

from app.journeys.layout.network.drawing import NetworkDrawing, NodeDrawn
from app.journeys.layout.network.frame import Cell, Frame
from app.journeys.layout.network.making import NetworkOptions, draw_beside, draw_network, draw_overlay
from app.journeys.layout.network.steps import beside, moved_round, reading_order, towards

__all__ = [
    "Cell",
    "Frame",
    "NetworkDrawing",
    "NetworkOptions",
    "NodeDrawn",
    "beside",
    "draw_beside",
    "draw_network",
    "draw_overlay",
    "moved_round",
    "reading_order",
    "towards",
]
