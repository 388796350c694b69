"""Cuts the source of a rich text file into tokens; each byte of the file is one character of the source."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>.)"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    TEXT = auto()


class Token(NamedTuple):
    """One token: `value` is a control word or symbol or text, and `end` where the next token begins."""

    kind: Kind
    value: str
    number: int | None
    end: int


def tokens(source: str, start: int = 0) -> Iterator[Token]:
    """The tokens from `start` on; binary data is stepped over, and escaped bytes are text of one character."""
    position = start
    while position < len(source):
        for match in _TOKEN.finditer(source, position):
            position = match.end()
            token = _token(match)
            if token.value == "bin" and token.kind is Kind.WORD:
                position += max(0, token.number or 0)
                break
            yield token
        else:
            return


def _token(match: re.Match[str]) -> Token:
    end = match.end()
    if text := match["text"]:
        return Token(Kind.TEXT, text, None, end)
    if word := match["word"]:
        number = match["number"]
        return Token(Kind.WORD, word, None if number is None else int(number), end)
    if byte := match["hex"]:
        return Token(Kind.TEXT, chr(int(byte, 16)), None, end)
    if brace := match["brace"]:
        return Token(Kind.OPEN if brace == "{" else Kind.CLOSE, brace, None, end)
    return Token(Kind.SYMBOL, match["symbol"], None, end)
