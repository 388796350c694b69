"""One child's journey on paper: at a glance, the map, the lifegrid, the measures, the accounts, the words behind.

Times are told by age alone (DOMAIN J-02, E-12); durations in months. What may not leave is not in the material.
"""

from collections.abc import Iterator, Sequence

from app.journeys.fact_rows import TellerMeasures
from app.journeys.journey_rows import JourneyRow, TellerRow
from app.journeys.layout.times import Times
from app.journeys.layout.words import teller_words
from app.journeys.measuring import GridColumn, GridEntry, Lifegrid, facts, lifegrid
from app.journeys.measuring.beside import Beside, accounts_beside
from app.journeys.measuring.lifegrid import EVENTS, WELLBEING
from app.journeys.measuring.told import months_told
from app.journeys.measuring.words import WELLBEING_WORDS
from app.journeys.rules import Axis, Tally, When, age_told
from app.reports.compose.front import caution
from app.reports.compose.sentences import listed, long_date
from app.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Contents,
    Heading,
    Paragraph,
    Picture,
    Quote,
    ReportDocument,
    Run,
    Style,
    Table,
    TitleBlock,
    cell,
    plain,
)
from app.reports.journey_material import JourneyMaterial, QuoteBehind
from app.reports.quotes import lower_first

_NOTES_THAT_LEAVE = ("Conflict on", "Not quite the same on", "Within one perspective", "R≠", "A critical moment")
"""Of an event: what is computed; a judgement is the researchers' own."""
_NOTHING = "–"
MOST_COLUMNS = 5
"""A lifegrid of more lanes is parted into two tables: no page is wide enough for it."""


def compose_journey(material: JourneyMaterial) -> ReportDocument:
    """The whole document, in the order it is read."""
    title = f"{material.journey.pseudonym}’{'' if material.journey.pseudonym.endswith('s') else 's'} journey"
    blocks: list[Block] = [
        TitleBlock(title, material.study, long_date(material.date), caution(material.circle)),
        Contents("Contents"),
        *_at_a_glance(material),
        *_map(material),
        *_lifegrid(material.journey),
        *_measures(material.journey),
        *_accounts(material.journey),
        *_networks(material),
        *_words_behind(material.quotes),
    ]
    foot = f"{material.study} · {title} · pseudonymised, for {material.circle}"
    return ReportDocument(title, foot, tuple(blocks))


def _at_a_glance(material: JourneyMaterial) -> Iterator[Block]:
    yield Heading(1, "At a glance")
    yield from glance_bullets(material)
    yield from tellers_line(material.journey)
    if material.left_out:
        yield Paragraph(plain("Not in this document:"), Style.NOTE, keep_with_next=True)
        yield Bullets(tuple((Run(sentence, quiet=True),) for sentence in material.left_out))


def glance_bullets(material: JourneyMaterial) -> Iterator[Block]:
    """The facts of a journey, one a line."""
    told = [f"{fact[:1].upper()}{fact[1:]}" for fact in material.glance]
    if told:
        yield Bullets(tuple(plain(f"{fact}.") for fact in told))


def tellers_line(journey: JourneyRow) -> Iterator[Block]:
    """Who tells."""
    who = [teller_words(one.teller) for one in facts(journey).measures]
    if who:
        yield Paragraph(plain(f"As told by {listed(who)}. Each is kept apart; nothing is averaged between them."))


def _networks(material: JourneyMaterial) -> Iterator[Block]:
    for number, network in enumerate(material.networks):
        if number == 0:
            yield Heading(1, "Who was around", new_page=True)
        yield Picture(network.caption, network.described, network.content, network.words)


def _map(material: JourneyMaterial) -> Iterator[Block]:
    many = len(material.pages)
    for number, page in enumerate(material.pages, 1):
        if number == 1:
            yield Heading(1, "The map", new_page=True)
        part = f", page {number} of {many}" if many > 1 else ""
        yield Picture(f"The journey by age{part}", page.described, page.content, page.words)


