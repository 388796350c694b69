"""Marking passages of one text inside a step: one or twenty thousand, the same way.

A segment is found or made for each span, with the hash of its words and the turns whose speech it touches;
codings join it to codes and coders. Rows are written in bulk, never one object at a time, and the
questions are put together once, for that takes longer than asking them, and asked past the session, which
takes as long again: one key must fit into a frame.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Delete,
    Integer,
    Select,
    Update,
    and_,
    bindparam,
    delete,
    exists,
    func,
    select,
    text,
    update,
)
from sqlalchemy.orm import Session

from app.coding.model import Code, Coding, Concern, Segment, SegmentTurn
from app.coding.queries.holders import holds
from app.coding.rows import CodingId
from app.coding.rules import Zone, check_span, is_heard, refuse_labels_only
from app.language.spans import Span, words_hash
from app.problems import Problem
from app.store import bulk
from app.store.base import new_guid, now
from app.study.model import Source, TextMark, TextVersion, Turn, VersionText
from app.study.rows import SourceStatus, VersionId


@dataclass(frozen=True, slots=True)
class Mark:
    """One code to join to one span by one coder."""

    span: Span
    code: int
    coder: int
    memo: str = ""
    line: int = 0
    """Where it stood in a list, for a refusal to name."""


class NotMarked(Problem):
    """A span that cannot be coded, and the line of the list it stood in."""

    def __init__(self, reason: Problem, line: int) -> None:
        super().__init__(reason.sentence, reason.advice)
        self.line = line


def mark_all(session: Session, version: VersionId, wanted: Sequence[Mark]) -> list[CodingId]:
    """Join codes to passages of a text; where a coder did the same before, the coding that is there already.

    NotMarked at the first span that is outside the text or holds nobody's words: then the step is rolled back.
    """
    _refuse_unfit(session, wanted)
    segments = _segments(session, version, [(one.span, one.line) for one in wanted])
    codings = _codings(session, wanted, segments)
    _begin_coding(session, version)
    return codings


def segment_of(session: Session, version: VersionId, span: Span) -> int:
    """The segment of a span, made where there is none; a Problem as in `mark_all`."""
    return _segments(session, version, [(span, 0)])[span]


def segments_of(session: Session, version: VersionId, wanted: Sequence[tuple[Span, int]]) -> dict[Span, int]:
    """The segment of every span (with the line it stood in), made where there is none; NotMarked else."""
    return _segments(session, version, wanted)


def hand_over(session: Session, before: int, after: int) -> None:
    """Whatever holds on to a segment (codes, notes, evidence …) holds on to one made in its place instead.

    But a concern does not: the ends of a code may be moved, the words that worry somebody are those they are.
    """
    for moved in _handing_over():
        session.execute(moved, {"before": before, "after": after})


def is_bare(session: Session, segment: int) -> bool:
    """Whether nothing holds on to a segment: it was only just made, or everything was taken off it."""
    return session.scalar(_bare(), {"segment": segment}) is not None


def delete_if_bare(session: Session, segment: int) -> None:
    """A segment that nothing holds on to goes."""
    session.execute(_deleting_bare(), {"segment": segment})


def segment_is_bare() -> ColumnElement[bool]:
    """Nothing holds on to a stretch of text any more: no code, no note, no link, no theme, no claim, no concern.

    Regions and marks are there by themselves.
    """
    return and_(Segment.version_id.is_not(None), *(~exists().where(column == Segment.id) for column in holds()))


@cache
def _handing_over() -> tuple[Update, ...]:
    return tuple(
        update(column.class_)
        .where(column == bindparam("before"))
        .values({column.key: bindparam("after")})
        .execution_options(synchronize_session=False)
        for column in holds()
        if column.class_ is not Concern
    )


@cache
def _bare() -> Select[int]:
    return select(Segment.id).where(Segment.id == bindparam("segment"), segment_is_bare())


@cache
def _deleting_bare() -> Delete:
    bare = delete(Segment).where(Segment.id == bindparam("segment"), segment_is_bare())
    return bare.execution_options(synchronize_session=False)


class _Stretch:
    """The part of a text that the wanted spans lie in, with its turns and time stamps."""

    def __init__(self, session: Session, version: VersionId, start: int, end: int) -> None:
        self._start = start
        place = {"version": version, "start": start, "end": end}
        asked = session.connection()
        self._words: str = asked.scalars(_WORDS, place).one()
        self._turns = asked.execute(_TURNS, place).all()
        self._marks = [Span(*mark) for mark in asked.execute(_TEXT_MARKS, place)]

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self._words[span.start - self._start : span.end - self._start]

    def heard_turns(self, span: Span) -> list[int]:
        """The turns whose speech a span touches; a Problem when it holds only labels, stamps or blanks."""
        turns = list(self._turns_of(span))
        refuse_labels_only(span, [zone for _, zone in turns], self._marks, self._words, self._start)
        return [turn for turn, zone in turns if is_heard(span, zone, self._marks, self._words, self._start)]

    def _turns_of(self, span: Span) -> Iterator[tuple[int, Zone]]:
        first = bisect_right(self._turns, span.start, key=lambda turn: turn.end)
        last = bisect_left(self._turns, span.end, key=lambda turn: turn.start)
        for turn in self._turns[first:last]:
            yield turn.id, (turn.start, turn.speech_start, turn.end)


def _refuse_unfit(session: Session, wanted: Sequence[Mark]) -> None:
    """NotMarked where the code of a mark is put on no passage: a category, or one that was retired."""
    unfit = session.execute(_UNFIT, {"codes": json.dumps([*{one.code for one in wanted}])}).all()
    reasons = {code: A_CATEGORY if category else A_RETIRED_CODE for code, category in unfit}
    for one in wanted:
        if one.code in reasons:
            raise NotMarked(Problem(*reasons[one.code]), one.line)


def _segments(session: Session, version: VersionId, wanted: Sequence[tuple[Span, int]]) -> dict[Span, int]:
    """The segment of every wanted span (with the line it stood in), made where there is none."""
    session.flush()
    asked = session.connection()
    characters = asked.scalar(_CHARACTERS, {"version": version})
    if characters is None:
        raise Problem("That transcript is no longer in the study.")
    start = min(characters, min(span.start for span, _ in wanted))
    end = min(characters, max(span.end for span, _ in wanted))
    place = {"version": version, "start": start, "end": end}
    known = {Span(row.start, row.end): row.id for row in asked.execute(_SEGMENTS, place)}
    missing = [(span, line) for span, line in wanted if span not in known]
    if not missing:
        return known
    stretch = _Stretch(session, version, start, end)
    segment = asked.scalar(_LAST_SEGMENT) or 0
    made, heard = [], []
    for span, line in missing:
        if span in known:
            continue
        try:
            check_span(span, characters)
            turns = stretch.heard_turns(span)
        except Problem as reason:
            raise NotMarked(reason, line) from None
        segment += 1
        known[span] = segment
        heard += [(segment, turn) for turn in turns]
        words = words_hash(stretch.words(span))
        made.append((segment, version, span.start, span.end, words, new_guid().bytes, now()))
    bulk.insert(session, Segment, ("id", "version_id", "start", "end", "words_hash", "guid", "made_at"), made)
    bulk.insert(session, SegmentTurn, ("segment_id", "turn_id"), heard)
    return known


def _codings(session: Session, wanted: Sequence[Mark], segments: dict[Span, int]) -> list[CodingId]:
    """The coding of every wanted mark, made where there is none."""
    asked = session.connection()
    theirs = {segments[one.span] for one in wanted}
    known = {
        (row.segment_id, row.code_id, row.coder_id): row.id
        for row in asked.execute(_CODINGS, {"first": min(theirs), "last": max(theirs)})
    }
    following = (asked.scalar(_LAST_CODING) or 0) + 1
    made, found = [], []
    for one in wanted:
        key = (segments[one.span], one.code, one.coder)
        if key not in known:
            known[key] = following
            made.append((following, *key, one.memo, new_guid().bytes, now()))
            following += 1
        found.append(CodingId(known[key]))
    bulk.insert(session, Coding, ("id", "segment_id", "code_id", "coder_id", "memo", "guid", "made_at"), made)
    return found


def _begin_coding(session: Session, version: VersionId) -> None:
    """A source nobody coded before is now being coded."""
    session.execute(_BEGIN, {"version": version})


A_CATEGORY = ("That code is a category: it groups codes.", "Choose one of the codes below it.")
A_RETIRED_CODE = (
    "That code is retired: it is kept with what was coded and put on no other passage.",
    "Choose another code, or restore this one.",
)
_VERSION, _START, _END = (bindparam(name, type_=Integer) for name in ("version", "start", "end"))
_CHARACTERS = select(TextVersion.characters).where(TextVersion.id == _VERSION)
_WORDS = select(func.substr(VersionText.text, _START + 1, _END - _START)).where(VersionText.version_id == _VERSION)
_TURNS = (
    select(Turn.id, Turn.start, Turn.speech_start, Turn.end)
    .where(Turn.version_id == _VERSION, Turn.start < _END, Turn.end > _START)
    .order_by(Turn.start)
)
_TEXT_MARKS = (
    select(TextMark.start, TextMark.end)
    .where(TextMark.version_id == _VERSION, TextMark.start < _END, TextMark.end > _START)
    .order_by(TextMark.start)
)
_UNFIT = select(Code.id, Code.category).where(
    Code.category | Code.retired,
    Code.id.in_(text("SELECT value FROM json_each(:codes)").bindparams(bindparam("codes"))),
)
_SEGMENTS = select(Segment.id, Segment.start, Segment.end).where(
    Segment.version_id == _VERSION, Segment.start >= _START, Segment.start < _END
)
_LAST_SEGMENT, _LAST_CODING = select(func.max(Segment.id)), select(func.max(Coding.id))
_CODINGS = select(Coding.id, Coding.segment_id, Coding.code_id, Coding.coder_id).where(
    Coding.segment_id.between(bindparam("first"), bindparam("last"))
)
_BEGIN = (
    update(Source)
    .where(
        Source.id == select(TextVersion.source_id).where(TextVersion.id == _VERSION).scalar_subquery(),
        Source.status == SourceStatus.NEW.value,
    )
    .values(status=SourceStatus.CODING.value)
    .execution_options(synchronize_session=False)
)
