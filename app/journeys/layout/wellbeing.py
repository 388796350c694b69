"""The wellbeing lane: a curve for each who tells, broken where they are silent (DOMAIN §1.4)."""

from collections.abc import Sequence

from app.journeys.journey_rows import PointRow
from app.journeys.layout.drawing import Band, Drawn, Edge, Kind, Ref
from app.journeys.layout.extents import span_of
from app.journeys.layout.glyphs import teller_paint, teller_shapes, words_paint
from app.journeys.layout.rows import tellers_in_rows
from app.journeys.layout.shapes import HAIR, MUTED, SMALL, TEXT, Font, Label, Paint, Rect, Shape, line
from app.journeys.layout.sheet import GUTTER, NOT_KNOWN, PAD, Lain, Sheet
from app.journeys.layout.text import shortened
from app.journeys.layout.times import Times
from app.journeys.layout.words import STEPS, point_tooltip
from app.journeys.rules import wellbeing as rules
from app.study.rows import ParticipantId

STEP = 25.0
"""Between two of the five steps."""
DOT = 4.4
BESIDE = 2.6
"""Curves of several tellers run so far apart where they say the same."""
NAMED = Font(11, bold=True)
END = 92.0
"""The room right of the axis for the names of the curves."""


def wellbeing_lane(band: int, top: float, sheet: Sheet) -> Lain:
    """The whole lane."""
    lain = Lain(top + PAD)
    neutral = lain.bottom + 2 * STEP + 5
    _grid(neutral, lain, sheet)
    ends, curves = [], []
    told = tellers_in_rows(sheet.whole.points, sheet)
    seen = {point.mark for point in sheet.journey.points}
    for number, (teller, points) in enumerate(told):
        shift = (number - (len(told) - 1) / 2) * BESIDE
        curve = curve_at(points, sheet.times, sheet.whole.longest_untold)
        curves.append((number, curve))
        _lay_pieces(curve, teller, neutral + shift, lain, sheet)
        last = _lay_points(
            [point for point in points if point.mark in seen], teller, band, neutral + shift, lain, sheet
        )
        ends.append((teller, last if last is not None else neutral + shift))
    _widest(curves, neutral, len(told), lain, sheet)
    lain.bottom = neutral + 2 * STEP + 5 + PAD
    _names(ends, top, lain, sheet)
    return lain


def value_at(band: Band, y: float) -> int:
    """The step of wellbeing at a height in its lane."""
    return min(max(round((band.rect.y + PAD + 2 * STEP + 5 - y) / STEP), -2), 2)


def curve_at(points: Sequence[PointRow], times: Times, longest_untold: int) -> rules.Curve:
    """One teller's points as the rules join them."""
    return rules.curve_of(
        (rules.Point(int(point.mark), times.bounds(point.when), point.value, point.method) for point in points),
        longest_untold,
    )


def _grid(neutral: float, lain: Lain, sheet: Sheet) -> None:
    left = sheet.strip.x if sheet.strip else sheet.plot.x
    for value, words in STEPS.items():
        y = neutral - value * STEP
        dash = () if value == 0 else (1.0, 4.0)
        lain.ground.append(line((left, y), (sheet.plot.right, y), MUTED if value == 0 else HAIR, 1.0, dash))
        text = sheet.label(words, 0, y - SMALL.height / 2, SMALL, MUTED)
        rect = Rect(GUTTER - 8 - text.rect.width, text.rect.y, text.rect.width, text.rect.height)
        lain.furniture.append(Label(words, rect, SMALL, MUTED))


def _lay_pieces(
    curve: rules.Curve, teller: ParticipantId | None, neutral: float, lain: Lain, sheet: Sheet
) -> None:
    paint = teller_paint(sheet.tellers.get(teller))
    for piece in curve.pieces:
        if piece.stroke is rules.Stroke.BROKEN:
            lain.used.add(("wellbeing", "broken"))
            continue
        dash = (5.0, 4.0) if piece.stroke is rules.Stroke.DASHED else ()
        lain.used.add(("wellbeing", piece.stroke.value))
        ends = _cut(piece, sheet)
        if ends is not None:
            (one, low), (other, high) = ends
            begin, end = (sheet.scale.x(one), neutral - low * STEP), (sheet.scale.x(other), neutral - high * STEP)
            lain.ground.append(line(begin, end, paint, 2.0, dash))


