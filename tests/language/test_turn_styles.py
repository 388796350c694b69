"""Every common way of writing who speaks: which turns, whose, and exactly which words are speech."""

import re

import pytest

from app.language.spans import Span
from app.language.turns.finding import find_turns
from app.language.turns.labels import is_interviewer


def turns_in(text: str, **known: list[str]) -> list[tuple[str, str]]:
    """(label, speech) of every turn found."""
    found = find_turns(text, known=known.get("known", []))
    return [(turn.label, text[turn.speech_start : turn.end]) for turn in found.turns]


HOW, FINE = "How was it?", "It was fine."
STYLES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "INT": ("INT: {0}\nRobin: {1}", [("INT", HOW), ("Robin", FINE)]),
    "no blank": ("INT:{0}\nRobin:{1}", [("INT", HOW), ("Robin", FINE)]),
    "blank before colon": ("Interviewer : {0}\nRobin : {1}", [("Interviewer", HOW), ("Robin", FINE)]),
    "indented": ("  INT:   {0}\n\tRobin:  {1}", [("INT", HOW), ("Robin", FINE)]),
    "age": ("Interviewer: {0}\nRobin (11): {1}", [("Interviewer", HOW), ("Robin (11)", FINE)]),
    "age after comma": ("Interviewer: {0}\nRobin, 11: {1}", [("Interviewer", HOW), ("Robin, 11", FINE)]),
    "role and name": ("I: {0}\nChild (Robin): {1}", [("I", HOW), ("Child (Robin)", FINE)]),
    "numbered role": ("INT 1: {0}\nCarer 3: {1}", [("INT 1", HOW), ("Carer 3", FINE)]),
    "two words": ("Interviewer: {0}\nFoster carer: {1}", [("Interviewer", HOW), ("Foster carer", FINE)]),
    "codes": ("SW2: {0}\nP1: {1}", [("SW2", HOW), ("P1", FINE)]),
    "title": ("INT: {0}\nDr Patel: {1}", [("INT", HOW), ("Dr Patel", FINE)]),
    "title with stop": ("INT: {0}\nMrs. Patel: {1}", [("INT", HOW), ("Mrs. Patel", FINE)]),
    "accents": ("INT: {0}\nZoë: {1}", [("INT", HOW), ("Zoë", FINE)]),
    "decomposed accents": ("INT: {0}\nZoe\u0308: {1}", [("INT", HOW), ("Zoe\u0308", FINE)]),
    "apostrophe": ("INT: {0}\nSiân O’Neil: {1}", [("INT", HOW), ("Siân O’Neil", FINE)]),
    "hyphen": ("INT: {0}\nMary-Jane: {1}", [("INT", HOW), ("Mary-Jane", FINE)]),
    "Vietnamese": ("INT: {0}\nNguyễn Văn An: {1}", [("INT", HOW), ("Nguyễn Văn An", FINE)]),
    "particle": ("INT: {0}\nal-Hassan Omar: {1}", [("INT", HOW), ("al-Hassan Omar", FINE)]),
    "Arabic": ("المحاور: كيف حالك؟\nسارة: بخير", [("المحاور", "كيف حالك؟"), ("سارة", "بخير")]),
    "possessive role": ("INT: {0}\nRobin's mum: {1}", [("INT", HOW), ("Robin's mum", FINE)]),
    "two together": ("INT: {0}\nMum and Dad: {1}", [("INT", HOW), ("Mum and Dad", FINE)]),
    "stage direction": ("INT: {0}\nRobin (laughing): {1}", [("INT", HOW), ("Robin", FINE)]),
    "capitals": ("INTERVIEWER: {0}\nROBIN: {1}", [("INTERVIEWER", HOW), ("ROBIN", FINE)]),
    "bracket and colon": ("[Interviewer]: {0}\n[Robin]: {1}", [("Interviewer", HOW), ("Robin", FINE)]),
    "round and colon": ("(Interviewer): {0}\n(Robin): {1}", [("Interviewer", HOW), ("Robin", FINE)]),
    "brackets": ("[Interviewer] {0}\n[Robin] {1}", [("Interviewer", HOW), ("Robin", FINE)]),
    "interviewer in brackets": (
        "(INT) {0}\nRobin: {1}\n(INT) {0}\nRobin: {1}",
        [("INT", HOW), ("Robin", FINE), ("INT", HOW), ("Robin", FINE)],
    ),
    "tab": ("INT\t{0}\nRobin\t{1}", [("INT", HOW), ("Robin", FINE)]),
    "colon and tab": ("INT:\t{0}\nRobin:\t{1}", [("INT", HOW), ("Robin", FINE)]),
    "dash": ("INT – {0}\nRobin – {1}", [("INT", HOW), ("Robin", FINE)]),
    "hyphen as dash": ("INT - {0}\nRobin - {1}", [("INT", HOW), ("Robin", FINE)]),
    "question and answer": ("Q: {0}\nA: {1}", [("Q", HOW), ("A", FINE)]),
    "code and blank": ("INT {0}\nP1 {1}\nINT {0}", [("INT", HOW), ("P1", FINE), ("INT", HOW)]),
    "number before": ("1. INT: {0}\n2. Robin: {1}", [("INT", HOW), ("Robin", FINE)]),
    "broadcast": (">> INT: {0}\n>> Robin: {1}", [("INT", HOW), ("Robin", FINE)]),
    "stamp before": ("[00:01:23] INT: {0}\n[00:01:29] Robin: {1}", [("INT", HOW), ("Robin", FINE)]),
    "bare stamp before": ("0:01 INT: {0}\n0:09 Robin: {1}", [("INT", HOW), ("Robin", FINE)]),
    "stamp after": ("INT [00:01:23]: {0}\nRobin [00:01:29]: {1}", [("INT", HOW), ("Robin", FINE)]),
    "round stamp after": ("INT (01:23): {0}\nRobin (01:29): {1}", [("INT", HOW), ("Robin", FINE)]),
    "stamped once each": (
        "[00:01:23] Ann Hale: {0}\n[00:01:29] Robin (he/him): {1}",
        [("Ann Hale", HOW), ("Robin (he/him)", FINE)],
    ),
    "stamp for separator": (
        "Sam [00:01:23] {0}\nRobin [00:01:29] {1}\nSam [00:01:35] {0}",
        [("Sam", HOW), ("Robin", FINE), ("Sam", HOW)],
    ),
    "stamp after colon": ("INT: [00:01:23] {0}\nRobin: [00:01:29] {1}", [("INT", HOW), ("Robin", FINE)]),
    "f4": ("#00:01:23-4# INT: {0}\n#00:01:29-1# Robin: {1}", [("INT", HOW), ("Robin", FINE)]),
    "Otter": (
        "Robin Hale  0:12\n{0}\n\nSam Okoro  0:15\n{1}\n\nRobin Hale  1:02\n{0}",
        [("Robin Hale", HOW), ("Sam Okoro", FINE), ("Robin Hale", HOW)],
    ),
    "Word online": ("00:00:01 Robin\n{0}\n\n00:00:05 Speaker 2\n{1}", [("Robin", HOW), ("Speaker 2", FINE)]),
    "tab and clock": ("Robin\t00:12\n{0}\nSpeaker 2\t00:15\n{1}", [("Robin", HOW), ("Speaker 2", FINE)]),
    "all tabs": ("00:12\tINT\t{0}\n00:15\tRobin\t{1}", [("INT", HOW), ("Robin", FINE)]),
    "label then stamp line": (
        "Speaker 1\n00:12\n{0}\nSpeaker 2\n00:15\n{1}",
        [("Speaker 1", HOW), ("Speaker 2", FINE)],
    ),
    "Teams": (
        "0:0:0.0 --> 0:0:2.3\nRobin Hale\n{0}\n\n0:0:2.3 --> 0:0:4.1\nSpeaker 2\n{1}",
        [("Robin Hale", HOW), ("Speaker 2", FINE)],
    ),
    "Zoom captions": (
        "[Robin Hale] 14:03:22\n{0}\n\n[Sam Okoro] 14:03:25\n{1}\n\n[Robin Hale] 14:03:29\n{0}",
        [("Robin Hale", HOW), ("Sam Okoro", FINE), ("Robin Hale", HOW)],
    ),
    "voices": ("<v Robin Hale>{0}</v>\n\n<v.loud Sam>{1}</v>", [("Robin Hale", HOW), ("Sam", FINE)]),
    "Markdown": ("**Robin:** {1}\n\n**INT:** {0}", [("Robin", FINE), ("INT", HOW)]),
    "Markdown colon outside": ("**Robin**: {1}\n\n__INT__: {0}", [("Robin", FINE), ("INT", HOW)]),
    "Markdown without colon": ("**Robin** {1}\n\n**INT** {0}", [("Robin", FINE), ("INT", HOW)]),
    "alone": (
        "Interviewer\n{0}\n\nRobin\n{1}\n\nInterviewer\n{0}\n\nRobin\n{1}",
        [("Interviewer", HOW), ("Robin", FINE), ("Interviewer", HOW), ("Robin", FINE)],
    ),
    "alone with colon": ("Interviewer:\n{0}\n\nRobin:\n\n{1}", [("Interviewer", HOW), ("Robin", FINE)]),
    "names only": ("Sam: {0}\nRobin: {1}\nSam: {0}", [("Sam", HOW), ("Robin", FINE), ("Sam", HOW)]),
    "names once": ("Maya: {0}\nRobin: {1}", [("Maya", HOW), ("Robin", FINE)]),
    "answers only": ("Robin: {1}\n\nRobin: {1}", [("Robin", FINE), ("Robin", FINE)]),
    "interviewee": ("IV: {0}\nIE: {1}", [("IV", HOW), ("IE", FINE)]),
    "initials": ("AM: {0}\nRB: {1}\nAM: {0}", [("AM", HOW), ("RB", FINE), ("AM", HOW)]),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_style_gives_its_turns(style: str) -> None:
    pattern, expected = STYLES[style]
    assert turns_in(pattern.format(HOW, FINE)) == expected


