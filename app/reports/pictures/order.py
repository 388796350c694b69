"""In what order a drawing is painted, for every kind of picture alike."""

from app.journeys.layout.painted import Painted
from app.journeys.layout.shapes import Box, Label, Rect, Shape


def shapes_of(drawing: Painted) -> list[Shape]:
    """Everything but the words: the ground, the grounds of words beside marks, the marks, what lies above."""
    plates = (plate_of(label) for label in drawing.labels if label.plate is not None)
    marks = (shape for mark in drawing.marks for shape in mark.shapes)
    return [*drawing.ground, *plates, *marks, *drawing.over]


def plate_of(label: Label) -> Shape:
    """The ground behind a label."""
    rect = label.rect
    return Box(Rect(rect.x - 2, rect.y + 1, rect.width + 4, rect.height - 1), label.plate)
