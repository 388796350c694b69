"""A network drawn once, as plain numbers: one snapshot, two over each other, or two side by side (DOMAIN §1.5)."""

from collections.abc import Sequence
from dataclasses import replace
from math import hypot

from app.journeys.layout.network.circles import (
    ego_labels,
    ego_room,
    ground_at,
    ground_of,
    ring_labels,
    sector_labels,
)
from app.journeys.layout.network.drawing import NetworkDrawing, NodeDrawn
from app.journeys.layout.network.frame import Frame
from app.journeys.layout.network.glyphs import GLYPH, lost_shapes, node_shapes, ring_of
from app.journeys.layout.network.legend import lay_legend
from app.journeys.layout.network.lines import tie_shapes, visible
from app.journeys.layout.network.pages import Page
from app.journeys.layout.network.placing import Placed, frame_for, place_all
from app.journeys.layout.network.tokens import Token
from app.journeys.layout.shapes import (
    EDGE,
    HEAD,
    TEXT,
    Label,
    Measure,
    Rect,
    Shape,
    line,
)
from app.journeys.layout.text import label, wrapped
from app.journeys.rules import Nearness, Tie

MARGIN = 24.0
BETWEEN = 44.0
LEAST_WIDTH = 620.0


def lay(page: Page, measure: Measure) -> NetworkDrawing:
    """Everything of a page in its place; the same for the same input."""
    frames, crowds = _circles(page, measure)
    head = _head(page, measure)
    tops = [label_.rect for label_ in head]
    begin = max((rect.bottom for rect in tops), default=MARGIN - 8) + 14
    frames, around, titles = _beside(frames, page, begin, measure)
    bounds = [rect for labels in around for rect in (one.rect for one in labels)] + [
        frame.rect for frame in frames
    ]
    bounds += [one.rect for one in titles]
    wide = max(
        max(rect.right for rect in bounds) + MARGIN, LEAST_WIDTH, max((r.right for r in tops), default=0) + MARGIN
    )
    shift = (wide - max(rect.right for rect in bounds) - min(rect.x for rect in bounds)) / 2
    if shift > 0:
        frames = [frame.moved(shift, 0) for frame in frames]
        around = [[_moved(one, shift, 0) for one in labels] for labels in around]
        titles = [_moved(one, shift, 0) for one in titles]
    marks = [
        _drawn(placed, crowd, number, frames[number], page, measure)
        for number, crowd in enumerate(crowds)
        for placed in crowd
    ]
    ground = [shape for frame in frames for shape in ground_of(frame)]
    ground += _connectors(marks, page, frames)
    furniture = [*head, *titles, *(one for labels in around for one in labels)]
    for frame in frames:
        furniture += ring_labels(frame, page.rings, measure) + ego_labels(frame, page.ego, measure)
    bottom = max([*(rect.bottom for rect in bounds)]) + 16
    laid = lay_legend(page.legend, MARGIN, wide - MARGIN, bottom, measure)
    bottom = laid.bottom
    for part in wrapped(page.stands_out, HEAD, wide - 2 * MARGIN, measure, 3):
        furniture.append(label(part, MARGIN, bottom + 6, HEAD, TEXT, measure))
        bottom += HEAD.height + 2
    return NetworkDrawing(
        width=round(wide, 2),
        height=round(bottom + MARGIN - 4, 2),
        title=page.title,
        described=page.described,
        frames=tuple(frames),
        marks=tuple(marks),
        legend=laid.entries,
        ground=(*ground, *laid.shapes),
        furniture=(*furniture, *laid.labels),
        by_mark={mark: number for number, drawn in enumerate(marks) for mark in drawn.marks},
    )


def _circles(page: Page, measure: Measure) -> tuple[list[Frame], list[list[Placed]]]:
    """Circles around nought, one a crowd, all of one size, with everybody in them."""
    frame = frame_for(page.sectors, page.crowds, ego_room(page.ego, measure))

    def taken(frame: Frame) -> list[Rect]:
        return [one.rect for one in ring_labels(frame, page.rings, measure)]

    frame, crowds = place_all(frame, page.crowds, taken, ties=page.ties)
    return [frame for _ in crowds], crowds


def _beside(
    frames: Sequence[Frame], page: Page, top: float, measure: Measure
) -> tuple[list[Frame], list[list[Label]], list[Label]]:
    """The circles side by side below `top`, with the names around them and what each is called above it."""
    moved, around, titles = [], [], []
    left = MARGIN
    for frame, heading in zip(frames, page.headings or ("",) * len(frames), strict=True):
        names = sector_labels(frame, measure)
        west = min([frame.rect.x, *(one.rect.x for one in names)])
        north = min([frame.rect.y, *(one.rect.y for one in names)])
        east = max([frame.rect.right, *(one.rect.right for one in names)])
        lines = wrapped(heading, HEAD, east - west, measure, 2)
        dx, dy = left - west, top - north + len(lines) * HEAD.height + (16 if lines else 0)
        for number, part in enumerate(lines):
            x = frame.x + dx - measure(part, HEAD) / 2
            titles.append(label(part, x, top + number * HEAD.height, HEAD, TEXT, measure))
        moved.append(frame.moved(dx, dy))
        around.append([_moved(one, dx, dy) for one in names])
        left = east + dx + BETWEEN
    return moved, around, titles


