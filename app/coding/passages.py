"""All passages of a code with their words and whose they are: a few queries however many there are."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Select, func, not_, or_, select
from sqlalchemy.orm import Session

from app.coding.model import Coder, Coding, Segment, SegmentTurn
from app.coding.queries import code_paths, not_hidden, shown, subtree, withheld
from app.coding.rows import CodeId, CodingId, PassageKind, PassageRow, SegmentId, SharedPlace, Voice
from app.coding.rules import LEFT_OUT, without
from app.language.spans import Span
from app.store.bulk import listed, one_of, undisturbed
from app.study.eligibility import is_included, is_quotable
from app.study.model import (
    Area,
    Case,
    Participant,
    Perspective,
    Picture,
    Source,
    Speaker,
    TextMark,
    TextVersion,
    Turn,
    VersionText,
)
from app.study.rows import ParticipantId, PerspectiveId, SourceId, TurnId, VersionId
from app.study.rules import pieces_of_speech

AROUND = 120
_NOWHERE = Span(0, 0)
_AT_A_TIME = 16


class _Chosen(NamedTuple):
    """A coding with its place: a version and a source, a source and a number on its picture, or a case."""

    coding: int
    code: int
    memo: str
    recheck: bool
    segment: int
    start: int
    end: int
    version: int | None
    number: int | None
    label: str
    source: int | None
    source_name: str | None
    case_name: str | None
    coder: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """A turn that a segment touches, and its speaker."""

    number: int
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
    return passages_of(session, wanted, limit=limit, offset=offset)


@undisturbed()
def passages_of(
    session: Session, wanted: Sequence[CodeId], *, limit: int | None = None, offset: int = 0
) -> list[PassageRow]:
    """The passages of several codes at once: every text is read one time, however many codes there are."""
    chosen = _chosen(session, wanted).limit(limit).offset(offset)
    rows = [_Chosen(*row) for row in session.execute(chosen)]
    heard = _heard(session, [row.segment for row in rows])
    return _read(session, rows, [heard.get(row.segment, []) for row in rows])


@undisturbed()
def passages_shown_by(session: Session, codings: Sequence[CodingId]) -> list[PassageRow]:
    """The passages of these codings, in their order; those that are gone are left out."""
    known = _named(session, codings)
    rows = [known[coding] for coding in codings if coding in known]
    heard = _heard(session, [row.segment for row in rows])
    return _read(session, rows, [heard.get(row.segment, []) for row in rows])


@undisturbed()
def passages_shared(session: Session, places: Sequence[SharedPlace]) -> list[PassageRow]:
    """The words that two codes share, each place as a passage of the first that names both."""
    known = _named(session, {coding for place in places for coding in (place.one, place.other)})
    paths = code_paths(session)
    turns = _turns(session, {turn for place in places for turn in place.turns})
    there = [place for place in places if place.one in known and place.other in known]
    rows = [known[place.one]._replace(start=place.start, end=place.end) for place in there]
    apart = _heard(session, [row.segment for row in rows if row.version is None])
    touched = [[turns[turn] for turn in place.turns if turn in turns] for place in there]
    heard = [apart.get(row.segment, here) for row, here in zip(rows, touched, strict=True)]
    return [
        replace(found, code_path=f"{found.code_path} + {paths[CodeId(known[place.other].code)]}")
        for found, place in zip(_read(session, rows, heard), there, strict=True)
    ]


def passage_count(session: Session, code: CodeId, *, below: bool = True) -> int:
    """How many passages `passages` gives."""
    wanted = subtree(session, code) if below else [code]
    return session.scalar(select(func.count()).select_from(_chosen(session, wanted).subquery())) or 0


def _read(session: Session, rows: Sequence[_Chosen], heard: Sequence[list[_Heard]]) -> list[PassageRow]:
    paths = code_paths(session)
    texts = Texts(session, (row.version for row in rows if row.version is not None))
    held = withheld(session)
    return [
        _passage(row, paths[CodeId(row.code)], turns, texts, restricted=row.segment in held)
        for row, turns in zip(rows, heard, strict=True)
    ]


def _named(session: Session, codings: Collection[CodingId]) -> dict[CodingId, _Chosen]:
    """The codings of these ids with their places."""
    rows = session.execute(_placed().where(one_of(Coding.id, codings)))
    return {CodingId(row.id): _Chosen(*row) for row in rows}


def _chosen(session: Session, wanted: Sequence[CodeId]) -> Select[*tuple[Any, ...]]:
    return (
        _placed()
        .where(Coding.code_id.in_(wanted), not_hidden(session, Coding.segment_id))
        .order_by(Source.id.is_(None), Source.id, Case.id, Segment.start, Segment.end, Segment.number, Coding.id)
    )


def _placed() -> Select[*tuple[Any, ...]]:
    placed: Select[*tuple[Any, ...]] = (
        select(
            Coding.id,
            Coding.code_id,
            Coding.memo,
            Coding.recheck,
            Segment.id.label("segment"),
            Segment.start,
            Segment.end,
            Segment.version_id,
            Segment.number,
            Segment.label,
            Source.id.label("source"),
            Source.name,
            Case.pseudonym,
            Coder.name.label("coder"),
        )
        .join(Segment, Coding.segment_id == Segment.id)
        .outerjoin(TextVersion, Segment.version_id == TextVersion.id)
        .outerjoin(Picture, Segment.picture_id == Picture.id)
        .outerjoin(Case, Segment.case_id == Case.id)
        .outerjoin(Source, Source.id == func.coalesce(TextVersion.source_id, Picture.source_id))
        .join(Coder, Coding.coder_id == Coder.id)
        .where(or_(Segment.version_id.is_(None), TextVersion.current))
    )
    return placed


def _heard(session: Session, segments: Sequence[int]) -> dict[int, list[_Heard]]:
    """Segment -> the turns it touches, in order."""
    rows = session.execute(
        select(SegmentTurn.segment_id, Turn.number, Turn.speech_start, Turn.end, Speaker.participant_id)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .where(one_of(SegmentTurn.segment_id, segments))
        .order_by(SegmentTurn.segment_id, Turn.start)
    ).all()
    told = shown().subquery()
    apart = session.execute(
        select(told.c.segment_id, told.c.participant_id).where(told.c.segment_id.in_(listed(segments)))
    ).all()
    people = {row.participant_id for row in (*rows, *apart)} - {None}
    voices = voices_of(session, people)
    heard: dict[int, list[_Heard]] = defaultdict(list)
    for segment, number, speech_start, end, person in rows:
        heard[segment].append(_Heard(number, Span(speech_start, end), *voices.get(person, (None, True))))
    for segment, person in apart:
        heard[segment].append(_Heard(0, _NOWHERE, *voices.get(person, (None, True))))
    return heard


def _turns(session: Session, wanted: Collection[TurnId]) -> dict[TurnId, _Heard]:
    """The turns of these ids and their speakers."""
    rows = session.execute(
        select(Turn.id, Turn.number, Turn.speech_start, Turn.end, Speaker.participant_id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .where(one_of(Turn.id, wanted))
    ).all()
    voices = voices_of(session, {person for *_, person in rows if person is not None})
    return {
        TurnId(turn): _Heard(number, Span(speech_start, end), *voices.get(person, (None, True)))
        for turn, number, speech_start, end, person in rows
    }


def voices_of(session: Session, people: Collection[int]) -> dict[int | None, tuple[Voice, bool]]:
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
        .where(one_of(Participant.id, people))
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


class Texts:
    """The texts passages are cut from: each read once, a few at a time, in the order passages come in."""

    def __init__(self, session: Session, versions: Iterable[int]) -> None:
        wanted = list(dict.fromkeys(versions))
        self._session = session
        self._to_come = deque(wanted)
        self._read: dict[int, str] = {}
        self._marks: dict[int, list[Span]] = defaultdict(list)
        for version, start, end in session.execute(
            select(TextMark.version_id, TextMark.start, TextMark.end)
            .where(one_of(TextMark.version_id, wanted))
            .order_by(TextMark.version_id, TextMark.start)
        ):
            self._marks[version].append(Span(start, end))
        self._hidden: dict[int, list[Span]] = defaultdict(list)
        for version, start, end in session.execute(
            select(Turn.version_id, Turn.start, Turn.end)
            .join(Speaker, Turn.speaker_id == Speaker.id)
            .join(Participant, Speaker.participant_id == Participant.id)
            .where(one_of(Turn.version_id, wanted), not_(is_included()))
            .order_by(Turn.version_id, Turn.start)
        ):
            self._hidden[version].append(Span(start, end))

    def of(self, version: int) -> tuple[str, list[Span], list[Span]]:
        """The words, time stamps and excluded turns of a version, asked for in the order they were announced."""
        if version not in self._read:
            some = [self._to_come.popleft() for _ in range(min(_AT_A_TIME, len(self._to_come)))]
            texts = select(VersionText.version_id, VersionText.text).where(one_of(VersionText.version_id, some))
            self._read = dict(self._session.execute(texts).all())
        return self._read[version], self._marks[version], self._hidden[version]

    def around(self, version: int, span: Span) -> tuple[str, str, str]:
        """The words before, in and after a span, the turns of excluded participants replaced."""
        text, _, hidden = self.of(version)
        before = Span(max(0, span.start - AROUND), span.start)
        after = Span(span.end, min(len(text), span.end + AROUND))
        return (
            _unbroken(without(hidden, before, text)),
            without(hidden, span, text),
            _unbroken(without(hidden, after, text)),
        )


def _passage(row: _Chosen, path: str, heard: list[_Heard], texts: Texts, *, restricted: bool) -> PassageRow:
    spoken = [(turn.voice, turn.speech) for turn in heard if turn.voice is not None and turn.included]
    before, words, after, speech = "", _shown_words(row), "", ""
    if row.version is not None:
        span = Span(row.start, row.end)
        text, marks, _ = texts.of(row.version)
        before, words, after = texts.around(row.version, span)
        said = [_said(span, speech, marks, text) for _, speech in spoken]
        speech = LEFT_OUT.join(words for words in said if words)
    return PassageRow(
        coding=CodingId(row.coding),
        segment=SegmentId(row.segment),
        kind=_kind(row),
        source=None if row.source is None else SourceId(row.source),
        source_name=row.source_name or row.case_name or "",
        version=None if row.version is None else VersionId(row.version),
        start=row.start,
        end=row.end,
        text=words,
        speech=speech,
        before=before,
        after=after,
        turn_number=heard[0].number if heard else 0,
        code=CodeId(row.code),
        code_path=path,
        coder=row.coder,
        memo=row.memo,
        voices=tuple({voice.participant: voice for voice, _ in spoken}.values()),
        recheck=row.recheck,
        restricted=restricted,
    )


def _kind(row: _Chosen) -> PassageKind:
    if row.version is not None:
        return PassageKind.TEXT
    return PassageKind.MARK if row.source is None else PassageKind.REGION


def _shown_words(row: _Chosen) -> str:
    """What a region or a mark is, in a few words."""
    numbered = "" if row.number is None else f"Region {row.number}"
    return ": ".join(part for part in (numbered, row.label) if part)


def _said(span: Span, speech: Span, marks: Sequence[Span], text: str) -> str:
    """What of a turn's speech lies in a span, on one line."""
    said = " ".join(piece.of(text) for piece in pieces_of_speech(span, speech, marks))
    return " ".join(said.split())


def _unbroken(words: str) -> str:
    """Context on one line."""
    return words.replace("\n", " ")
