"""The axis of a map on which more is to be told."""

import pytest

from app.journeys.layout.scale import with_room
from app.journeys.rules.timeline import DAYS_A_YEAR, Axis


@pytest.mark.parametrize(
    ("first", "last", "now", "shown"),
    [
        (5, 12, 12, (4, 12)),
        (12, 12, 12, (0, 12)),
        (15, 16, 16, (4, 16)),
        (0, 2, None, (0, 12)),
        (7, 8, None, (6, 18)),
        (3, 17, None, (2, 17)),
    ],
)
def test_there_are_years_to_point_at_but_none_after_the_review(
    first: int, last: int, now: int | None, shown: tuple[int, int]
) -> None:
    review = None if now is None else now * DAYS_A_YEAR
    begin, end = with_room(first * DAYS_A_YEAR, last * DAYS_A_YEAR, Axis.AGE, review)
    assert (begin / DAYS_A_YEAR, end / DAYS_A_YEAR) == pytest.approx(shown)
