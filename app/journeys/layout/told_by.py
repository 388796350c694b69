"""Who gives an account of each event, and when they say it was: a row for each perspective (DOMAIN §1.4)."""

from collections.abc import Mapping

from app.journeys.journey_rows import AccountRow, EventRow, TellerRow
from app.journeys.layout.drawing import Drawn, Edge, Kind, Ref
from app.journeys.layout.extents import span_of
from app.journeys.layout.glyphs import teller_shapes, words_paint
from app.journeys.layout.packing import Shelves
from app.journeys.layout.rows import row_tag
from app.journeys.layout.shapes import EDGE, MUTED, SMALL, Font, Label, Rect, Shape, line
from app.journeys.layout.sheet import NOT_KNOWN, PAD, Lain, Sheet
from app.journeys.layout.words import account_tooltip, event_name, teller_words

DOT = 4.6
ROW = 18.0
INITIAL = Font(9.5, bold=True)


def accounts_lane(band: int, top: float, middles: Mapping[int, tuple[float, float]], sheet: Sheet) -> Lain:
    """The lane: tellers child first, the record last, those who were asked and say nothing with an empty row."""
    lain = Lain(top + PAD - 2)
    feet = {event: (x, top) for event, (x, _) in middles.items()}
    told: dict[object, list[tuple[AccountRow, EventRow]]] = {}
    for event in sheet.journey.events:
        for account in event.accounts:
            told.setdefault(account.teller, []).append((account, event))
    for teller in sheet.tellers.values():
        accounts = told.get(teller.participant, [])
        if accounts or teller.interviewed:
            _lay_row(teller, band, accounts, lain, feet, sheet)
    lain.bottom += PAD - 4
    return lain


def _lay_row(
    teller: TellerRow,
    band: int,
    accounts: list[tuple[AccountRow, EventRow]],
    lain: Lain,
    feet: Mapping[int, tuple[float, float]],
    sheet: Sheet,
) -> None:
    """One teller's dots, in as many lines as keep them apart."""
    shelves, unplaced = Shelves(), 0
    row_tag(teller, lain.bottom, ROW, lain, sheet)
    width = sheet.wide(teller.letter, INITIAL)
    if not accounts:
        silent = "no account of any of these"
        lain.furniture.append(sheet.label(silent, sheet.plot.x + 6, lain.bottom + 2, SMALL, MUTED))
    for account, event in sorted(accounts, key=lambda one: (sheet.times.order(one[0].when), one[0].mark)):
        span = span_of(sheet.times.bounds(account.when), sheet.scale)
        if span is None:
            if sheet.strip is None:
                continue
            each = DOT * 2 + width + 8
            across = max(int((sheet.strip.width - 12) // each), 1)
            x = sheet.strip.x + 10 + (unplaced % across) * each
            level, unplaced = unplaced // across, unplaced + 1
            order, edge = NOT_KNOWN + unplaced, Edge.UNKNOWN
            shelves.take(level, -1e6, -1e6)
        else:
            x, edge = (span[0] + span[1]) / 2, span[2]
            found = shelves.first_free(x - DOT - 2, x + DOT + width + 5)
            assert found is not None
            level, order = found, x
            shelves.take(level, x - DOT - 2, x + DOT + width + 5)
        y = lain.bottom + level * ROW + ROW / 2
        above = feet.get(int(event.id))
        if above is not None and span is not None and abs(above[0] - x) > DOT:
            lain.ground.append(line(above, (x, y - DOT), EDGE, 0.7, (1.0, 2.0)))
        lain.marks.append(_drawn(account, event, teller, band, (x, y), (order, edge), span, width, sheet))
    lain.bottom += max(len(shelves), 1) * ROW


def _drawn(
    account: AccountRow,
    event: EventRow,
    teller: TellerRow,
    band: int,
    at: tuple[float, float],
    timed: tuple[float, Edge],
    span: tuple[float, float, Edge] | None,
    width: float,
    sheet: Sheet,
) -> Drawn:
    x, y = at
    shapes: list[Shape] = []
    if span is not None and span[1] - span[0] > 4 * DOT:
        foot = y + DOT + 1.6
        shapes.append(line((span[0], foot), (span[1], foot), MUTED, 0.9, (2.0, 2.5)))
    shapes += teller_shapes(teller, x, y, DOT)
    letter = Rect(x + DOT + 2, y - INITIAL.height / 2, width, INITIAL.height)
    return Drawn(
        ref=Ref(Kind.ACCOUNT, account.mark, event.id),
        band=band,
        rect=Rect(x - DOT - 2, y - ROW / 2, 2 * DOT + 4, ROW),
        order=timed[0],
        name=f"{event_name(event)}, told by {teller_words(teller)}",
        tooltip=account_tooltip(account, event, sheet),
        teller=account.teller,
        shapes=tuple(shapes),
        labels=(Label(teller.letter, letter, INITIAL, words_paint(teller)),),
        starts=timed[1],
    )
