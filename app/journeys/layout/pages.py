"""A long journey over several pages: by time where there are many events, by lanes where the page is too low."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import ceil

from app.journeys.journey_rows import JourneyRow
from app.journeys.layout.compose import days_drawn, draw_journey
from app.journeys.layout.drawing import Band, Drawing, Part
from app.journeys.layout.options import Options, shown
from app.journeys.layout.shapes import Measure
from app.journeys.layout.times import Times

MOST_EVENTS = 20
"""A map of more is hard to read (DOMAIN §1.4)."""
LANDSCAPE = 0.66
"""The height of a page of A4 on its side, of its width, with room for a caption."""


def draw_pages(
    journey: JourneyRow,
    options: Options,
    measure: Measure,
    *,
    most_events: int = MOST_EVENTS,
    tallest: float | None = None,
) -> tuple[Drawing, ...]:
    """The map on as many pages as it needs: at most so many events on each, none taller than `tallest` units.

    A single lane that is taller than a page is not cut.
    """
    windows = _windows(journey, options, most_events)
    pages = [
        page
        for number, days in enumerate(windows)
        for page in _by_lanes(journey, replace(options, days=days, first=number == 0), measure, tallest)
    ]
    if len(pages) == 1:
        return (draw_journey(journey, pages[0], measure),)
    return tuple(
        draw_journey(journey, _numbered(page, number, len(pages)), measure) for number, page in enumerate(pages, 1)
    )


def _numbered(options: Options, number: int, pages: int) -> Options:
    """With the number of the page; the facts stand on the first alone."""
    return replace(options, page=(number, pages), glance=options.glance if number == 1 else ())


def _windows(journey: JourneyRow, options: Options, most: int) -> list[tuple[float, float] | None]:
    """The stretches of the axis, each with at most so many events; None for the whole of it."""
    seen = shown(journey, options)
    times = Times(seen, options.axis)
    days = sorted(day for event in seen.events if (day := times.day_of_event(event)) is not None)
    wanted = ceil(len(days) / max(most, 1))
    if wanted < 2:
        return [options.days]
    first, last = options.days or days_drawn(seen, times, options)
    each = ceil(len(days) / wanted)
    cuts = [(days[place - 1] + days[place]) / 2 for place in range(each, len(days), each)]
    edges = [first, *sorted({cut for cut in cuts if first < cut < last}), last]
    return list(pairwise(edges))


def _by_lanes(journey: JourneyRow, options: Options, measure: Measure, tallest: float | None) -> Iterator[Options]:
    """The same stretch with the lanes parted over pages."""
    whole = draw_journey(journey, options, measure)
    if tallest is None or whole.height <= tallest or not whole.bands:
        yield options
        return
    room = tallest - (whole.height - sum(band.rect.height for band in whole.bands))
    for group in _groups(whole.bands, room):
        kept = {band.key for band in group}
        gone = [band.key for band in whole.bands if band.key not in kept]
        yield replace(
            options,
            days=whole.days,
            hidden_lanes=options.hidden_lanes | {key for key in gone if not isinstance(key, Part)},
            hidden_parts=options.hidden_parts | {key for key in gone if isinstance(key, Part)},
        )


def _groups(bands: tuple[Band, ...], room: float) -> list[list[Band]]:
    """Lanes in order, as many together as there is room for; events and who tells them are not parted."""
    groups: list[list[Band]] = []
    left = 0.0
    for band in bands:
        with_it = [other for other in bands if band.key is Part.EVENTS and other.key is Part.ACCOUNTS]
        needed = band.rect.height + sum(other.rect.height for other in with_it)
        if band.key is Part.ACCOUNTS and groups:
            groups[-1].append(band)
            continue
        if not groups or needed > left:
            groups.append([])
            left = room
        groups[-1].append(band)
        left -= needed
    return groups
