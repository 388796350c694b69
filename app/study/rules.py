"""What must be exactly right about the study: names, answers, and what a source's words are."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime

from app.language.spans import Span
from app.language.turns.labels import is_interviewer
from app.problems import Problem
from app.study.rows import AttributeKind, SourceDraft, TurnDraft

DEFAULT_PERSPECTIVES = ("Children and young people", "Carers", "Practitioners")
LONGEST_NAME = 200
OBSERVER = "Observer"
"""Who speaks in a field note wherever nobody is quoted."""
_QUOTED = re.compile(r"[^\S\n]*([^\n:]{1,200}):[^\S\n]*")
_JOINERS = "\u200c\u200d"
"""Not printable by themselves, yet letters of names in Persian and Hindi, and of emoji, hang on them."""
_NUMBER = re.compile(r"[-+−]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
_MONTHS = ("%Y-%m", "%m/%Y", "%B %Y", "%b %Y")
_FIRST_YEAR = 1900
"""An earlier one is a slip of the hand."""
_YES, _NO = frozenset("yes y true 1".split()), frozenset("no n false 0".split())


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


def clean_answer(kind: AttributeKind, answer: str) -> str:
    """An answer as it is stored under an attribute of this kind; a Problem where it is of another kind."""
    answer = " ".join(answer.split())
    if not answer or kind is AttributeKind.TEXT:
        return answer
    if kind is AttributeKind.NUMBER:
        return clean_number(answer)
    if kind is AttributeKind.DATE:
        return clean_date(answer)
    if answer.casefold() in _YES | _NO:
        return "yes" if answer.casefold() in _YES else "no"
    raise Problem("That is neither yes nor no.", "Type yes or no.")


def clean_number(number: str) -> str:
    """A number in plain digits; a Problem where it is none."""
    if _NUMBER.fullmatch(number) is None:
        raise Problem("That is not a number.", "Type digits, such as 11 or 2.5.")
    return number.replace(",", "").replace("−", "-").removeprefix("+")


def clean_date(day: str) -> str:
    """A day, a month or a year as 2026-11-23, 2026-11 or 2026; empty stays empty; else a Problem.

    Of 3/4/2026 the day comes first, as it does in Britain.
    """
    day = " ".join(day.split())
    for patterns, stored in ((_DAYS, "%Y-%m-%d"), (_MONTHS, "%Y-%m"), (("%Y",), "%Y")):
        for pattern in patterns:
            with suppress(ValueError):
                found = datetime.strptime(day, pattern).replace(tzinfo=UTC)
                if found.year >= _FIRST_YEAR:
                    return found.strftime(stored)
    if day:
        raise Problem("That is not a date.", "Type one such as 23/11/2026, November 2026 or 2026.")
    return ""


def last_day(day: str) -> str:
    """The last day of a day, a month or a year: what holds until November 2026 holds on its 30th."""
    cleaned = clean_date(day)
    year, _, rest = cleaned.partition("-")
    month, _, day_of_month = rest.partition("-")
    if not cleaned or day_of_month:
        return cleaned
    return f"{cleaned}-{monthrange(int(year), int(month))[1]:02}" if month else f"{year}-12-31"


def this_day() -> date:
    """The day it is where this is run."""
    return datetime.now().astimezone().date()


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


def observed_turns(text: str, names: Collection[str]) -> list[TurnDraft]:
    """The turns of a field note, a paragraph each: the observer's but where a participant is quoted by name.

    A quotation begins with the name and a colon and ends with its paragraph, so that nothing that was only
    seen becomes somebody's words.
    """
    people = {name.casefold(): name for name in names}
    turns, start = [], 0
    for line in text.split("\n"):
        end = start + len(line.rstrip())
        begin = start + len(line) - len(line.lstrip())
        if begin < end:
            named = _QUOTED.match(text, begin, end)
            label = named.group(1).strip() if named else ""
            whose = people.get(label.casefold()) or (label if label and is_interviewer(label) else "")
            speech = named.end() if named and whose else begin
            turns.append(TurnDraft(begin, speech, end, whose or OBSERVER))
        start += len(line) + 1
    return turns
