"""Time stamps: how they are written, at the head of a turn and inside speech."""

import re
from collections.abc import Iterator

from app.language.spans import Span

CLOCK = (
    r"(?:\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,:;]\d{1,3})?(?:-\d{1,2})?(?![\d:])|(?:\d{1,2}h ?)?\d{1,3}m ?\d{1,2}s\b)"
)
_RANGE = rf"{CLOCK}(?: ?(?:-{{1,2}}>|[-–—]|to) ?{CLOCK})?"
_LONG_CLOCK = r"\d{1,3}:\d{2}:\d{2}(?:[.,:]\d{1,3})?"

STAMP = re.compile(rf"\[ ?{_RANGE} ?\]|\( ?{_RANGE} ?\)|<{_RANGE}>|\{{{_RANGE}\}}|\#{_RANGE}\#?|{_RANGE}")
"""A stamp where a head may have one, with or without brackets."""

STAMP_LINE = re.compile(rf"\s{{0,40}}(?:{STAMP.pattern})\s{{0,40}}(?:(?:[\w-]+:\S+\s?){{0,8}})$")
"""A line that holds a stamp and nothing else (WebVTT's cue settings apart)."""

_INSIDE = re.compile(
    rf"\[ ?{_RANGE} ?\]|\( ?{_LONG_CLOCK} ?\)|<{_RANGE}>|\{{{_RANGE}\}}|\#{_RANGE}\#|</?v\b[^<>\n]{{0,80}}>"
)
_OPENERS = "[#{<("
LONGEST_LINE = 160
"""No line that is only a stamp is longer than this."""


def is_stamp(text: str) -> bool:
    """Whether `text` is a time stamp and nothing else."""
    return len(text) <= LONGEST_LINE and STAMP_LINE.match(text) is not None


def stamps_inside(text: str) -> Iterator[Span]:
    """The stamps in brackets (and the voice tags of WebVTT) anywhere in `text`, not in order.

    A bare "12:30" is what somebody said; so may "(12:30)" be, but not "(00:12:30)".
    """
    for opener in _OPENERS:
        at = text.find(opener)
        while at >= 0:
            found = _INSIDE.match(text, at)
            if found:
                yield Span(*found.span())
            at = text.find(opener, found.end() if found else at + 1)
