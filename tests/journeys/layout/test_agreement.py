"""Glyphs, rings and rows of accounts say who tells what of an event and how they agree (DOMAIN §1.4, §1.6)."""

from itertools import pairwise

from app.journeys.layout import Drawing, Drawn, Kind, Options, Part, draw_journey
from app.journeys.layout.drawing import Fill, Glyph, Ring
from app.journeys.layout.shapes import Ink
from tests.journeys.layout.amara import CARER, CHILD, RECORD, WORKER, amara
from tests.journeys.layout.made_up import measure


def events(drawing: Drawing) -> dict[str, Drawn]:
    return {mark.name: mark for mark in drawing.marks if mark.ref.kind is Kind.EVENT}


def test_the_ring_shows_how_accounts_agree() -> None:
    there = events(draw_journey(amara(), Options(), measure))
    assert there["Review"].ring is Ring.FULL
    assert there["Moved to Dee’s"].ring is Ring.HALF
    assert there["Moved to Nan’s"].ring is Ring.SPLIT
    assert there["Nan taken ill"].ring is Ring.DOTTED


def test_the_record_neither_makes_nor_cancels_a_conflict() -> None:
    there = events(draw_journey(amara(), Options(), measure))
    emergency = there["Moved to the emergency place"]
    assert (emergency.ring, emergency.differs_from_record) == (Ring.FULL, True)
    assert "R≠" in [label.text for label in emergency.labels]


def test_with_one_perspective_nothing_can_be_compared() -> None:
    there = events(draw_journey(amara(), Options(tellers=frozenset({CHILD})), measure))
    assert {mark.ring for mark in there.values()} == {Ring.NONE}


def test_a_move_is_filled_by_whether_it_was_planned() -> None:
    there = events(draw_journey(amara(), Options(), measure))
    assert {there[name].glyph for name in ("Moved to Nan’s", "Back to Nan’s")} == {Glyph.TRIANGLE}
    assert there["Moved to the emergency place"].fill is Fill.FILLED
    assert there["Back to Nan’s"].fill is Fill.HOLLOW
    assert there["Moved to Nan’s"].fill is Fill.HALF


def test_colour_says_who_tells_it_and_nothing_else() -> None:
    there = events(draw_journey(amara(), Options(), measure))
    inks = {
        name: {
            paint.ink for shape in mark.shapes for paint in (getattr(shape, "line", None),) if paint is not None
        }
        for name, mark in there.items()
    }
    assert Ink.TELLER in inks["Nan taken ill"]
    assert Ink.TELLER not in inks["Review"]
    spells = [mark for mark in draw_journey(amara(), Options(), measure).marks if mark.ref.kind is Kind.SPELL]
    assert not any(
        paint.ink in {Ink.TELLER, Ink.TELLER_WORDS}
        for mark in spells
        for shape in mark.shapes
        for paint in (shape.line, shape.fill)
        if paint is not None
    )


def test_every_account_stands_in_the_row_of_who_gives_it() -> None:
    accounts = [mark for mark in draw_journey(amara(), Options(), measure).marks if mark.ref.kind is Kind.ACCOUNT]
    assert {label.text for mark in accounts for label in mark.labels} == {"Y", "C", "P", "R"}
    rows = [
        [mark.rect.y for mark in accounts if mark.teller == teller] for teller in (CHILD, CARER, WORKER, RECORD)
    ]
    assert all(max(one) < min(other) for one, other in pairwise(rows))


def test_hidden_lanes_and_parts_are_gone_from_the_legend_too() -> None:
    journey = amara()
    lanes = frozenset(lane.id for lane in journey.lanes)
    options = Options(hidden_lanes=lanes, hidden_parts=frozenset({Part.WELLBEING}))
    drawing = draw_journey(journey, options, measure)
    assert [band.title for band in drawing.bands] == ["Events", "Accounts"]
    assert {entry.group for entry in drawing.legend} == {
        "Who tells it",
        "What happened",
        "Accounts",
        "When it was",
    }
