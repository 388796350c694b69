"""A table comes back from its file as it was, whatever stands in it, and no spreadsheet reckons with its words."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from app.problems import Problem
from app.reports.tables import (
    MARKED,
    MOST_LETTERS,
    Column,
    Kind,
    PlainTable,
    Value,
    csv_bytes,
    sheet_names,
    write_csv,
    write_xlsx,
    xlsx_bytes,
)

DAY = date(2026, 3, 31)
COLUMNS = (Column("Person", width=18), Column("Summary", width=50), Column("Passages", Kind.WHOLE))
DANGEROUS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    '=HYPERLINK("x")',
    "=cmd|' /C x'!A0",
)
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

texts = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff"), max_size=30
)
dangerous = st.builds(str.__add__, st.sampled_from(DANGEROUS), texts)
values = st.one_of(
    texts, dangerous, st.none(), st.integers(-(2**53), 2**53), st.floats(-1e9, 1e9, allow_nan=False)
)
rows = st.lists(st.tuples(values, values, values), max_size=6)


def table(*rows: tuple[Value, Value, Value], notes: tuple[str, ...] = ()) -> PlainTable:
    return PlainTable("Framework matrix", COLUMNS, rows, notes)


def cells(content: bytes, sheet: int = 1) -> dict[str, Value]:
    """What stands in each place of a sheet that is not empty; fails on a formula, a link or a live cell."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        page = etree.fromstring(package.read(f"xl/worksheets/sheet{sheet}.xml"))
        strings = [
            "".join(part.text or "" for part in entry.iter(f"{M}t"))
            for entry in etree.fromstring(package.read("xl/sharedStrings.xml"))
        ]
    assert not [name for name in names if "externalLink" in name or "connections" in name]
    assert page.find(f".//{M}f") is None
    assert page.find(f".//{M}hyperlink") is None
    found: dict[str, Value] = {}
    for cell in page.iter(f"{M}c"):
        value = cell.findtext(f"{M}v")
        assert cell.get("t", "n") in ("s", "n")
        if value is not None:
            found[str(cell.get("r"))] = strings[int(value)] if cell.get("t") == "s" else float(value)
    return found


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def one_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(rows)
@example([("=1+1", "_x0041_", None)])
def test_xlsx_holds_words_as_words_and_numbers_as_numbers(given_rows: list[tuple[Value, Value, Value]]) -> None:
    found = cells(xlsx_bytes([table(*given_rows)], date=DAY))
    assert [found.pop(f"{letter}1") for letter in "ABC"] == ["Person", "Summary", "Passages"]
    expected = {
        f"{letter}{number}": one_break(value) if isinstance(value, str) else pytest.approx(value, rel=1e-14)
        for number, row in enumerate(given_rows, 2)
        for letter, value in zip("ABC", row, strict=True)
        if value not in (None, "")
    }
    assert {place: unescaped(value) for place, value in found.items() if value != ""} == expected


