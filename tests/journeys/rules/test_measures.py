"""The measures of a journey, exactly as DOMAIN §1.3 defines them, and never more certain than what was told."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys.rules.amounts import Answer, Range, Tally
from app.journeys.rules.placements import PlacementMeasures, measure_placements
from app.journeys.rules.spells import (
    Move,
    Placement,
    SchoolSpell,
    WorkerSpell,
    check_placement,
    check_spell,
)
from app.journeys.rules.timeline import Axis, Bounds
from app.journeys.rules.turnover import measure_schools, measure_workers
from app.journeys.rules.vocabulary import Listed, Mark, Term
from app.problems import Problem
from tests.journeys.rules.lanes import (
    REVIEW,
    VECTOR,
    VOCABULARY,
    aged,
    between,
    exact_lanes,
    on,
    record,
    rough_lanes,
)

TEN = aged(10, 10.99)


def measured(
    placements: list[Placement], review: Bounds | None = REVIEW, age: Bounds | None = None
) -> PlacementMeasures:
    return measure_placements(placements, VOCABULARY, review, age)


def moved(placements: list[Placement], review: Bounds | None = REVIEW) -> list[tuple[int, int]]:
    return [(move.ended, move.began) for move in measured(placements, review).moves]


def days(found: Range | None) -> int | None:
    return None if found is None else found.exact


def test_the_acceptance_vector() -> None:
    found = measured(VECTOR)
    assert found.records == 6
    assert found.placements == 5
    assert found.moves == (Move(1, 2, False), Move(2, 4, True), Move(4, 5, False), Move(5, 6, True))
    assert found.unplanned == Tally(2)
    assert found.moves_unsaid == 0
    assert [(gap.after, gap.before, gap.days.exact) for gap in found.gaps] == [(5, 6, 17)]
    assert found.possible_gaps == ()
    assert [days(duration) for _, duration in found.durations] == [19, 534, 7, 354, 137, 879]
    assert [(year.name, year.placements.exact) for year in found.years if year.many is not False] == [
        ("2012–13", 3)
    ]
    assert [year.placements.exact for year in found.years] == [2, 1, 2, 3, 1, 1, 1]
    assert found.three_in_a_year == Answer(True)
    assert days(found.since_entry) == 1947
    assert days(found.longest) == 879
    assert found.longest_stay is not None
    assert found.longest_stay.key == 6
    assert found.current == found.longest_stay
    assert days(found.covered) == 1947 - 17
    assert measured(VECTOR, age=TEN).stable == Answer(True)


def test_a_return_to_the_same_carer_is_no_move_where_both_spells_name_that_carer() -> None:
    there_and_back = """
    1 01/01/2012 01/03/2012 U6 S CARPL Sam
    2 01/03/2012 08/03/2012 T2 P CARPL Holiday
    3 08/03/2012 -          U6 P -     {}
    """
    assert moved(record(there_and_back.format("Sam"))) == []
    assert moved(record(there_and_back.format("sAM"))) == []
    assert moved(record(there_and_back.format("Jo"))) == [(1, 3)]
    assert moved(record(there_and_back.format(""))) == [(1, 3)]


def test_same_carer_and_status_changes_are_placements_but_no_moves() -> None:
    text = """
    1 01/01/2012 01/03/2012 U6 S CARPL
    2 01/03/2012 01/06/2012 U4 T CARPL
    3 01/06/2012 01/09/2012 U6 U PLACE
    4 01/09/2012 -          U4 P -
    """
    found = measured(record(text))
    assert found.moves == ()
    assert found.placements == 4


def test_a_change_of_legal_status_alone_goes_on_with_the_placement() -> None:
    text = """
    1 01/01/2012 01/03/2012 U6 S CARPL
    2 01/03/2012 01/06/2012 U6 L CREQB
    3 01/06/2012 -          U4 B -
    """
    found = measured(record(text))
    assert (found.records, found.placements) == (3, 2)
    assert found.moves == (Move(1, 3, True),)
    assert found.stays[0].records == (1, 2)
    assert days(found.stays[0].days) == 152
    assert [days(duration) for _, duration in found.durations] == [60, 92, 1124]


def test_protective_reasons_are_unplanned_and_what_nobody_gave_is_not_said() -> None:
    text = """
    1 01/01/2012 01/02/2012 U6 S ALLEG
    2 01/02/2012 01/03/2012 U6 P -
    3 01/03/2012 01/04/2012 U6 P CUSTOD
    4 01/04/2012 -          U6 P -
    """
    found = measured(record(text))
    assert [move.unplanned for move in found.moves] == [True, None, False]
    assert found.unplanned == Tally(1, 1)


def test_a_participant_ticks_a_new_home_and_says_whether_it_was_planned() -> None:
    lane = [
        Placement(1, aged(5, 5.99), aged(7, 7.99), carer="Nan", unplanned=True),
        Placement(2, aged(7, 7.99), aged(8, 8.99), carer="Sam", new_carer=True),
        Placement(3, aged(9, 9.5), None, carer="Sam"),
    ]
    found = measured(lane, aged(11, 11.99))
    assert found.moves == (Move(1, 2, True),)
    assert found.moves_unsaid == 1
    assert found.three_in_a_year.value is None
    assert "no dates of the calendar" in found.three_in_a_year.reason
    assert found.years == ()
    assert found.placements == 3
    assert found.stable == Answer(None, "The dates told are too rough to say.")
    assert measured(lane, aged(16, 16.9)).stable == Answer(False)


def test_what_began_nobody_knows_when_comes_before_what_began_where_it_ended() -> None:
    month = aged(9.75, 9.83)
    before = Placement(2, Bounds(Axis.AGE, None, month.latest), month, "U6", unplanned=True)
    here = Placement(1, month, None, "U4", new_carer=True)
    (move,) = measured([here, before], aged(12, 12)).moves
    assert (move.ended, move.began, move.unplanned) == (2, 1, True)
    unknown = Placement(3, Bounds(Axis.AGE), aged(13, 13.99), "K2")
    foster = Placement(4, aged(13, 13.99), None, "U6", new_carer=True)
    assert [move.began for move in measured([foster, unknown], aged(18, 18)).moves] == [4]


def test_overlapping_placements_leave_no_gap_and_their_days_count_once() -> None:
    text = """
    1 01/01/2012 01/06/2012 U6 S CARPL
    2 01/03/2012 01/04/2012 U6 P CARPL
    3 11/06/2012 01/07/2012 U6 P CARPL
    """
    found = measured(record(text))
    assert [(gap.after, gap.before, gap.days.exact) for gap in found.gaps] == [(1, 3, 10)]
    assert days(found.covered) == 152 + 20


def test_one_day_is_a_gap_and_a_changeover_at_midnight_is_none() -> None:
    text = """
    1 01/01/2012 01/02/2012 U6 S CARPL
    2 01/02/2012 01/03/2012 U6 P CARPL
    3 02/03/2012 -          U6 P -
    """
    assert [(gap.after, gap.before, gap.days.exact) for gap in measured(record(text)).gaps] == [(2, 3, 1)]


def test_a_temporary_placement_covers_its_days() -> None:
    text = """
    1 01/01/2012 01/02/2012 U6 S CARPL
    2 03/02/2012 06/02/2012 T1 P CARPL
    3 06/02/2012 -          U6 P -
    """
    assert [(gap.after, gap.before, gap.days.exact) for gap in measured(record(text)).gaps] == [(1, 2, 2)]


def test_a_placement_that_goes_on_is_measured_to_the_review_date_or_not_at_all() -> None:
    lane = record("1 01/01/2012 - U6 S -")
    assert days(measured(lane).durations[0][1]) == 1276
    found = measured(lane, None)
    assert found.durations[0][1].unknown
    assert found.longest is not None
    assert found.longest.unknown
    assert found.since_entry is None
    assert found.stable == Answer(None, "There is no review date.")
    assert found.three_in_a_year == Answer(False)


def test_of_two_placements_as_long_as_each_other_the_first_is_the_longest() -> None:
    found = measured(record("1 01/01/2012 31/01/2012 U6 S CARPL\n2 31/01/2012 01/03/2012 U6 P CARPL"))
    assert found.longest_stay is not None
    assert (found.longest_stay.key, days(found.longest)) == (1, 30)


@pytest.mark.parametrize(("review", "years"), [("01/04/2013", 1), ("02/04/2013", 2), ("01/04/2014", 2)])
def test_years_end_with_the_last_night_before_the_review(review: str, years: int) -> None:
    assert len(measured(record("1 01/06/2012 - U6 S -"), on(review)).years) == years


def test_a_temporary_placement_is_current_only_where_there_is_no_other() -> None:
    home, hospital = record("1 01/01/2012 - U6 S -")[0], record("2 01/06/2015 - T1 P -")[0]
    current = [measured(lane).current for lane in ([hospital, home], [hospital])]
    assert [stay and stay.key for stay in current] == [1, 2]
    ended = measured(record("1 01/01/2012 01/02/2012 U6 S CARPL"))
    assert ended.current is None
    assert ended.stable == Answer(None, "No placement goes on at the review date.")


def test_dates_told_roughly_make_a_gap_possible_and_never_invent_one() -> None:
    spring = between("01/03/2012", "31/05/2012")
    lane = [
        Placement(1, on("01/01/2012"), spring),
        Placement(2, between("01/05/2012", "30/06/2012"), on("01/08/2012")),
        Placement(3, between("01/09/2012", "30/09/2012"), None),
    ]
    found = measured(lane)
    assert [(gap.after, gap.before, gap.days) for gap in found.possible_gaps] == [(1, 2, Range(0, 121))]
    assert [(gap.after, gap.before, gap.days) for gap in found.gaps] == [(2, 3, Range(31, 60))]
    assert [gap.days.told() for gap in found.possible_gaps + found.gaps] == ["at most 121 days", "31 to 60 days"]
    assert found.durations[0][1] == Range(60, 151)


def test_what_nobody_can_say_is_not_known() -> None:
    somewhere = Bounds(Axis.CALENDAR)
    lane = [Placement(1, on("01/01/2012"), somewhere), Placement(2, on("01/02/2012"), on("01/03/2012"))]
    found = measured(lane)
    assert found.gaps == ()
    assert [gap.days.told() for gap in found.possible_gaps] == ["at most 31 days"]
    assert found.durations[0][1].told() == "not known"
    assert found.longest_stay is None
    assert found.covered == Range(29, None)
    assert measured([Placement(1, somewhere, somewhere)]).gaps == ()


@pytest.mark.parametrize(
    ("last_night", "in_the_new_year"), [("31/03/2013", 0), ("01/04/2013", 0), ("02/04/2013", 1)]
)
def test_a_placement_counts_in_the_years_whose_nights_it_had(last_night: str, in_the_new_year: int) -> None:
    found = measured(record(f"1 01/01/2013 {last_night} U6 S CARPL\n2 02/04/2013 - U6 P -"))
    assert [year.placements.exact for year in found.years[:2]] == [1, 1 + in_the_new_year]


def test_three_in_a_year_cannot_be_said_where_a_rough_date_decides_it() -> None:
    lane = record("1 01/05/2012 01/08/2012 U6 S CARPL\n2 01/08/2012 01/03/2013 U6 P CARPL")
    roughly = replace(lane[0], key=3, start=between("01/03/2013", "30/04/2013"), end=on("01/06/2013"))
    assert measured([*lane, roughly]).three_in_a_year == Answer(None, "The dates told are too rough to say.")
    sure = replace(roughly, start=between("02/03/2013", "31/03/2013"))
    assert measured([*lane, sure]).three_in_a_year == Answer(True)


def test_a_placement_that_began_or_ended_within_a_year_counts_in_it_though_nobody_knows_the_day() -> None:
    some_time, later = between("01/04/2012", "31/03/2013"), between("02/04/2013", "01/04/2014")
    began = measured([Placement(1, some_time, Bounds(Axis.CALENDAR))])
    assert began.years[0].placements == Range(1, 1)
    ended = measured([Placement(1, on("01/06/2012"), later)])
    assert [year.placements for year in ended.years] == [Range(1, 1), Range(1, 1)]
    either = measured([Placement(1, between("31/03/2012", "31/03/2013"), on("01/06/2013"))])
    assert [year.placements for year in either.years] == [Range(0, 1), Range(1, 1), Range(1, 1)]
    perhaps = measured([Placement(1, on("01/06/2012"), between("01/04/2013", "01/04/2014"))])
    assert [year.placements for year in perhaps.years] == [Range(1, 1), Range(0, 1)]


def test_a_gap_follows_the_placement_that_lasted_longest() -> None:
    lane = [
        Placement(1, on("01/01/2012"), between("01/06/2012", "30/06/2012")),
        Placement(2, on("01/02/2012"), between("01/03/2012", "30/06/2012")),
        Placement(3, on("01/03/2012"), on("01/04/2012")),
        Placement(4, on("01/08/2012"), None),
    ]
    assert [(gap.after, gap.before, gap.days) for gap in measured(lane).gaps] == [(2, 4, Range(32, 61))]
    lane[2] = replace(lane[2], end=Bounds(Axis.CALENDAR))
    found = measured(lane, None)
    assert found.gaps == ()
    assert [(gap.after, gap.before, gap.days) for gap in found.possible_gaps] == [(3, 4, Range(0, 61))]


@pytest.mark.parametrize(
    ("start", "code", "age", "stable"),
    [
        ("01/01/2010", "U4", aged(15, 15.9), True),
        ("01/01/2010", "U4", aged(16, 16.9), False),
        ("01/01/2010", "U4", aged(15, 16.5), None),
        ("01/01/2010", "U4", Bounds(Axis.AGE, 5843, 5843), True),
        ("01/01/2010", "U4", Bounds(Axis.AGE, 5844, 5844), False),
        ("01/01/2010", "U4", None, None),
        ("01/01/2013", "U4", TEN, False),
        ("31/12/2012", "U4", TEN, True),
        ("01/01/2014", "A5", TEN, False),
    ],
)
def test_long_term_stability(start: str, code: str, age: Bounds | None, stable: bool | None) -> None:
    found = measured(record(f"1 {start} - {code} S -"), age=age)
    assert found.stable.value is stable
    assert bool(found.stable.reason) is (stable is None)


def test_stability_is_open_where_a_rough_start_may_just_have_been_long_enough_ago() -> None:
    def since(first: str, last: str) -> bool | None:
        return measured([Placement(1, between(first, last), None, "U4", started="S")], age=TEN).stable.value

    assert since("01/01/2012", "31/12/2012") is True
    assert since("31/12/2012", "01/02/2013") is None
    assert since("01/01/2013", "01/02/2013") is False


def test_stability_counts_from_the_last_entry_and_through_changes_of_status() -> None:
    in_care = record("1 01/01/2010 01/06/2014 U6 S CARPL\n2 01/06/2014 - U4 T -")
    assert measured(in_care, age=TEN).stable == Answer(True)
    moved_then = record("1 01/01/2010 01/06/2014 U6 S CARPL\n2 01/06/2014 - U4 P -")
    assert measured(moved_then, age=TEN).stable == Answer(False)
    for_adoption = record("1 01/01/2010 01/06/2014 U6 S CARPL\n2 01/06/2014 - A6 P -")
    assert measured(for_adoption, age=TEN).stable == Answer(True)
    came_back = record("1 01/01/2010 01/06/2012 U6 S CARPL\n2 01/02/2013 - U6 S -")
    assert measured(came_back, age=TEN).stable == Answer(False)


def test_a_study_may_change_what_is_temporary_and_what_is_unplanned() -> None:
    placements = [*VOCABULARY.list(Listed.PLACEMENT).terms, Term("RESPITE", "Respite", "temporary")]
    reasons = [replace(term, marks=frozenset({Mark.UNPLANNED})) for term in VOCABULARY.list(Listed.REASON).terms]
    own = VOCABULARY.with_terms(Listed.PLACEMENT, placements).with_terms(Listed.REASON, reasons)
    lane = [replace(one, code="respite") if one.code == "K2" else one for one in VECTOR]
    found = measure_placements(lane, own, REVIEW)
    assert (found.placements, len(found.moves), found.unplanned) == (4, 3, Tally(3))


def test_a_placement_cannot_end_before_it_starts_nor_on_the_same_day() -> None:
    day, next_day = on("01/01/2012"), on("02/01/2012")
    for end in (None, next_day, Bounds(Axis.CALENDAR), between("01/01/2012", "03/01/2012")):
        check_placement(day, end)
    check_placement(between("01/01/2012", "31/01/2012"), between("01/01/2012", "31/01/2012"))
    check_spell(day, day)
    with pytest.raises(Problem, match="on the same day"):
        check_placement(day, day)
    with pytest.raises(Problem, match="end is before the start"):
        check_placement(next_day, day)


def test_placements_on_two_axes_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="two axes"):
        measured([Placement(1, aged(7, 8), None)])


@given(exact_lanes(), st.randoms(use_true_random=False))
def test_the_order_of_placements_never_matters(lane: list[Placement], random: Random) -> None:
    shuffled = lane[:]
    random.shuffle(shuffled)
    assert measured(shuffled, age=TEN) == measured(lane, age=TEN)


@given(rough_lanes(), st.randoms(use_true_random=False))
def test_nor_with_dates_told_in_any_way(lane: list[Placement], random: Random) -> None:
    shuffled = lane[:]
    random.shuffle(shuffled)
    found = measured(lane, age=TEN)
    assert measured(shuffled, age=TEN) == found
    for _, duration in found.durations:
        assert duration.at_least >= 0
        assert duration.at_most is None or duration.at_least <= duration.at_most
    for year in found.years:
        assert year.placements.at_most is not None
        assert year.placements.at_least <= year.placements.at_most
    assert found.covered.at_most is None or found.covered.at_least <= found.covered.at_most
    assert len(found.moves) + found.moves_unsaid <= max(found.placements - 1, 0)


@given(exact_lanes())
def test_temporary_placements_never_add_moves(lane: list[Placement]) -> None:
    lane = [replace(one, started="P" if one.started == "L" else one.started) for one in lane]
    without = [one for one in lane if not VOCABULARY.is_marked(Listed.PLACEMENT, one.code, Mark.TEMPORARY)]
    found, bare = measured(lane), measured(without)
    assert len(found.moves) <= len(bare.moves)
    assert found.placements == bare.placements


@given(exact_lanes(ends_known=True))
def test_gaps_and_covered_days_add_up(lane: list[Placement]) -> None:
    found = measured(lane)
    covered = days(found.covered)
    assert covered is not None
    if lane:
        starts = [one.start.earliest for one in lane if one.start.earliest is not None]
        ends = [one.end.latest for one in lane if one.end and one.end.latest is not None]
        assert covered + sum(gap.days.at_least for gap in found.gaps) == max(ends) - min(starts)
        naive = {day for start, end in zip(starts, ends, strict=True) for day in range(start, end)}
        assert covered == len(naive)
    assert found.possible_gaps == ()


@given(exact_lanes(ends_known=True))
def test_years_are_counted_night_by_night(lane: list[Placement]) -> None:
    lane = [replace(one, started="P") for one in lane]
    nights: dict[int, set[int]] = {}
    for one in lane:
        if VOCABULARY.is_marked(Listed.PLACEMENT, one.code, Mark.TEMPORARY) or one.end is None:
            continue
        for night in range(one.start.earliest or 0, one.end.earliest or 0):
            on_day = date.fromordinal(night)
            nights.setdefault(on_day.year - ((on_day.month, on_day.day) < (4, 1)), set()).add(one.key)
    found = measured(lane)
    counted = {year.first: year.placements.exact for year in found.years}
    assert {year: number for year, number in counted.items() if number} == {
        year: len(keys) for year, keys in nights.items()
    }
    assert list(counted) == (list(range(min(nights), max(nights) + 1)) if nights else [])
    assert found.three_in_a_year == Answer(any(len(keys) >= 3 for keys in nights.values()))


@given(exact_lanes(ends_known=True), st.data())
def test_what_was_told_roughly_never_rules_out_the_truth(lane: list[Placement], data: st.DataObject) -> None:
    """Blurring exact dates keeps every true number within the limits that are then told."""

    def blurred(bounds: Bounds | None) -> Bounds | None:
        if bounds is None or bounds.earliest is None or bounds.latest is None:
            return bounds
        return Bounds(
            bounds.axis,
            bounds.earliest - data.draw(st.integers(0, 60)),
            bounds.latest + data.draw(st.integers(0, 60)),
        )

    lane = [replace(one, started="P") for one in lane]
    truly = measured(lane)
    roughly = measured([replace(one, start=blurred(one.start) or one.start, end=blurred(one.end)) for one in lane])
    told = dict(roughly.durations)
    for key, duration in truly.durations:
        assert _within(days(duration), told[key])
    assert _within(days(truly.covered), roughly.covered)
    by_year = {year.first: year.placements for year in roughly.years}
    for year in truly.years:
        assert _within(year.placements.exact, by_year[year.first])
    assert sum(gap.days.at_least for gap in roughly.gaps) <= sum(gap.days.at_least for gap in truly.gaps)
    if roughly.three_in_a_year.value is not None:
        assert roughly.three_in_a_year == truly.three_in_a_year
    if truly.longest is not None:
        assert roughly.longest is not None
        assert _within(days(truly.longest), roughly.longest)


def _within(number: int | None, told: Range) -> bool:
    return number is not None and told.at_least <= number and (told.at_most is None or number <= told.at_most)


def test_schools() -> None:
    year = [on(f"01/09/20{number:02}") for number in range(10, 17)]
    lane = [
        SchoolSpell(1, year[0], year[1], "Hill Primary"),
        SchoolSpell(2, year[1], year[2], attending=False),
        SchoolSpell(3, year[2], year[3], "hill primary "),
        SchoolSpell(4, year[3], year[4], "Park Primary", mid_year=True),
        SchoolSpell(5, year[4], year[5], "Year 7, Secondary", mid_year=False),
        SchoolSpell(6, year[5], None, "Other Secondary"),
    ]
    found = measure_schools(lane[::-1])
    assert (found.schools, found.moves, found.mid_year) == (Tally(4), Tally(3), Tally(1, 1))
    unnamed = measure_schools([*lane, SchoolSpell(7, year[6], None)])
    assert (unnamed.schools, unnamed.moves, unnamed.mid_year) == (Tally(4, 1), Tally(3, 1), Tally(1, 2))
    assert measure_schools([]).moves == Tally(0)


def test_social_workers() -> None:
    year = [on(f"01/01/20{number:02}") for number in range(10, 17)]
    lane = [
        WorkerSpell(1, year[0], year[1], "Worker A"),
        WorkerSpell(2, year[1], year[2], allocated=False),
        WorkerSpell(3, year[2], year[3], "worker a"),
        WorkerSpell(4, year[3], year[4], "Worker B"),
        WorkerSpell(5, year[4], year[5]),
        WorkerSpell(6, year[5], None),
    ]
    found = measure_workers(lane[::-1])
    assert (found.workers, found.changes) == (4, 3)
    assert measure_workers([]).changes == 0


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (17, 17, "17 days"),
        (1, 1, "1 day"),
        (0, 0, "0 days"),
        (3, None, "at least 3 days"),
        (1, None, "at least 1 day"),
        (0, 90, "at most 90 days"),
        (0, 1, "at most 1 day"),
        (17, 90, "17 to 90 days"),
        (1947, 1947, "1,947 days"),
        (0, None, "not known"),
    ],
)
def test_a_range_in_words(least: int, most: int | None, words: str) -> None:
    assert Range(least, most).told() == words
