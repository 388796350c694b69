"""What must be exactly right about the study: names, and what a source's words are."""

from bisect import bisect_right
from collections.abc import Collection, Sequence

from app.language.spans import Span
from app.problems import Problem
from app.study.rows import SourceDraft

DEFAULT_PERSPECTIVES = ("Children and young people", "Carers", "Practitioners")
LONGEST_NAME = 200
_JOINERS = "\u200c\u200d"
"""Not printable by themselves, yet letters of names in Persian and Hindi, and of emoji, hang on them."""


def clean_name(name: str) -> str:
    """A name fit to store: one line, no control characters; a Problem when nothing is left."""
    cleaned = " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in name).split())
    if not cleaned:
        raise Problem("A name cannot be empty.", "Type a name.")
    if len(cleaned) > LONGEST_NAME:
        raise Problem(f"That name is longer than {LONGEST_NAME} characters.", "Choose a shorter one.")
    return cleaned


def unique_name(name: str, taken: Collection[str]) -> str:
    """The name itself, or with " (2)", " (3)" … when it is taken already."""
    if name not in taken:
        return name
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


def check_draft(draft: SourceDraft) -> None:
    """A ValueError where a draft's turns do not fit its text: a bug of the reader, caught before storing."""
    end = 0
    for turn in draft.turns:
        if not end <= turn.start <= turn.speech_start <= turn.end <= len(draft.text):
            raise ValueError(f"turn out of place at {turn.start} of {len(draft.text)}")
        end = turn.end
    if any(mark.end > len(draft.text) for mark in draft.marks):
        raise ValueError("a mark lies outside the text")


def pieces_of_speech(span: Span, speech: Span, marks: Sequence[Span]) -> list[Span]:
    """What of a turn's speech lies in a span, without the time stamps (in order) in between."""
    start, end = max(span.start, speech.start), min(span.end, speech.end)
    pieces = []
    for mark in marks[bisect_right(marks, start, key=lambda mark: mark.end) :]:
        if mark.start >= end:
            break
        if mark.start > start:
            pieces.append(Span(start, mark.start))
        start = mark.end
    if start < end:
        pieces.append(Span(start, end))
    return pieces