def unescaped(value: Value) -> Value:
    """Excel's way to write what could be taken for an escaped letter."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


@given(rows)
@example([("'=1", "''", "'")])
def test_csv_gives_everything_back_and_nothing_of_it_begins_like_a_formula(
    given_rows: list[tuple[Value, Value, Value]],
) -> None:
    content = csv_bytes(table(*given_rows))
    read = lines(content)
    assert read[0] == ["Person", "Summary", "Passages"]
    for row, back in zip(given_rows, read[1 : len(given_rows) + 1], strict=True):
        for value, cell in zip(row, back, strict=True):
            if isinstance(value, str):
                assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
                assert cell.removeprefix("'") == one_break(value)
            else:
                assert cell == ("" if value is None else repr(value))


@given(rows)
def test_every_line_of_a_csv_has_as_many_fields(given_rows: list[tuple[Value, Value, Value]]) -> None:
    assert {len(line) for line in lines(csv_bytes(table(*given_rows, notes=("2 people left out.",))))} == {3}


@pytest.mark.parametrize("words", DANGEROUS)
def test_csv_says_that_it_marked_words(words: str) -> None:
    plain, marked = csv_bytes(table(("Robin", "told", 1))), csv_bytes(table(("Robin", words, 1)))
    assert MARKED not in plain.decode("utf-8-sig")
    assert lines(marked)[-1] == [MARKED, "", ""]
    assert lines(marked)[1][1] == "'" + one_break(words)


def test_csv_stands_every_other_separator() -> None:
    """Where lists are parted by semicolons, the second half of an unquoted field would begin a formula."""
    assert '"told;=1+1"' in csv_bytes(table(("Robin", "told;=1+1", 1))).decode("utf-8-sig")


def test_csv_is_utf_8_with_a_mark_and_windows_line_ends() -> None:
    content = csv_bytes(table(("Zoë", "said “no”", 2), notes=("Counts are people.",)))
    assert (
        content
        == (
            '\ufeff"Person","Summary","Passages"\r\n"Zoë","said “no”",2\r\n,,\r\n"Counts are people.",,\r\n'
        ).encode()
    )


def test_notes_stand_on_a_sheet_of_their_own() -> None:
    content = xlsx_bytes([table(("Robin", "told", 1), notes=("2 people left out.",))], date=DAY)
    assert list(cells(content, 2).values()) == [
        "Framework matrix",
        "2 people left out.",
        "Made with Counterpoint on 31 March 2026.",
    ]


def test_the_header_stays_and_the_first_column_too() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes([table(("Robin", "told", 1))], date=DAY))) as package:
        page = package.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in page
    assert '<autoFilter ref="A1:C2"/>' in page


def test_the_same_tables_give_the_same_bytes_and_name_nobody() -> None:
    first, second = (xlsx_bytes([table(("Robin", "told", 1))], date=DAY) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        core = package.read("docProps/core.xml").decode()
    assert "<dc:creator>Counterpoint</dc:creator>" in core
    assert "2026-03-31T00:00:00Z" in core


@pytest.mark.parametrize("letter", ["a", "🦊"])
def test_a_cell_that_excel_cannot_hold_is_a_problem_and_nothing_is_written(tmp_path: Path, letter: str) -> None:
    longest = letter * (MOST_LETTERS * 2 // len(letter.encode("utf-16-le")))
    write_xlsx([table(("Robin", longest, 1))], tmp_path / "fits.xlsx", date=DAY).put()
    with pytest.raises(Problem, match="32,767 letters, and one in row 3 has more"):
        write_xlsx([table(("Sky", "told", 1), ("Robin", longest + "aa", 1))], tmp_path / "long.xlsx", date=DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["fits.xlsx"]
    write_csv(table(("Robin", longest + "aa", 1)), tmp_path / "long.csv").put()


def test_more_rows_than_a_sheet_has_are_a_problem() -> None:
    with pytest.raises(Problem, match="1,048,576 rows"):
        xlsx_bytes([PlainTable("Long", (Column("One"),), [("a",)] * 1_048_576)], date=DAY)


def test_a_file_of_another_ending_is_never_written_over(tmp_path: Path) -> None:
    kept = tmp_path / "study.counterpoint"
    kept.write_text("kept")
    with pytest.raises(Problem, match=r"must end in \.csv"):
        write_csv(table(), kept).put()
    assert kept.read_text() == "kept"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2**60])
def test_numbers_a_sheet_would_change_are_refused(number: float) -> None:
    for write in (csv_bytes, lambda made: xlsx_bytes([made], date=DAY)):
        with pytest.raises(ValueError, match="exact and finite"):
            write(table(("Robin", "told", number)))


@given(st.lists(texts, max_size=8))
def test_sheets_have_names_that_excel_allows(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names} | {"about", "history"}) == len(titles) + 2
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert not [name for name in names if name.startswith("'") or name.endswith("'")]
