"""Which words are names that the key knows."""

from uuid import UUID, uuid4

import pytest

from app.language.names.mentions import NameKind
from app.safeguards.identity.matching import NameFinder
from app.safeguards.identity.rows import Decision, Identity

SHE = uuid4()
SARAH = Identity(
    SHE, "Sarah O’Neill-Jones", ("Saz", "Mrs Okafor"), "12 High Street, s.jones@example.org, 07700 900123", "Leeds"
)


def found(text: str, *decisions: Decision, pseudonyms: dict[UUID, str] | None = None) -> list[str]:
    return NameFinder([SARAH], decisions, pseudonyms).names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Then Sarah came.",
        "Sarah's mum",
        "Sarah’s mum",
        "that was sarah",
        "SARAH!",
        "the Joneses, and Jones' house",
        "saz said no",
        "Sazs house",
        "old Mrs  Okafor",
        "Okafor was there",
        "in Leeds",
        "O'Neill",
        "oneill",
        "write to S.Jones@example.org",
        "ring 07700900123",
        "ring +44 7700 900 123",
        "interview_Sarah_2.docx",
        "Sa\u0301rah",
    ],
)
def test_a_name_is_found_whatever_its_form(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sarahlike",
        "jazz",
        "the high street",
        "Mrs Somebody",
        "07700 900124",
        "It was 12 of them",
        "leedsish",
    ],
)
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert found(text) == []


def test_each_name_is_told_once() -> None:
    assert found("Saz, Saz and Sarah in Leeds, Saz") == ["Saz", "Sarah", "Leeds"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I hope so", []),
        ("and then Hope left", ["Hope"]),
        ("Hope left", ["Hope"]),
        ("it will rain. Will it? I may", []),
        ("then Will came", ["Will"]),
        ("the green car", []),
        ("Ms Green came", ["Green"]),
    ],
)
def test_a_name_that_is_a_word_as_well_needs_its_capital(text: str, wanted: list[str]) -> None:
    people = [Identity(uuid4(), "Hope Green"), Identity(uuid4(), "Will")]
    assert NameFinder(people).names_in(text) == wanted


def test_somebody_elses_pseudonym_is_not_a_first_name_but_ones_own_is() -> None:
    assert found("Sarah came", pseudonyms={uuid4(): "Sarah"}) == []
    assert found("Sarah O'Neill-Jones came", pseudonyms={uuid4(): "Sarah"})[0] == "Sarah O’Neill-Jones"
    assert found("Sarah came", pseudonyms={SHE: "Sarah"}) == ["Sarah"]


def test_what_was_replaced_everywhere_is_looked_for_and_what_may_stay_is_not() -> None:
    replaced = Decision(NameKind.SCHOOL, "Oakfield Primary", "primary school")
    stays = Decision(NameKind.PLACE, "Leeds", None)
    only_there = Decision(NameKind.PERSON, "Bobby", "friend", source=uuid4())
    age = Decision(NameKind.AGE, "14", "early teens")
    text = "At oakfield primary in Leeds with Bobby, 14."
    assert found(text, replaced, stays, only_there, age) == ["Oakfield Primary"]


def test_what_was_decided_for_one_source_holds_in_its_words_alone() -> None:
    here, there = uuid4(), uuid4()
    replaced = Decision(NameKind.PERSON, "Bobby Ray", "friend", source=here)
    stays = Decision(NameKind.PERSON, "Sarah", None, source=there)
    finder = NameFinder([SARAH], [replaced, stays])
    text = "So bobby ray and Sarah came."
    assert finder.names_in(text) == ["Sarah"]
    assert finder.names_in(text, here) == ["Sarah", "Bobby Ray"]
    assert finder.names_in(text, there) == []
    assert finder.names_in("Saz", there) == ["Saz"]
    assert finder.decided_for_one(text)
    assert not finder.decided_for_one("So Ray came.")
