"""Reads the code marks a person types into a sample transcript: ``⟦key|words⟧``.

The head of a mark names one code or several (``told+keep``), then, where needed, the other of the two coders
(``@2``) and a memo (``*duvet``). Marks nest. What keys, coders and memos mean is `study.toml`'s to say; here there
are only words and positions. A mark that is not well formed is a slip of whoever wrote the transcript, so it
is a ValueError that says the line, never the words.
"""

import re
from dataclasses import dataclass

from app.language.spans import Span

OPEN, BAR, CLOSE = "⟦", "|", "⟧"

_SIGN = re.compile(f"{OPEN}(?P<head>[^{OPEN}{CLOSE}{BAR}\n]*){re.escape(BAR)}|{CLOSE}|{OPEN}")
_HEAD = re.compile(r"(?P<keys>[a-z]+(?:\+[a-z]+)*)(?P<second>@2)?(?:\*(?P<memo>[a-z]+))?")


@dataclass(frozen=True, slots=True)
class CodeMark:
    """One code on one passage; `second` when by the other coder than the transcript's own; `memo` names one."""

    key: str
    second: bool
    memo: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlainTranscript:
    """A transcript without its marks, and the marks as positions in it, in order of where they begin."""

    text: str
    marks: tuple[CodeMark, ...]


def read_markup(marked: str) -> PlainTranscript:
    """Take the marks out of a transcript; ValueError with the line where one is not well formed."""
    words: list[str] = []
    length = 0
    copied = 0
    waiting: list[tuple[re.Match[str], int]] = []
    marks: list[CodeMark] = []
    for sign in _SIGN.finditer(marked):
        before = marked[copied : sign.start()]
        words.append(before)
        length += len(before)
        copied = sign.end()
        if sign.group() != CLOSE:
            waiting.append((_head_of(marked, sign), length))
        elif waiting:
            head, start = waiting.pop()
            if start == length:
                raise _slip(marked, sign, "a mark holds no words")
            marks += _marks_of(head, Span(start, length))
        else:
            raise _slip(marked, sign, "a mark closes that was never opened")
    if waiting:
        raise ValueError(f"line {_line(marked, waiting[-1][0].pos)}: a mark is never closed")
    words.append(marked[copied:])
    return PlainTranscript("".join(words), tuple(sorted(marks, key=_place)))


def _head_of(marked: str, sign: re.Match[str]) -> re.Match[str]:
    head = None if sign["head"] is None else _HEAD.fullmatch(marked, sign.start("head"), sign.end("head"))
    if head is None:
        raise _slip(marked, sign, "a mark does not begin with the key of a code")
    return head


def _marks_of(head: re.Match[str], span: Span) -> list[CodeMark]:
    second, memo = head["second"] is not None, head["memo"] or ""
    return [CodeMark(key, second, memo, span) for key in head["keys"].split("+")]


def _place(mark: CodeMark) -> tuple[int, int, str]:
    """In reading order, the longer mark first."""
    return mark.span.start, -mark.span.end, mark.key


def _slip(marked: str, sign: re.Match[str], what: str) -> ValueError:
    return ValueError(f"line {_line(marked, sign.start())}: {what}")


def _line(marked: str, at: int) -> int:
    return marked.count("\n", 0, at) + 1