def test_label_stamp_and_separator_stand_before_the_speech() -> None:
    text = "Notes\n\n[00:01:23] INT:  Hello.\n\nRobin:\n\nHi.  \n\n"
    found = find_turns(text)
    heads = [text[turn.start : turn.speech_start] for turn in found.turns]
    assert heads == ["[00:01:23] INT:  ", "Robin:\n\n"]
    assert [turn.end for turn in found.turns] == [text.index("\n\nRobin"), len(text.rstrip())]


def test_a_turn_goes_on_over_paragraphs_until_the_next_label() -> None:
    assert turns_in("INT: One.\n\nTwo.\nThree.\n\nRobin: Four.\n\nFive.\n") == [
        ("INT", "One.\n\nTwo.\nThree."),
        ("Robin", "Four.\n\nFive."),
    ]


def test_a_label_without_words_is_an_empty_turn() -> None:
    assert turns_in("INT: Hello?\nRobin:\n\nINT: Hello?\nRobin: Yes.") == [
        ("INT", "Hello?"),
        ("Robin", ""),
        ("INT", "Hello?"),
        ("Robin", "Yes."),
    ]


def test_spellings_of_one_label_are_one_label() -> None:
    text = "Int: a\nINT: b\nint  : c\nRobin  B: x\nROBIN B: y"
    assert [label for label, _ in turns_in(text)] == ["Int", "Int", "Int", "Robin B", "Robin B"]


