"""The measures of a journey in words, a column a teller, each with the very marks it counts (DOMAIN §1.3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.journeys.fact_rows import TellerMeasures
from app.journeys.journey_rows import NOBODY, JourneyRow, LaneKind, MarkId, SpellRow, TellerRow
from app.journeys.measuring.header import facts
from app.journeys.measuring.times import timeline_of
from app.journeys.measuring.told import months_told
from app.journeys.measuring.words import point_words, spell_words, when_words
from app.journeys.rules import Answer, PlacementMeasures, Range, Tally, age_told
from app.journeys.rules.coverage import Gap
from app.journeys.rules.placements import Stay

NOT_KNOWN = "not known"
NOTHING_TOLD = "nothing told"
_HOW = {True: "unplanned", False: "planned", None: "not known whether planned"}


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing a measure counts: in words, and the marks it stands on."""

    words: str
    marks: tuple[MarkId, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureCell:
    """A measure as one teller's account gives it, and what was counted for it."""

    words: str
    counted: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with a cell for each teller."""

    name: str
    help: str
    cells: tuple[MeasureCell, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """All measures of a journey; perspectives are kept apart, never averaged (J-12)."""

    tellers: tuple[TellerRow, ...] = ()
    rows: tuple[MeasureRow, ...] = ()


MEASURES: tuple[tuple[str, str], ...] = (
    ("Age at first entry", "The event by which care began, else the first placement of the pick-list"),
    ("Time in care", "From first entry to leaving care, or to the review date"),
    ("Placements", "Temporary ones are left out; a change of legal status alone makes no other"),
    ("Moves", "From one placement to the next with another carer"),
    ("Unplanned moves", "The placement ended for a reason that was not planned, or to protect the child"),
    ("Gaps", "More than 0 days between placements that none covers, temporary ones included"),
    ("Longest placement", "One that goes on is measured to the review date"),
    ("Current placement", "The one that goes on at the review date"),
    ("Days in each record", "Every record of a home, temporary ones too"),
    ("Three or more in a year", "Placements in a year from 1 April to 31 March"),
    (
        "Long-term stability",
        "Under 16, in care for 2½ years, in one placement for two years or placed for adoption",
    ),
    ("School moves", "From one school to another; times in no school are passed over"),
    ("Social workers", "How many there were, and how often they changed"),
    ("Lowest point", "Of wellbeing, and what came before it rose again"),
)


def measures_told(journey: JourneyRow) -> Measured:
    """Every measure as every teller's account gives it, the child first and the official record last."""
    measured = facts(journey).measures
    columns = [tuple(_Told(journey, one).cells()) for one in measured]
    return Measured(
        tuple(one.teller for one in measured),
        tuple(
            MeasureRow(name, explained, tuple(column[place] for column in columns))
            for place, (name, explained) in enumerate(MEASURES)
        ),
    )


class _Told:
    """The measures of one teller, in words."""

    def __init__(self, journey: JourneyRow, measures: TellerMeasures) -> None:
        self._journey, self._measures = journey, measures
        self._kind = {lane.id: lane.kind for lane in journey.lanes}
        self._spells = {int(spell.mark): spell for spell in journey.spells}

    def cells(self) -> Iterator[MeasureCell]:
        """In the order of `MEASURES`."""
        yield self._entry()
        yield self._in_care()
        placed = self._measures.placements
        if placed is None:
            yield from (MeasureCell(NOTHING_TOLD) for _ in range(9))
        else:
            yield from self._placed(placed)
        yield self._schools()
        yield self._workers()
        yield self._lowest()

    def _placed(self, placed: PlacementMeasures) -> Iterator[MeasureCell]:
        yield MeasureCell(str(placed.placements), tuple(self._stay(stay) for stay in placed.stays))
        moves = tuple(self._move(move.ended, move.began, _HOW[move.unplanned]) for move in placed.moves)
        yield MeasureCell(_tally(Tally(len(placed.moves), placed.moves_unsaid)), moves)
        counted = tuple(
            self._move(move.ended, move.began, _HOW[move.unplanned])
            for move in placed.moves
            if move.unplanned is not False
        )
        yield MeasureCell(_tally(placed.unplanned), counted)
        yield self._gaps(placed)
        longest = placed.longest_stay
        yield MeasureCell(_days(placed.longest), () if longest is None else (self._stay(longest),))
        if placed.current is None:
            yield MeasureCell("none goes on")
        else:
            yield MeasureCell(_days(placed.current.days), (self._stay(placed.current),))
        counted = tuple(self._record(key, days) for key, days in placed.durations)
        yield MeasureCell(f"{placed.records} record{_s(placed.records)}, {placed.covered.told()} in all", counted)
        yield self._years(placed)
        yield MeasureCell(_answer(placed.stable), () if placed.current is None else (self._stay(placed.current),))

    def _entry(self) -> MeasureCell:
        entry = self._measures.entry
        return MeasureCell(NOT_KNOWN if entry is None else age_told(entry))

    def _in_care(self) -> MeasureCell:
        days = self._measures.in_care
        if days is None or days.unknown:
            return MeasureCell(NOT_KNOWN)
        return MeasureCell(f"{days.told()} ({months_told(days)})")

    def _gaps(self, placed: PlacementMeasures) -> MeasureCell:
        certain = [
            Counted(
                f"{gap.days.told()} between {self._name(gap.after)} and {self._name(gap.before)}", self._ends(gap)
            )
            for gap in placed.gaps
        ]
        possible = [
            Counted(
                f"Perhaps: between {self._name(gap.after)} and {self._name(gap.before)}, {gap.days.told()}",
                self._ends(gap),
            )
            for gap in placed.possible_gaps
        ]
        words = str(len(certain))
        words += f", {self._measures.gap_days.told()}" if certain else ""
        words += f"; {len(possible)} more possible" if possible else ""
        return MeasureCell(words, (*certain, *possible))

    def _years(self, placed: PlacementMeasures) -> MeasureCell:
        many = [year.name for year in placed.years if year.many]
        words = _answer(placed.three_in_a_year) + (f": {', '.join(many)}" if many else "")
        told = (
            Counted(f"{year.name}: {year.placements.told('placement', 'placements')}") for year in placed.years
        )
        return MeasureCell(words, tuple(told))

    def _schools(self) -> MeasureCell:
        schools = self._measures.schools
        if schools is None:
            return MeasureCell(NOTHING_TOLD)
        words = f"{_tally(schools.moves)}, {_tally(schools.mid_year)} mid-year"
        return MeasureCell(words, self._lane(LaneKind.EDUCATION))

    def _workers(self) -> MeasureCell:
        workers = self._measures.workers
        if workers is None:
            return MeasureCell(NOTHING_TOLD)
        words = f"{workers.workers}, {workers.changes} change{_s(workers.changes)}"
        return MeasureCell(words, self._lane(LaneKind.WORKER))

    def _lowest(self) -> MeasureCell:
        lowest = self._measures.lowest
        if lowest is None:
            return MeasureCell(NOTHING_TOLD)
        low, rise = lowest.low, lowest.rise
        counted = [Counted(f"{point_words(low)}, {when_words(low.when, self._journey)}", (low.mark,))]
        for event in self._journey.events:
            if event.id in lowest.between:
                marks = tuple(account.mark for account in event.accounts)
                counted.append(Counted(f"Before it rose: {event.title}", marks))
        if rise is not None:
            words = f"Then {point_words(rise)}, {when_words(rise.when, self._journey)}"
            counted.append(Counted(words, (rise.mark,)))
        return MeasureCell(f"{point_words(low)}, {when_words(low.when, self._journey)}", tuple(counted))

    # What is counted

    def _lane(self, kind: LaneKind) -> tuple[Counted, ...]:
        spells = [
            spell
            for spell in self._journey.spells
            if spell.teller == self._measures.teller.participant and self._kind.get(spell.lane) is kind
        ]
        timeline = timeline_of(self._journey)
        spells.sort(key=lambda spell: timeline.order(spell.start, self._measures.axis))
        return tuple(
            Counted(
                f"{self._name(int(spell.mark))}, {self._times(spell)}"
                + (", passed over" if spell.code.casefold() == NOBODY else ""),
                (spell.mark,),
            )
            for spell in spells
        )

    def _stay(self, stay: Stay) -> Counted:
        marks = tuple(self._spells[record].mark for record in stay.records)
        return Counted(f"{self._name(stay.key)}, {stay.days.told()}", marks)

    def _record(self, key: int, days: Range) -> Counted:
        spell = self._spells[key]
        return Counted(f"{self._name(key)}, {self._times(spell)}: {days.told()}", (spell.mark,))

    def _move(self, ended: int, began: int, how: str) -> Counted:
        marks = (self._spells[ended].mark, self._spells[began].mark)
        return Counted(f"From {self._name(ended)} to {self._name(began)}, {how}", marks)

    def _ends(self, gap: Gap) -> tuple[MarkId, MarkId]:
        return self._spells[gap.after].mark, self._spells[gap.before].mark

    def _name(self, key: int) -> str:
        spell = self._spells[key]
        return spell_words(spell, self._kind[spell.lane], self._journey)

    def _times(self, spell: SpellRow) -> str:
        end = "still" if spell.end is None else f"to {when_words(spell.end, self._journey)}"
        return f"{when_words(spell.start, self._journey)} {end}"


def _days(days: Range | None) -> str:
    return NOT_KNOWN if days is None else days.told()


def _answer(answer: Answer) -> str:
    if answer.value is None:
        return f"{NOT_KNOWN}: {answer.reason[:1].lower()}{answer.reason[1:]}".rstrip(".")
    return "yes" if answer.value else "no"


def _tally(tally: Tally) -> str:
    return str(tally.known) if not tally.unsaid else f"{tally.known} to {tally.known + tally.unsaid}"


def _s(number: int) -> str:
    return "" if number == 1 else "s"
