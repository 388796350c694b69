"""LibreOffice transcripts: what the stored text is, construct by construct."""

from pathlib import Path

import pytest

from app.exchange.formats.draft import HIDDEN_LEFT_OUT
from app.exchange.formats.odt import read_odt
from app.problems import Problem
from tests.exchange.formats.office import converted, fodt, letters_style, needs_office, odt, zipped

BOLD = letters_style("T1", 'fo:font-weight="bold"')
HIDDEN = letters_style("T2", 'text:display="none"')


def para(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def cell(content: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{para(content)}</table:table-cell>"


def row(*cells: str) -> str:
    return "<table:table-row>" + "".join(cells) + "</table:table-row>"


def box(content: str) -> str:
    return f"<draw:frame><draw:text-box>{content}</draw:text-box><svg:title>picture</svg:title></draw:frame>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<text:h>Title</text:h>" + para("One"), "Title\nOne\n", id="heading and paragraph"),
        pytest.param(para("One") + "<text:p/>" + para("Two"), "One\n\nTwo\n", id="an empty paragraph"),
        pytest.param(
            para("a<text:span>b<text:span>c</text:span>d</text:span>e"),
            "abcde\n",
            id="spans and what follows them",
        ),
        pytest.param(para("  a \n\t b<text:span> c</text:span>"), "a b c\n", id="space is folded"),
        pytest.param(para("a <text:span> b</text:span>"), "a b\n", id="space is folded across spans"),
        pytest.param(para('a<text:s text:c="3"/>b<text:s/>c'), "a   b c\n", id="spaces"),
        pytest.param(para("a<text:tab/>b<text:line-break/>c"), "a\tb\nc\n", id="tab and line break"),
        pytest.param(para("See <text:a>the site</text:a>."), "See the site.\n", id="link"),
        pytest.param(
            para("On <text:date>3 May</text:date>, <text:conditional-text>yes</text:conditional-text>"),
            "On 3 May, yes\n",
            id="fields",
        ),
        pytest.param(
            "<text:list><text:list-item><text:p><text:number>1.</text:number>One</text:p><text:list><text:list-item>"
            "<text:p>Inner</text:p></text:list-item></text:list></text:list-item></text:list>",
            "One\nInner\n",
            id="lists without their numbers",
        ),
        pytest.param(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            + para('Not <text:change text:change-id="1"/><text:change-start/>new<text:change-end/> now'),
            "Not new now\n",
            id="tracked changes",
        ),
        pytest.param(
            para(
                "Said<office:annotation><text:p>a remark</text:p></office:annotation> so<office:annotation-end/>."
            ),
            "Said so.\n",
            id="comment",
        ),
        pytest.param(
            para(
                "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>字"
            ),
            "漢字\n",
            id="ruby",
        ),
        pytest.param(para(f"Before {box(para('Box'))}after"), "Before \nBox\nafter\n", id="text box in a line"),
        pytest.param(
            para(f"Before{box(para('B1') + para('') + para('B2'))}") + para("") + para("Next"),
            "Before\nB1\nB2\n\nNext\n",
            id="text box after a line",
        ),
        pytest.param(para(f"Line{box(para(''))} goes on"), "Line goes on\n", id="empty text box"),
        pytest.param(
            para("a<draw:g> <draw:custom-shape> <text:p>Label</text:p></draw:custom-shape></draw:g>"),
            "a\nLabel\n",
            id="labelled shape",
        ),
        pytest.param(
            "<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents"
            "</text:index-title-template></text:table-of-content-source><text:index-body>"
            + para("One<text:tab/>1")
            + "</text:index-body></text:table-of-content>",
            "One\t1\n",
            id="table of contents",
        ),
        pytest.param(
            "<table:table>" + row(cell("INT"), cell("How?")) + row(cell("P1"), cell("Well.")) + "</table:table>",
            "INT\tHow?\nP1\tWell.\n",
            id="table",
        ),
        pytest.param(
            "<table:table>"
            + row(cell("wide", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>", cell("c"))
            + row("<table:covered-table-cell/>", cell("b"), cell("c"))
            + "</table:table>",
            "wide\tc\n\tb\tc\n",
            id="covered cells",
        ),
        pytest.param(
            '<table:table><table:table-row table:number-rows-repeated="2">'
            + cell("x", 'table:number-columns-repeated="3"')
            + "</table:table-row></table:table>",
            "x\tx\tx\nx\tx\tx\n",
            id="repeated rows and cells",
        ),
    ],
)
def test_text(body: str, text: str) -> None:
    assert read_odt(odt(body)).text == text
    assert read_odt(fodt(body)).text == text


def test_notes_follow_the_body() -> None:
    note = (
        "<text:note><text:note-citation>{0}</text:note-citation><text:note-body>{1}</text:note-body></text:note>"
    )
    body = para(
        "One" + note.format("i", para("First")) + " two." + note.format("1", para("Second") + para("more"))
    )
    read = read_odt(odt(body))
    assert read.text == "One two.\n[1] First\n[2] Second\nmore\n"
    assert read.notes is not None
    assert read.notes.start == len("One two.\n")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(para('Seen<text:span text:style-name="T2"> name</text:span>'), id="style of letters"),
        pytest.param(para("Seen<text:hidden-text>name</text:hidden-text>"), id="hidden text field"),
        pytest.param(
            para("Seen") + para('<text:hidden-paragraph text:is-hidden="true"/>name'), id="hidden paragraph"
        ),
        pytest.param(
            para("Seen") + '<text:section text:display="none"><text:p>name</text:p></text:section>', id="section"
        ),
        pytest.param(para("Seen") + '<text:p text:style-name="P2">name</text:p>', id="style of a paragraph"),
    ],
)
def test_hidden_text_is_left_out_with_a_warning(body: str) -> None:
    read = read_odt(odt(body, HIDDEN + letters_style("P2", 'text:display="none"', "paragraph")))
    assert (read.text, read.warnings) == ("Seen\n", (HIDDEN_LEFT_OUT,))


