"""Markdown loses its marks and nothing else: the words, their order and their lines stay."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.exchange.formats.markdown import read_markdown
from app.exchange.formats.markdown_asides import COMMENTS_LEFT_OUT, HEAD_LEFT_OUT


def text_of(source: str) -> str:
    return read_markdown(source.encode()).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Interview 3\nINT: hi", "Interview 3\nINT: hi"),
        ("Interview 3\n===\n\nhi", "Interview 3\n\nhi"),
        ("*so* **very** `plain` ~ok~", "so very plain ~ok~"),
        ("one\ntwo  \nthree\\\nfour", "one\ntwo\nthree\nfour"),
        ("one\n\n\n\ntwo\n", "one\n\n\n\ntwo\n"),
        ("- one\n  more\n- - two", "- one\nmore\n- - two"),
        ("1. one\n2) two\n10. ten", "1. one\n2) two\n10. ten"),
        ("> Robin: yes\n>\n> no", "Robin: yes\n\nno"),
        ("```\na **b**\n\n  c\n```\nend", "a **b**\n\n  c\nend"),
        ("```Robin said\nyes", "Robin said\nyes"),
        ("---\ntitle: x\ntags:\n  - a\n---\n\nhi", "hi"),
        ("---\nRobin: yes\n---\nhi", "---\nRobin: yes\nhi"),
        (
            "---\nDate: Monday\nINT: yes\nRobin: no\nINT: so\n---",
            "---\nDate: Monday\nINT: yes\nRobin: no\nINT: so",
        ),
        ("see [the map](https://example.org/a.png) and ![drawing](d.png)", "see the map and drawing"),
        ("[laughs](quietly to herself)", "[laughs](quietly to herself)"),
        ("[laughs](quietly)", "[laughs](quietly)"),
        ("[Robin]: Yes\n[00:01:02]: No", "[Robin]: Yes\n[00:01:02]: No"),
        ("    **Robin:** indented", "Robin: indented"),
        ("<laughs> <!-- off\ntape --> <b>x</b>", "<laughs> <b>x</b>"),
        ("one\n<!-- check -->\ntwo <!-- open", "one\ntwo <!-- open"),
        ("so[^a] it was[^2][^no]", "so[^a] it was[^2][^no]"),
        ("5 &lt; 6 &amp; 1986\\. yes\\*", "5 < 6 & 1986. yes*"),
        ("a `b\nc` d\ne", "a b c d\ne"),
        ("x * y * z and snake_case_word", "x * y * z and snake_case_word"),
        ("\ufeffINT: hi\r\nP1: yes", "INT: hi\nP1: yes"),
    ],
)
def test_marks_go_and_words_and_lines_stay(source: str, text: str) -> None:
    assert text_of(source) == text


def test_footnotes_follow_the_text_as_in_office_documents_and_nobody_says_them() -> None:
    read = read_markdown(
        b"**INT:** So?[^b]\n\n**Robin:** Yes[^a].\n\n[^a]: *Nods*,\n    twice.\n[^b]: First question.\n"
    )
    assert read.text == "INT: So?\n\nRobin: Yes.\n\n[1] First question.\n[2] Nods, twice.\n"
    assert read.notes is not None
    assert read.notes.of(read.text) == "[1] First question.\n[2] Nods, twice.\n"
    assert [span.of(read.text) for span in read.bold] == ["INT:", "Robin:"]


def test_what_was_left_out_is_said() -> None:
    read = read_markdown(b"---\ntitle: Visit\n---\nINT: So? <!-- check -->\n")
    assert read.warnings == (HEAD_LEFT_OUT, COMMENTS_LEFT_OUT)
    assert read_markdown(b"INT: So?\n").warnings == ()


def test_a_line_that_begins_in_bold_is_a_hint() -> None:
    read = read_markdown(b"**Robin:** yes\n**INT**\nand **not this**\n- **Q:** what\n***P1*** so")
    assert [span.of(read.text) for span in read.bold] == ["Robin:", "INT", "Q:", "P1"]


def test_a_bold_paragraph_is_too_long_to_be_a_label() -> None:
    assert read_markdown(f"**{'word ' * 30}end**".encode()).bold == ()


def test_table_cells_are_parted_by_tabs_and_rows_are_hints() -> None:
    read = read_markdown(b"| **INT** | How *was* it? |\n|---|---|\n| P1 | Fine \\| ok |\n\nend")
    assert read.text == "INT\tHow was it?\nP1\tFine | ok\n\nend"
    assert [[cell.of(read.text) for cell in row] for row in read.rows] == [
        ["INT", "How was it?"],
        ["P1", "Fine | ok"],
    ]
    assert [span.of(read.text) for span in read.bold] == ["INT"]


def test_a_table_row_with_too_many_cells_loses_none() -> None:
    assert "and more" in text_of("| a | b |\n|---|---|\n| c | d | and more |")


def test_nesting_too_deep_for_the_parser_is_kept_as_written() -> None:
    assert "deep" in text_of("> " * 40 + "deep")
    assert "deep" in text_of("- " * 40 + "deep")


MARKS = ["**", "*", "_", "`", "#", ">", "-", "1.", "|", "|---|---|", "---", "```", "~~~", "[", "]", "(", ")"]
MORE = ["![", "](", ":", "\\", "<", "&", "=", "+", "![](", "</"]
PIECES = st.sampled_from([*MARKS, *MORE, "# ", "- ", "1. ", " ", "\n", "\n\n", "    ", "  \n", "\t"])


@given(st.lists(st.one_of(PIECES, st.sampled_from(["Robin", "yes", "café", "P1", "bags", "12"])), max_size=40))
@example(["\n", "1. ", "```"])
def test_no_letter_is_ever_lost_or_moved(pieces: list[str]) -> None:
    source = "x" + "".join(pieces)
    assert [c for c in text_of(source) if c.isalnum()] == [c for c in source if c.isalnum()]