@pytest.mark.parametrize(
    ("text", "marks", "speech"),
    [
        ("INT: a [00:00:05] b\nRobin: c", ["[00:00:05]"], ["a [00:00:05] b", "c"]),
        ("INT: a\n[00:05:10]\nb\nRobin: c", ["[00:05:10]"], ["a\n[00:05:10]\nb", "c"]),
        ("INT: a #00:00:05-1#\nRobin: c #00:00:09-1#", ["#00:00:05-1#", "#00:00:09-1#"], ["a", "c"]),
        ("[00:05:10]\nINT: a\n00:05:12\nRobin: c", ["[00:05:10]", "00:05:12"], ["a", "c"]),
        (
            "INT: at 12:30 or (12:35)\nRobin: yes (0:12:30) no",
            ["(0:12:30)"],
            ["at 12:30 or (12:35)", "yes (0:12:30) no"],
        ),
        (
            "1\n00:00:01,000 --> 00:00:04,000\nINT: a\n\n2\n00:00:04,000 --> 00:00:07,000\nRobin: c",
            ["1\n00:00:01,000 --> 00:00:04,000", "2\n00:00:04,000 --> 00:00:07,000"],
            ["a", "c"],
        ),
        ("00:01.000 --> 00:04.000 align:start position:0%\n<v Robin>a</v>", None, ["a"]),
    ],
)
def test_stamps_in_and_between_turns_are_marks(text: str, marks: list[str] | None, speech: list[str]) -> None:
    found = find_turns(text)
    assert [text[turn.speech_start : turn.end] for turn in found.turns] == speech
    if marks is not None:
        assert [mark.of(text) for mark in found.marks] == marks


