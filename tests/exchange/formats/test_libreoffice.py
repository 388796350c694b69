"""One interview with everything in it, saved by LibreOffice in each office format: the same text comes back."""

from pathlib import Path

import pytest

from app.exchange.formats.docx import read_docx
from app.exchange.formats.draft import HIDDEN_LEFT_OUT
from app.exchange.formats.odt import read_odt
from app.exchange.formats.rtf import read_rtf
from tests.exchange.formats.office import converted, letters_style, needs_office, odt

READERS = {"docx": read_docx, "odt": read_odt, "rtf": read_rtf}
STYLES = letters_style("T1", 'fo:font-weight="bold"') + letters_style("T2", 'text:display="none"')
MANIFEST = "".join(
    f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
    for path, kind in {
        "/": "application/vnd.oasis.opendocument.text",
        "content.xml": "text/xml",
        "styles.xml": "text/xml",
    }.items()
)
CHANGE = (
    '<text:changed-region xml:id="{0}" text:id="{0}"><text:{1}><office:change-info>'
    '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">A</dc:creator>'
    '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-01-01T00:00:00</dc:date>'
    "</office:change-info>{2}</text:{1}></text:changed-region>"
)
NOTE = (
    '<text:note text:id="{0}" text:note-class="{0}"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>{1}</text:p></text:note-body></text:note>"
)
CELL = '<table:table-cell office:value-type="string">{}</table:table-cell>'
TABLE = '<table:table table:name="{}"><table:table-column table:number-columns-repeated="2"/>{}</table:table>'


def row(*cells: str) -> str:
    return "<table:table-row>" + "".join(map(CELL.format, cells)) + "</table:table-row>"


INNER = TABLE.format(
    "N", row("<text:p>Well, that is what they told us</text:p>", "<text:p>and so we went.</text:p>")
)
BODY = (
    "<text:tracked-changes>"
    + CHANGE.format("c1", "deletion", "<text:p>GONE</text:p>")
    + CHANGE.format("c2", "insertion", "")
    + "</text:tracked-changes>"
    "<text:p>Größe – “Привет” 日本 😀</text:p>"
    '<text:p><text:span text:style-name="T1">INT:</text:span> How <text:change text:change-id="c1"/>was '
    '<text:change-start text:change-id="c2"/>all of <text:change-end text:change-id="c2"/>it?'
    + NOTE.format("footnote", "A footnote.")
    + " And now?</text:p>"
    '<text:p><text:span text:style-name="T1">Robin:</text:span><text:tab/>Fine,<text:s text:c="3"/>mostly.'
    '<text:line-break/>Really<text:span text:style-name="T2">HIDDEN</text:span>, '
    '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="https://example.org/">'
    "look</text:a>." + NOTE.format("endnote", "An endnote.") + "</text:p><text:p/>"
    + TABLE.format("T", row("<text:p>INT</text:p>", "<text:p>How?</text:p>")
    + row("<text:p>P1</text:p><text:p>00:01</text:p>", INNER + "<text:p>That was all.</text:p>"))
    + '<text:p>See the box.<draw:frame text:anchor-type="char" svg:width="5cm" svg:height="2cm"><draw:text-box>'
    "<text:p>In the box</text:p><text:p>and on</text:p></draw:text-box></draw:frame></text:p>"
    "<text:list><text:list-item><text:p>listed</text:p></text:list-item></text:list>"
    '<text:p>Last<office:annotation><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">A</dc:creator>'
    "<text:p>COMMENT</text:p></office:annotation>.</text:p>"
)  # fmt: skip


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("ending", READERS)
def test_what_libreoffice_saves_is_read(ending: str, tmp_path: Path) -> None:
    read = READERS[ending](converted(odt(BODY, STYLES, manifest=MANIFEST), "ott", ending, tmp_path))
    assert read.text == (
        "Größe – “Привет” 日本 😀\n"
        "INT: How was all of it? And now?\n"
        "Robin:\tFine,   mostly.\n"
        "Really, look.\n"
        "\n"
        "INT\tHow?\n"
        "P1 00:01\tWell, that is what they told us\tand so we went.\n"
        "That was all.\n"
        "See the box.\n"
        "In the box\n"
        "and on\n"
        "listed\n"
        "Last.\n"
        "[1] A footnote.\n"
        "[2] An endnote.\n"
    )
    assert read.warnings == (HIDDEN_LEFT_OUT,)
    assert [span.of(read.text) for span in read.bold] == ["INT:", "Robin:"]
    assert [[cell.of(read.text) for cell in cells] for cells in read.rows] == [
        ["INT", "How?"],
        ["Well, that is what they told us", "and so we went."],
    ]
