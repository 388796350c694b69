"""Nothing of a journey leaves as a picture that those who tell it did not agree to (E-01)."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.journeys.journey_rows import JourneyRow, Method, TellerRow
from app.journeys.layout import Options
from app.journeys.rules import Axis
from app.problems import Problem
from app.reports.pictures import leaving, write_pictures
from app.reports.pictures.files import DATES_IDENTIFY
from app.reports.pictures.glance import glance_of
from app.study.rows import ConsentScope
from tests.journeys.layout.amara import CARER, CHILD, RECORD, WORKER, amara

ALL = frozenset(ConsentScope)


def with_tellers(**changes: TellerRow) -> JourneyRow:
    """Amara's journey with some tellers replaced by name; everybody agreed to everything unless said."""
    return replace(
        amara(),
        tellers=tuple(changes.get(teller.name, replace(teller, scopes=ALL)) for teller in amara().tellers),
    )


def named(name: str) -> TellerRow:
    return replace(next(teller for teller in amara().tellers if teller.name == name), scopes=ALL)


def test_where_all_agreed_all_may_leave() -> None:
    allowed = leaving(with_tellers(), Options())
    assert allowed.warnings == ()
    assert {spell.teller for spell in allowed.journey.spells} == {CHILD, CARER, WORKER, RECORD}


def test_who_may_not_be_quoted_or_linked_is_left_out_and_named() -> None:
    journey = with_tellers(Dee=replace(named("Dee"), quotable=False), Joan=replace(named("Joan"), linkable=False))
    allowed = leaving(journey, Options())
    told = {spell.teller for spell in allowed.journey.spells} | {point.teller for point in allowed.journey.points}
    told |= {account.teller for event in allowed.journey.events for account in event.accounts}
    assert told == {CHILD, RECORD}
    assert allowed.warnings == (
        "Dee is left out: no consent to be quoted is recorded.",
        "Joan is left out: no consent to be set beside others’ accounts is recorded.",
    )


def test_alone_nobody_is_set_beside_others() -> None:
    journey = with_tellers(Amara=replace(named("Amara"), linkable=False))
    allowed = leaving(journey, Options(tellers=frozenset({CHILD, RECORD})))
    assert allowed.warnings == ()


def test_a_curve_that_was_drawn_leaves_only_with_consent_to_show_drawings() -> None:
    journey = with_tellers(Amara=replace(named("Amara"), scopes=ALL - {ConsentScope.DRAWINGS}))
    allowed = leaving(journey, Options())
    assert not [one for one in allowed.journey.points if one.teller == CHILD and one.method is Method.DRAWN]
    assert [one for one in allowed.journey.points if one.teller == CHILD]
    assert allowed.warnings == (
        "The wellbeing drawn by Amara is left out: no consent to show drawings is recorded.",
    )


def test_the_official_record_leaves_only_with_the_childs_consent_to_it() -> None:
    child = replace(named("Amara"), scopes=ALL - {ConsentScope.ADMINISTRATIVE})
    allowed = leaving(with_tellers(Amara=child), Options())
    assert {spell.teller for spell in allowed.journey.spells} == {CHILD, CARER, WORKER}
    assert not [one for event in allowed.journey.events for one in event.accounts if one.teller == RECORD]
    assert allowed.warnings == (
        "The official record is left out: the child’s consent to administrative data is not recorded.",
    )
    assert "official record" not in " ".join(glance_of(allowed.journey))
    with pytest.raises(Problem, match="may leave"):
        leaving(with_tellers(Amara=child), Options(tellers=frozenset({RECORD})))


def test_a_carers_consent_is_no_consent_to_the_childs_record() -> None:
    child = replace(named("Amara"), scopes=frozenset({ConsentScope.QUOTE}), quotable=True)
    assert "The official record" in leaving(with_tellers(Amara=child), Options()).warnings[0]


def test_where_nothing_may_leave_nothing_is_written(tmp_path: Path) -> None:
    silent = replace(amara(), tellers=tuple(replace(one, quotable=False) for one in amara().tellers))
    only = replace(silent, spells=tuple(one for one in silent.spells if one.teller is not None), events=())
    with pytest.raises(Problem, match="may leave"):
        write_pictures(only, Options(), tmp_path / "map.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_pages_are_numbered_behind_the_name(tmp_path: Path, ending: str) -> None:
    written = write_pictures(with_tellers(), Options(), tmp_path / f"map.{ending}", pages=True)
    for file in written.files:
        file.put()
    names = [path.name for path in written.paths]
    assert names[:2] == [f"map.{ending}", f"map-2.{ending}"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_another_ending_is_refused_and_dates_are_warned_of(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="PNG or an SVG"):
        write_pictures(with_tellers(), Options(), tmp_path / "map.jpeg")
    written = write_pictures(with_tellers(), Options(axis=Axis.CALENDAR), tmp_path / "map.svg")
    assert written.warnings == (DATES_IDENTIFY,)


def test_the_facts_under_the_title_name_no_day() -> None:
    facts = " ".join(glance_of(with_tellers()))
    assert "6 placements" in facts
    assert "the official record" in facts
    assert "days" not in facts
    assert "202" not in facts