def _drawn(
    placed: Placed, crowd: Sequence[Placed], number: int, frame: Frame, page: Page, measure: Measure
) -> NodeDrawn:
    token, (x, y) = placed.token, (placed.at[0] + frame.x, placed.at[1] + frame.y)
    node = token.node
    shapes: list[Shape] = []
    if page.ties:
        others = [room.moved(frame.x, frame.y) for other in crowd if other is not placed for room in other.rooms]
        others += [one.rect for one in ring_labels(frame, page.rings, measure)]
        shapes += _tie(token, frame, (x, y), others)
    absent = page.ties and node.tie is Tie.CUT_OFF
    shapes += node_shapes(node.person.kind, token.teller, x, y, absent=absent)
    if node.lost_at is not None and page.ties:
        shapes += lost_shapes(x, y)
    if page.rings_of and token.nearness is Nearness.SAME:
        shapes.append(ring_of(False, x, y))
    elif page.rings_of and token.nearness in (Nearness.ONLY_IN_FIRST, Nearness.ONLY_IN_SECOND):
        shapes.append(ring_of(True, x, y))
    words = placed.rooms[-1].moved(frame.x, frame.y)
    labels, signs = token.written((x, y), up=placed.up, left=placed.left, plate=ground_at(frame, *words.centre))
    rooms = [room.moved(frame.x, frame.y) for room in placed.rooms]
    return NodeDrawn(
        marks=token.marks,
        person=node.person.id,
        teller=token.teller.participant,
        frame=number,
        sector=node.sector,
        ring=node.ring,
        angle=placed.angle,
        x=x,
        y=y,
        rect=_around(rooms),
        name=token.name,
        tooltip=token.tooltip,
        shapes=(*shapes, *signs),
        labels=labels,
        nearness=token.nearness,
    )


def _tie(token: Token, frame: Frame, at: tuple[float, float], others: Sequence[Rect]) -> tuple[Shape, ...]:
    length = max(hypot(at[0] - frame.x, at[1] - frame.y), 1e-6)
    ux, uy = (at[0] - frame.x) / length, (at[1] - frame.y) / length
    start = frame.x + ux * (frame.radii[0] + 2), frame.y + uy * (frame.radii[0] + 2)
    end = at[0] - ux * (GLYPH + 4), at[1] - uy * (GLYPH + 4)
    return tie_shapes(token.node.tie, token.node.direction, start, end, others)


def _connectors(marks: Sequence[NodeDrawn], page: Page, frames: Sequence[Frame]) -> list[Shape]:
    """Between the two places of one person in two views laid over each other."""
    if not page.rings_of:
        return []
    places: dict[int, list[NodeDrawn]] = {}
    for drawn in marks:
        places.setdefault(drawn.person, []).append(drawn)
    shapes: list[Shape] = []
    for pair in places.values():
        if len(pair) != 2:
            continue
        one, other = pair
        length = max(hypot(other.x - one.x, other.y - one.y), 1e-6)
        ux, uy = (other.x - one.x) / length, (other.y - one.y) / length
        start = one.x + ux * (GLYPH + 3), one.y + uy * (GLYPH + 3)
        end = other.x - ux * (GLYPH + 3), other.y - uy * (GLYPH + 3)
        rooms = [label.rect for drawn in marks for label in drawn.labels]
        rooms += [Rect(d.x - GLYPH, d.y - GLYPH, 2 * GLYPH, 2 * GLYPH) for d in marks if d not in pair]
        shapes += [line(a, b, EDGE, 1.4, (1.5, 3.0)) for a, b in visible(start, end, rooms)]
    return shapes


def _head(page: Page, measure: Measure) -> list[Label]:
    labels, y = [], MARGIN - 4
    room = max(LEAST_WIDTH, 700.0) - 2 * MARGIN
    for text, font, paint in page.head:
        for part in wrapped(text, font, room, measure, 3):
            labels.append(label(part, MARGIN, y, font, paint, measure))
            y += font.height + 3
    return labels


def _around(rooms: Sequence[Rect]) -> Rect:
    x, y = min(room.x for room in rooms), min(room.y for room in rooms)
    return Rect(x, y, max(room.right for room in rooms) - x, max(room.bottom for room in rooms) - y)


def _moved(label_: Label, dx: float, dy: float) -> Label:
    return replace(label_, rect=label_.rect.moved(dx, dy))
