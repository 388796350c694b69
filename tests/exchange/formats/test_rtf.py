"""Rich text transcripts: what the stored text is, construct by construct."""

import pytest

from app.exchange.formats.draft import HIDDEN_LEFT_OUT, LETTERS_UNKNOWN
from app.exchange.formats.rtf import read_rtf
from app.problems import Problem

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset204{\*\falt Odd;}Times Cyr;}"
    r"{\f2\fcharset128 MS Mincho;}{\f3\fcharset2 Symbol;}{\f4\fcharset238 Times CE;}{\f5\fcharset2 Wingdings;}}"
)


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return ("{\\rtf1" + head + FONTS + "\n" + body + "}").encode("latin-1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(r"\pard One\par\par Two\par", "One\n\nTwo\n", id="paragraphs"),
        pytest.param(r"\pard One", "One\n", id="the last paragraph without its end"),
        pytest.param("\\pard On\r\ne\\\nTwo\\par", "One\nTwo\n", id="newlines in the source"),
        pytest.param(r"caf\'e9 \'93x\'94 \'80", "café “x” €\n", id="escaped bytes"),
        pytest.param("caf\u00e9", "café\n", id="bytes that are not escaped"),
        pytest.param(r"{\f1 \'cf\'f0\'e8}\'cf", "ПриÏ\n", id="charset of a font"),
        pytest.param(r"{\f2 \'83e\'83X\'83g}", "テスト\n", id="two bytes for a letter"),
        pytest.param(r"{\f4 \'9a\'e8}", "šč\n", id="central European"),
        pytest.param(r"{\f3 a\u-3999 ?}{\f5 J}", "αα☺\n", id="symbol fonts"),
        pytest.param(r"\u8217?s \uc2\u233 \'65\'65x{\uc0\u233 y}\u233 zzx", "’s éxéyéx\n", id="fallbacks"),
        pytest.param(r"\u233\'e9\u233 {}e", "éée\n", id="fallback that is missing"),
        pytest.param(r"\u-10179?\u-8704?\u128512?", "😀😀\n", id="letters in two halves"),
        pytest.param(r"\u-10179?x", "\ufffdx\n", id="half a letter"),
        pytest.param(r"a\~b\_c\-d\{\}\\", "a\u00a0b\u2011cd{}\\\n", id="control symbols"),
        pytest.param(r"\lquote a\rquote\emdash\endash\bullet\ldblquote\rdblquote", "‘a’—–•“”\n", id="words"),
        pytest.param(r"a\tab b\line c", "a\tb\nc\n", id="tab and line break"),
        pytest.param(r"a\par\page b\page c\sect d", "a\nb\nc\nd\n", id="pages and sections"),
        pytest.param(r"{\header\pard Top\par}{\footerr Page {\b 1}}Body", "Body\n", id="page headers and footers"),
        pytest.param(
            r"{\info{\title Secret}}{\stylesheet{\s0 Normal;}}{\colortbl;\red0;}{\*\generator X;}Body",
            "Body\n",
            id="what is not text",
        ),
        pytest.param(r"Not {\deleted\revauthdel1 old} {\revised new} now", "Not  new now\n", id="tracked changes"),
        pytest.param(r"{\mvf Moved }First. {\mvt Moved}", "First. Moved\n", id="moved text"),
        pytest.param(r"We were {\deleted\par}late.\par", "We were late.\n", id="deleted paragraph end"),
        pytest.param(
            r'See {\field{\*\fldinst{HYPERLINK "https://example.org"}}{\fldrslt{\ul the site}}}.',
            "See the site.\n",
            id="field",
        ),
        pytest.param(r"{\pntext 1.\tab}{\listtext\'b7\tab}Listed\par", "Listed\n", id="automatic numbers"),
        pytest.param(r"a{\pict\pngblip 89504e47}b{\*\shppict{\pict\bin6 }}{x\'}}c", "abc\n", id="pictures"),
        pytest.param(r"a{\*\unknown lost{ too}}b", "ab\n", id="optional groups that are not known"),
        pytest.param(r"{\upr{x}{\*\ud{\u233 e}}}", "é\n", id="the Unicode form of two"),
        pytest.param(r"Said{\*\atnid R}{\*\annotation a remark} so", "Said so\n", id="comment"),
        pytest.param(
            r"\trowd\cellx1\cellx2\pard\intbl INT\cell How?\cell\row"
            r"\trowd\pard\intbl P1\cell Well.\cell\row\pard After",
            "INT\tHow?\nP1\tWell.\nAfter\n",
            id="table",
        ),
        pytest.param(
            r"\trowd\pard\intbl\cell b\cell\cell\row", "\tb\t\n", id="empty cells"
        ),
        pytest.param(
            r"\trowd P1\cell Well.\cell\row After", "P1\tWell.\nAfter\n", id="table without its marks"
        ),
        pytest.param(
            r"\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
            r"\pard\intbl\cell out\cell{\trowd\row}\pard End",
            "a b\tout\nEnd\n",
            id="nested table",
        ),
        pytest.param(
            r"Before {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard\par Box\par}}{\shprslt Box}}after\par",
            "Before \nBox\nafter\n",
            id="text box",
        ),
        pytest.param(
            r"Before{\*\do{\dptxbxtext\pard Box\par}}\par\par Next", "Before\nBox\n\nNext\n", id="old text box"
        ),
        pytest.param(r"Line{\shp{\*\shpinst{\shptxt\pard\par}}} goes on", "Line goes on\n", id="empty text box"),
        pytest.param(r"{\object{\*\objdata 0102}{\result\pard Shown}}", "Shown\n", id="what an object shows"),
        pytest.param(r"{\mmath{\*\moMath{\mr\mscr0 x=2}}{\mmathPict y}}", "x=2\n", id="mathematics"),
    ],
)  # fmt: skip
def test_text(body: str, text: str) -> None:
    assert read_rtf(rtf(body)).text == text


