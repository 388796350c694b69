"""All passages of a code with their words and whose they are: a few queries however many there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from app.coding.model import Coder, Coding, Segment, SegmentTurn
from app.coding.queries import codes, hidden_segments, subtree
from app.coding.rows import CodeId, CodingId, PassageRow, Voice
from app.language.spans import Span
from app.study.eligibility import is_included, is_quotable
from app.study.model import (
    Area,
    Participant,
    Perspective,
    Source,
    Speaker,
    TextMark,
    TextVersion,
    Turn,
    VersionText,
)
from app.study.rows import ParticipantId, PerspectiveId, SourceId, VersionId
from app.study.rules import pieces_of_speech

AROUND = 120
LEFT_OUT = " […] "


class _Chosen(NamedTuple):
    """A coding with its place."""

    coding: int
    code: int
    memo: str
    segment: int
    start: int
    end: int
    version: int
    source: int
    source_name: str
    coder: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """A turn that a segment touches, and its speaker."""

    number: int
    start: int
    speech: Span
    voice: Voice | None
    included: bool


def passages(
    session: Session, code: CodeId, *, below: bool = True, limit: int | None = None, offset: int = 0
) -> list[PassageRow]:
    """The passages of a code (and of the codes below it), source by source, in order of place.

    Passages in which only excluded participants are heard are left out; where an excluded participant is
    heard beside others, their words are.
    """
    wanted = subtree(session, code) if below else [code]
    chosen = _chosen(session, wanted).limit(limit).offset(offset)
    rows = [_Chosen(*row) for row in session.execute(chosen)]
    paths = {row.id: row.path for row in codes(session)}
    heard = _heard(session, chosen)
    texts = _Texts(session)
    return [_passage(row, paths[CodeId(row.code)], heard.get(row.segment, []), texts) for row in rows]


def passage_count(session: Session, code: CodeId, *, below: bool = True) -> int:
    """How many passages `passages` gives."""
    wanted = subtree(session, code) if below else [code]
    return session.scalar(select(func.count()).select_from(_chosen(session, wanted).subquery())) or 0


def _chosen(session: Session, wanted: Sequence[CodeId]) -> Select[*tuple[Any, ...]]:
    chosen: Select[*tuple[Any, ...]] = (
        select(
            Coding.id,
            Coding.code_id,
            Coding.memo,
            Segment.id.label("segment"),
            Segment.start,
            Segment.end,
            Segment.version_id,
            Source.id.label("source"),
            Source.name,
            Coder.name.label("coder"),
        )
        .join(Segment, Coding.segment_id == Segment.id)
        .join(TextVersion, and_(Segment.version_id == TextVersion.id, TextVersion.current))
        .join(Source, TextVersion.source_id == Source.id)
        .join(Coder, Coding.coder_id == Coder.id)
        .where(Coding.code_id.in_(wanted))
        .order_by(Source.id, Segment.start, Segment.end, Coding.id)
    )
    hidden = hidden_segments(session)
    if hidden:
        chosen = chosen.where(Segment.id.not_in(hidden))
    return chosen


def _heard(session: Session, chosen: Select[*tuple[Any, ...]]) -> dict[int, list[_Heard]]:
    """Segment -> the turns it touches, in order."""
    voices = _voices(session)
    segments = chosen.subquery()
    heard: dict[int, list[_Heard]] = defaultdict(list)
    rows = session.execute(
        select(
            SegmentTurn.segment_id,
            Turn.number,
            Turn.start,
            Turn.speech_start,
            Turn.end,
            Speaker.participant_id,
        )
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .where(SegmentTurn.segment_id.in_(select(segments.c.segment)))
        .order_by(SegmentTurn.segment_id, Turn.start)
    )
    for row in rows:
        voice, included = voices.get(row.participant_id, (None, True))
        heard[row.segment_id].append(
            _Heard(row.number, row.start, Span(row.speech_start, row.end), voice, included)
        )
    return heard


def _voices(session: Session) -> dict[int, tuple[Voice, bool]]:
    """Participant -> how they are named beside a passage, and whether they are included."""
    rows = session.execute(
        select(
            Participant.id,
            Participant.pseudonym,
            Participant.perspective_id,
            Perspective.name,
            Perspective.palette,
            Participant.role,
            Area.name.label("area"),
            is_quotable().label("quotable"),
            is_included().label("included"),
        )
        .outerjoin(Perspective, Participant.perspective_id == Perspective.id)
        .outerjoin(Area, Participant.area_id == Area.id)
    )
    return {
        row.id: (
            Voice(
                participant=ParticipantId(row.id),
                pseudonym=row.pseudonym,
                perspective=None if row.perspective_id is None else PerspectiveId(row.perspective_id),
                perspective_name=row.name or "",
                palette=row.palette,
                role=row.role,
                area_name=row.area or "",
                quotable=row.quotable,
            ),
            row.included,
        )
        for row in rows
    }


class _Texts:
    """The texts passages are cut from, one at a time: passages come source by source."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._version = 0
        self._text = ""
        self._marks: list[Span] = []

    def of(self, version: int) -> tuple[str, list[Span]]:
        """The words and time stamps of a version."""
        if version != self._version:
            self._text = self._session.scalars(select(VersionText.text).filter_by(version_id=version)).one()
            places = select(TextMark.start, TextMark.end).filter_by(version_id=version)
            self._marks = [Span(a, b) for a, b in self._session.execute(places.order_by(TextMark.start))]
            self._version = version
        return self._text, self._marks


def _passage(row: _Chosen, path: str, heard: list[_Heard], texts: _Texts) -> PassageRow:
    span = Span(row.start, row.end)
    text, marks = texts.of(row.version)
    spoken = [turn for turn in heard if turn.voice is not None and turn.included]
    speech = LEFT_OUT.join(
        words
        for turn in spoken
        for piece in pieces_of_speech(span, turn.speech, marks)
        if (words := " ".join(piece.of(text).split()))
    )
    return PassageRow(
        coding=CodingId(row.coding),
        source=SourceId(row.source),
        source_name=row.source_name,
        version=VersionId(row.version),
        start=row.start,
        end=row.end,
        text=_without_excluded(span, text, heard),
        speech=speech,
        before=_unbroken(text[max(0, row.start - AROUND) : row.start]),
        after=_unbroken(text[row.end : row.end + AROUND]),
        turn_number=heard[0].number if heard else 0,
        code=CodeId(row.code),
        code_path=path,
        coder=row.coder,
        memo=row.memo,
        voices=tuple(dict.fromkeys(turn.voice for turn in spoken if turn.voice is not None)),
    )


def _without_excluded(span: Span, text: str, heard: Sequence[_Heard]) -> str:
    """The words of a passage, the turns of excluded participants replaced."""
    kept, at = [], span.start
    for turn in heard:
        if not turn.included:
            kept += [text[at : max(at, turn.start)], LEFT_OUT.strip(), "\n"]
            at = min(span.end, turn.speech.end)
    return "".join([*kept, text[at : span.end]])


def _unbroken(words: str) -> str:
    """Context on one line."""
    return words.replace("\n", " ")
