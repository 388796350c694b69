"""The balance of quotes: counts by perspective and person, and the warnings of R-02."""

from app.perspectives.rows import GroupRow
from app.study.rows import ParticipantId
from app.ui.reports.quotes.balance import Quoted, balance_of

CHILDREN, CARERS, NOBODY = GroupRow("Children", 0, 5, 0), GroupRow("Carers", 1, 4, 0), GroupRow("Others", 2, 0, 0)
GROUPS = (CHILDREN, CARERS, NOBODY)


def by(name: str, number: int, group: int = 0) -> Quoted:
    return Quoted(ParticipantId(number), name, group)


def test_quotes_are_counted_by_perspective_and_person() -> None:
    balance = balance_of(GROUPS, [by("Robin", 1), by("Robin", 1), by("Kit", 2), by("Joan", 3, 1)])
    assert [(one.group.name, one.quotes, one.people) for one in balance.groups] == [
        ("Children", 3, 2),
        ("Carers", 1, 1),
    ]
    assert [(one.pseudonym, one.quotes) for one in balance.people] == [("Robin", 2), ("Kit", 1), ("Joan", 1)]
    assert (balance.total, balance.warnings) == (4, ())


def test_more_than_three_by_one_person_is_said() -> None:
    balance = balance_of(GROUPS, [by("Robin", 1)] * 4 + [by("Joan", 3, 1)])
    assert balance.warnings == ("Robin supplies 4 of 5 quotes.",)
    assert [one.too_many for one in balance.people] == [True, False]


def test_more_than_a_quarter_by_one_person_is_said_once_there_are_enough_quotes() -> None:
    others = [by(f"P{number}", number, number % 2) for number in range(10, 15)]
    balance = balance_of(GROUPS, [by("Robin", 1)] * 3 + others)
    assert balance.warnings == ("Robin supplies 3 of 8 quotes.",)


def test_a_perspective_nobody_is_quoted_of_is_said_unless_there_are_no_quotes_at_all() -> None:
    assert balance_of(GROUPS, [by("Robin", 1)]).warnings == ("Nobody of Carers is quoted.",)
    assert balance_of(GROUPS, []).warnings == ()
