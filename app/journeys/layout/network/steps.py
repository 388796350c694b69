"""From person to person by the keyboard, and one person through rings and sectors."""

from math import atan2, cos, pi, sin

from app.journeys.journey_rows import MarkId
from app.journeys.layout.network.drawing import NetworkDrawing, NodeDrawn
from app.journeys.layout.network.frame import Cell, Frame

SLACK = 1e-6


def reading_order(drawing: NetworkDrawing) -> tuple[NodeDrawn, ...]:
    """Everybody: sector by sector clockwise, the nearest first."""

    def key(drawn: NodeDrawn) -> tuple[int, int, int, float]:
        codes = [sector.code.casefold() for sector in drawing.frames[drawn.frame].sectors]
        return drawn.frame, codes.index(drawn.sector.casefold()), drawn.ring, drawn.angle

    return tuple(sorted(drawing.marks, key=key))


def beside(drawing: NetworkDrawing, mark: MarkId | None, way: int) -> NodeDrawn | None:
    """Who comes after (1) or before (-1) in reading order; the first or last where nobody is at hand."""
    order = reading_order(drawing)
    here = None if mark is None else drawing.node(mark)
    if not order:
        return None
    if here is None:
        return order[0 if way > 0 else -1]
    place = order.index(here) + way
    return order[place] if 0 <= place < len(order) else None


def towards(drawing: NetworkDrawing, mark: MarkId, dx: int, dy: int) -> NodeDrawn | None:
    """Who is nearest in a direction of the page; nobody where there is none."""
    here = drawing.node(mark)
    if here is None:
        return None

    def cost(other: NodeDrawn) -> float:
        along = (other.x - here.x) * dx + (other.y - here.y) * dy
        across = abs((other.x - here.x) * dy) + abs((other.y - here.y) * dx)
        return along + 2.2 * across

    ahead = [
        other
        for other in drawing.marks
        if other is not here and (other.x - here.x) * dx + (other.y - here.y) * dy > SLACK
    ]
    return min(ahead, key=lambda other: (cost(other), other.mark), default=None)


def moved_round(frame: Frame, drawn: NodeDrawn, dx: int, dy: int) -> Cell | None:
    """Where somebody goes who is pushed in a direction: a ring in or out, or a step round, whichever is that way.

    None where there is nowhere to go.
    """
    angle = atan2(drawn.y - frame.y, drawn.x - frame.x)
    outward = cos(angle) * dx + sin(angle) * dy
    clockwise = -sin(angle) * dx + cos(angle) * dy
    if abs(outward) >= abs(clockwise):
        return ringed(frame, drawn, 1 if outward > 0 else -1)
    return turned(frame, drawn, 1 if clockwise > 0 else -1)


def ringed(frame: Frame, drawn: NodeDrawn, way: int) -> Cell | None:
    """One ring further out (1) or nearer (-1); None where there is none."""
    ring = drawn.ring + way
    return Cell(drawn.sector, ring, _place(frame, drawn)) if 1 <= ring <= 3 else None


def turned(frame: Frame, drawn: NodeDrawn, way: int) -> Cell:
    """A step round, clockwise (1) or back (-1): half a sector, into the next one past its end."""
    place = _place(frame, drawn) + way / 2
    codes = [sector.code for sector in frame.sectors]
    at = next(n for n, code in enumerate(codes) if code.casefold() == drawn.sector.casefold())
    if place > 1:
        return Cell(codes[(at + 1) % len(codes)], drawn.ring, 0.25)
    if place < 0:
        return Cell(codes[at - 1], drawn.ring, 0.75)
    return Cell(drawn.sector, drawn.ring, round(place, 4))


def dropped(frame: Frame, x: float, y: float) -> Cell:
    """The cell somebody is dropped in, with a place rounded so that the same drop is the same place."""
    cell = frame.cell_at(x, y)
    return Cell(cell.sector, cell.ring, round(cell.place, 3))


def _place(frame: Frame, drawn: NodeDrawn) -> float:
    sector = frame.sector(drawn.sector)
    angle = (drawn.angle - sector.start) % (2 * pi)
    return min(max(angle / sector.width, 0.0), 1.0)