def _lifegrid(journey: JourneyRow) -> Iterator[Block]:
    """A row a year of age; a lane that nobody tells of is left out."""
    grid = lifegrid(journey, Axis.AGE)
    kept = [place for place in range(len(grid.columns)) if any(row.cells[place] for row in grid.rows)]
    if not kept:
        return
    letters = listed([f"{one.teller.letter} {teller_words(one.teller)}" for one in facts(journey).measures])
    yield Heading(1, "The lifegrid", new_page=True)
    yield Paragraph(plain(f"Who tells: {letters}. “…” goes on from the year before."), Style.NOTE, True)
    halves = [kept] if len(kept) <= MOST_COLUMNS else [kept[: len(kept) // 2], kept[len(kept) // 2 :]]
    for places in halves:
        yield _grid_table(grid, places, whole=len(halves) == 1)


def _grid_table(grid: Lifegrid, places: Sequence[int], *, whole: bool) -> Table:
    """Some lanes of the lifegrid, in the years in which they say anything."""
    names = listed([lower_first(grid.columns[place].name) for place in places])
    return Table(
        caption="The lifegrid, a row a year of age" if whole else f"The lifegrid: {names}",
        description="One row for each year of age and one column for each lane, with who tells it.",
        columns=(
            Column(cell("Age", bold=True), 13),
            *(Column(cell(grid.columns[place].name, bold=True), _width(grid.columns[place])) for place in places),
        ),
        rows=tuple(
            (
                cell(row.name.removeprefix("Age ") if row.year is not None else "not known"),
                *(_entries(row.cells[place]) for place in places),
            )
            for row in grid.rows
            if any(row.cells[place] for place in places)
        ),
        flows=True,
    )


def _width(column: GridColumn) -> int:
    return {EVENTS: 34, WELLBEING: 18}.get(column.name, 22)


def _entries(entries: Sequence[GridEntry]) -> Cell:
    """What a cell says, each thing once with the letters of all who tell it."""
    told: dict[tuple[bool, str], list[str]] = {}
    for entry in entries:
        told.setdefault((entry.goes_on, entry.words), []).append(entry.letter)
    lines = (
        f"{'… ' if goes_on else ''}{' '.join(dict.fromkeys(letters))}: {words}"
        for (goes_on, words), letters in told.items()
    )
    return Cell(tuple(plain(line) for line in lines)) if told else cell("")


def _measures(journey: JourneyRow) -> Iterator[Block]:
    for number, table in enumerate(measures_table(journey)):
        if number == 0:
            yield Heading(1, "Measures")
        yield table


def measures_table(journey: JourneyRow, whose: str = "") -> Iterator[Block]:
    """What each account gives, in figures; nothing where none gives any."""
    measured = [one for one in facts(journey).measures if _measured(one)]
    if not measured:
        return
    yield Table(
        caption=f"{whose} journey: what each account gives" if whose else "What each account gives",
        description="One row for each measure and one column for each person who tells, and the official record.",
        columns=(
            Column(cell("Measure", bold=True), 30),
            *(_teller_column(one.teller) for one in measured),
        ),
        rows=tuple(
            (cell(name), *(cell(words, quiet=words == _NOTHING) for words in row))
            for name, row in zip(MEASURES, zip(*map(measures_told, measured), strict=True), strict=True)
            if any(words != _NOTHING for words in row)
        ),
    )


MEASURES = (
    "Age at first entry",
    "Time in care",
    "Placements",
    "Moves",
    "Unplanned moves",
    "Longest placement",
    "Gaps between placements",
    "School moves",
    "Social workers",
    "Lowest point of wellbeing",
)


def measures_told(one: TellerMeasures) -> tuple[str, ...]:
    """What one account gives, measure by measure."""
    placed, schools, workers, low = one.placements, one.schools, one.workers, one.lowest
    return (
        _NOTHING if one.entry is None else age_told(one.entry),
        _NOTHING if one.in_care is None or one.in_care.unknown else months_told(one.in_care),
        _NOTHING if placed is None else str(placed.placements),
        _NOTHING if placed is None else _tally(Tally(len(placed.moves), placed.moves_unsaid)),
        _NOTHING if placed is None else _tally(placed.unplanned),
        _NOTHING if placed is None or placed.longest is None else months_told(placed.longest),
        _NOTHING if placed is None else str(len(placed.gaps)),
        _NOTHING if schools is None else _tally(schools.moves),
        _NOTHING if workers is None else str(workers.workers),
        _NOTHING if low is None or low.low.value is None else WELLBEING_WORDS[round(low.low.value)],
    )


def _measured(one: TellerMeasures) -> bool:
    return any(words != _NOTHING for words in measures_told(one))


def _tally(tally: Tally) -> str:
    return str(tally.known) if not tally.unsaid else f"{tally.known} to {tally.known + tally.unsaid}"


def _accounts(journey: JourneyRow) -> Iterator[Block]:
    for number, block in enumerate(accounts_table(journey)):
        if number == 0:
            yield Heading(1, "What happened, as each tells it")
        yield block


def accounts_table(journey: JourneyRow, whose: str = "") -> Iterator[Block]:
    """Every event with all accounts of it; nothing where nobody tells of any."""
    times = Times(journey, Axis.AGE)

    def by_age(when: When, _: JourneyRow) -> str:
        return times.words(when)

    beside = accounts_beside(journey, {}, by_age)
    if not beside.events:
        return
    yield Paragraph(
        plain("≠ marks a conflict with another account, ≈ what is not quite the same."), Style.NOTE, True
    )
    yield Table(
        caption=f"{whose} journey: the events, with every account"
        if whose
        else "The events, with every account of them",
        description="One row for each event: how the accounts stand to each other, and what each teller says.",
        columns=(
            Column(cell("Event", bold=True), 30),
            *(_teller_column(teller) for teller in beside.tellers),
        ),
        rows=tuple(_event_row(beside)),
        flows=True,
    )


def _event_row(beside: Beside) -> Iterator[tuple[Cell, ...]]:
    for event in beside.events:
        notes = [note for note in event.notes if note.startswith(_NOTES_THAT_LEAVE)]
        head = Cell(
            (
                (Run(event.compared.event.title or event.compared.event.kind.value, bold=True),),
                plain(event.status),
                *((Run(note, quiet=True),) for note in notes),
            )
        )
        cells = (
            Cell(tuple((Run(line.told, quiet=one.account is None),) for line in one.lines)) for one in event.cells
        )
        yield (head, *cells)


def _teller_column(teller: TellerRow) -> Column:
    header = Cell(((Run(f"{teller.letter} {teller.name}", bold=True),),), palette=teller.palette)
    return Column(header, 26)


def _words_behind(quotes: Sequence[QuoteBehind]) -> Iterator[Block]:
    about = ""
    for number, quote in enumerate(quotes):
        if number == 0:
            yield Heading(1, "The words behind the map")
        if quote.about != about:
            about = quote.about
            yield Heading(2, about)
        yield Quote(quote.words, quote.attribution, quote.palette)
