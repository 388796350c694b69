"""The ground of a network: rings, the lines between parts of life, their names, and the child in the middle."""

from collections.abc import Sequence
from math import cos, hypot, sin

from app.journeys.layout.network.frame import Frame
from app.journeys.layout.shapes import (
    BAND,
    HAIR,
    HEAD,
    MUTED,
    PAGE,
    TEXT,
    Disc,
    Font,
    Label,
    Measure,
    Paint,
    Rect,
    Shape,
    line,
)
from app.journeys.layout.text import wrapped

RING = Font(10.5)
EGO = Font(12, bold=True)
WIDEST_NAME = 124.0
OFF = 12.0
"""Between the circle and the names of sectors."""


def ground_of(frame: Frame) -> list[Shape]:
    """The rings from the outermost in, the lines between sectors, and the disc of the child."""
    shapes: list[Shape] = [
        Disc(frame.x, frame.y, frame.radii[ring], _ground(ring), HAIR, 1.2) for ring in (3, 2, 1)
    ]
    for sector in frame.sectors if len(frame.sectors) > 1 else ():
        one, other = frame.point(sector.start, frame.radii[0]), frame.point(sector.start, frame.radius)
        shapes.append(line(one, other, HAIR, 1.0))
    shapes.append(Disc(frame.x, frame.y, frame.radii[0], PAGE, TEXT, 1.6))
    return shapes


def ground_at(frame: Frame, x: float, y: float) -> Paint:
    """The ground that lies at a place."""
    distance = hypot(x - frame.x, y - frame.y)
    return _ground(next((ring for ring in (1, 2, 3) if distance <= frame.radii[ring]), 0))


def ring_labels(frame: Frame, names: Sequence[str], measure: Measure) -> list[Label]:
    """The names of the rings just inside their edge, along the line between sectors nearest to level."""
    angle = min((sector.start for sector in frame.sectors), key=lambda start: (1 - cos(start), start))
    labels = []
    for ring, name in enumerate(names, start=1):
        room = frame.radii[ring] - frame.radii[ring - 1] - 12
        lines = wrapped(name, RING, room, measure, 3)
        widest = max((measure(part, RING) for part in lines), default=0)
        x, y = frame.point(angle, frame.radii[ring])
        x, y = x - cos(angle) * (widest / 2 + 8) - widest / 2, y - len(lines) * RING.height / 2
        y -= sin(angle) * (len(lines) * RING.height / 2 + 8)
        for part in lines:
            width = measure(part, RING)
            rect = Rect(x + widest - width, y, width, RING.height)
            labels.append(Label(part, rect, RING, MUTED, _ground(ring)))
            y += RING.height
    return labels


def sector_labels(frame: Frame, measure: Measure) -> list[Label]:
    """The names of the sectors around the circle; where two would meet, one stands further out."""
    found: list[Label] = []
    for sector in frame.sectors:
        lines = wrapped(sector.label, HEAD, WIDEST_NAME, measure, 2)
        widths = [measure(part, HEAD) for part in lines]
        wide, tall = max(widths, default=0.0), len(lines) * HEAD.height
        angle = sector.middle
        distance = frame.radius + OFF
        while True:
            reach = distance + abs(cos(angle)) * wide / 2 + abs(sin(angle)) * tall / 2
            x, y = frame.point(angle, reach)
            top = y - tall / 2
            labels = [
                Label(part, Rect(x - width / 2, top + number * HEAD.height, width, HEAD.height), HEAD, MUTED)
                for number, (part, width) in enumerate(zip(lines, widths, strict=True))
            ]
            if not any(label.rect.overlaps(other.rect) for label in labels for other in found):
                break
            distance += HEAD.height / 2
        found += labels
    return found


def ego_room(name: str, measure: Measure) -> float:
    """How large the disc of the child has to be for the name."""
    lines = ego_lines(name, measure)
    widest = max((measure(part, EGO) for part in lines), default=0.0)
    tall = len(lines) * EGO.height
    return max(hypot(widest / 2, tall / 2) + 6, 30.0)


def ego_lines(name: str, measure: Measure) -> tuple[str, ...]:
    """The pseudonym in the middle, in two lines at most."""
    return wrapped(name, EGO, 92.0, measure, 2)


def ego_labels(frame: Frame, name: str, measure: Measure) -> list[Label]:
    """The pseudonym of the child in their disc."""
    lines = ego_lines(name, measure)
    top = frame.y - len(lines) * EGO.height / 2
    labels = []
    for number, part in enumerate(lines):
        width = measure(part, EGO)
        room = Rect(frame.x - width / 2, top + number * EGO.height, width, EGO.height)
        labels.append(Label(part, room, EGO, TEXT))
    return labels


def _ground(ring: int) -> Paint:
    return PAGE if ring in (0, 2) else BAND
