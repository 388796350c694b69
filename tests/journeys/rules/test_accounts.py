"""Accounts of one event compared by the rules of DOMAIN §1.6: five steps, the first that fits."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys.rules.accounts import (
    Account,
    Attribute,
    Comparison,
    Difference,
    Interviewed,
    Match,
    Silent,
    Status,
    Width,
    compare_accounts,
    match_answer,
    match_effect,
    match_reason,
    match_timing,
    overridden,
    time_of,
)
from app.journeys.rules.timeline import Birth, Timeline
from app.journeys.rules.when import When
from app.problems import Problem
from tests.journeys.rules import times

CHILD, CARER, PRACTITIONER, RECORD = 0, 1, 2, None
EVERYBODY = [Interviewed(10, CHILD), Interviewed(20, CARER), Interviewed(30, PRACTITIONER)]
NOBODY_KNOWS = Timeline()
NOT_KNOWN = When.unknown()


def compared(*accounts: Account, interviewed: list[Interviewed] | None = None) -> Comparison:
    return compare_accounts(accounts, EVERYBODY if interviewed is None else interviewed, NOBODY_KNOWS)


def of(
    perspective: int | None,
    key: int | None = None,
    teller: int | None = None,
    when: When = NOT_KNOWN,
    reason: str = "",
    told_why: bool | None = None,
    had_say: bool | None = None,
    effect: int | None = None,
) -> Account:
    """An account; unless said otherwise its key is its perspective, and its teller the first of it."""
    if perspective is None:
        return Account(9, None, None, when, reason, told_why, had_say, effect)
    first = 10 * (perspective + 1)
    return Account(
        perspective if key is None else key, perspective, teller or first, when, reason, told_why, had_say, effect
    )


def on(year: int, month: int, day: int) -> When:
    return When.exact(date(year, month, day))


@pytest.mark.parametrize(
    ("one", "other", "match", "days"),
    [
        (on(2012, 3, 1), on(2012, 3, 1), Match.AGREE, 0),
        (on(2012, 3, 1), on(2012, 4, 1), Match.AGREE, 31),
        (on(2012, 3, 1), on(2012, 4, 2), Match.PARTLY, 32),
        (When.month(2012, 3), on(2012, 5, 1), Match.AGREE, 31),
        (When.year(2012), When.month(2012, 6), Match.AGREE, 0),
        (When.year(2012), When.year(2014), Match.PARTLY, 366),
        (When.age(7), When.age(7, 8), Match.AGREE, 0),
        (When.age(7), When.age(9), Match.PARTLY, 366),
        (When.age(7), When.year(2012), Match.NOT_COMPARABLE, None),
        (When.unknown("long ago"), When.year(2012), Match.NOT_COMPARABLE, None),
        (When.before(1), When.after(1), Match.PARTLY, None),
        (When.before(1), When.before(1), Match.AGREE, 0),
        (When.before(2), When.before(2), Match.AGREE, 0),
        (When.before(2), When.after(2), Match.PARTLY, None),
        (When.before(2), When.before(3), Match.NOT_COMPARABLE, None),
        (When.before(1), on(2013, 1, 1), Match.PARTLY, 306),
        (When.after(1), on(2013, 1, 1), Match.AGREE, 0),
        (When.before(2), on(2013, 1, 1), Match.NOT_COMPARABLE, None),
    ],
)
def test_timing(one: When, other: When, match: Match, days: int | None) -> None:
    line = Timeline({1: on(2012, 3, 1)})
    assert match_timing(one, other, line) == match_timing(other, one, line) == (match, days)


def test_how_many_days_still_agree_is_a_setting() -> None:
    assert match_timing(on(2012, 3, 1), on(2012, 4, 2), NOBODY_KNOWS, 60)[0] is Match.AGREE
    assert match_timing(on(2012, 3, 1), on(2012, 3, 2), NOBODY_KNOWS, 0)[0] is Match.PARTLY


def test_an_age_and_a_date_are_comparable_where_the_birth_is_known() -> None:
    line = Timeline(birth=Birth.in_year(2004, 5))
    assert match_timing(When.age(7), When.month(2012, 4), line)[0] is Match.AGREE
    assert match_timing(When.age(7), When.month(2014, 4), line)[0] is Match.PARTLY


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("planned", "planned", Match.AGREE),
        ("planned", "protective", Match.CONFLICT),
        ("planned", "", Match.NOT_COMPARABLE),
        ("", "", Match.NOT_COMPARABLE),
    ],
)
def test_reason(one: str, other: str, match: Match) -> None:
    assert match_reason(one, other) is match_reason(other, one) is match


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        (True, True, Match.AGREE),
        (False, False, Match.AGREE),
        (True, False, Match.CONFLICT),
        (True, None, Match.NOT_COMPARABLE),
        (None, None, Match.NOT_COMPARABLE),
    ],
)
def test_told_and_had_a_say(one: bool | None, other: bool | None, match: Match) -> None:
    assert match_answer(one, other) is match_answer(other, one) is match


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        (-2, 2, Match.CONFLICT),
        (-1, 1, Match.CONFLICT),
        (-2, -1, Match.AGREE),
        (2, 1, Match.AGREE),
        (0, 0, Match.AGREE),
        (0, 1, Match.PARTLY),
        (0, -2, Match.PARTLY),
        (None, 2, Match.NOT_COMPARABLE),
        (None, 0, Match.NOT_COMPARABLE),
    ],
)
def test_effect(one: int | None, other: int | None, match: Match) -> None:
    assert match_effect(one, other) is match_effect(other, one) is match


@pytest.mark.parametrize(
    ("accounts", "interviewed", "status"),
    [
        ([of(CHILD)], [Interviewed(10, CHILD)], Status.NOT_COMPARABLE),
        ([of(CHILD, key=1), of(CHILD, key=2, teller=11, effect=-2)], [], Status.NOT_COMPARABLE),
        ([], EVERYBODY, Status.NOT_COMPARABLE),
        ([of(RECORD)], EVERYBODY, Status.NOT_COMPARABLE),
        ([of(CHILD, effect=-2)], EVERYBODY, Status.ONE_ACCOUNT),
        ([of(CHILD, effect=-2), of(RECORD, effect=2)], EVERYBODY, Status.ONE_ACCOUNT),
        ([of(CHILD, effect=-2), of(CARER, effect=2)], EVERYBODY, Status.CONFLICT),
        ([of(CHILD, reason="a"), of(PRACTITIONER, reason="b")], EVERYBODY, Status.CONFLICT),
        ([of(CHILD, told_why=False), of(PRACTITIONER, told_why=True)], EVERYBODY, Status.CONFLICT),
        ([of(CHILD, had_say=False), of(CARER, had_say=True)], EVERYBODY, Status.CONFLICT),
        ([of(CHILD, effect=0), of(CARER, effect=2)], EVERYBODY, Status.PARTLY),
        ([of(CHILD, when=When.year(2011)), of(CARER, when=When.year(2013))], EVERYBODY, Status.PARTLY),
        (
            [of(CHILD, effect=0, reason="a"), of(CARER, effect=2), of(PRACTITIONER, reason="b")],
            EVERYBODY,
            Status.CONFLICT,
        ),
        ([of(CHILD, effect=-1), of(CARER, effect=-2)], EVERYBODY, Status.AGREE),
        ([of(CHILD), of(CARER)], EVERYBODY, Status.AGREE),
        ([of(CHILD, effect=-2), of(CARER, told_why=True)], EVERYBODY, Status.AGREE),
        ([of(CHILD), of(CARER)], [], Status.AGREE),
    ],
)
def test_the_first_of_five_steps_that_fits(
    accounts: list[Account], interviewed: list[Interviewed], status: Status
) -> None:
    assert compared(*accounts, interviewed=interviewed).computed is status


def test_every_pair_across_perspectives_is_compared_and_a_difference_within_one_has_its_own_mark() -> None:
    found = compared(
        of(CHILD, effect=1),
        of(CARER, key=4, teller=20, effect=1),
        of(CARER, key=5, teller=21, effect=-1),
    )
    assert found.computed is Status.CONFLICT
    assert found.differences == (Difference(0, 5, Attribute.EFFECT, Match.CONFLICT, 2),)
    assert found.within == (Difference(4, 5, Attribute.EFFECT, Match.CONFLICT, 2),)
    only_carers = compared(of(CARER, key=4, effect=1), of(CARER, key=5, teller=21, effect=-1))
    assert only_carers.computed is Status.ONE_ACCOUNT
    assert len(only_carers.within) == 1


def test_the_record_has_a_mark_of_its_own() -> None:
    found = compared(of(CHILD, reason="a"), of(CARER, reason="a"), of(RECORD, reason="b"))
    assert found.computed is Status.AGREE
    assert found.recorded
    assert [(one.one, one.other, one.attribute) for one in found.record] == [
        (0, 9, Attribute.REASON),
        (1, 9, Attribute.REASON),
    ]
    assert not compared(of(CHILD)).recorded


def test_who_is_silent_and_whether_they_were_asked() -> None:
    people = [
        Interviewed(10, CHILD),
        Interviewed(31, PRACTITIONER, False),
        Interviewed(20, CARER, True),
        Interviewed(30, PRACTITIONER),
        Interviewed(11, CHILD, True),
    ]
    found = compared(of(CHILD), interviewed=people)
    assert found.computed is Status.ONE_ACCOUNT
    assert found.told_only_by(CHILD)
    assert not found.told_only_by(CARER)
    assert found.silent == (
        Silent(11, CHILD, True, False),
        Silent(20, CARER, True, True),
        Silent(30, PRACTITIONER, None, True),
        Silent(31, PRACTITIONER, False, True),
    )


def test_a_researcher_may_judge_otherwise_with_a_reason_and_the_computed_status_stays() -> None:
    judgement = overridden(Status.AGREE, "  They speak of two different meetings. ")
    found = compare_accounts(
        [of(CHILD, effect=1), of(CARER, effect=-1)], EVERYBODY, NOBODY_KNOWS, override=judgement
    )
    assert (found.status, found.computed) == (Status.AGREE, Status.CONFLICT)
    assert judgement.reason == "They speak of two different meetings."
    with pytest.raises(Problem, match="needs a reason"):
        overridden(Status.AGREE, "  ")


def test_how_much_could_be_compared_is_said() -> None:
    found = compared(of(CHILD, effect=1, told_why=True), of(CARER, effect=1), of(PRACTITIONER, told_why=True))
    assert (found.computed, found.compared) == (Status.AGREE, 2)


def test_the_widest_differences_come_first() -> None:
    widths = {
        "told and had a say": [of(CHILD, told_why=False, had_say=False), of(CARER, told_why=True, had_say=True)],
        "effect by four": [of(CHILD, effect=-2), of(CARER, effect=2)],
        "effect by two": [of(CHILD, effect=-1), of(CARER, effect=1)],
        "reason": [of(CHILD, reason="a"), of(CARER, reason="b")],
        "effect against none": [of(CHILD, effect=-2), of(CARER, effect=0)],
        "two years": [of(CHILD, when=When.year(2010)), of(CARER, when=When.year(2013))],
        "one year": [of(CHILD, when=When.year(2011)), of(CARER, when=When.year(2013))],
        "nothing": [of(CHILD, effect=1), of(CARER, effect=1)],
    }
    found = {name: compared(*accounts).width for name, accounts in widths.items()}
    sorted_names = sorted(found, key=lambda name: found[name], reverse=True)
    assert sorted_names == [
        "told and had a say",
        "effect by four",
        "effect by two",
        "reason",
        "effect against none",
        "two years",
        "one year",
        "nothing",
    ]
    assert found["nothing"] == Width()
    assert found["one year"] == Width(0, 0, 1, 367)


def test_an_event_stands_where_one_person_put_it_the_child_first() -> None:
    carer, worker = of(CARER, when=When.year(2011)), of(PRACTITIONER, when=When.year(2012))
    record, child = of(RECORD, when=on(2013, 1, 1)), of(CHILD, when=When.unknown("when I was little"))
    told = [record, worker, child, carer]
    assert time_of(told) == When.year(2011)
    assert time_of(told, teller=30) == When.year(2012)
    assert time_of(told, teller=10) == When.year(2011)
    assert time_of([record, child]) == on(2013, 1, 1)
    assert time_of([child]) == When.unknown()


some_accounts = st.builds(
    Account,
    key=st.integers(),
    perspective=st.sampled_from([CHILD, CARER, PRACTITIONER, RECORD]),
    teller=st.integers(0, 4),
    when=times.times,
    reason=st.sampled_from(["", "planned", "not_planned"]),
    told_why=st.sampled_from([None, True, False]),
    had_say=st.sampled_from([None, True, False]),
    effect=st.sampled_from([None, -2, -1, 0, 1, 2]),
)
tellings = st.lists(some_accounts, max_size=6).map(
    lambda accounts: [replace(account, key=number) for number, account in enumerate(accounts)]
)
interviews = st.lists(
    st.builds(Interviewed, st.integers(0, 4), st.integers(0, 2), st.sampled_from([None, True, False])), max_size=4
)


@given(tellings, interviews, times.events, st.randoms(use_true_random=False))
def test_the_order_of_accounts_never_matters(
    accounts: list[Account], interviewed: list[Interviewed], events: Mapping[int, When], random: Random
) -> None:
    line = Timeline(events, Birth.in_year(2001))
    found = compare_accounts(accounts, interviewed, line)
    shuffled, asked = accounts[:], interviewed[:]
    random.shuffle(shuffled)
    random.shuffle(asked)
    assert compare_accounts(shuffled, asked, line) == found


@given(tellings, interviews, times.events, some_accounts)
def test_the_record_never_changes_a_status(
    accounts: list[Account], interviewed: list[Interviewed], events: Mapping[int, When], entry: Account
) -> None:
    line = Timeline(events, Birth.in_year(2001))
    people = compare_accounts(accounts, interviewed, line)
    with_record = compare_accounts([*accounts, replace(entry, key=99, perspective=RECORD)], interviewed, line)
    assert with_record.computed is people.computed
    assert (with_record.differences, with_record.within, with_record.silent, with_record.width) == (
        people.differences,
        people.within,
        people.silent,
        people.width,
    )


@given(tellings, interviews)
def test_what_nobody_knows_is_never_a_disagreement(
    accounts: list[Account], interviewed: list[Interviewed]
) -> None:
    silent = [Account(one.key, one.perspective, one.teller) for one in accounts]
    found = compare_accounts(silent, interviewed, NOBODY_KNOWS)
    assert found.differences == found.within == found.record == ()
    assert found.computed not in {Status.CONFLICT, Status.PARTLY}
    assert found.compared == 0


FORGETTING: tuple[Callable[[Account], Account], ...] = (
    lambda account: replace(account, when=NOT_KNOWN),
    lambda account: replace(account, reason=""),
    lambda account: replace(account, told_why=None),
    lambda account: replace(account, had_say=None),
    lambda account: replace(account, effect=None),
)


@given(tellings, interviews, st.integers(0, 5), st.sampled_from(FORGETTING))
def test_to_forget_something_never_makes_a_difference(
    accounts: list[Account], interviewed: list[Interviewed], which: int, forget: Callable[[Account], Account]
) -> None:
    forgetful = [forget(one) if one.key == which else one for one in accounts]
    before = compare_accounts(accounts, interviewed, NOBODY_KNOWS)
    after = compare_accounts(forgetful, interviewed, NOBODY_KNOWS)
    assert set(after.differences) <= set(before.differences)
    assert after.width <= before.width


@given(tellings, interviews)
def test_a_status_says_what_its_differences_say(accounts: list[Account], interviewed: list[Interviewed]) -> None:
    found = compare_accounts(accounts, interviewed, NOBODY_KNOWS)
    if found.computed is Status.CONFLICT:
        assert any(one.match is Match.CONFLICT for one in found.differences)
    if found.computed is Status.AGREE:
        assert found.differences == ()
        assert len(found.perspectives) >= 2
    assert {silent.teller for silent in found.silent}.isdisjoint(
        one.teller for one in accounts if one.perspective is not RECORD
    )
