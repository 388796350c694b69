"""From mark to mark by the keyboard: on and back in time, up and down between lanes; no mark out of reach."""

from app.journeys.layout.drawing import Drawing, Drawn, Ref


def reading_order(drawing: Drawing) -> tuple[Ref, ...]:
    """All marks in order of time, from the top down where they stand at the same time."""
    ordered = sorted(drawing.marks, key=lambda mark: (mark.order, mark.band, mark.rect.y, mark.rect.x))
    return tuple(mark.ref for mark in ordered)


def beside_in_time(drawing: Drawing, ref: Ref | None, way: int) -> Ref | None:
    """The mark after (1) or before (-1) in time; the first or last where none is at hand; None past the end."""
    order = reading_order(drawing)
    if not order:
        return None
    if ref not in drawing.by_ref:
        return order[0] if way > 0 else order[-1]
    place = order.index(ref) + way
    return order[place] if 0 <= place < len(order) else None


def beside_in_lane(drawing: Drawing, ref: Ref, way: int) -> Ref | None:
    """The mark after (1) or before (-1) in time within the same lane."""
    here = _mark(drawing, ref)
    order = [other for other in reading_order(drawing) if here and _band(drawing, other) == here.band]
    place = order.index(ref) + way if here else -1
    return order[place] if 0 <= place < len(order) else None


def in_next_lane(drawing: Drawing, ref: Ref, way: int) -> Ref | None:
    """The mark nearest in time in the next lane below (1) or above (-1) that has any."""
    here = _mark(drawing, ref)
    if here is None:
        return None
    bands = sorted({mark.band for mark in drawing.marks if (mark.band - here.band) * way > 0}, reverse=way < 0)
    if not bands:
        return None
    middle = here.rect.centre[0]
    there = [mark for mark in drawing.marks if mark.band == bands[0]]
    return min(there, key=lambda mark: (_apart(mark, middle), mark.order, mark.rect.y)).ref


def _apart(mark: Drawn, x: float) -> float:
    return max(mark.rect.x - x, x - mark.rect.right, 0.0)


def _mark(drawing: Drawing, ref: Ref) -> Drawn | None:
    place = drawing.by_ref.get(ref)
    return None if place is None else drawing.marks[place]


def _band(drawing: Drawing, ref: Ref) -> int:
    return drawing.marks[drawing.by_ref[ref]].band
