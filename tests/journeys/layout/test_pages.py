"""A long journey goes over pages, each of which can be read, and nothing is left off all of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys.layout import LANDSCAPE, Kind, Options, draw_journey, draw_pages
from app.journeys.layout.drawing import Edge
from tests.journeys.layout.amara import amara
from tests.journeys.layout.made_up import made_up, measure
from tests.journeys.layout.test_any_journey import overlapping


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 200), st.integers(1, 20), st.booleans())
def test_every_mark_is_on_a_page_and_no_page_has_too_many_events(
    seed: int, marks: int, most: int, low: bool
) -> None:
    journey = made_up(seed, marks)
    pages = draw_pages(journey, Options(), measure, most_events=most, tallest=700 if low else None)
    told = {spell.mark for spell in journey.spells} | {point.mark for point in journey.points}
    told |= {account.mark for event in journey.events for account in event.accounts}
    shown = {mark.ref.mark for page in pages for mark in page.marks if mark.ref.kind is not Kind.MORE}
    assert shown - {None} == told
    events = [mark.ref for page in pages for mark in page.marks if mark.ref.kind is Kind.EVENT]
    assert len(events) == len(set(events)) == len(journey.events)
    for page in pages:
        assert overlapping(page.labels) == []
        assert [label for label in page.labels if not label.rect.within(page.page)] == []


def test_events_are_shared_out_evenly_and_pages_are_numbered() -> None:
    pages = draw_pages(amara(), Options(), measure, most_events=6)
    counts = [sum(mark.ref.kind is Kind.EVENT for mark in page.marks) for page in pages]
    assert len(pages) == 3
    assert sum(counts) == len(amara().events)
    assert max(counts) <= 7  # six, and on the first what nobody can date
    assert "page 2 of 3" in " ".join(label.text for label in pages[1].labels)
    assert pages[0].days[1] == pages[1].days[0]
    assert pages[1].unknown is None


def test_what_goes_on_on_another_page_is_cut_not_ended() -> None:
    pages = draw_pages(amara(), Options(), measure, most_events=6)
    care = next(mark for mark in pages[1].marks if mark.name == "Full care order" and mark.ref.kind is Kind.SPELL)
    assert (care.starts, care.ends) == (Edge.CUT, Edge.CUT)


def test_lanes_are_parted_where_a_page_is_too_low() -> None:
    tallest = Options().width * LANDSCAPE
    pages = draw_pages(amara(), Options(), measure, tallest=tallest)
    assert all(page.height <= tallest for page in pages)
    titles = [band.title for page in pages for band in page.bands]
    assert titles == [band.title for band in draw_journey(amara(), Options(), measure).bands]
    assert len({page.days for page in pages}) == 1


@pytest.mark.parametrize("most", [20, 100])
def test_a_short_journey_stays_on_one_page(most: int) -> None:
    pages = draw_pages(amara(), Options(), measure, most_events=most)
    assert pages == (draw_journey(amara(), Options(), measure),)
