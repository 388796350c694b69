"""A teller's wellbeing over time as pieces of a curve, never drawn across silence (DOMAIN §1.4).

A silence is a time from which on the teller is said to give no account (a point without a value) until the next
point that has one, or a longer time between two points than the study allows (`LONGEST_UNTOLD` unless it says
otherwise). Points of one drawing are joined however far apart they are, for the line between them was drawn as
well; a declared silence breaks even that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.journeys.rules.timeline import Bounds
from app.problems import Problem

LONGEST_UNTOLD = 366
"""Days: points told for one year of age and the next are joined, those with a year between them are not."""
LOWEST, HIGHEST = -2, 2


class Method(StrEnum):
    """How a point was obtained; the values are stored."""

    DRAWN = "drawn"
    RATED = "rated"
    INFERRED = "inferred"
    """By the researcher, from what was said."""


class Stroke(StrEnum):
    """How the curve runs from one point to the next (§1.4)."""

    SOLID = "solid"
    DASHED = "dashed"
    """At one of its ends is a point the researcher inferred."""
    BROKEN = "broken"
    """No account: nothing may be drawn that looks like one."""


@dataclass(frozen=True, slots=True)
class Point:
    """Wellbeing at a time, −2 to +2, as one teller gave it."""

    key: int
    at: Bounds
    value: float | None
    """None: from here on the teller gives no account."""
    method: Method
    drawing: int | None = None
    """Which drawing it was taken from."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point that has a value, and the day it stands at: the middle of what is known of its time."""

    point: Point
    day: float
    value: float


@dataclass(frozen=True, slots=True)
class Piece:
    """The curve from one point to the next, or, where broken, the silence between them."""

    start: Place
    end: Place
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Curve:
    """All points of one teller in order of time, what runs between them, and those that have no time."""

    places: tuple[Place, ...]
    pieces: tuple[Piece, ...]
    unplaced: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Lowest:
    """The lowest point of a teller's account, and the rise after it (§1.4 glance header)."""

    low: Place
    """The first of the lowest points."""
    last_low: Place
    """The last point as low before the rise; the same where there is only one."""
    rise: Place | None
    """The first point above it; None where nothing better is told after it."""
    across_silence: bool
    """Whether there is a silence between the last low point and the rise, in which anything may have been."""


@dataclass(frozen=True, slots=True)
class WidestGap:
    """Where two tellers' curves lie furthest apart, on a day for which both give an account."""

    day: float
    one: int
    other: int
    points: float


def check_point(value: float) -> None:
    """A Problem for a value outside −2 (very low) to +2 (very good) (§1.4)."""
    if not LOWEST <= value <= HIGHEST:
        raise Problem("Wellbeing is between −2, very low, and +2, very good.", "Choose one of the five steps.")


def curve_of(points: Iterable[Point], longest_untold: int = LONGEST_UNTOLD) -> Curve:
    """One teller's points as a curve in days of their axis (§1.4), broken wherever nobody gave an account.

    A point whose time is open at one end, or not known, has no place and is listed apart.
    """
    placed, silent, unplaced = [], [], []
    for point in sorted(points, key=lambda point: point.key):
        middle = point.at.middle
        if middle is None:
            unplaced.append(point)
        elif point.value is None:
            silent.append(middle)
        else:
            placed.append(Place(point, middle, point.value))
    placed.sort(key=lambda place: place.day)
    pieces = [Piece(one, other, _stroke(one, other, silent, longest_untold)) for one, other in pairwise(placed)]
    return Curve(tuple(placed), tuple(pieces), tuple(unplaced))


def lowest_of(curve: Curve) -> Lowest | None:
    """The lowest point and the rise after it (§1.4); None where there is no point with a place."""
    if not curve.places:
        return None
    first = min(range(len(curve.places)), key=lambda place: curve.places[place].value)
    low = curve.places[first].value
    risen = next((number for number in range(first, len(curve.places)) if curve.places[number].value > low), None)
    last = len(curve.places) - 1 if risen is None else risen - 1
    return Lowest(
        curve.places[first],
        curve.places[last],
        None if risen is None else curve.places[risen],
        risen is not None and curve.pieces[risen - 1].stroke is Stroke.BROKEN,
    )


def between_low_and_rise(lowest: Lowest, events: Iterable[tuple[int, Bounds]]) -> tuple[int, ...]:
    """Keys of the events that may have come between the last low point and the rise, in order of time (§1.4).

    What changed after the lowest point is for the researcher to say; these are what there is to choose from.
    """
    if lowest.rise is None:
        return ()
    start, end = lowest.last_low.day, lowest.rise.day
    found = [
        (at.middle if at.middle is not None else start, key)
        for key, at in events
        if not at.unknown
        and (at.latest is None or at.latest >= start)
        and (at.earliest is None or at.earliest <= end)
    ]
    return tuple(key for _, key in sorted(found))


def value_on(curve: Curve, day: float) -> float | None:
    """What a curve shows on a day, straight from point to point; None where the teller gives no account (§1.4)."""
    there = [place.value for place in curve.places if place.day == day]
    if there:
        return there[-1]
    for piece in curve.pieces:
        if piece.start.day < day < piece.end.day and piece.stroke is not Stroke.BROKEN:
            share = (day - piece.start.day) / (piece.end.day - piece.start.day)
            return piece.start.value + share * (piece.end.value - piece.start.value)
    return None


def widest_gap(curves: Sequence[tuple[int, Curve]]) -> WidestGap | None:
    """Where two tellers' accounts lie furthest apart (§1.4), the first such day; None where none can be compared.

    Only days at which one of the two has a point are looked at. `curves` are by teller.
    """
    found = []
    ordered = sorted(curves, key=lambda one: one[0])
    for number, (one, first) in enumerate(ordered):
        for other, second in ordered[number + 1 :]:
            for place in (*first.places, *second.places):
                here, there = value_on(first, place.day), value_on(second, place.day)
                if here is not None and there is not None:
                    found.append(WidestGap(place.day, one, other, abs(here - there)))
    return min(found, key=lambda gap: (-gap.points, gap.day, gap.one, gap.other), default=None)


def _stroke(one: Place, other: Place, silent_from: Sequence[float], longest_untold: int) -> Stroke:
    declared = any(one.day <= day < other.day for day in silent_from)
    drawn = one.point.drawing is not None and one.point.drawing == other.point.drawing
    if declared or (not drawn and other.day - one.day > longest_untold):
        return Stroke.BROKEN
    inferred = Method.INFERRED in (one.point.method, other.point.method)
    return Stroke.DASHED if inferred else Stroke.SOLID