def test_a_bold_name_is_a_label_without_a_separator() -> None:
    text = "Interviewer How was it?\nRobin It was fine.\nInterviewer And home?\nNever again, I said.\n"
    bold = [Span(found.start(), found.end()) for found in re.finditer(r"^(Interviewer|Robin|Never)", text, re.M)]
    found = find_turns(text, bold=bold)
    assert [turn.label for turn in found.turns] == ["Interviewer", "Robin", "Interviewer"]
    assert text[found.turns[1].speech_start : found.turns[1].end] == "It was fine."


def test_bold_names_without_a_separator_are_labels_when_both_speak_again() -> None:
    text = "Ann How was it?\nRobin It was fine.\nAnn And home?\nRobin Good.\n"
    bold = [Span(found.start(), found.end()) for found in re.finditer(r"^(Ann|Robin)", text, re.M)]
    assert [turn.label for turn in find_turns(text, bold=bold).turns] == ["Ann", "Robin", "Ann", "Robin"]
    listed = "Ann came first.\nRobin was there.\nKim came late.\nRobin left again.\n"
    bold = [Span(found.start(), found.end()) for found in re.finditer(r"^(Ann|Robin|Kim)", listed, re.M)]
    assert find_turns(listed, bold=bold).turns == ()


@pytest.mark.parametrize(
    "text",
    ["Ann\nHow was it?\nRobin\nFine.\nAnn\nAnd home?\nRobin\nGood.\n", "Ann: How was it?\nRobin: It was fine.\n"],
)
def test_bold_names_are_labels_alone_on_their_line_and_once(text: str) -> None:
    bold = [Span(found.start(), found.end()) for found in re.finditer(r"^(Ann|Robin)", text, re.M)]
    assert {turn.label for turn in find_turns(text, bold=bold).turns} == {"Ann", "Robin"}
    form = "Wardrobe: blue\nWalls: white\n"
    bold = [Span(found.start(), found.end()) for found in re.finditer(r"^\w+:", form, re.M)]
    assert find_turns(form, bold=bold).turns == ()


def test_a_bold_label_in_several_runs_is_one() -> None:
    text = "Interviewer How was it?\nRobin Hale It was fine.\n"
    found = find_turns(text, bold=[Span(0, 5), Span(5, 11), Span(24, 29), Span(29, 34)])
    assert [turn.label for turn in found.turns] == ["Interviewer", "Robin Hale"]


def test_a_known_participant_is_a_label_even_once() -> None:
    assert turns_in("Robin: It was fine.", known=["ROBIN"]) == [("Robin", "It was fine.")]
    assert turns_in("Robin: It was fine.") == []


def laid_out(rows: list[list[str]]) -> tuple[str, list[list[Span]]]:
    """A table as the importer stores it: cells parted by tabs, rows by newlines."""
    text, spans = "", []
    for row in rows:
        cells = []
        for number, cell in enumerate(row):
            text += "\t" * bool(number)
            cells.append(Span(len(text), len(text) + len(cell)))
            text += cell
        text += "\n"
        spans.append(cells)
    return text, spans


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["INT", HOW], ["Robin", FINE]], [("INT", HOW), ("Robin", FINE)]),
        ([["00:12", "INT", HOW], ["00:15", "Robin", FINE]], [("INT", HOW), ("Robin", FINE)]),
        (
            [["Time", "Speaker", "Text"], ["00:12", "INT:", HOW], ["00:15", "Robin:", FINE]],
            [("INT", HOW), ("Robin", FINE)],
        ),
        (
            [["INT", HOW], ["Robin", "One.\nNote: two.\n\nThree."]],
            [("INT", HOW), ("Robin", "One.\nNote: two.\n\nThree.")],
        ),
        ([["INT", HOW], ["", "And home?"], ["Robin", FINE]], [("INT", f"{HOW}\n\tAnd home?"), ("Robin", FINE)]),
        ([[HOW, "INT", "code A"], [FINE, "Robin", "code B"]], [("INT", HOW), ("Robin", FINE)]),
        (
            [
                ["", "Timespan", "Content", "Speaker"],
                ["1", "0:00.0 - 0:05.2", HOW, "INT"],
                ["2", "0:05.2 - 0:09.0", FINE, "Robin"],
            ],
            [("INT", HOW), ("Robin", FINE)],
        ),
        (
            [["Speaker", "Words"], ["Jo", HOW], ["Robin", FINE], ["Jo", "And home?"]],
            [("Jo", HOW), ("Robin", FINE), ("Jo", "And home?")],
        ),
        ([["Jo", HOW], ["Robin", FINE]], [("Jo", HOW), ("Robin", FINE)]),
        ([["Walls", "white"], ["Floor", "bare"]], []),
        ([["Date", "3 May 2024"], ["Age", "12"], ["Venue", "at home with the carers"]], []),
        ([["1", "INT: How was it?"], ["2", "Robin: It was fine."]], [("INT", HOW), ("Robin", FINE)]),
    ],
)
def test_a_table_gives_its_turns(rows: list[list[str]], expected: list[tuple[str, str]]) -> None:
    text, spans = laid_out(rows)
    found = find_turns(text, rows=spans)
    assert [(turn.label, text[turn.speech_start : turn.end]) for turn in found.turns] == expected


