"""PDF: lines become paragraphs again, a speaker's label always begins a line, and page furniture is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.formats.pdf import read_pdf
from app.exchange.formats.pdf_lines import Page, PageLine, begins_turn, paragraphs, without_headers
from app.language.turns.finding import find_turns
from app.problems import Problem
from tests.exchange.made_files import Printed, pdf

FULL = "all these words together make up one whole line of print that is full to the margin,"


def printed(*lines: str, top: float = 740) -> list[Printed]:
    return [(72, top - 14 * number, line) for number, line in enumerate(lines)]


def text_of(*pages: list[Printed]) -> str:
    return read_pdf(pdf(*pages)).text


def test_lines_of_a_paragraph_are_joined_and_turns_begin_lines() -> None:
    text = text_of(
        printed(f"INT: {FULL}", "and it goes on here.", f"Robin: {FULL}", f"so, yes {FULL}", "the end.")
    )
    assert text == f"INT: {FULL} and it goes on here.\nRobin: {FULL} so, yes {FULL} the end."


HEADS = ["INT: yes", "Robin Smith: yes", "Carer 2: yes", "[00:01:02] yes", "(0:12) Robin", "P1 yes", "INT yes",
         "CYP07: yes", "Robin  00:12", "12. Robin: yes", "[Robin] yes", "Robin - yes", "ROBIN> yes"]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_a_full_line_never_swallows_the_turn_after_it(head: str) -> None:
    assert text_of(printed(f"INT: {FULL}", head)) == f"INT: {FULL}\n{' '.join(head.split())}"


@pytest.mark.parametrize("head", [*HEADS, "Robin – yes", "Zoë: yes", "محمد: نعم"])
def test_the_beginning_of_a_turn_is_known(head: str) -> None:
    assert begins_turn(head)


@pytest.mark.parametrize(
    "line", ["and then: no", "see https://example.org", "home again", "Bags in the car.", "8 pm"]
)
def test_a_line_of_speech_does_not_look_like_a_turn(line: str) -> None:
    assert not begins_turn(line)


def test_a_speech_broken_off_with_a_dash_does_not_swallow_the_next_turn() -> None:
    full = FULL.removesuffix(",") + "-"
    assert text_of(printed(f"Robin: {full}", "INT: Yes?")) == f"Robin: {full}\nINT: Yes?"


def test_names_in_bold_begin_turns_without_a_colon() -> None:
    lines = (f"*INT* {FULL}", f"*Robin Smith* {FULL}", "*INT* Yes?", "*Robin Smith* No.")
    read = read_pdf(pdf(printed(*lines)))
    assert [span.of(read.text) for span in read.bold] == ["INT", "Robin Smith", "INT", "Robin Smith"]
    turns = find_turns(read.text, bold=read.bold).turns
    assert [turn.label for turn in turns] == ["INT", "Robin Smith", "INT", "Robin Smith"]


def test_a_whole_line_in_bold_is_no_label() -> None:
    assert read_pdf(pdf(printed(f"*{FULL}*", "Robin: yes"))).bold == ()


def test_names_on_lines_of_their_own_stay_on_them() -> None:
    turns = [line for name in ("Robin", "Sam", "Robin", "Sam", "Robin", "Sam") for line in (name, FULL)]
    assert text_of(printed(*turns)).split("\n") == turns


def test_a_hyphen_at_the_end_of_a_line_stays_unless_the_word_is_whole_elsewhere() -> None:
    full = "all these words together make up one whole line of print that is full with self-"
    split = "all these words together make up one whole line of print, being something extra-"
    text = text_of(printed(full, "esteem is there. That was extraordinary.", split, "ordinary again."))
    assert "full with self-esteem is there." in text
    assert "being something extraordinary again." in text


def test_a_paragraph_goes_on_over_the_end_of_the_page() -> None:
    assert text_of(printed(f"INT: {FULL}"), printed("and goes on.", "Robin: yes")) == (
        f"INT: {FULL} and goes on.\nRobin: yes"
    )


def test_a_wider_gap_is_a_new_paragraph() -> None:
    lines = printed(FULL, FULL, FULL, FULL)
    assert text_of([*lines, (72, 640.0, FULL)]) == f"{FULL} {FULL} {FULL} {FULL}\n{FULL}"


def test_headers_footers_and_page_numbers_are_left_out_and_said() -> None:
    pages = [
        [
            (72.0, 800.0, "Participant: CYP07 - confidential"),
            *printed(
                f"INT: question {number} is how it was", f"Robin: answer {number} is {FULL}", f"so {number}."
            ),
            (280.0, 30.0, f"Page {number} of 4"),
        ]
        for number in (1, 2, 3, 4)
    ]
    read = read_pdf(pdf(*pages))
    assert "confidential" not in read.text
    assert "Page" not in read.text
    assert [f"question {number}" in read.text and f"so {number}." in read.text for number in (1, 2, 3, 4)] == [
        True
    ] * 4
    assert read.warnings == ("Page headers, footers and page numbers were left out.",)


def test_a_header_that_two_of_three_pages_have_is_left_out() -> None:
    head = (72.0, 800.0, "Project Heron")
    pages = [[head, *printed(f"INT: question {number}", "Robin: yes")] for number in (1, 2)]
    text = text_of(*pages, printed("INT: question 3", "Robin: no"))
    assert "Heron" not in text
    assert text.count("question") == 3


def test_columns_are_read_one_after_the_other_and_their_lines_joined() -> None:
    left = printed(
        "INT: and how was it when you", "came to live with them that", "day?", "Robin: it was so very, very cold"
    )
    right = [(320.0, y, line) for _, y, line in printed("and nobody told me a thing", "about it.", "INT: I see.")]
    page = [*left, *right]
    assert text_of(page, page).split("\n")[:3] == [
        "INT: and how was it when you came to live with them that day?",
        "Robin: it was so very, very cold and nobody told me a thing about it.",
        "INT: I see.",
    ]


def test_what_is_said_again_and_again_at_the_top_of_pages_is_speech_if_it_is_said_elsewhere() -> None:
    page = printed("INT: Okay.", "Robin: Yes.", "INT: Okay.", top=800)
    read = read_pdf(pdf(page, page, page, page))
    assert read.text.count("INT: Okay.") == 8
    assert read.warnings == ()


def test_characters_beyond_the_first_plane_shift_nothing() -> None:
    assert text_of(printed("INT: 😀 yes 😀", "Robin: fine")) == "INT: 😀 yes 😀\nRobin: fine"


def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(Problem, match="pictures of pages") as caught:
        read_pdf(pdf([]))
    assert "OCR" in caught.value.advice


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\ngarbage", pdf(printed("yes"))[:300]])
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    with pytest.raises(Problem):
        read_pdf(data)


def test_a_pdf_with_a_password_says_so() -> None:
    locked = pdf(printed("yes")).replace(
        b"trailer<<",
        b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">/P -44>>"
        b"/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]",
    )
    with pytest.raises(Problem, match="password"):
        read_pdf(locked)


@given(
    st.lists(
        st.builds(
            PageLine,
            text=st.sampled_from(["INT: yes", FULL, "Robin", "and so", "self-", "1", "Page 2", "esteem."]),
            x=st.just(72.0),
            y=st.integers(20, 820).map(float),
            right=st.integers(100, 520).map(float),
            first_word=st.integers(5, 60).map(float),
        ),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 4),
)
def test_joining_changes_nothing_but_spaces_and_hyphens(lines: list[PageLine], pages: int) -> None:
    book = [Page(842, tuple(lines))] * pages
    joined = paragraphs(book)
    plain = "".join(line.text for page in book for line in page.lines)
    assert [c for c in joined if c not in " \n-"] == [c for c in plain if c not in " \n-"]
    kept, left_out = without_headers(book)
    assert left_out == (sum(len(page.lines) for page in kept) < len(lines) * pages)
