"""A journey drawn once, as plain numbers, for the window, the pictures and the tests (DOMAIN §1.4)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from app.journeys.journey_rows import JourneyRow, LaneKind, LaneRow
from app.journeys.layout.axis import grid, lay_axis
from app.journeys.layout.drawing import INSET, Band, Drawing, Part
from app.journeys.layout.legend import MARGIN, lay_legend
from app.journeys.layout.moments import events_lane
from app.journeys.layout.options import Options, shown, tells, within
from app.journeys.layout.presence import people_lane
from app.journeys.layout.scale import Scale, days_to_show, with_room
from app.journeys.layout.shapes import BAND, HEAD, MUTED, PAGE, SMALL, TEXT, TITLE, Box, Measure, Paint, Rect
from app.journeys.layout.sheet import GUTTER, STRIP, TAG, Lain, Sheet
from app.journeys.layout.spells import bars_lane
from app.journeys.layout.text import wrapped
from app.journeys.layout.times import Times, in_order
from app.journeys.layout.told_by import accounts_lane
from app.journeys.layout.wellbeing import END, wellbeing_lane
from app.journeys.layout.words import teller_words
from app.journeys.measuring import accounts_compared
from app.journeys.rules.timeline import Axis
from app.journeys.rules.when import When

SUBTITLES = {
    LaneKind.HOME: "texture: what kind of home",
    LaneKind.LEGAL: "",
    LaneKind.EDUCATION: "",
    LaneKind.WORKER: "each a shade of their own",
    LaneKind.PEOPLE: "a line while they were there",
    LaneKind.SUPPORT: "",
    LaneKind.OTHER: "",
}
LEAST_WIDTH = 640.0
EMPTY = 40.0
"""The height of a lane of which nothing is told."""


def draw_journey(journey: JourneyRow, options: Options, measure: Measure) -> Drawing:
    """The whole map of a journey, or the part of it that `options` leaves; the same for the same input."""
    journey, measure = shown(journey, options), cache(measure)
    times = Times(journey, options.axis)
    sheet = _sheet(journey, options, times, measure)
    journey = sheet.journey
    lain = Lain(MARGIN - 4)
    _head(lain, sheet)
    axis, ticks, uprights = lay_axis(lain.bottom, sheet)
    _gather(lain, axis)
    top = lain.bottom
    bands, lanes = _lanes(top, sheet)
    bottom = lanes.bottom
    lain.ground += [Box(band.rect, BAND) for number, band in enumerate(bands) if number % 2 == 0]
    grid(ticks, uprights, top, bottom, lain)
    _gather(lain, lanes)
    legend = []
    if options.legend:
        legend = lay_legend(lain.used, bottom + 12, options.width - MARGIN, sheet, lain)
    marks = tuple(lain.marks)
    return Drawing(
        width=options.width,
        height=round(lain.bottom + MARGIN - 4, 2),
        axis=options.axis,
        title=_title(journey),
        described=_described(journey, sheet),
        plot=Rect(sheet.plot.x, top, sheet.plot.width, bottom - top),
        unknown=None if sheet.strip is None else Rect(sheet.strip.x, top, sheet.strip.width, bottom - top),
        days=(sheet.scale.first, sheet.scale.last),
        bands=tuple(bands),
        ticks=ticks,
        marks=marks,
        legend=tuple(legend),
        ground=tuple(lain.ground),
        over=tuple(lain.over),
        furniture=tuple(lain.furniture),
        by_ref={mark.ref: number for number, mark in enumerate(marks)},
    )


def _sheet(journey: JourneyRow, options: Options, times: Times, measure: Measure) -> Sheet:
    there = within(journey, times, options)
    first, last = options.days or days_drawn(there, times, options)
    curves = journey.points and Part.WELLBEING not in options.hidden_parts
    right = max(options.width, LEAST_WIDTH) - (END if curves else MARGIN) - 6
    dateless = any(times.bounds(when).unknown for when in _in_strip(there, times, options))
    strip = Rect(GUTTER, 0, STRIP, 0) if dateless else None
    left = GUTTER + (STRIP if dateless else 0)
    plot = Rect(left, 0, right - left, 0)
    paged = options.days is not None
    cut_after = paged and last < days_drawn(journey, times, options)[1]
    return Sheet(
        journey=there,
        whole=journey,
        options=options,
        times=times,
        scale=Scale(first, last, left + INSET, right - INSET, paged and not options.first, cut_after),
        plot=plot,
        strip=strip,
        measure=measure,
        tellers={teller.participant: teller for teller in in_order(journey.tellers)},
        comparisons={one.event.id: one.comparison for one in accounts_compared(journey).events},
    )


def days_drawn(journey: JourneyRow, times: Times, options: Options) -> tuple[float, float]:
    """The first and last day of the axis that holds everything."""
    bounds = [times.bounds(when) for when in _told_times(journey, options)]
    days = [float(day) for one in bounds for day in (one.earliest, one.latest) if day is not None]
    first, last = days_to_show(days, times.now, options.axis)
    return with_room(first, last, options.axis, times.now) if options.empty_lanes else (first, last)


def _told_times(journey: JourneyRow, options: Options) -> Iterator[When]:
    """Every time that has a place on the map."""
    for spell in journey.spells:
        yield spell.start
        if spell.end is not None:
            yield spell.end
    if Part.WELLBEING not in options.hidden_parts:
        yield from (point.when for point in journey.points)
    for event in journey.events:
        yield from (account.when for account in event.accounts)


def _in_strip(journey: JourneyRow, times: Times, options: Options) -> Iterator[When]:
    """The times of all that stands in the strip at the left, if nobody can say when they were."""
    for spell in journey.spells:
        if spell.end is not None and times.bounds(spell.start).unknown:
            yield spell.end
    if Part.WELLBEING not in options.hidden_parts:
        yield from (point.when for point in journey.points)
    for event in journey.events if Part.EVENTS not in options.hidden_parts else ():
        yield times.account_to_draw_by(event).when
        if Part.ACCOUNTS not in options.hidden_parts:
            yield from (account.when for account in event.accounts)


def _head(lain: Lain, sheet: Sheet) -> None:
    """The title, who tells, and the facts of the glance header."""
    room = sheet.options.width - 2 * MARGIN
    if not sheet.options.titled:
        return
    lines = [(part, TITLE, TEXT) for part in wrapped(_title(sheet.journey), TITLE, room, sheet.measure, 2)]
    under = f"as told by {_tellers(sheet)}"
    if sheet.options.page is not None:
        under += f" · page {sheet.options.page[0]} of {sheet.options.page[1]}"
    lines += [(part, SMALL, MUTED) for part in wrapped(under, SMALL, room, sheet.measure, 2)]
    lines += [(part, SMALL, TEXT) for part in _glance(room, sheet)]
    for text, font, paint in lines:
        lain.furniture.append(sheet.label(text, MARGIN, lain.bottom, font, paint))
        lain.bottom += font.height + 3
    lain.bottom += 10


def _glance(room: float, sheet: Sheet) -> list[str]:
    """Facts in as few lines as hold them, broken only between facts."""
    lines: list[str] = []
    for fact in sheet.options.glance:
        longer = f"{lines[-1]}  ·  {fact}" if lines else fact
        if lines and sheet.wide(longer) <= room:
            lines[-1] = longer
        else:
            lines += wrapped(fact, SMALL, room, sheet.measure, 4)
    return lines


def _tellers(sheet: Sheet) -> str:
    names = [teller_words(teller) for teller in sheet.tellers.values() if tells(teller, sheet.whole)]
    if not names:
        return "nobody yet"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _title(journey: JourneyRow) -> str:
    return f"{journey.pseudonym}’{'' if journey.pseudonym.endswith('s') else 's'} journey"


def _lanes(top: float, sheet: Sheet) -> tuple[list[Band], Lain]:
    """Every lane from the top down: wellbeing, the lanes of the study, events and who tells them (§1.4)."""
    bands: list[Band] = []
    whole = Lain(top)

    def lay(title: str, subtitle: str, lane: LaneRow | Part, lain: Lain) -> None:
        begin = whole.bottom
        title_bottom = _name_band(title, subtitle, begin, lane, lain, sheet)
        lain.bottom = max(lain.bottom, title_bottom)
        right = sheet.plot.right
        key_of = lane.id if isinstance(lane, LaneRow) else lane
        bands.append(
            Band(key_of, title, subtitle, Rect(MARGIN - 10, begin, right - MARGIN + 10, lain.bottom - begin))
        )
        whole.bottom = lain.bottom
        _gather(whole, _on_plates(lain, BAND if len(bands) % 2 else PAGE, sheet.plot.right))

    hidden, journey = sheet.options.hidden_parts, sheet.journey
    every = sheet.options.empty_lanes
    if Part.WELLBEING not in hidden and (sheet.whole.points or every):
        lay("Wellbeing", "each teller’s own account", Part.WELLBEING, wellbeing_lane(0, whole.bottom, sheet))
    for lane in sorted(journey.lanes, key=lambda lane: (lane.position, lane.id)):
        spells = [spell for spell in journey.spells if spell.lane == lane.id]
        if spells:
            make = people_lane if lane.kind is LaneKind.PEOPLE else bars_lane
            lay(lane.name, SUBTITLES[lane.kind], lane, make(lane, len(bands), spells, whole.bottom, sheet))
        elif every:
            lay(lane.name, "", lane, Lain(whole.bottom + EMPTY))
    if (journey.events or every) and Part.EVENTS not in hidden:
        lain, middles = events_lane(len(bands), whole.bottom, sheet)
        lay("Events", "ring: do accounts agree", Part.EVENTS, lain)
        if journey.events and Part.ACCOUNTS not in hidden:
            told = accounts_lane(len(bands), whole.bottom, middles, sheet)
            lay("Accounts", "who tells of it", Part.ACCOUNTS, told)
    return bands, whole


def _on_plates(lain: Lain, ground: Paint, right: float) -> Lain:
    """The same with a ground behind the words that stand beside or below their marks."""
    lain.marks = [
        replace(
            mark,
            labels=tuple(
                label if label.rect.within(mark.rect) else replace(label, plate=ground) for label in mark.labels
            ),
        )
        for mark in lain.marks
    ]
    lain.furniture = [
        replace(label, plate=ground) if GUTTER < label.rect.x < right else label for label in lain.furniture
    ]
    return lain


def _name_band(title: str, subtitle: str, top: float, lane: LaneRow | Part, lain: Lain, sheet: Sheet) -> float:
    """The title of a lane and what it is about, in the gutter."""
    room = GUTTER - MARGIN - TAG - 14
    if lane is Part.WELLBEING:
        room = 78.0
    y = top + 9
    for text, font, paint, lines in ((title, HEAD, TEXT, 3), (subtitle, SMALL, MUTED, 3)):
        for part in wrapped(text, font, room, sheet.measure, lines):
            lain.furniture.append(sheet.label(part, MARGIN, y, font, paint))
            y += font.height + 1
    return y + 6


def _gather(whole: Lain, part: Lain) -> None:
    whole.marks += part.marks
    whole.ground += part.ground
    whole.over += part.over
    whole.furniture += part.furniture
    whole.used |= part.used
    whole.bottom = max(whole.bottom, part.bottom)


def _described(journey: JourneyRow, sheet: Sheet) -> str:
    """The page in words, by counts alone: it may leave the study with the picture."""
    what = "age" if sheet.times.axis is Axis.AGE else "calendar year"
    parts = [
        _count(len(journey.spells), "time in a lane", "times in lanes"),
        _count(len(journey.events), "event", "events"),
        _count(len(journey.points), "point of wellbeing", "points of wellbeing"),
    ]
    return f"{_title(journey)} by {what}, as told by {_tellers(sheet)}: {', '.join(parts)}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