@pytest.mark.parametrize("speech", [("And home?", "It was fine there."), ("13", "Foster care")])
def test_known_labels_are_labels_in_table_cells_too_where_speech_stands_beside_them(
    speech: tuple[str, str],
) -> None:
    table, spans = laid_out([["INT", speech[0]], ["Robin", speech[1]]])
    talk = f"INT: {HOW}\nRobin: {FINE}\n"
    rows = [[Span(cell.start + len(talk), cell.end + len(talk)) for cell in row] for row in spans]
    labels = [turn.label for turn in find_turns(talk + table, rows=rows).turns]
    assert labels == ["INT", "Robin"] * (2 if speech[0].endswith("?") else 1)


def test_times_in_table_rows_are_marks_or_heads_never_speech() -> None:
    text, spans = laid_out([["00:12", "INT", HOW], ["00:15", "", "And home?"], ["00:17", "Robin", FINE]])
    found = find_turns(text, rows=spans)
    assert [mark.of(text) for mark in found.marks] == ["00:15"]
    assert text[found.turns[1].start : found.turns[1].speech_start] == "00:17\tRobin\t"


INTERVIEWERS = """INT;Int;int.;INT:;Interviewer;Interviewer 1;interviewer #2;Interviewer A;I;I1;Q;Q3;Researcher
Facilitator;Moderator;INTV;IV;INT-1;[Interviewer];**INT**;Interviewer (Sam);Lead researcher;Cyfwelydd;المحاور
Sam (researcher);Sam (lead researcher);Interviewer/Sam;Sam/INT"""
OTHERS = """Interviewee;Robin;R;P1;Interpreter;Carer;A;Ivy;Intan;Quinn;Research participant;1;;Inti
Robin (interviewer's son);Robin (to researcher);Robin (I);Sam/Robin"""


@pytest.mark.parametrize("label", INTERVIEWERS.replace("\n", ";").split(";"))
def test_who_asks_is_an_interviewer(label: str) -> None:
    assert is_interviewer(label)


@pytest.mark.parametrize("label", OTHERS.replace("\n", ";").split(";"))
def test_who_answers_is_none(label: str) -> None:
    assert not is_interviewer(label)


def test_a_question_that_somebody_tells_of_is_theirs_where_another_asks() -> None:
    text = (
        "Interviewer: How was it?\nRobin: I kept a list.\nQuestion: why did nobody tell me?\n"
        "Interviewer: Did they answer?\nRobin: No.\n"
    )
    turns = find_turns(text).turns
    assert [turn.label for turn in turns] == ["Interviewer", "Robin", "Interviewer", "Robin"]
    assert "why did nobody" in text[turns[1].speech_start : turns[1].end]


def test_question_asks_where_nobody_else_does() -> None:
    found = find_turns("Question: How was it?\nRobin: Fine.\nQuestion: And then?\nRobin: It rained.\n")
    assert [turn.label for turn in found.turns] == ["Question", "Robin"] * 2
    assert is_interviewer("Question")
