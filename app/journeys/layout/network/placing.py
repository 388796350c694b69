"""Where everybody stands: in their ring and sector, no words over others, ties as clear of them as may be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, gcd, sin, sqrt

from app.journeys.journey_rows import MarkId
from app.journeys.layout.network.frame import EDGE_ROOM, TURN, Frame, Sector, sectors_around
from app.journeys.layout.network.glyphs import GLYPH
from app.journeys.layout.network.shadows import Shadow, corners, furthest, nearest, shadow_of
from app.journeys.layout.network.tokens import Token
from app.journeys.layout.shapes import XY, Rect

MIDDLE = 36.0
RINGS = (116.0, 102.0, 96.0)
"""How wide the rings are where nobody needs more."""
GROWTH = 1.2
WIDE = 7.0
"""Ties are kept so far from what is written, where there is room."""
LOOSE = 2.1
"""So much more room than their words take, people need to find a place each."""
CROSSING = 60.0
"""What it costs that a tie runs into somebody, in the measure of distances."""
FIRM, HELD, LOOSELY = 0.5, 0.14, 0.05
"""What a unit away from the wanted angle costs: where somebody was put by hand, at first, and the second time."""
AGAIN, FEW, MANY = 1, 14, 40
"""So often people are placed again, where there are few; of many, ties are only cut where they run into words."""
AROUND = (4.0, 3.0)
"""So much room is left around everybody, across and down."""
CROWDED = 4
"""More people than this in a sector make it wider than others."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody at their place."""

    token: Token
    at: XY
    angle: float
    distance: float
    up: bool
    left: bool
    rooms: tuple[Rect, ...]

    @property
    def shadows(self) -> tuple[Shadow, ...]:
        """What it hides of the ties of others."""
        return tuple(shadow_of(room, WIDE) for room in self.rooms)


def frame_for(sectors: Sequence[tuple[str, str]], crowds: Sequence[Sequence[Token]], middle: float) -> Frame:
    """Circles with room for each of these crowds, around the same middle; the widest need of all.

    Two that are to stand side by side start from narrower rings.
    """
    narrow = 0.76 if len(crowds) > 1 else 1.0
    weights = []
    for code, _ in sectors:
        there = [sum(_is_in(token, code) for token in crowd) for crowd in crowds]
        weights.append(max(1.0, max(there, default=0) / CROWDED))
    around = sectors_around(list(sectors), weights)
    radii = [max(middle, MIDDLE)]
    for ring, least in enumerate(RINGS, start=1):
        tallest = max((token.tall for crowd in crowds for token in crowd if token.node.ring == ring), default=0)
        needed = radii[-1] + max(least * narrow, tallest + 2 * GLYPH + 24)
        for sector in around:
            for crowd in crowds:
                area = LOOSE * sum(
                    (token.width + 12) * (token.tall + 2 * GLYPH + 14)
                    for token in crowd
                    if token.node.ring == ring and _is_in(token, sector.code)
                )
                needed = max(needed, sqrt(radii[-1] ** 2 + 2 * area / sector.width))
        radii.append(needed)
    return Frame(0.0, 0.0, (radii[0], radii[1], radii[2], radii[3]), around)


def place_all(
    frame: Frame,
    crowds: Sequence[Sequence[Token]],
    taken: Callable[[Frame], Sequence[Rect]],
    *,
    ties: bool,
) -> tuple[Frame, list[list[Placed]]]:
    """Everybody of each crowd at their place in circles of one size, grown until there is room for all.

    `taken` says what is written in circles of a size already.
    """
    while True:
        found = []
        for crowd in crowds:
            tries = _Placing(frame, taken(frame), ties=ties)
            stuck = tries.place(crowd)
            if stuck is not None:
                break
            found.append(tries.placed)
        else:
            return frame, found
        frame = _grown(frame, stuck)


