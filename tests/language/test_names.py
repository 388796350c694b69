"""What gives somebody away by its form, or is known: found where it stands, as what it is, and nothing else."""

import pytest

from app.language.names.finding import find_names
from app.language.names.known import KnownNames, names_in_labels, nothing
from app.language.names.mentions import NameKind, Why
from app.language.names.shapes import is_nhs_number
from app.language.spans import Span


def told(text: str, known: KnownNames | None = None) -> list[tuple[str, str]]:
    """What is found in a text that is all speech: (kind, words)."""
    found = find_names(text, speech=[Span(0, len(text))], known=known or nothing())
    return [(one.kind.value, one.span.of(text)) for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Write to sarah.jones+x@leeds.gov.uk, please.", NameKind.EMAIL, "sarah.jones+x@leeds.gov.uk"),
        ("it's amy dot bell at gmail dot com", NameKind.EMAIL, "amy dot bell at gmail dot com"),
        ("on https://example.org/help.", NameKind.WEB, "https://example.org/help"),
        ("my insta is @robin_draws2", NameKind.WEB, "@robin_draws2"),
        ("ring 07700 900123 after four", NameKind.PHONE, "07700 900123"),
        ("ring +44 (0)20 7946 0018.", NameKind.PHONE, "+44 (0)20 7946 0018"),
        (
            "oh seven seven double oh nine double oh one two three",
            NameKind.PHONE,
            "oh seven seven double oh nine double oh one two three",
        ),
        ("ring oh 7700 nine double oh one two three", NameKind.PHONE, "oh 7700 nine double oh one two three"),
        ("on the third of March we moved", NameKind.DATE, "third of March"),
        ("his birthday is June the twenty-first", NameKind.BORN, "June the twenty-first"),
        ("born on the fourth of the ninth twenty eleven", NameKind.BORN, "fourth of the ninth twenty eleven"),
        ("I was born in two thousand and nine", NameKind.BORN, "two thousand and nine"),
        ("we were at ls6 3qs then", NameKind.POSTCODE, "ls6 3qs"),
        ("my postcode is LS6", NameKind.POSTCODE, "LS6"),
        ("it says 943 476 5919 on it", NameKind.NHS_NUMBER, "943 476 5919"),
        ("his NHS number is 943 476 5910", NameKind.NHS_NUMBER, "943 476 5910"),
        ("then QQ no, AB 12 34 56 C", NameKind.INSURANCE_NUMBER, "AB 12 34 56 C"),
        ("on the 3rd of March 2011 we moved", NameKind.DATE, "3rd of March 2011"),
        ("he was born on 03/04/2011", NameKind.BORN, "03/04/2011"),
        ("I was born in 2009", NameKind.BORN, "2009"),
        ("when I was fourteen", NameKind.AGE, "fourteen"),
        ("a 9-year-old boy", NameKind.AGE, "9"),
        ("at 12 Acacia Avenue for a bit", NameKind.ADDRESS, "12 Acacia Avenue"),
        ("In Mill Lane they", NameKind.ADDRESS, "Mill Lane"),
        ("case number is CH/20394", NameKind.CASE_NUMBER, "CH/20394"),
        ("a car, AB12 CDE, came", NameKind.OTHER, "AB12 CDE"),
    ],
)
def test_each_form_is_found(text: str, kind: NameKind, words: str) -> None:
    assert told(text) == [(kind.value, words)]


