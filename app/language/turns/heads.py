"""The head of a line: an optional number and stamp, a label, a separator. One line at a time."""

import re
from dataclasses import dataclass
from enum import Enum

from app.language.turns.labels import LONGEST_LABEL, NO_LABEL, Kind, Label, LabelBook
from app.language.turns.stamps import STAMP

_REACH = 160
"""No head is longer; so no line, however long, costs more than its beginning."""


class Separator(Enum):
    """What stands between a label and the speech, with what it says for a label."""

    COLON = ("colon", 1.0)
    SEMICOLON = ("semicolon", 0.0)
    ANGLE = ("angle", 0.5)
    TAG = ("voice tag", 2.5)
    TAB = ("tab", 0.5)
    CELL = ("cell", 1.0)
    GAP = ("gap", 0.0)
    DASH = ("dash", 0.0)
    LINE_END = ("line end", -0.5)
    STAMPED_LINE = ("stamped line end", 0.0)
    STAMP = ("stamp", 0.0)
    BRACKET = ("bracket", 0.0)
    EMPHASIS = ("bold", 0.0)
    SPACE = ("space", -1.0)

    @property
    def weight(self) -> float:
        """How much it speaks for a label."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Head:
    """A label at the head of a line; positions count from the start of that line."""

    start: int
    end: int
    label: Label
    separator: Separator
    stamped: bool = False
    bold: bool = False
    numbered: bool = False


_START = re.compile(
    r"\s{0,40}(?P<number>\d{1,5}(?:[.)]\s|\t)\s{0,10})?(?P<quote>>>\s?)?(?P<emphasis>(?:\*{1,3}|_{1,3})(?!\s))?"
)
_PREFIXES = ("number", "quote", "emphasis")
_OPENERS = tuple("0123456789[(<{#")
_BLANKS = re.compile(r"\s{0,40}")
_SPACES = re.compile(r"[^\S\t]{0,40}")
_DASHES = re.compile(r"\s{0,4}(?:[-–—]\s{1,4})?")
_RUN = re.compile(r"[^:：;\t>\[\]{}<–—?!\"“”…|*=\\]{0,60}")
_CLOCK_BEGUN = re.compile(r"(?P<label>.*?)\s{0,20}[(#]?\s?\d{1,3}")
_BRACKETED = re.compile(
    r"\[(?P<square>[^\[\]:]{1,45}):?\]|\((?P<round>[^():]{1,45}):?\)|<(?P<angle>[^<>:/]{1,45})>"
)
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,40})?[ \t](?P<name>[^<>\n]{1,60})>")
_CODE_FIRST = re.compile(r"(?P<code>[A-Z]{1,6}\d{1,4}[a-z]?|[A-Z]{3,6})\s(?=\S)")
_WIDE_GAP = re.compile(r"(?P<label>\S.{0,44}?)\s{3,40}(?=\S)")
_SPACED_HYPHEN = re.compile(r"(?P<label>\S.{0,44}?)\s-{1,2}\s(?=\S)")


def read_head(line: str, labels: LabelBook, bold_end: int = 0) -> Head | None:
    """The head of `line`, or None; a head whose label is a FIELD is what only looks like one.

    `bold_end` is where the leading bold run of the line ends, 0 when there is none.
    """
    return _LineReader(line, labels, bold_end).head()


class _LineReader:
    """Reads number and stamp, then tries one way after another of parting label and speech."""

    def __init__(self, line: str, labels: LabelBook, bold_end: int) -> None:
        self._line = line
        self._labels = labels
        self._bold_end = bold_end
        begun = _START.match(line, 0, _REACH)
        assert begun is not None, "every part of it is optional"
        self._numbered = begun["number"] is not None
        self._emphasis = begun["emphasis"] or ""
        self._start = next((begun.start(part) for part in _PREFIXES if begun[part]), begun.end())
        self._at = begun.end()
        self._stamped = False

    def head(self) -> Head | None:
        """The head of the line, if any way of reading finds one."""
        if self._line[self._at : self._at + 1] in _OPENERS:
            stamp = STAMP.match(self._line, self._at, _REACH)
            if stamp is None:
                return self._by_voice_tag() or self._by_brackets()
            self._past_stamp(stamp.end())
            if self._line[self._at : self._at + 1] in ("[", "("):
                return self._by_brackets()
        first = self._by_separator()
        if first is not None and first.separator is Separator.LINE_END:
            first = self._by_bold_run() or first  # "**Robin** Yes." is no name of two words
        if first is not None and first.label.kind is not Kind.FIELD:
            return first
        for way in (self._by_bold_run, self._by_gap_or_hyphen, self._by_code):
            head = way()
            if head is not None and head.label.kind is not Kind.FIELD:
                return head
        return first

    def _past_stamp(self, at: int) -> None:
        self._stamped = True
        self._at = _end(_DASHES, self._line, at)
        if not self._emphasis and self._line.startswith(("**", "__"), self._at):
            self._emphasis = self._line[self._at : self._at + 2]
            self._at += 2

    def _by_separator(self) -> Head | None:
        line, at = self._line, self._at
        run = _RUN.match(line, at, _REACH)
        stop = run.end() if run else at
        label_end = stop
        if (
            line[stop : stop + 1] == ":"
            and line[stop - 1 : stop].isdigit()
            and line[stop + 1 : stop + 2].isdigit()
        ):
            clock = _CLOCK_BEGUN.fullmatch(line, at, stop)
            if clock is None:
                return None
            label_end = clock.end("label")
        raw = line[at:label_end]
        if not raw or raw.isspace():
            return None
        after, emphasised = self._past_emphasis(label_end)
        stamp = STAMP.match(line, _end(_BLANKS, line, after), _REACH)
        if stamp:
            self._stamped = True
            after, closed = self._past_emphasis(_end(_SPACES, line, stamp.end()))
            emphasised = emphasised or closed
        separator, end = self._separator(after, stamp is not None, emphasised)
        if separator is None:
            return None
        end, closed = self._past_emphasis(end)
        bold = emphasised or closed or label_end <= self._bold_end <= _end(_BLANKS, line, end)
        return self._made(raw, separator, end, bold)

    def _separator(self, at: int, stamp: bool, emphasised: bool) -> tuple[Separator | None, int]:
        """The separator at `at`, and where it ends."""
        line = self._line
        sign = line[at : at + 1]
        if sign in (":", "："):
            return (None, at) if line.startswith("://", at) else (Separator.COLON, at + 1)
        if _rest_is_blank(line, at):
            return (Separator.STAMPED_LINE if self._stamped else Separator.LINE_END), at
        if sign == "\t":
            return Separator.TAB, at + 1
        if sign == ";":
            return Separator.SEMICOLON, at + 1
        if sign == ">":
            return Separator.ANGLE, at + 1
        if sign and sign in "–—" and (line[at - 1 : at].isspace() or line[at + 1 : at + 2].isspace()):
            return Separator.DASH, at + 1
        if stamp:
            return Separator.STAMP, at
        if emphasised:
            return Separator.EMPHASIS, at
        return None, at

    def _past_emphasis(self, at: int) -> tuple[int, bool]:
        if self._emphasis and self._line.startswith(self._emphasis, at):
            return at + len(self._emphasis), True
        return at, False

    def _by_bold_run(self) -> Head | None:
        end = self._bold_end
        if not self._at < end <= self._at + LONGEST_LABEL or _rest_is_blank(self._line, end):
            return None
        return self._made(self._line[self._at : end], Separator.EMPHASIS, end, bold=True)

    def _by_code(self) -> Head | None:
        found = _CODE_FIRST.match(self._line, self._at, _REACH)
        if found is None or not self._labels.read(found["code"]).is_part:
            return None
        return self._made(found["code"], Separator.SPACE, found.end())

    def _by_gap_or_hyphen(self) -> Head | None:
        for pattern, separator in ((_WIDE_GAP, Separator.GAP), (_SPACED_HYPHEN, Separator.DASH)):
            found = pattern.match(self._line, self._at, _REACH)
            if found:
                return self._made(found["label"], separator, found.end())
        return None

    def _by_voice_tag(self) -> Head | None:
        found = _VOICE.match(self._line, self._at, _REACH)
        return self._made(found["name"], Separator.TAG, found.end()) if found else None

    def _by_brackets(self) -> Head | None:
        """A label in brackets: "[Interviewer] …", "(INT): …", "[Robin] 14:03:22"."""
        line = self._line
        found = _BRACKETED.match(line, self._at, _REACH)
        if found is None:
            return None
        raw = found["square"] or found["round"] or found["angle"]
        after = _end(_BLANKS, line, found.end())
        stamp = STAMP.match(line, after, _REACH)
        if stamp:
            self._stamped = True
            after = _end(_BLANKS, line, stamp.end())
        if line[after : after + 1] in (":", "："):
            return self._made(raw, Separator.COLON, after + 1)
        if _rest_is_blank(line, after):
            return self._made(raw, Separator.STAMPED_LINE if self._stamped else Separator.LINE_END, after)
        return self._made(raw, Separator.BRACKET, after)

    def _made(self, raw: str, separator: Separator, end: int, bold: bool = False) -> Head:
        label = self._labels.read(raw.strip(self._emphasis) if self._emphasis else raw)
        bare = separator is not Separator.COLON and separator is not Separator.TAB
        if bare and label.kind is Kind.OTHER and not (self._stamped or bold):
            label = NO_LABEL
        return Head(self._start, end, label, separator, self._stamped, bold, self._numbered)


def _end(pattern: re.Pattern[str], line: str, at: int) -> int:
    found = pattern.match(line, at)
    return found.end() if found else at


def _rest_is_blank(line: str, at: int) -> bool:
    return len(line) - at < _REACH and not line[at:].strip()
