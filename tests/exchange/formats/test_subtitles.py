"""Subtitles: what was said stays, with one stamp a cue; what only steers the player goes."""

import pytest

from app.exchange.formats.subtitles import is_subtitles, read_srt, read_vtt
from app.language.turns.finding import find_turns
from app.problems import Problem

SRT = """1
00:00:01,000 --> 00:00:02,500
{\\an8}<font color="red">Hello</font>
world <laughs>

2
00:01:03,000 --> 00:01:04,000 X1:1 X2:2
Robin: 3 &amp; <i>us</i>

3
01:00:05,250-->01:00:06,000
end
"""
SRT_TEXT = "[00:00:01] Hello\nworld <laughs>\n[00:01:03] Robin: 3 & us\n[01:00:05] end"
VTT = """WEBVTT Kind: captions
X-TIMESTAMP-MAP=LOCAL:00:00:00.000

STYLE
::cue { color: red }

NOTE a comment
with a second line

REGION
id:fred

intro
00:01.000 --> 00:04.000 align:start position:10%
<v Robin>I was <c.loud>so</c> tired</v>
and &lt;sad&gt; <00:00:02.000>late

cue-2
00:05.000 --> 00:06.000
- <v.loud Carer One>No.<v Robin>Yes.

12
100:00:07.000 --> 100:00:08.000
"""
VTT_TEXT = "[00:00:01] Robin: I was so tired\nand <sad> late\n[00:00:05] Carer One: No.\nRobin: Yes."


def variants(source: str) -> list[bytes]:
    return [
        source.encode(),
        source.replace("\n", "\r\n").encode(),
        source.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + source.encode(),
        source.encode("utf-16"),
        source.rstrip("\n").encode(),
    ]


@pytest.mark.parametrize("data", variants(SRT))
def test_srt(data: bytes) -> None:
    assert read_srt(data).text == SRT_TEXT


@pytest.mark.parametrize("data", variants(VTT))
def test_vtt(data: bytes) -> None:
    assert read_vtt(data).text == VTT_TEXT


def test_the_stamp_and_the_voice_are_found_as_the_head_of_a_turn() -> None:
    text = read_vtt(
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Robin>Bags in the car.\n\n00:03.000 --> 00:04.000\nAgain.\n\n"
        b"00:05.000 --> 00:06.000\n<v Interviewer>And then?\n\n00:07.000 --> 00:08.000\n<v Robin>Gone."
    ).text
    found = find_turns(text)
    assert [turn.label for turn in found.turns] == ["Robin", "Interviewer", "Robin"]
    assert text[found.turns[2].speech_start : found.turns[2].end] == "Gone."
    assert [mark.of(text) for mark in found.marks] == ["[00:00:03]"]


def test_empty_lines_and_figures_inside_a_cue_are_kept_and_cue_numbers_are_not() -> None:
    first = "1\n00:00:01,000 --> 00:00:02,000\nthere were\n\n42\n\n"
    source = f"{first}2\n00:00:03,000 --> 00:00:04,000\nyes\n3\n00:00:05,000 --> 00:00:06,000\nno"
    assert read_srt(source.encode()).text == "[00:00:01] there were\n42\n[00:00:03] yes\n[00:00:05] no"


def test_words_before_the_first_cue_are_kept() -> None:
    assert read_srt(b"Robin, second visit\n\n1\n00:00:01,000 --> 00:00:02,000\nyes").text == (
        "Robin, second visit\n[00:00:01] yes"
    )


def test_a_note_in_speech_is_no_note() -> None:
    source = b"WEBVTT\n\n00:01.000 --> 00:02.000\nsaid\nNOTE this\n\nNOTE gone\n\n00:03.000 --> 00:04.000\nend"
    assert read_vtt(source).text == "[00:00:01] said\nNOTE this\n[00:00:03] end"


@pytest.mark.parametrize("data", [b"WEBVTT\n", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", b""])
def test_subtitles_without_words_are_a_problem(data: bytes) -> None:
    with pytest.raises(Problem):
        read_vtt(data)


def test_subtitles_are_known_by_their_first_lines() -> None:
    assert is_subtitles(SRT) == "srt"
    assert is_subtitles("\n\n" + SRT.removeprefix("1\n")) == "srt"
    assert is_subtitles(VTT) == "vtt"
    assert is_subtitles("1\nRobin: at 00:00:01,000 --> no") == ""
    assert is_subtitles("WEBVTTX\n") == ""