class _Placing:
    """One crowd being placed, from the inner ring out; then each once more, knowing where the others are."""

    def __init__(self, frame: Frame, taken: Sequence[Rect], *, ties: bool) -> None:
        self._frame, self._ties = frame, ties
        self._taken = [_edges(room) for room in (*taken, _square(frame.radii[0] * 0.86))]
        self._rooms = list(self._taken)
        self._shadows = [shadow_of(room, WIDE) for room in taken]
        self._lines: list[tuple[float, float]] = []
        self._angles: dict[MarkId, float] = {}
        self.placed: list[Placed] = []

    def place(self, crowd: Sequence[Token]) -> int | None:
        """Place everybody; the ring that has no room for somebody, or None."""
        wanted = _wanted(self._frame, crowd)
        self._ties = self._ties and len(crowd) <= MANY
        for token in sorted(crowd, key=_order):
            found = self._best(token, wanted[token.marks])
            if found is None:
                return token.node.ring
            self.placed.append(found)
            self._note(found)
        for _ in range(AGAIN if self._ties and len(crowd) <= FEW else 0):
            if not self._better(wanted):
                break
        return None

    def _better(self, wanted: Mapping[tuple[MarkId, ...], float]) -> bool:
        """Place those again whose ties, or whose words others' ties, run into something; whether any moved."""
        moved = False
        for place, placed in enumerate(self.placed):
            self._rooms, self._lines = list(self._taken), []
            self._shadows = self._shadows[: len(self._taken) - 1]
            for other in self.placed:
                if other is not placed:
                    self._note(other)
            if self._crossings(placed):
                better = self._best(placed.token, wanted[placed.token.marks], LOOSELY) or placed
                moved = moved or better.at != placed.at
                self.placed[place] = better
        return moved

    def _note(self, placed: Placed) -> None:
        """Keep clear of somebody from now on."""
        self._rooms += [_edges(room) for room in placed.rooms]
        self._angles |= dict.fromkeys(placed.token.marks, placed.angle)
        if self._ties:
            self._shadows += placed.shadows
            self._lines.append((placed.angle, placed.distance))

    def _best(self, token: Token, wanted: float, hold: float = HELD) -> Placed | None:
        sector = self._frame.sector(token.node.sector)
        if token.beside in self._angles:
            near = self._angles[token.beside]
            wanted = near if sector.start <= near <= sector.end else wanted
        best, least = None, 1e12
        for cost, angle, radius in sorted(self._tries(token, sector, wanted, hold)):
            if cost >= least:
                break
            there = self._at(token, angle, radius)
            if not self._fits(there):
                continue
            whole = cost + self._poking(there, sector)
            if whole < least and self._ties:
                whole += self._crossings(there)
            if whole < least:
                best, least = there, whole
        return best

    def _tries(
        self, token: Token, sector: Sector, wanted: float, hold: float
    ) -> Iterator[tuple[float, float, float]]:
        ring = token.node.ring
        inside, outside = self._frame.radii[ring - 1] + EDGE_ROOM, self._frame.radii[ring] - EDGE_ROOM
        levels = min(max(int((outside - inside) // 18), 3), 24)
        for level in range(levels + 1):
            radius = inside + (outside - inside) * level / levels
            off = abs(radius - (inside + outside) / 2) * 0.25
            margin = min(EDGE_ROOM / radius, sector.width / 2.2)
            first, last = sector.start + margin, sector.end - margin
            steps = min(max(int((last - first) * radius // 12), 4), 36)
            goal = min(max(wanted, first), last)
            firm = FIRM if token.place is not None else hold
            for angle in {goal, *(first + (last - first) * step / steps for step in range(steps + 1))}:
                yield round(off + abs(angle - goal) * radius * firm, 4), round(angle, 6), round(radius, 3)

    def _at(self, token: Token, angle: float, radius: float) -> Placed:
        x, y = self._frame.point(angle, radius)
        at = round(x, 2), round(y, 2)
        up, left = sin(angle) < -1e-6, cos(angle) < -1e-6
        return Placed(token, at, angle, radius, up, left, token.rects(at, up=up, left=left))

    def _fits(self, there: Placed) -> bool:
        outside = self._frame.radii[3] - 3
        if any(furthest(room) > outside for room in there.rooms):
            return False
        for room in there.rooms:
            left, top, right, bottom = _edges(room, AROUND)
            for place, (x, y, other_right, other_bottom) in enumerate(self._rooms):
                if left < other_right and x < right and top < other_bottom and y < bottom:
                    self._rooms.insert(0, self._rooms.pop(place))  # likely in the way of the next try, too
                    return False
        return True

    def _poking(self, there: Placed, sector: Sector) -> float:
        """How far somebody reaches out of their ring and sector."""
        ring, cost = there.token.node.ring, 0.0
        for room in there.rooms:
            if ring < 3:
                cost += max(furthest(room) - self._frame.radii[ring], 0) * 0.8
            cost += max(self._frame.radii[ring - 1] - nearest(room), 0) * 0.8
            for x, y in corners(room):
                angle = (atan2(y, x) - sector.start) % TURN
                cost += 5.0 if angle > sector.width else 0.0
        return cost

    def _crossings(self, there: Placed) -> float:
        """What it costs that ties run into somebody."""
        hidden = sum(shadow.hides(angle, far) for shadow in there.shadows for angle, far in self._lines)
        hidden += sum(shadow.hides(there.angle, there.distance) for shadow in self._shadows)
        return CROSSING * hidden


def _wanted(frame: Frame, crowd: Sequence[Token]) -> dict[tuple[MarkId, ...], float]:
    """The angle each would stand at if there were room: their place in the sector, or evenly apart."""
    found = {}
    for sector in frame.sectors:
        there = [token for token in crowd if _is_in(token, sector.code)]
        free = sorted((token for token in there if token.place is None), key=_order)
        for number, token in enumerate(free):
            found[token.marks] = sector.start + sector.width * (_spread(number, len(free)))
        for token in there:
            if token.place is not None:
                found[token.marks] = sector.start + sector.width * token.place
    return found


def _spread(number: int, of: int) -> float:
    """Places far from each other one after the other: nearer people then leave gaps for further ones."""
    if of == 1:
        return 0.5
    return (number * _stride(of) % of + 0.5) / of


def _stride(of: int) -> int:
    return next(step for step in range(max(of // 2 + 1, 1), of + 2) if gcd(step, of) == 1)


def _order(token: Token) -> tuple[bool, int, bool, str, str, int]:
    ghost = token.beside is not None
    return (
        ghost,
        token.node.ring,
        token.place is None,
        token.node.sector.casefold(),
        token.node.person.name.casefold(),
        token.marks[0],
    )


def _is_in(token: Token, code: str) -> bool:
    return token.node.sector.casefold() == code.casefold()


def _grown(frame: Frame, ring: int) -> Frame:
    """The same circles with more room in one ring."""
    more = (frame.radii[ring] - frame.radii[ring - 1]) * (GROWTH - 1)
    radii = [radius + (more if place >= ring else 0) for place, radius in enumerate(frame.radii)]
    return Frame(frame.x, frame.y, (radii[0], radii[1], radii[2], radii[3]), frame.sectors)


def _square(half: float) -> Rect:
    return Rect(-half, -half, 2 * half, 2 * half)


def _edges(room: Rect, around: XY = (0.0, 0.0)) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, with a little room around."""
    dx, dy = around
    return room.x - dx, room.y - dy, room.x + room.width + dx, room.y + room.height + dy
