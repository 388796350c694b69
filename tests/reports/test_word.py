"""The written Word file: valid, the same every time, saying nothing of who made it, never half there."""

import errno
import getpass
import os
import socket
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.problems import Problem
from app.reports.compose import compose
from app.reports.document import Heading, PageBreak, Paragraph, Quote, ReportDocument, Run, Style
from app.reports.word import word_bytes, write_word
from app.reports.word_xml import PALETTE, style_id
from tests.reports.made_up import DAY, material
from tests.reports.packages import W, body, out_of_order, paragraphs, parts, text


@pytest.fixture(scope="module")
def report() -> bytes:
    return word_bytes(compose(material()), date=DAY)


def one(block: Paragraph | Quote | Heading | PageBreak) -> bytes:
    return word_bytes(ReportDocument("Title", "Foot", (block,)), date=DAY)


def test_the_same_document_and_date_give_the_same_bytes(report: bytes) -> None:
    assert word_bytes(compose(material()), date=DAY) == report


def test_another_date_changes_only_the_properties(report: bytes) -> None:
    other = parts(word_bytes(compose(material()), date=date(2026, 1, 2)))
    assert [name for name, part in parts(report).items() if part != other[name]] == ["docProps/core.xml"]


def test_the_file_says_nothing_of_who_made_it_where_and_when(report: bytes, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    write_word(compose(material()), out, date=DAY).put()
    everything = b"".join(parts(report).values()).decode()
    for trace in (getpass.getuser(), socket.gethostname(), str(Path.home()), str(tmp_path), "python-docx", "rsid"):
        assert trace not in everything
    with zipfile.ZipFile(out) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(str(out)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("Counterpoint", "", "")
    assert (properties.title, properties.language) == ("Theme summary", "en-GB")
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.date() == DAY


def test_the_package_holds_no_thumbnail_custom_part_or_outside_link(report: bytes) -> None:
    found = parts(report)
    assert sorted(found) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert b"External" not in b"".join(found.values())


def test_elements_stand_in_the_order_of_the_schema(report: bytes) -> None:
    for name, part in parts(report).items():
        if name.startswith("word/") and name.endswith(".xml"):
            assert list(out_of_order(etree.fromstring(part))) == []


def test_ids_are_single_and_every_link_has_its_place(report: bytes) -> None:
    root = body(report)
    starts = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    names = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(starts)) == len(starts) == len(set(names))
    assert starts == [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd")]
    links = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert links
    assert set(links) <= set(names)


def test_fields_begin_part_and_end(report: bytes) -> None:
    root = body(report)
    open_fields = 0
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        open_fields += {"begin": 1, "separate": 0, "end": -1}[str(kind)]
        assert open_fields >= 0
    assert open_fields == 0


def test_every_style_used_is_in_the_template(report: bytes) -> None:
    known = {
        style.get(f"{W}styleId") for style in etree.fromstring(parts(report)["word/styles.xml"]).iter(f"{W}style")
    }
    used = {str(mark.get(f"{W}val")) for tag in ("pStyle", "tblStyle") for mark in body(report).iter(f"{W}{tag}")}
    assert used <= known
    assert {style_id(style) for style in Style} <= known
    wanted = [
        "Title",
        "Subtitle",
        "Heading1",
        "Heading2",
        "Caption",
        "Quote",
        "QuoteAttribution",
        "ListBullet",
        "TOC1",
    ]
    assert used >= set(wanted)


def test_the_styles_have_the_names_word_shows(report: bytes, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    out.write_bytes(report)
    styles = docx.Document(str(out)).styles
    for name in ("Title", "Heading 1", "Heading 3", "Caption", "Quote", "Quote attribution", "Table text", "Note"):
        assert name in styles


def test_the_contents_are_filled_in_before_word_updates_them(report: bytes) -> None:
    assert [text(entry).strip() for entry in paragraphs(report, "TOC1")][:3] == [
        "At a glance",
        "Sample and method",
        "Told why I moved",
    ]
    codes = [code.text for code in body(report).iter(f"{W}instrText")]
    assert codes[0] == ' TOC \\o "1-1" \\h \\z \\u '


def test_tables_are_numbered_captioned_and_described(report: bytes) -> None:
    captions = [text(caption) for caption in paragraphs(report, "Caption")]
    tables = list(body(report).iter(f"{W}tbl"))
    assert [caption.split(".")[0] for caption in captions] == [f"Table {n}" for n in range(1, len(tables) + 1)]
    for table, caption in zip(tables, captions, strict=True):
        described = table.find(f"{W}tblPr/{W}tblDescription")
        assert described is not None
        assert described.get(f"{W}val")
        named = table.find(f"{W}tblPr/{W}tblCaption")
        assert named is not None
        assert caption.endswith(f". {named.get(f'{W}val')}")


def test_headers_repeat_rows_stay_whole_and_columns_fill_the_line(report: bytes) -> None:
    for table in body(report).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert sum(int(str(column.get(f"{W}w"))) for column in table.iter(f"{W}gridCol")) == 9298


def test_quotes_carry_the_colour_of_their_perspective(report: bytes) -> None:
    colours = [quote.find(f"{W}pPr/{W}pBdr/{W}left") for quote in paragraphs(report, "Quote")]
    assert {colour.get(f"{W}color") for colour in colours if colour is not None} == set(PALETTE[:3])
    assert text(paragraphs(report, "Quote")[0]).startswith("“I got in from school")


def test_words_from_right_to_left_are_marked_so(report: bytes) -> None:
    leila = next(quote for quote in paragraphs(report, "Quote") if "كيس" in text(quote))
    assert leila.find(f"{W}pPr/{W}bidi") is not None
    assert leila.find(f"{W}r/{W}rPr/{W}rtl") is not None
    robin = paragraphs(report, "Quote")[0]
    assert robin.find(f"{W}pPr/{W}bidi") is None


@given(st.text())
def test_any_words_can_be_written(words: str) -> None:
    written = one(Quote(words, "Robin", 0))
    shown = text(paragraphs(written, "Quote")[0])
    assert [letter for letter in shown if letter.isalnum()] == [letter for letter in words if letter.isalnum()]


def test_what_xml_cannot_hold_is_dropped_and_breaks_are_kept() -> None:
    written = one(Paragraph((Run("a\x00b\x1f\ufffec\r\nd\te\x0bf"),)))
    assert text(body(written)) == "abc\nd\te\nf"


def test_spaces_at_the_ends_of_runs_survive() -> None:
    assert text(body(one(Paragraph((Run("said: ", bold=True), Run(" yes")))))) == "said:  yes"


def test_a_page_break_is_one() -> None:
    assert [mark.get(f"{W}type") for mark in body(one(PageBreak())).iter(f"{W}br")] == ["page"]


def test_the_report_replaces_an_older_one(tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    out.write_text("older")
    write_word(compose(material()), out, date=DAY).put()
    assert zipfile.is_zipfile(out)
    assert os.listdir(tmp_path) == ["report.docx"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full, so the report was not written."),
        (errno.EACCES, "The report could not be written there."),
    ],
)
def test_when_it_cannot_be_put_there_the_older_one_stands(
    number: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.docx"
    out.write_text("older")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(Problem, match=sentence):
        write_word(compose(material()), out, date=DAY).put()
    assert out.read_text() == "older"
    assert os.listdir(tmp_path) == ["report.docx"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="folder for the report does not exist"):
        write_word(compose(material()), tmp_path / "nowhere" / "report.docx", date=DAY)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "report.docx").mkdir()
    with pytest.raises(Problem, match="cannot be written under this name"):
        write_word(compose(material()), tmp_path / "report.docx", date=DAY).put()
    assert os.listdir(tmp_path) == ["report.docx"]


@pytest.mark.parametrize("name", ["study.counterpoint", "visit.txt", "report"])
def test_a_report_is_never_written_over_what_is_no_word_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("something else", "utf-8")
    with pytest.raises(Problem, match=r"must end in \.docx"):
        write_word(compose(material()), tmp_path / name, date=DAY).put()
    assert (tmp_path / name).read_text("utf-8") == "something else"
    assert [path.name for path in tmp_path.iterdir()] == [name]