def test_bold_beginnings_by_styles_of_their_own_or_inherited() -> None:
    named = letters_style("Speaker", 'fo:font-weight="bold"', "paragraph")
    automatic = BOLD + letters_style("P1", 'fo:color="#000000"', "paragraph", parent="Speaker")
    body = (
        para('<text:span text:style-name="T1">Robin: </text:span>Well')
        + '<text:p text:style-name="P1">Interviewer</text:p>'
        + para('Well <text:span text:style-name="T1">Robin</text:span>')
    )
    read = read_odt(odt(body, automatic, named))
    assert [span.of(read.text) for span in read.bold] == ["Robin:", "Interviewer"]


def test_rows_are_given_as_cells() -> None:
    read = read_odt(odt(para("Top 😊") + "<table:table>" + row(cell("INT"), cell("How?")) + "</table:table>"))
    assert [[span.of(read.text) for span in cells] for cells in read.rows] == [["INT", "How?"]]


def test_the_flat_form_says_so() -> None:
    assert read_odt(fodt(para("One"))).format == "fodt"
    assert read_odt(odt(para("One"))).format == "odt"


def test_a_huge_number_of_spaces_is_capped() -> None:
    assert read_odt(odt(para('a<text:s text:c="2000000000"/>b'))).text == "a" + " " * 1000 + "b\n"


def test_tables_that_repeat_without_end_are_refused() -> None:
    inner = cell("x", 'table:number-columns-repeated="999999999"')
    for _ in range(4):
        inner = (
            '<table:table-cell><table:table><table:table-row table:number-rows-repeated="999999999">'
            f"{inner}</table:table-row></table:table></table:table-cell>"
        )
    with pytest.raises(Problem, match="far larger"):
        read_odt(odt(f"<table:table>{row(inner)}</table:table>"))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b"Dear all,", "not a LibreOffice text document", id="something else"),
        pytest.param(zipped({"a": "b"}), "not a LibreOffice text document", id="another zip"),
        pytest.param(
            zipped({"content.xml": "<spreadsheet/>"}), "not a LibreOffice text document", id="another document"
        ),
        pytest.param(
            odt(para("x"), manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
            "protected by a password",
            id="password",
        ),
        pytest.param(odt(para("One"))[:-60], "damaged", id="cut short"),
        pytest.param(odt("<text:p>"), "damaged", id="broken XML"),
        pytest.param(fodt(para("One"))[:-40], "damaged", id="flat and cut short"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY e "boom">]>' + fodt(para("&e;")), "unsafe", id="document type"),
        pytest.param(odt("<text:p/>"), "no text", id="no text"),
    ],
)
def test_bad_files_get_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_odt(data)


@pytest.mark.office
@needs_office
def test_a_document_of_libreoffice(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>Visit</h1><p><b>INT:</b> How was it?</p><p><b>Robin:</b> It was&nbsp;fine &ndash;"
        "  mostly.<br>Really.</p><table><tr><td>a</td><td>b</td></tr></table><ol><li>one</li></ol></body></html>"
    )
    read = read_odt(converted(page.encode(), "html", "odt", tmp_path))
    assert read.text == "Visit\nINT: How was it?\nRobin: It was\u00a0fine – mostly.\nReally.\na\tb\none\n"
    assert [span.of(read.text) for span in read.bold][-2:] == ["INT:", "Robin:"]
