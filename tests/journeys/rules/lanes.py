"""Placements made in one line, and any lane at all for property tests."""

from datetime import date, datetime

from hypothesis import strategies as st

from app.journeys.rules.spells import Placement
from app.journeys.rules.timeline import Axis, Bounds
from app.journeys.rules.vocabulary import ssda903

VOCABULARY = ssda903()


def on(typed: str) -> Bounds:
    """A day as it is written here: 31/12/2012."""
    day = datetime.strptime(f"{typed} +0000", "%d/%m/%Y %z").date().toordinal()
    return Bounds(Axis.CALENDAR, day, day)


def between(first: str, last: str) -> Bounds:
    """Some day from the first to the last."""
    return Bounds(Axis.CALENDAR, on(first).earliest, on(last).latest)


def aged(first: float, last: float) -> Bounds:
    """Some day between two ages in years."""
    return Bounds(Axis.AGE, round(first * 365.25), round(last * 365.25))


def recorded(line: str) -> Placement:
    """A placement of the official record: key, start, end or -, place, RNE, reason or -, and perhaps the carer."""
    key, start, end, code, started, reason, *carer = line.split()
    return Placement(
        int(key),
        on(start),
        None if end == "-" else on(end),
        code,
        carer="".join(carer),
        started=started,
        reason="" if reason == "-" else reason,
    )


def record(text: str) -> list[Placement]:
    """An official record, one placement a line."""
    return [recorded(line) for line in text.strip().splitlines()]


VECTOR = record(
    """
    1 01/03/2010 20/03/2010 U6 S CARPL
    2 20/03/2010 05/09/2011 U6 P CREQB
    3 05/09/2011 12/09/2011 T4 P CARPL
    4 12/09/2011 31/08/2012 K2 P CLOSE
    5 31/08/2012 15/01/2013 P1 P LAREQ
    6 01/02/2013 -          U4 P -
    """
)
"""The acceptance vector of DOMAIN §1.3."""

REVIEW = on("30/06/2015")
FIRST = date(2008, 1, 1).toordinal()

some_days = st.integers(FIRST, FIRST + 3000)
exact = some_days.map(lambda day: Bounds(Axis.CALENDAR, day, day))
rough = st.tuples(some_days, st.integers(0, 400)).map(
    lambda told: Bounds(Axis.CALENDAR, told[0], told[0] + told[1])
)
half_known = rough.flatmap(
    lambda told: st.sampled_from(
        [
            told,
            Bounds(Axis.CALENDAR, told.earliest, None),
            Bounds(Axis.CALENDAR, None, told.latest),
            Bounds(Axis.CALENDAR),
        ]
    )
)
codes = st.sampled_from(["U1", "U4", "U6", "K2", "P1", "A3", "T0", "T4", "", "our own"])
started = st.sampled_from(["S", "P", "B", "T", "U", "L", ""])
reasons = st.sampled_from(["CARPL", "CLOSE", "CREQB", "ALLEG", "PLACE", "OTHER", "", "made up"])
carers = st.sampled_from(["", "Sam", "Nan", "Jo"])


@st.composite
def exact_lanes(draw: st.DrawFn, ends_known: bool = False) -> list[Placement]:
    """Placements with dates known to the day, which may overlap, leave gaps, or go on."""
    placements = []
    for key in range(draw(st.integers(0, 8))):
        start = draw(some_days)
        end = start + draw(st.integers(1, 900))
        goes_on = not ends_known and draw(st.integers(0, 5)) == 0
        placements.append(
            Placement(
                key,
                Bounds(Axis.CALENDAR, start, start),
                None if goes_on else Bounds(Axis.CALENDAR, end, end),
                draw(codes),
                draw(carers),
                draw(started),
                draw(st.sampled_from([None, True, False])),
                draw(reasons),
                draw(st.sampled_from([None, True, False])),
            )
        )
    return placements


@st.composite
def rough_lanes(draw: st.DrawFn) -> list[Placement]:
    """Placements with dates told in any way, even such that make little sense."""
    return [
        Placement(
            key,
            draw(half_known),
            draw(st.none() | half_known),
            draw(codes),
            draw(carers),
            draw(started),
            draw(st.sampled_from([None, True, False])),
            draw(reasons),
        )
        for key in range(draw(st.integers(0, 6)))
    ]
