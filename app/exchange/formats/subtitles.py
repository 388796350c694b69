"""Subtitles, .srt and .vtt: what was said, cue by cue, with one time stamp at the head of each cue.

Cue numbers and names, cue settings, the WEBVTT head and its NOTE, STYLE and REGION blocks go, and so do tags
(``<i>``, ``{\\an8}``, ``<c.loud>``). The timing line becomes ``[hh:mm:ss]``, the time at which the cue begins;
``<v Robin>`` becomes ``Robin: ``. Each cue starts on a line of its own and keeps its line breaks; a cue that
names no speaker goes on with the one before, and cues of one speaker are not joined: the label stays where
the file has it. Cues without words are left out.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.exchange.formats.read_text import ReadText
from app.exchange.formats.text import decode, with_words
from app.language.normalise import normalise

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?"
_TIMING = re.compile(
    rf"[ \t]*{_TIME}[ \t]*-->[ \t]*(?:\d{{1,4}}:)?\d{{1,2}}:\d{{2}}(?:[.,]\d{{1,3}})?(?:[ \t].*)?"
)
_VOICE = re.compile(r"(?:^[ \t]*[-–][ \t]*)?<v(?:\.[^\s<>]{0,100})?[ \t]+([^<>\n]{0,200})>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:[ibusvc]|font|ruby|rt|lang)(?:[. \t][^<>\n]*)?>"  # the tags of both formats and no others
    r"|<(?:\d+:)?\d{1,2}:\d{2}\.\d{3}>"
    r"|\{\\[^{}\n]*\}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_HEAD = re.compile(r"WEBVTT(?:[ \t].*)?")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_NUMBER = re.compile(r"[ \t]*\d+[ \t]*")


def read_srt(data: bytes) -> ReadText:
    """The text of a .srt file."""
    return _read(data, "srt")


def read_vtt(data: bytes) -> ReadText:
    """The text of a .vtt file."""
    return _read(data, "vtt")


def is_subtitles(text: str) -> str:
    """``"srt"`` or ``"vtt"`` when the beginning of a text file is one, else nothing."""
    lines = [line for line in normalise(text[:4000]).split("\n")[:40] if line.strip()]
    if lines and _HEAD.fullmatch(lines[0]):
        return "vtt"
    if lines and _NUMBER.fullmatch(lines[0]):
        lines = lines[1:]
    return "srt" if lines and _TIMING.fullmatch(lines[0]) else ""


def _read(data: bytes, kind: str) -> ReadText:
    decoded = decode(data)
    cues = (cue.text() for cue in _cues(normalise(decoded.text).split("\n"), webvtt=kind == "vtt"))
    return ReadText(
        text=with_words("\n".join(cue for cue in cues if cue)),
        format=kind,
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


@dataclass(frozen=True, slots=True)
class _Cue:
    """When a cue begins and its lines as the file has them."""

    stamp: str
    lines: tuple[str, ...]

    def text(self) -> str:
        """The stamp and what is said; nothing when nothing is."""
        spoken = "\n".join(line.strip() for line in map(_said, self.lines))
        spoken = re.sub(r"\n{2,}", "\n", spoken).strip()
        return f"{self.stamp} {spoken}".strip() if spoken else ""


def _said(line: str) -> str:
    def label(voice: re.Match[str]) -> str:
        name = _unescaped(voice.group(1)).strip()
        start = "\n" if voice.string[: voice.start()].strip() else ""
        return f"{start}{name}: " if name else start

    return _unescaped(_TAG.sub("", _VOICE.sub(label, line)))


def _unescaped(text: str) -> str:
    return normalise(_ENTITY.sub(lambda entity: html.unescape(entity.group()), text))


def _cues(lines: list[str], *, webvtt: bool) -> Iterator[_Cue]:
    """A cue runs from its timing line to the empty line before the next one.

    In .srt an empty line inside a cue does not end it: only a timing line, with the number before it, does.
    Words before the first timing line belong to no cue and are kept as they stand, so that nothing is lost.
    """
    stamp = ""
    held: list[str] = []
    position = 0
    if webvtt:
        position = _after_block(lines, 0)
    while position < len(lines):
        line = lines[position]
        timing = _TIMING.fullmatch(line)
        if timing:
            if held and _names_cue(held, webvtt=webvtt):
                held.pop()
            yield _Cue(stamp, tuple(held))
            hours, minutes, seconds = timing.groups()
            stamp, held = f"[{int(hours or 0):02}:{int(minutes):02}:{seconds}]", []
        elif webvtt and _BLOCK.fullmatch(line) and (not held or not held[-1].strip()):
            position = _after_block(lines, position)
            continue
        else:
            held.append(line)
        position += 1
    yield _Cue(stamp, tuple(held))


def _names_cue(held: list[str], *, webvtt: bool) -> bool:
    """Whether the line before a timing line is the cue's number (or in .vtt its name), not speech."""
    if _NUMBER.fullmatch(held[-1]):
        return True
    stands_alone = len(held) == 1 or not held[-2].strip()
    return webvtt and stands_alone and bool(held[-1].strip())


def _after_block(lines: list[str], position: int) -> int:
    while position < len(lines) and lines[position].strip():
        position += 1
    return position
