"""What stands below a quote: as much of who said it as enough others share."""

import pytest

from app.reports.below import Below
from app.safeguards.rules import Person, Trait
from app.study.rows import ParticipantId
from tests.reports.made_up import number_of, voice


def person(who: str, standpoint: str, role: str = "", area: str = "", **more: str) -> Person:
    return Person(ParticipantId(number_of(who)), who, standpoint, role=role, area=area, **more)


CHILDREN = [person(who, "young person", area="Area B", age="14–15") for who in ("Robin", "Amara", "Dev")]
CARERS = [
    person("Dawn", "carer", "foster carer", "Area B"),
    person("Gareth", "carer", "foster carer", "Area B"),
    person("Yasmin", "carer", "foster carer", "Area B"),
    person("Colin", "carer", "foster carer", "Area C"),
    person("Bev", "carer", "kinship carer", "Area B"),
]
IRO = person("Alex", "practitioner", "IRO", "Area A")


def below(*, by_name: bool = True) -> Below:
    everyone = {one.id: one for one in (*CHILDREN, *CARERS, IRO)}
    return Below(everyone, 3, by_name=by_name)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("Robin", "Robin, young person, Area B"),
        ("Dawn", "Dawn, foster carer, Area B"),
        ("Colin", "Colin, foster carer"),
        ("Bev", "Bev, carer"),
        ("Alex", "Alex, practitioner"),
    ],
)
def test_beside_a_name_stands_only_what_three_people_share(who: str, said: str) -> None:
    assert below().words(voice(who)) == said


def test_without_names_the_age_is_said_too() -> None:
    lines = below(by_name=False)
    assert lines.words(voice("Robin")) == "Young person, 14–15, Area B"
    assert "Robin" not in lines.words(voice("Robin"))


def test_what_was_left_out_is_kept_and_whom_even_their_perspective_points_at() -> None:
    lines = below()
    for who in ("Colin", "Alex", "Robin"):
        lines.words(voice(who))
    [colin] = [one for one in lines.loosened.values() if one.pseudonym == "Colin"]
    assert colin.dropped == (Trait.AREA,)
    assert "without the area" in colin.said
    assert lines.too_few == {"Alex"}
