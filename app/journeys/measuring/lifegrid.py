"""The lifegrid: the map as a table, a row a year of age (or of the calendar), a column a lane (DOMAIN J-04)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from math import floor

from app.journeys.journey_rows import DEFAULT_LANES, EventId, JourneyRow, LaneId, LaneKind, LaneRow, MarkId
from app.journeys.measuring.accounts import accounts_compared
from app.journeys.measuring.header import tellers_of
from app.journeys.measuring.times import birth_of, review_of, timeline_of
from app.journeys.measuring.words import event_words, point_words, spell_words
from app.journeys.rules import Axis, Bounds, When
from app.journeys.rules.timeline import DAYS_A_YEAR
from app.study.rows import ParticipantId

EVENTS, WELLBEING = "Events", "Wellbeing"
COMES_OF_AGE = 18
NO_TIME = "Time not known"


@dataclass(frozen=True, slots=True)
class GridEntry:
    """What a cell says: a mark, who told it, and whether it began here or only goes on."""

    mark: MarkId
    letter: str
    words: str
    goes_on: bool = False
    """It began in an earlier row."""
    event: EventId | None = None
    teller: ParticipantId | None = None

    @property
    def told(self) -> str:
        """In words, with the letter of the teller; "…" where it goes on."""
        return f"{'… ' if self.goes_on else ''}{self.letter}: {self.words}"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A lane, or the events or the wellbeing of the journey."""

    name: str
    lane: LaneId | None = None
    kind: LaneKind | None = None
    """Of the lane; None for events and wellbeing."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A year, or what nobody can place in one; a cell for each column."""

    name: str
    year: int | None
    cells: tuple[tuple[GridEntry, ...], ...]


@dataclass(frozen=True, slots=True)
class Lifegrid:
    """The whole table."""

    axis: Axis
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


def lifegrid(
    journey: JourneyRow,
    axis: Axis | None = None,
    tellers: Collection[ParticipantId | None] | None = None,
    *,
    whole: bool = False,
) -> Lifegrid:
    """A journey as a table, of all tellers or of some; by age where anything can be placed by it, unless told.

    `whole`: with every year in which something may be written, and a row for what nobody can place.
    """
    return _Grid(journey, axis or axis_shown(journey), tellers).table(whole=whole)


def axis_shown(journey: JourneyRow) -> Axis:
    """The age, unless the birth is not known and most times were told by the calendar (J-02)."""
    timeline = timeline_of(journey)
    if timeline.birth is not None:
        return Axis.AGE
    times = [spell.start for spell in journey.spells] + [point.when for point in journey.points]
    times += [account.when for event in journey.events for account in event.accounts]
    return timeline.axis_for(times) if times else Axis.AGE