@pytest.mark.parametrize(
    ("head", "text"),
    [
        pytest.param(r"\mac", "é", id="Macintosh"),
        pytest.param(r"\pc", "Ä", id="DOS"),
        pytest.param(r"\ansi\ansicpg1251", "Ћ", id="Cyrillic Windows"),
        pytest.param(r"\ansi\ansicpg99999", "Ž", id="a code page that does not exist"),
    ],
)
def test_the_alphabet_of_the_document(head: str, text: str) -> None:
    assert read_rtf(rtf(r"\'8e", head)).text == text + "\n"


def test_notes_follow_the_body() -> None:
    read = read_rtf(
        rtf(
            r"One{\super\chftn}{\footnote\pard{\super\chftn} First\par more} two"
            r"{\*\footnote\ftnalt\f1 \'cf}.{\deleted{\footnote gone}}"
        )
    )
    assert read.text == "One two.\n[1] First\nmore\n[2] П\n"
    assert read.notes is not None
    assert read.notes.start == len("One two.\n")


def test_a_note_within_a_note_is_part_of_it() -> None:
    assert read_rtf(rtf(r"One{\footnote Outer{\footnote  inner} end}")).text == "One\n[1] Outer inner end\n"


def test_hidden_text_is_left_out_with_a_warning() -> None:
    read = read_rtf(rtf(r"Seen{\v  name}\v name\v0  too{\v\par}!"))
    assert (read.text, read.warnings) == ("Seen too!\n", (HIDDEN_LEFT_OUT,))


def test_letters_that_cannot_be_read_are_said() -> None:
    read = read_rtf(rtf(r"a\'81b"))
    assert (read.text, read.warnings) == ("a\ufffdb\n", (LETTERS_UNKNOWN,))


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        pytest.param(r"{\b Robin: }Well\par {\b INT}\b0\tab How?", ["Robin:", "INT"], id="groups"),
        pytest.param(r"\b Ro\'e9\u233?n: \plain Well\par\b1 INT\b0  How?", ["Roéén:", "INT"], id="switches"),
        pytest.param(r"Well {\b Robin}", [], id="bold later in the line"),
    ],
)
def test_bold_beginnings(body: str, labels: list[str]) -> None:
    read = read_rtf(rtf(body))
    assert [span.of(read.text) for span in read.bold] == labels


def test_rows_are_given_as_cells() -> None:
    read = read_rtf(rtf(r"\u233?\par\trowd\pard\intbl INT\cell How?\cell\row\pard End"))
    assert [[span.of(read.text) for span in row] for row in read.rows] == [["INT", "How?"]]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b"\0\0\n", "empty", id="nothing but padding"),
        pytest.param(b"Dear all,", "not a rich text file", id="something else"),
        pytest.param(rtf("One two")[:-1], "damaged", id="cut short"),
        pytest.param(rtf(r"One{\pict\bin99999 x}"), "damaged", id="binary data beyond the end"),
        pytest.param(rtf("{" * 5_000 + "x" + "}" * 5_000), "unsafe", id="endless nesting"),
        pytest.param(rtf(r"\b" * 1_500_000), "far larger", id="too much markup"),
        pytest.param(rtf(r"\cell" * 200_001), "far larger", id="too many cells"),
        pytest.param(rtf(r"\par"), "no text", id="no text"),
    ],
)
def test_bad_files_get_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_rtf(data)


def test_any_cut_is_refused_in_words() -> None:
    whole = rtf(r"\trowd\pard\intbl caf\'e9\cell\row{\footnote n}\u-10179?\u-8704?{\b x}\par")
    for end in range(len(whole)):
        with pytest.raises(Problem):
            read_rtf(whole[:end])
