"""Word transcripts: what the stored text is, construct by construct."""

import zipfile
from io import BytesIO

import docx as python_docx
import pytest

from app.exchange.formats.docx import read_docx
from app.exchange.formats.draft import EMBEDDED_LEFT_OUT, HIDDEN_LEFT_OUT, NOTE_MISSING, SYMBOLS_UNKNOWN
from app.problems import Problem
from tests.exchange.formats.office import STRICT, docx, para, relations, run, table, word_cell, word_part, zipped

INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
DEL = '<w:del w:id="1" w:author="A">{}</w:del>'
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
MARK_DELETED = '<w:rPr><w:del w:id="2" w:author="A"/></w:rPr>'
MARK_MOVED = '<w:rPr><w:moveFrom w:id="2" w:author="A"/></w:rPr>'


def text_of(body: str, **parts: str) -> str:
    return read_docx(docx(body, **parts)).text


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def box(content: str) -> str:
    """A text box as Word writes it: new and old drawing, of which a reader takes one."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(para("One"), "One\n", id="a paragraph ends with a newline"),
        pytest.param(para("One") + para() + para("Two"), "One\n\nTwo\n", id="an empty paragraph is an empty line"),
        pytest.param(para("It was ", INS.format(run("not ")), "easy"), "It was not easy\n", id="insertion"),
        pytest.param(
            para("It was ", DEL.format("<w:r><w:delText>not </w:delText></w:r>"), "easy"),
            "It was easy\n",
            id="deletion",
        ),
        pytest.param(para(DEL.format(run("gone")), "here"), "here\n", id="deletion that says w:t"),
        pytest.param(
            para(INS.format(DEL.format(run("gone"))), "here"), "here\n", id="deletion within an insertion"
        ),
        pytest.param(
            para("We were ", properties=MARK_DELETED) + para("late."),
            "We were late.\n",
            id="deleted paragraph end",
        ),
        pytest.param(
            para(DEL.format(run("all of it")), properties=MARK_DELETED) + para("Next"),
            "Next\n",
            id="deleted paragraph leaves no line",
        ),
        pytest.param(
            "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
            + para("Control")
            + "</w:sdtContent></w:sdt>",
            "Control\n",
            id="content control around a paragraph",
        ),
        pytest.param(
            para("A ", f"<w:sdt><w:sdtPr/><w:sdtContent>{run('named')}</w:sdtContent></w:sdt>", " B"),
            "A named B\n",
            id="content control in a line",
        ),
        pytest.param(
            para("In ", f'<w:smartTag w:element="City"><w:smartTagPr/>{run("Leeds")}</w:smartTag>', "."),
            "In Leeds.\n",
            id="smart tag",
        ),
        pytest.param(
            "<w:customXml><w:customXmlPr/>"
            + para("Block ", f"<w:customXml>{run('inline')}</w:customXml>")
            + "</w:customXml>",
            "Block inline\n",
            id="custom XML",
        ),
        pytest.param(para("See ", f"<w:hyperlink>{run('the site')}</w:hyperlink>"), "See the site\n", id="link"),
        pytest.param(
            para("On ", BEGIN, instruction("DATE"), SEPARATE, "3 May", END, "."), "On 3 May.\n", id="field result"
        ),
        pytest.param(
            para(f'<w:fldSimple w:instr="AUTHOR">{run("A. Writer")}</w:fldSimple>'),
            "A. Writer\n",
            id="simple field",
        ),
        pytest.param(
            para(
                *(BEGIN, instruction("IF "), BEGIN, instruction("PAGE"), SEPARATE, "7", END),
                *(instruction("=1"), SEPARATE, "shown", END, "."),
            ),
            "shown.\n",
            id="field within a field's instruction",
        ),
        pytest.param(
            para(
                "a",
                BEGIN,
                instruction("REF x"),
                SEPARATE,
                "b",
                BEGIN,
                instruction("y"),
                SEPARATE,
                "c",
                END,
                "d",
                END,
            ),
            "abcd\n",
            id="field within a field's result",
        ),
        pytest.param(
            para(BEGIN, instruction("TOC"), SEPARATE, "One") + para("Two", END) + para("Body"),
            "One\nTwo\nBody\n",
            id="field over several paragraphs",
        ),
        pytest.param(
            para("a", BEGIN, instruction("PAGE")) + para("all the rest"),
            "a\nall the rest\n",
            id="field that never ends swallows nothing",
        ),
        pytest.param(
            para("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>"), "a\nb\nc\n", id="breaks"
        ),
        pytest.param(
            para("a") + para("<w:r><w:br w:type='page'/></w:r>", "b"),
            "a\nb\n",
            id="page break at the line's start",
        ),
        pytest.param(para("a", "<w:r><w:br w:type='page'/></w:r>", "b"), "a\nb\n", id="page break within a line"),
        pytest.param(para("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/></w:r>"), "a\tb\t\n", id="tabs"),
        pytest.param(
            para("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>era</w:t></w:r>"),
            "co\u2011opera\n",
            id="hyphens",
        ),
        pytest.param(
            para('<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Symbol" w:char="F061"/></w:r>'),
            "☺α\n",
            id="symbols",
        ),
        pytest.param(
            para(
                "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w:nothing/></mc:Choice>"
                "<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            "😊\n",
            id="the fallback where the choice says nothing",
        ),
        pytest.param(para("Before ", box(para("Box")), "after"), "Before \nBox\nafter\n", id="text box in a line"),
        pytest.param(para(box(para("Box")), "after"), "Box\nafter\n", id="text box before a line"),
        pytest.param(
            para("Before", box(para("B1") + para() + para("B2"))) + para() + para("Next"),
            "Before\nB1\nB2\n\nNext\n",
            id="text box after a line",
        ),
        pytest.param(para("Line", box(para()), " goes on"), "Line goes on\n", id="empty text box"),
        pytest.param(
            para(
                "<w:ruby><w:rubyPr/><w:rt>"
                + run("kan")
                + "</w:rt><w:rubyBase>"
                + run("漢")
                + "</w:rubyBase></w:ruby>"
            ),
            "漢\n",
            id="ruby",
        ),
        pytest.param(para("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), "x=2\n", id="mathematics"),
        pytest.param(
            para("Said", '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'),
            "Said\n",
            id="comment marks",
        ),
        pytest.param(
            para("Listed", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            "Listed\n",
            id="automatic numbers are not text",
        ),
        pytest.param("<w:p><w:r><w:t>\n   laid out\n  </w:t></w:r></w:p>", "laid out\n", id="pretty-printed XML"),
        pytest.param(para("a&#8232;b\u00ad\ufeffc"), "a\nbc\n", id="normalised"),
    ],
)
def test_text(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(table(("INT", "How?"), ("P1", "Well.")), "INT\tHow?\nP1\tWell.\n", id="cells and rows"),
        pytest.param(table(("a", "", "c")), "a\t\tc\n", id="empty cell"),
        pytest.param(
            table((word_cell(para("Robin") + para("00:01:23")), "Well.")),
            "Robin 00:01:23\tWell.\n",
            id="a short cell is one line",
        ),
        pytest.param(
            table(("P1", word_cell(para("A long answer, which goes on " * 3) + para("and on.")))),
            "P1\t" + "A long answer, which goes on " * 3 + "\nand on.\n",
            id="a long cell keeps its lines",
        ),
        pytest.param(
            table((word_cell(para("INT:\tHow?") + para("P1:\tWell.")),)),
            "INT:\tHow?\nP1:\tWell.\n",
            id="a single cell keeps its lines and tabs",
        ),
        pytest.param(table(("a\tb", "c")), "a b\tc\n", id="a tab in a cell is a space"),
        pytest.param(
            table((word_cell(table(("INT", "How?"), ("P1", "Well.")) + para()),)),
            "INT\tHow?\nP1\tWell.\n",
            id="nested table",
        ),
        pytest.param(
            "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>"
            + word_cell("a")
            + "</w:sdtContent></w:sdt>"
            + word_cell("b")
            + "</w:tr></w:sdtContent></w:sdt></w:tbl>",
            "a\tb\n",
            id="content controls around row and cell",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr>{word_cell('gone')}</w:tr>"
            f"<w:tr><w:trPr><w:ins w:id='2'/></w:trPr>{word_cell('here')}</w:tr></w:tbl>",
            "here\n",
            id="deleted and inserted rows",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>{para('gone')}</w:tc>"
            f"{word_cell('here')}</w:tr></w:tbl>",
            "here\n",
            id="deleted cell",
        ),
        pytest.param(para("Before") + table(("a", "b")) + para("After"), "Before\na\tb\nAfter\n", id="in order"),
    ],
)
def test_tables(body: str, text: str) -> None:
    assert text_of(body) == text


def move(kind: str, content: str, name: str = "move1", id: str = "7") -> str:
    return f'<w:{kind}RangeStart w:id="{id}" w:name="{name}"/>{content}<w:{kind}RangeEnd w:id="{id}"/>'


def test_moved_text_stands_once_at_its_new_place() -> None:
    body = (
        para(move("moveFrom", f'<w:moveFrom w:id="1">{run("Moved. ")}</w:moveFrom>'), "First. ")
        + para("Then. ", move("moveTo", f'<w:moveTo w:id="2">{run("Moved. ")}</w:moveTo>', id="8"))
    )  # fmt: skip
    assert text_of(body) == "First. \nThen. Moved. \n"


def test_a_moved_paragraph_leaves_no_line() -> None:
    away = para(f'<w:moveFrom w:id="1">{run("Moved")}</w:moveFrom>', properties=MARK_MOVED)
    here = para(f'<w:moveTo w:id="2">{run("Moved")}</w:moveTo>')
    assert text_of(move("moveFrom", away) + para("First") + move("moveTo", here, id="8")) == "First\nMoved\n"


def test_paragraphs_in_a_range_that_moved_away_are_left_out_but_not_what_was_typed_there() -> None:
    away = move("moveFrom", para("Moved", INS.format(run("typed"))) + para("Moved too"))
    here = move("moveTo", para("Moved") + para("Moved too"), id="8")
    assert text_of(away + para(" on") + here) == "typed on\nMoved\nMoved too\n"


def test_a_range_that_moved_to_nowhere_is_kept() -> None:
    assert text_of(move("moveFrom", para("Only here"))) == "Only here\n"


def test_notes_follow_the_body_in_the_order_of_reference() -> None:
    def note(kind: str, id: int, text: str) -> str:
        return f'<w:{kind} w:id="{id}">{para(f"<w:r><w:{kind}Ref/></w:r>", " " + text)}</w:{kind}>'

    read = read_docx(
        docx(
            para(
                "One",
                '<w:r><w:endnoteReference w:id="1"/></w:r>',
                " two",
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
            )
            + para("Three", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
            footnotes=note("footnote", 0, "separator")
            + note("footnote", 1, "Third")
            + note("footnote", 2, "Second"),
            endnotes=note("endnote", 1, "First"),
        )
    )
    assert read.text == "One two\nThree\n[1] First\n[2] Second\n[3] Third\n"
    assert read.notes is not None
    assert read.notes.of(read.text) == "[1] First\n[2] Second\n[3] Third\n"


def test_a_note_that_is_missing_is_said() -> None:
    read = read_docx(docx(para("One", '<w:r><w:footnoteReference w:id="9"/></w:r>')))
    assert (read.text, read.warnings) == ("One\n", (NOTE_MISSING,))


def test_a_note_of_deleted_text_is_left_out() -> None:
    body = para("One", DEL.format('<w:r><w:footnoteReference w:id="1"/></w:r>'))
    assert text_of(body, footnotes=f'<w:footnote w:id="1">{para("Gone")}</w:footnote>') == "One\n"


HIDING_STYLES = (
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Away"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Away"/></w:style>'
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(para("Seen", run(" name", "<w:vanish/>")), id="run"),
        pytest.param(para("Seen", run(" name", '<w:rStyle w:val="Secret"/>')), id="style of letters"),
        pytest.param(
            para("Seen") + para("name", properties='<w:pStyle w:val="Child"/>'),
            id="inherited style of a paragraph",
        ),
    ],
)
def test_hidden_text_is_left_out_with_a_warning(body: str) -> None:
    read = read_docx(docx(body, styles=HIDING_STYLES))
    assert (read.text, read.warnings) == ("Seen\n", (HIDDEN_LEFT_OUT,))


def test_text_that_is_not_hidden_after_all_is_kept() -> None:
    assert text_of(para(run("Seen", '<w:vanish w:val="0"/>'))) == "Seen\n"


def test_an_embedded_document_is_said() -> None:
    read = read_docx(docx(para("One") + "<w:altChunk/>"))
    assert (read.text, read.warnings) == ("One\n", (EMBEDDED_LEFT_OUT,))


def test_a_symbol_without_a_letter_is_said() -> None:
    read = read_docx(docx(para('<w:r><w:sym w:font="Odd" w:char="F0AA"/></w:r>')))
    assert (read.text, read.warnings) == ("�\n", (SYMBOLS_UNKNOWN,))


BOLD_STYLES = (
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Speaker"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:rPr><w:b/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        pytest.param(para(run("Robin: ", "<w:b/>"), "Well, "), ["Robin:"], id="bold beginning"),
        pytest.param(para(run("Ro", "<w:b/>"), run("bin", "<w:b/>"), " well"), ["Robin"], id="in several runs"),
        pytest.param(para(run("Robin", '<w:rStyle w:val="Strong"/>'), " well"), ["Robin"], id="by a style"),
        pytest.param(para("Robin", properties='<w:pStyle w:val="Speaker"/>'), ["Robin"], id="by its paragraph"),
        pytest.param(
            para(run("Robin", '<w:rStyle w:val="Strong"/>'), properties='<w:pStyle w:val="Speaker"/>'),
            [],
            id="two styles undo each other",
        ),
        pytest.param(para(run("Robin", '<w:b w:val="false"/>'), "x"), [], id="not bold"),
        pytest.param(para("Well, ", run("Robin", "<w:b/>")), [], id="bold later in the line"),
        pytest.param(para(run("x" * 61, "<w:b/>"), " well"), [], id="too long for a label"),
        pytest.param(
            para("One") + para(run("é😊\u00ad\u2028B", "<w:b/>"), " well"), ["é😊", "B"], id="after normalisation"
        ),
        pytest.param(table((word_cell(para(run("P1", "<w:b/>"))), "Well")), ["P1"], id="in a cell"),
        pytest.param(
            para(run("P1", "<w:b/>"), "<w:r><w:tab/></w:r>", run("B", "<w:b/>")), ["P1"], id="up to a tab"
        ),
    ],
)
def test_bold_beginnings(body: str, labels: list[str]) -> None:
    read = read_docx(docx(body, styles=BOLD_STYLES))
    assert [span.of(read.text) for span in read.bold] == labels


def test_rows_are_given_as_cells() -> None:
    inner = table(("INT", "How?"), ("P1", "Well, it was a long story, and one that takes its time to tell."))
    read = read_docx(docx(para("Top") + table(("00:01", "Robin", "Hello 😊")) + table((word_cell(inner),))))
    assert [[cell.of(read.text) for cell in row] for row in read.rows] == [
        ["00:01", "Robin", "Hello 😊"],
        ["INT", "How?"],
        ["P1", "Well, it was a long story, and one that takes its time to tell."],
    ]


def test_strict_documents_are_read() -> None:
    assert read_docx(docx(para("Strict ", INS.format(run("too"))), space=STRICT)).text == "Strict too\n"


def test_the_main_part_is_found_by_its_relationship() -> None:
    data = zipped(
        {
            "_rels/.rels": relations({"officeDocument": "/other/place.xml"}),
            "other/place.xml": word_part("document", f"<w:body>{para('Found')}</w:body>").encode("utf-16"),
        }
    )
    assert read_docx(data).text == "Found\n"


def test_deep_nesting_is_read_or_refused_in_words() -> None:
    deep = "<w:sdt><w:sdtContent>" * 100 + para("Deep") + "</w:sdtContent></w:sdt>" * 100
    assert text_of(deep) == "Deep\n"
    with pytest.raises(Problem, match="damaged"):
        text_of("<w:sdt>" * 300 + "</w:sdt>" * 300)


def test_a_document_of_python_docx() -> None:
    document = python_docx.Document()
    document.add_heading("Interview", 1)
    document.add_paragraph().add_run("INT: ").bold = True
    document.add_table(1, 2).rows[0].cells[1].text = "right"
    document.sections[0].header.paragraphs[0].text = "Page header"
    target = BytesIO()
    document.save(target)
    read = read_docx(target.getvalue())
    assert read.text == "Interview\nINT: \n\tright\n"
    assert [span.of(read.text) for span in read.bold] == ["Interview", "INT:"]


OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b"Dear all,", "not a Word document", id="something else"),
        pytest.param(
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", id="password"
        ),
        pytest.param(OLD_OFFICE + "WordDocument".encode("utf-16-le"), "old Word format", id="old .doc"),
        pytest.param(OLD_OFFICE, "not a Word document", id="other old file"),
        pytest.param(docx(para("One"))[:-40], "damaged", id="cut short at the end"),
        pytest.param(docx(para("One"))[:200], "damaged", id="cut short early"),
        pytest.param(zipped({"a.txt": "x"}), "not a Word document", id="another zip"),
        pytest.param(
            zipped(
                {"_rels/.rels": relations({"officeDocument": "xl/workbook.xml"}), "xl/workbook.xml": "<workbook/>"}
            ),
            "not a Word document",
            id="spreadsheet",
        ),
        pytest.param(docx("<w:p>"), "damaged", id="broken XML"),
        pytest.param(docx(para("")), "no text", id="no text"),
        pytest.param(
            zipped(
                {"word/document.xml": '<!DOCTYPE x [<!ENTITY e "boom">]><w:document xmlns:w="x">&e;</w:document>'}
            ),
            "unsafe",
            id="document type",
        ),
    ],
)
def test_bad_files_get_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_docx(data)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(Problem, match="far larger"):
        read_docx(docx("<w:p/>" * 1_000_000))


def test_too_much_markup_is_refused_even_when_it_is_packed_loosely() -> None:
    data = docx("<w:p/>" * 3_100_000)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(Problem, match="far larger"):
        read_docx(zipped(members, zipfile.ZIP_STORED))


def test_any_cut_is_refused_in_words_or_not_at_all() -> None:
    whole = docx(para("One two three " * 40))
    for end in range(0, len(whole), 7):
        with pytest.raises(Problem):
            read_docx(whole[:end])


def test_a_member_that_is_damaged_is_refused() -> None:
    whole = bytearray(docx(para("One two three " * 40)))
    with zipfile.ZipFile(BytesIO(bytes(whole))) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    whole[offset + 60] ^= 0xFF
    with pytest.raises(Problem, match="damaged"):
        read_docx(bytes(whole))
