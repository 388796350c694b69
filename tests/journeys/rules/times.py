"""Any time that can be told, for property tests."""

from datetime import date

from hypothesis import strategies as st

from app.journeys.rules.when import When

EVENTS = 5
"""Times before and after others refer to one of so many events, which may be gone."""

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
years = st.integers(1990, 2030)
exact = days.map(When.exact)
months = st.builds(When.month, years, st.integers(1, 12))
spans_of_months = st.tuples(years, st.integers(1, 12), st.integers(0, 30)).map(
    lambda told: When.month(told[0], told[1], _month(told))
)
calendar_years = st.tuples(years, st.integers(0, 4)).map(lambda told: When.year(told[0], told[0] + told[1]))
ages = st.tuples(st.integers(0, 30), st.integers(0, 5)).map(lambda told: When.age(told[0], told[0] + told[1]))
ages_in_months = st.tuples(st.integers(0, 360), st.integers(0, 30)).map(
    lambda told: When.months_old(told[0], told[0] + told[1])
)
open_ages = st.integers(1, 360).flatmap(
    lambda month: st.sampled_from([When.months_old(month, None), When.months_old(None, month)])
)
unknown = st.builds(When.unknown, st.sampled_from(["", "when I was little", "ages ago"]))
relative = st.integers(0, EVENTS).flatmap(lambda key: st.sampled_from([When.before(key), When.after(key)]))
by_calendar = st.one_of(exact, months, spans_of_months, calendar_years)
by_age = st.one_of(ages, ages_in_months, open_ages)
alone = st.one_of(by_calendar, by_age, unknown)
times = st.one_of(alone, relative)
events = st.dictionaries(st.integers(0, EVENTS - 1), times, max_size=EVENTS)


def _month(told: tuple[int, int, int]) -> tuple[int, int]:
    year, month = divmod(told[0] * 12 + told[1] - 1 + told[2], 12)
    return year, month + 1