def _cut(piece: rules.Piece, sheet: Sheet) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Days and values of the ends of a piece, cut where it runs off the page; None where all of it does."""
    start, end = piece.start, piece.end
    first, last = max(start.day, sheet.scale.first), min(end.day, sheet.scale.last)
    if first > last:
        return None

    def value(day: float) -> float:
        share = (day - start.day) / (end.day - start.day) if end.day > start.day else 0.0
        return start.value + share * (end.value - start.value)

    return (first, value(first)), (last, end.value if last == end.day else value(last))


def _lay_points(
    points: Sequence[PointRow],
    teller: ParticipantId | None,
    band: int,
    neutral: float,
    lain: Lain,
    sheet: Sheet,
) -> float | None:
    """Every point on its curve, those without a time in the strip; the height of the last."""
    row, last, unplaced = sheet.tellers.get(teller), None, 0
    for point in sorted(points, key=lambda point: (sheet.times.order(point.when), point.mark)):
        span = span_of(sheet.times.bounds(point.when), sheet.scale)
        y = neutral - (point.value or 0) * STEP
        if span is None:
            if sheet.strip is None:
                continue
            x, order, edge = sheet.strip.x + 12 + (unplaced % 6) * 15, NOT_KNOWN + unplaced, Edge.UNKNOWN
            unplaced += 1
        else:
            x, edge = (span[0] + span[1]) / 2, span[2]
            order = x
        shapes: list[Shape] = []
        if span is not None and span[1] - span[0] > 4 * DOT:
            paint = teller_paint(row)
            shapes.append(line((span[0], y), (span[1], y), paint, 1.0, (1.0, 3.0)))
        if point.value is None:
            shapes += _silent(x, neutral if last is None else last, teller_paint(row))
            lain.used.add(("wellbeing", "silent"))
        else:
            shapes += teller_shapes(row, x, y, DOT)
            last = y if span is not None else last
        lain.marks.append(
            Drawn(
                ref=Ref(Kind.POINT, point.mark),
                band=band,
                rect=Rect(x - DOT - 2, y - DOT - 2, 2 * DOT + 4, 2 * DOT + 4),
                order=order,
                name=_name(point, sheet),
                tooltip=point_tooltip(point, sheet),
                teller=teller,
                shapes=tuple(shapes),
                starts=edge,
            )
        )
    return last


def _name(point: PointRow, sheet: Sheet) -> str:
    told = sheet.tellers.get(point.teller)
    return f"Wellbeing{'' if told is None else f', told by {told.name}'}"


def _silent(x: float, y: float, paint: Paint) -> tuple[Shape, ...]:
    """The end of an account: a bar across, at the height of what was told last."""
    return line((x, y - 6), (x, y + 6), paint, 1.8), line((x - 6, y), (x, y), paint, 1.2, (1.5, 2.0))


def _widest(curves: list[tuple[int, rules.Curve]], neutral: float, tellers: int, lain: Lain, sheet: Sheet) -> None:
    """A line where two accounts lie furthest apart, two steps or more."""
    widest = rules.widest_gap(curves)
    if widest is None or widest.points < 2 or not sheet.scale.first <= widest.day <= sheet.scale.last:
        return
    heights = []
    for number, curve in curves:
        value = rules.value_on(curve, widest.day)
        if number in {widest.one, widest.other} and value is not None:
            heights.append(neutral + (number - (tellers - 1) / 2) * BESIDE - value * STEP)
    x = sheet.scale.x(widest.day)
    lain.ground.append(line((x, min(heights)), (x, max(heights)), TEXT, 1.1, (1.0, 2.0)))
    lain.used.add(("wellbeing", "widest"))


def _names(ends: list[tuple[ParticipantId | None, float]], top: float, lain: Lain, sheet: Sheet) -> None:
    """The name of each curve at its right end, pushed apart where they would lie over each other."""
    y = top
    for teller, height in sorted(ends, key=lambda one: (one[1], sheet.times.place(one[0]))):
        row = sheet.tellers.get(teller)
        text = shortened("" if row is None else row.name, NAMED, END - 22, sheet.measure)
        y = max(y, height - NAMED.height / 2)
        x = sheet.plot.right + 8
        lain.ground += teller_shapes(row, x + 4, y + NAMED.height / 2, 3.6)
        lain.furniture.append(
            Label(text, Rect(x + 12, y, sheet.wide(text, NAMED), NAMED.height), NAMED, words_paint(row))
        )
        y += NAMED.height + 1
    lain.bottom = max(lain.bottom, y + 4)
