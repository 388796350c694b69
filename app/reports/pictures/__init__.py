"""Drawings of journeys as pictures for Word and print: PNG and SVG of the same numbers the window shows."""

from app.reports.pictures.faces import measure
from app.reports.pictures.files import Copied, CopiedWords, Written, copied_picture, copied_words, write_pictures
from app.reports.pictures.leaving import Leaving, leaving
from app.reports.pictures.multiples_files import all_leaving, multiples_of, write_multiples
from app.reports.pictures.network_files import Together, Wanted, views_leaving, write_network
from app.reports.pictures.png import png_of
from app.reports.pictures.svg import svg_of

__all__ = [
    "Copied",
    "CopiedWords",
    "Leaving",
    "Together",
    "Wanted",
    "Written",
    "all_leaving",
    "copied_picture",
    "copied_words",
    "leaving",
    "measure",
    "multiples_of",
    "png_of",
    "svg_of",
    "views_leaving",
    "write_multiples",
    "write_network",
    "write_pictures",
]
