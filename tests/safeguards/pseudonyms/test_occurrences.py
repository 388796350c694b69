"""Where strings are taken to stand in a text."""

import pytest

from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span
from app.safeguards.pseudonyms.occurrences import Strings, is_all_lower, key_of

PERSON, PLACE = NameKind.PERSON, NameKind.PLACE


def places(text: str, kinds: dict[str, NameKind], put_in: tuple[str, ...] = ()) -> list[str]:
    return [span.of(text) for span, _ in Strings(kinds, put_in).places(text)]


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        ("Sarah's and SARAH, not Sarahs", {"Sarah": PERSON}, ["Sarah", "SARAH"]),
        ("Sarah Jones and Sarah", {"Sarah": PERSON, "Sarah Jones": PERSON}, ["Sarah Jones", "Sarah"]),
        ("Sarah\u00a0 Jones", {"Sarah Jones": PERSON}, ["Sarah\u00a0 Jones"]),
        ("O’Hara and o'hara", {"O'Hara": PERSON}, ["O’Hara", "o'hara"]),
        ("The mark that Mark made", {"Mark": PERSON}, ["Mark"]),
        ("we had action from Action", {"Action": NameKind.ORGANISATION}, ["Action"]),
        ("Zoe\u0301 and Zoe", {"Zoe": PERSON}, ["Zoe"]),
        ("👩\u200d👧Leeds👩", {"Leeds": PLACE}, ["Leeds"]),
        (
            "Leeds United in Leeds",
            {"Leeds": PLACE, "Leeds United": NameKind.ORGANISATION},
            ["Leeds United", "Leeds"],
        ),
    ],
)
def test_whole_words_the_longest_first(text: str, kinds: dict[str, NameKind], found: list[str]) -> None:
    assert places(text, kinds) == found


def test_where_all_is_written_small_a_name_is_one_whatever_else_it_means() -> None:
    text = "then mark and me went to reading and it was fine with mark"
    assert is_all_lower(text)
    assert places(text, {"Mark": PERSON, "Reading": PLACE}) == ["mark", "reading", "mark"]


def test_what_was_replaced_is_left_alone_but_not_what_a_transcriber_wrote() -> None:
    assert places("[Robin] said [Robin laughs] Robin", {"Robin": PERSON}, ("Robin",)) == ["Robin", "Robin"]


def test_ages_and_dates_stand_only_where_they_were_found() -> None:
    text = "I was 11 on bus 11"
    age = Mention(Span(6, 8), NameKind.AGE, Why.SHAPE)
    assert [span for span, _ in Strings({"11": NameKind.AGE}).places(text, [age])] == [Span(6, 8)]


def test_blanks_case_and_apostrophes_tell_no_string_from_another() -> None:
    assert key_of("Sarah’s  Mum") == key_of("sarah's mum")
