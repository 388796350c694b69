"""A copied table is a table: in a text editor, in Word, in Excel."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.table_copy import as_html, as_text

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)


class Cells(HTMLParser):
    """The words of each row of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_text_has_tabs_and_lines() -> None:
    assert as_text(["Code", "Carers (10 people)"], [["Bags", "3 of 10"]]) == (
        "Code\tCarers (10 people)\nBags\t3 of 10\n"
    )


def test_a_name_cannot_break_the_table_or_be_reckoned_with() -> None:
    assert as_text(["Code"], [["a\tb\nc"]]) == "Code\na b c\n"
    said = as_html(["Code"], [["=1+1 <b>"]])
    assert "mso-number-format:'\\@'" in said
    assert "=1+1 &lt;b&gt;" in said


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=4))
def test_what_goes_in_is_read_back(rows: list[list[str]]) -> None:
    cells = Cells()
    cells.feed(as_html(["One", "Other"], rows))
    tidy = [[" ".join(word.split()) for word in row] for row in rows]
    assert cells.rows == [["One", "Other"], *tidy]
    assert len(as_text(["One", "Other"], rows).split("\n")) == len(rows) + 2