@pytest.mark.parametrize(
    "text",
    [
        "I may 10 times have said so.",
        "She was 12 minutes late and I was one of them.",
        "It says 943 476 5910 on it.",
        "about 300 pounds in case 12 of them came",
        "on the High Street in March",
        "the meeting at 12:30 on Monday",
        "he was in year 9",
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert told(text) == []


def test_the_check_digit_of_nhs_numbers() -> None:
    """By hand: 9·10+4·9+3·8+4·7+7·6+6·5+5·4+9·3+1·2 = 299 = 27·11 + 2, and 11 - 2 = 9."""
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")


def test_known_names_are_found_whatever_their_case_without_the_possessive() -> None:
    known = KnownNames(people=("Sarah O'Neil", "Sarah"), places=("Chapel Town",), organisations=("Bright Start",))
    text = "SARAH O’NEIL’s mum, sarah and Ms O'Neil went to chapel  town with Bright Start."
    assert told(text, known) == [
        ("person", "SARAH O’NEIL"),
        ("person", "sarah"),
        ("person", "O'Neil"),
        ("place", "chapel  town"),
        ("organisation", "Bright Start"),
    ]


def test_a_known_name_that_is_a_word_too_is_not_found_where_the_word_is_meant() -> None:
    known = KnownNames(people=("Will", "Rose", "Sarah"))
    text = "Will you ask Will? Will said he will. the rose, and sarah. Rose’s here."
    assert [(one[1], text.count(one[1])) for one in told(text, known)] == [
        ("Will", 3),
        ("Will", 3),
        ("sarah", 1),
        ("Rose", 1),
    ]
    small = "will said that sarah was off with rose and nobody told us why we had to go then " * 3
    assert [words for _, words in told(small, known)] == ["will", "sarah", "rose"] * 3


def test_what_is_in_square_brackets_and_what_is_no_speech_is_left() -> None:
    text = "Sarah: [Sarah] said Sarah. [00:12] LS6 3QS"
    known = KnownNames(people=("Sarah",))
    found = find_names(text, speech=[Span(7, len(text))], known=known)
    assert [(one.span.start, one.why) for one in found] == [(20, Why.KNOWN), (35, Why.SHAPE)]


def test_of_two_in_one_place_the_wider_one_is_told() -> None:
    known = KnownNames(people=("Sarah", "Sarah Bell"))
    assert told("sarah.bell@example.org and Sarah Bell", known) == [
        ("email address", "sarah.bell@example.org"),
        ("person", "Sarah Bell"),
    ]


def test_labels_that_are_names_are_known() -> None:
    assert names_in_labels(["Sarah", "Interviewer", "P07", "Carer", "Tom Bell"]) == ("Sarah", "Tom Bell")


def test_what_is_known_of_two_sides_is_joined_once() -> None:
    both = KnownNames(people=("A", "B")).and_also(KnownNames(people=("B", "C"), places=("D",)))
    assert (both.people, both.places) == (("A", "B", "C"), ("D",))
    assert repr(both) == "KnownNames()"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I told Nan and my Auntie Jo, and Mum.", [("person", "Jo")]),
        ("Mr. Khan and Dr Okonkwo-Bell came.", [("person", "Khan"), ("person", "Okonkwo-Bell")]),
        ("my social worker Dave and a dog called Smokey", [("person", "Dave"), ("person", "Smokey")]),
        ("Kayleigh's mum. I saw Kayleigh’s.", [("person", "Kayleigh"), ("person", "Kayleigh")]),
        ("Rose said no. Rose petals fell. So Rose left.", [("person", "Rose"), ("person", "Rose")]),
        ("I had faith. I told Faith. May I? In June we met June.", [("person", "Faith"), ("person", "June")]),
        ("She lived in Chelsea. She said to Chelsea, come.", [("place", "Chelsea"), ("person", "Chelsea")]),
        ("We moved to Milton Keynes, a Leeds-based lot.", [("place", "Milton Keynes"), ("place", "Leeds")]),
        ("They went to Zorbury.", [("place", "Zorbury")]),
        ("from Stoke-on-Trent to Kraków", [("place", "Stoke-on-Trent"), ("place", "Kraków")]),
        ("I go to Oakfield Primary. Oakfield is good.", [("school", "Oakfield Primary"), ("school", "Oakfield")]),
        ("My high school, the Sixth Form and Social Services rang.", []),
        (
            "At Rowan House with Leeds City Council.",
            [("organisation", "Rowan House"), ("organisation", "Leeds City Council")],
        ),
        ("the University of Leeds", [("school", "University of Leeds")]),
        ("I rang CAMHS on Monday at Christmas about my Xbox and God.", []),
        ("she works for NYAS now", [("organisation", "NYAS")]),
        ("GET OUT I SAID, TYRONE GET OUT", [("person", "TYRONE")]),
        ("Then She Said So. And He.", []),
        ("Zoe\u0308 and Siân Jones-Ap-Rhys", [("person", "Zoe\u0308"), ("person", "Siân Jones-Ap-Rhys")]),
        ("", []),
    ],
)
def test_names_by_lists_by_company_and_by_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_why_is_told_by_the_surest_evidence() -> None:
    text = "Kayleigh came. I told Zelkor and Zelkor left. My friend Trisk. Ring 0113 496 0512."
    known = KnownNames(people=("Kayleigh",))
    found = find_names(text, speech=[Span(0, len(text))], known=known)
    assert [(one.span.of(text), one.why) for one in found] == [
        ("Kayleigh", Why.KNOWN),
        ("Zelkor", Why.CAPITAL),
        ("Zelkor", Why.CAPITAL),
        ("Trisk", Why.PATTERN),
        ("0113 496 0512", Why.SHAPE),
    ]


def test_a_name_found_once_is_found_at_the_start_of_sentences_too() -> None:
    text = "I told Zelkor. Zelkor left. Nobody came."
    found = find_names(text, speech=[Span(0, len(text))], known=nothing())
    assert [(one.span.start, one.why) for one in found] == [(7, Why.CAPITAL), (15, Why.AGAIN)]
