"""What stands below a quotation fits enough people (DOMAIN E-10)."""

from hypothesis import given
from hypothesis import strategies as st

from app.safeguards.rules import Person, Trait, age_band, attribute
from app.study.rows import ParticipantId


def young(number: int, age: str = "14–15", placement: str = "foster care", area: str = "Area B") -> Person:
    return Person(ParticipantId(number), f"P{number}", "young person", "", age, placement, area)


def worker(number: int, role: str, area: str = "Area B") -> Person:
    return Person(ParticipantId(number), f"W{number}", "practitioner", role, "", "", area)


def test_all_is_said_where_three_people_share_it() -> None:
    people = [young(1), young(2), young(3)]
    told = attribute(people[0], people)
    assert told.words == "Young person, 14–15, foster care, Area B"
    assert told.loosened == ()
    assert told.alike == 3
    assert not told.too_few
    assert told.said == ""


def test_the_area_goes_first_then_the_placement_then_the_age() -> None:
    same = [young(2, area="Area A"), young(3, area="Area C")]
    told = attribute(young(1), same)
    assert told.words == "Young person, 14–15, foster care"
    assert [one.trait for one in told.loosened] == [Trait.AREA]
    assert told.said == "without the area, which only one person here would fit"
    other_homes = [young(2, placement="kinship care"), young(3, placement="residential")]
    told = attribute(young(1), other_homes)
    assert told.words == "Young person, 14–15"
    assert [one.trait for one in told.loosened] == [Trait.AREA, Trait.PLACEMENT]
    told = attribute(young(1), [young(2, age="12–13"), young(3, age="16–17")])
    assert told.words == "Young person"
    assert told.said == "without the area, the placement and the age, which only one person here would fit"


def test_a_role_that_is_too_rare_becomes_the_perspectives_word() -> None:
    people = [worker(1, "IRO"), worker(2, "social worker"), worker(3, "social worker")]
    assert attribute(people[0], people).words == "Practitioner"
    assert not attribute(people[0], people).too_few


def test_an_area_never_stands_beside_the_only_role_there() -> None:
    people = [
        worker(1, "social worker"),
        worker(2, "social worker", "Area A"),
        worker(3, "social worker", "Area A"),
    ]
    assert attribute(people[0], people, smallest=1).words == "Social worker"
    assert attribute(people[1], people, smallest=1).words == "Social worker, Area A"


def test_where_even_the_perspective_is_too_small_that_is_told() -> None:
    told = attribute(young(1), [])
    assert told.words == "Young person"
    assert told.too_few
    assert told.alike == 1


def test_only_what_is_to_be_shown_counts() -> None:
    people = [young(1), young(2, area="Area A"), young(3, area="Area C")]
    assert attribute(people[0], people, {Trait.AGE}).words == "Young person, 14–15"


def test_ages_are_bands() -> None:
    assert [age_band(age) for age in ("14", "15", "16", "25", "26", "29", "43", "14.5")] == [
        "14–15",
        "14–15",
        "16–17",
        "24–25",
        "26–29",
        "26–29",
        "40–49",
        "14–15",
    ]
    assert age_band("14 to 16") == "14 to 16"
    assert age_band(" ") == ""


PEOPLE = st.lists(
    st.builds(
        lambda age, placement, area, role: (age, placement, area, role),
        st.sampled_from(["", "14–15", "16–17"]),
        st.sampled_from(["", "foster care", "kinship care"]),
        st.sampled_from(["", "Area A", "Area B"]),
        st.sampled_from(["", "care leaver"]),
    ),
    min_size=1,
    max_size=12,
)


@given(PEOPLE, st.integers(1, 4), st.sets(st.sampled_from(list(Trait))))
def test_the_words_fit_enough_people_or_say_that_they_do_not(
    drawn: list[tuple[str, str, str, str]], smallest: int, shown: set[Trait]
) -> None:
    people = [
        Person(ParticipantId(number), f"P{number}", "young person", role, age, placement, area)
        for number, (age, placement, area, role) in enumerate(drawn)
    ]
    told = {person.id: attribute(person, people, shown, smallest) for person in people}
    for person in people:
        words = told[person.id].words
        fit = [
            other
            for other in people
            if all(part.lower() in {value.lower() for value in said(other)} for part in words.split(", "))
        ]
        assert told[person.id].too_few == (len(people) < smallest)
        assert len(fit) >= min(smallest, len(people))


def said(person: Person) -> set[str]:
    return {person.standpoint, person.role, person.age, person.placement, person.area}