class _Grid:
    """The entries of every column by year."""

    def __init__(self, journey: JourneyRow, axis: Axis, tellers: Collection[ParticipantId | None] | None) -> None:
        self._journey, self._axis = journey, axis
        self._timeline = timeline_of(journey)
        self._letters = {teller.participant: teller.letter for teller in journey.tellers}
        self._shown = {
            teller.participant
            for teller in tellers_of(journey)
            if tellers is None or teller.participant in tellers
        }
        self._cells: dict[tuple[int | None, int], list[GridEntry]] = {}

    def table(self, *, whole: bool) -> Lifegrid:
        lanes = [*self._journey.lanes]
        columns = [GridColumn(lane.name, lane.id, lane.kind) for lane in lanes]
        if not lanes:  # made with the first journey of the study
            columns = [GridColumn(name, None, kind) for kind, name in DEFAULT_LANES]
        places = len(columns)
        columns += [GridColumn(EVENTS), GridColumn(WELLBEING)]
        for place, lane in enumerate(lanes):
            self._put_spells(place, lane)
        self._put_events(places)
        self._put_points(places + 1)
        known = [year for year, _ in self._cells if year is not None]
        if whole:
            known += self._usual_years(known)
        years: list[int | None] = [*range(min(known), max(known) + 1)] if known else []
        if whole or any(year is None for year, _ in self._cells):
            years.append(None)
        rows = tuple(
            GridRow(
                self._name(year), year, tuple(tuple(self._cells.get((year, n), ())) for n in range(len(columns)))
            )
            for year in years
        )
        return Lifegrid(self._axis, tuple(columns), rows)

    def _usual_years(self, known: Collection[int]) -> list[int]:
        """The first and the last year of a childhood, or up to the review; none where nothing says when it was."""
        review = review_of(self._journey, self._axis)
        last = None if review is None else self._of(review)
        if self._axis is Axis.AGE:
            return [0, COMES_OF_AGE if last is None else last]
        born = birth_of(self._journey)
        if born is not None:
            first = date.fromordinal(born.middle).year
            return [first, first + COMES_OF_AGE if last is None else last]
        return [year for year in (min(known, default=None), last) if year is not None]

    def _put_spells(self, column: int, lane: LaneRow) -> None:
        spells = [spell for spell in self._journey.spells if spell.lane == lane.id and spell.teller in self._shown]
        for spell in sorted(spells, key=lambda spell: self._timeline.order(spell.start, self._axis)):
            first = self._year(spell.start)
            last = self._last_year(spell.end)
            words = spell_words(spell, lane.kind, self._journey)
            for year in self._through(first, last):
                letter = self._letters[spell.teller]
                entry = GridEntry(spell.mark, letter, words, goes_on=year != first, teller=spell.teller)
                self._put(year, column, entry)

    def _put_events(self, column: int) -> None:
        for compared in accounts_compared(self._journey).events:
            for account in compared.event.accounts:
                if account.teller in self._shown:
                    entry = GridEntry(
                        account.mark,
                        self._letters[account.teller],
                        event_words(compared),
                        event=compared.event.id,
                        teller=account.teller,
                    )
                    self._put(self._year(account.when), column, entry)

    def _put_points(self, column: int) -> None:
        points = [point for point in self._journey.points if point.teller in self._shown]
        for point in sorted(points, key=lambda point: self._timeline.order(point.when, self._axis)):
            entry = GridEntry(point.mark, self._letters[point.teller], point_words(point), teller=point.teller)
            self._put(self._year(point.when), column, entry)

    def _put(self, year: int | None, column: int, entry: GridEntry) -> None:
        self._cells.setdefault((year, column), []).append(entry)

    def _through(self, first: int | None, last: int | None) -> Iterable[int | None]:
        if first is None:
            return [None]
        return range(first, max(first, first if last is None else last) + 1)

    def _last_year(self, end: When | None) -> int | None:
        if end is not None:
            return self._year(end)
        review = review_of(self._journey, self._axis)
        return self._last_told() if review is None else self._of(review)

    def _last_told(self) -> int | None:
        """The last year of which anything is told: what has no end goes on until then, as on the map."""
        journey = self._journey
        times = [when for spell in journey.spells for when in (spell.start, spell.end) if when is not None]
        times += [point.when for point in journey.points]
        times += [account.when for event in journey.events for account in event.accounts]
        return max((year for when in times if (year := self._year(when)) is not None), default=None)

    def _year(self, when: When) -> int | None:
        return self._of(self._timeline.drawn(when, self._axis))

    def _of(self, bounds: Bounds) -> int | None:
        """The year something stands in: by its middle, or by the one end that is known."""
        ends = [day for day in (bounds.earliest, bounds.latest) if day is not None]
        if not ends:
            return None
        day = sum(ends) / len(ends)
        return max(floor(day / DAYS_A_YEAR), 0) if self._axis is Axis.AGE else date.fromordinal(floor(day)).year

    def _name(self, year: int | None) -> str:
        if year is None:
            return NO_TIME
        return f"Age {year}" if self._axis is Axis.AGE else str(year)
