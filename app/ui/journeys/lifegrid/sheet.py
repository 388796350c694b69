"""The lifegrid laid out in lines, so that every mark has a cell of its own: a year takes as many as it needs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from app.coding.rules import NOT_QUOTED
from app.journeys.journey_rows import (
    AccountRow,
    EventRow,
    JourneyRow,
    LaneKind,
    MarkId,
    PointRow,
    SpellRow,
    TellerRow,
)
from app.journeys.measuring import (
    GridColumn,
    GridEntry,
    GridRow,
    Lifegrid,
    event_written,
    lifegrid,
    point_written,
    spell_written,
    when_words,
)
from app.journeys.measuring.words import METHOD_WORDS
from app.journeys.rules import Axis, When
from app.study.rows import ParticipantId

STILL = "still going on"
NO_YEAR = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: which year and which column it is in, and the mark that stands there."""

    year: int | None
    column: GridColumn
    entry: GridEntry | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a year: the row it belongs to, and which one of its lines it is."""

    row: int
    number: int


@dataclass(frozen=True)
class Sheet:
    """A journey as lines of cells."""

    journey: JourneyRow
    grid: Lifegrid
    lines: tuple[Line, ...]
    spells: dict[MarkId, SpellRow] = field(default_factory=dict)
    accounts: dict[MarkId, tuple[EventRow, AccountRow]] = field(default_factory=dict)
    points: dict[MarkId, PointRow] = field(default_factory=dict)

    @property
    def marks(self) -> frozenset[MarkId]:
        """Everything that is told."""
        return frozenset({*self.spells, *self.accounts, *self.points})

    def entry(self, line: int, column: int) -> GridEntry | None:
        """What stands in a cell."""
        at = self.lines[line]
        cell = self.grid.rows[at.row].cells[column]
        return cell[at.number] if at.number < len(cell) else None

    def spot(self, line: int, column: int) -> Spot:
        """A cell by its place on the sheet."""
        row = self.grid.rows[self.lines[line].row]
        return Spot(row.year, self.grid.columns[column], self.entry(line, column))

    def year_name(self, line: int) -> str:
        """Which year a line is of."""
        return self.grid.rows[self.lines[line].row].name

    def line_of(self, year: int | None, number: int = 0) -> int:
        """The line of a year with this number, or its last; the first of all where there is no such year."""
        found = [place for place, line in enumerate(self.lines) if self.grid.rows[line.row].year == year]
        return found[min(number, len(found) - 1)] if found else 0

    def as_rows(self, leaving: Collection[MarkId]) -> list[list[str]]:
        """The whole table in words, a row a line, the year before each, without marks that may not leave."""
        columns = range(len(self.grid.columns))
        return [
            [self.year_name(line), *(self.to_copy(line, column, leaving) for column in columns)]
            for line in range(len(self.lines))
        ]

    def to_copy(self, line: int, column: int, leaving: Collection[MarkId]) -> str:
        """A cell in short, as it may leave."""
        entry = self.entry(line, column)
        return NOT_QUOTED if entry is not None and entry.mark not in leaving else self.words(line, column)

    def words(self, line: int, column: int) -> str:
        """A cell in short: who tells it, and what."""
        entry = self.entry(line, column)
        return "" if entry is None else entry.told

    def places_of(self, mark: MarkId) -> Iterator[tuple[int, int]]:
        """The cells in which a mark stands, from the top."""
        for line in range(len(self.lines)):
            for column in range(len(self.grid.columns)):
                entry = self.entry(line, column)
                if entry is not None and entry.mark == mark:
                    yield line, column

    def teller(self, entry: GridEntry) -> TellerRow:
        """Whose words they are."""
        return self.journey.teller(entry.teller)

    def written(self, spot: Spot) -> str:
        """What a cell says as it would be written there."""
        mark = None if spot.entry is None else spot.entry.mark
        if mark in self.spells:
            return spell_written(self.spells[mark], spot.column.kind or LaneKind.OTHER)
        if mark in self.accounts:
            return event_written(self.accounts[mark][0])
        return point_written(self.points[mark]) if mark in self.points else ""

    def times(self, mark: MarkId) -> str:
        """When a mark was, in words, as precisely as it was told."""
        if mark in self.accounts:
            return when_words(self.accounts[mark][1].when, self.journey)
        if mark in self.points:
            return when_words(self.points[mark].when, self.journey)
        spell = self.spells[mark]
        end = STILL if spell.end is None else f"to {when_words(spell.end, self.journey)}"
        return f"from {when_words(spell.start, self.journey)}, {end}"

    def ends(self, mark: MarkId) -> tuple[When, When | None]:
        """The start of a mark and the end of a spell: None where it goes on, and of what has one time only."""
        if mark in self.spells:
            return self.spells[mark].start, self.spells[mark].end
        return (self.accounts[mark][1].when if mark in self.accounts else self.points[mark].when), None

    def said(self, entry: GridEntry) -> str:
        """A mark in a sentence: who tells what, when, and what stands behind it."""
        teller = self.teller(entry)
        parts = [f"{teller.name}: {entry.words}", self.times(entry.mark)]
        if entry.mark in self.points:
            point = self.points[entry.mark]
            parts += [METHOD_WORDS[point.method], f"“{point.words}”" if point.words else ""]
        if entry.mark in self.accounts:
            account = self.accounts[entry.mark][1]
            parts.append(f"“{account.words}”" if account.words else "")
        behind = self.journey.evidence.get(entry.mark)
        if behind is not None:
            parts += [_many(behind.passages, "passage"), _many(behind.regions, "region of a drawing")]
            parts += [_many(len(behind.codes), "code"), _many(behind.notes, "note")]
        return ", ".join(part for part in parts if part)


def laid_out(
    journey: JourneyRow,
    axis: Axis,
    tellers: Collection[ParticipantId | None] | None = None,
    more: int | None = NO_YEAR,
    *,
    latest_first: bool = False,
) -> Sheet:
    """A journey as a sheet; the year `more` (None for what nobody can place) has one line that is empty."""
    grid = lifegrid(journey, axis, tellers, whole=True)
    places = [place for place, row in enumerate(grid.rows) if row.year is not None]
    unplaced = [place for place, row in enumerate(grid.rows) if row.year is None]
    ordered = [*(reversed(places) if latest_first else places), *unplaced]
    lines = [
        Line(place, number)
        for place in ordered
        for number in range(_height(grid.rows[place]) + (grid.rows[place].year == more))
    ]
    return Sheet(
        journey,
        grid,
        tuple(lines),
        {spell.mark: spell for spell in journey.spells},
        {account.mark: (event, account) for event in journey.events for account in event.accounts},
        {point.mark: point for point in journey.points},
    )


def _height(row: GridRow) -> int:
    return max(1, *(len(cell) for cell in row.cells))


def _many(number: int, thing: str) -> str:
    return "" if not number else f"{number} {thing}{'' if number == 1 else 's'}"
