"""Reading what was said: sources, their texts, speakers and turns."""

from collections import defaultdict

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.language.spans import Span
from app.problems import Problem
from app.study.eligibility import is_included
from app.study.model import (
    Participant,
    Perspective,
    SignOff,
    Source,
    Speaker,
    TextMark,
    TextVersion,
    Turn,
    VersionText,
)
from app.study.queries.speaking import speaks
from app.study.rows import (
    ParticipantId,
    PerspectiveId,
    SignOffRow,
    SourceId,
    SourceKind,
    SourceRow,
    SourceStatus,
    SpeakerId,
    SpeakerRow,
    TranscriptRow,
    TurnId,
    TurnRow,
    VersionId,
)


def sources(session: Session) -> list[SourceRow]:
    """Every source, without its text, in the order of arrival."""
    voices_of: dict[int, list[tuple[str, int | None, bool]]] = defaultdict(list)
    for heard_in, pseudonym, perspective, included in session.execute(
        select(Speaker.source_id, Participant.pseudonym, Participant.perspective_id, is_included())
        .join(Participant)
        .where(speaks())
        .order_by(Speaker.id)
    ):
        voices_of[heard_in].append((pseudonym, perspective, included))
    turns = dict(session.execute(select(Turn.version_id, func.count()).group_by(Turn.version_id)).all())
    order = {row.id: row.position for row in session.scalars(select(Perspective))}
    signed = set(session.scalars(select(SignOff.source_id)))
    found = []
    for source, version in session.execute(
        select(Source, TextVersion)
        .join(TextVersion, and_(TextVersion.source_id == Source.id, TextVersion.current))
        .order_by(Source.id)
    ):
        voices = voices_of.get(source.id, [])
        stands = sorted((p for _, p, _ in voices if p is not None), key=lambda p: order[p])
        found.append(
            SourceRow(
                id=SourceId(source.id),
                name=source.name,
                kind=SourceKind(source.kind),
                status=SourceStatus(source.status),
                version=VersionId(version.id),
                format=source.format,
                characters=version.characters,
                words=version.words,
                turns=turns.get(version.id, 0),
                participants=tuple(dict.fromkeys(name for name, _, _ in voices)),
                perspective=PerspectiveId(stands[0]) if stands else None,
                collected_on=source.collected_on,
                excluded=bool(voices) and not any(included for _, _, included in voices),
                signed_off=source.id in signed,
            )
        )
    return found


def sign_offs(session: Session) -> dict[SourceId, SignOffRow]:
    """Of every source that was signed off as pseudonymised, texts and pictures, by whom and when."""
    return {
        SourceId(row.source_id): SignOffRow(SourceId(row.source_id), row.signed_by, row.signed_on)
        for row in session.scalars(select(SignOff))
    }


def source_named(session: Session, name: str) -> SourceRow:
    """The source of this name; a Problem when there is none."""
    for row in sources(session):
        if row.name == name:
            return row
    raise Problem("There is no source of that name in this study.", "“counterpoint sources” lists them.")


def sources_of(session: Session, person: ParticipantId) -> list[SourceRow]:
    """The sources in which a participant is heard."""
    theirs = set(session.scalars(select(Speaker.source_id).where(Speaker.participant_id == person, speaks())))
    return [row for row in sources(session) if row.id in theirs]


def speakers(session: Session, source: SourceId) -> list[SpeakerRow]:
    """The labels of a source and whose they are, in order of first speech."""
    current = select(TextVersion.id).where(TextVersion.source_id == source, TextVersion.current)
    rows = session.execute(
        select(Speaker, Participant.pseudonym, func.count(Turn.id))
        .outerjoin(Participant)
        .outerjoin(Turn, and_(Turn.speaker_id == Speaker.id, Turn.version_id == current.scalar_subquery()))
        .where(Speaker.source_id == source, speaks())
        .group_by(Speaker.id)
        .order_by(Speaker.id)
    )
    return [
        SpeakerRow(
            id=SpeakerId(speaker.id),
            source=SourceId(speaker.source_id),
            label=speaker.label,
            interviewer=speaker.interviewer,
            participant=None if speaker.participant_id is None else ParticipantId(speaker.participant_id),
            pseudonym=pseudonym or "",
            turns=turns,
        )
        for speaker, pseudonym, turns in rows
    ]


def text_of(session: Session, version: VersionId) -> str:
    """The words of a version."""
    return session.scalars(select(VersionText.text).filter_by(version_id=version)).one()


def turns(session: Session, version: VersionId) -> list[TurnRow]:
    """The turns of a version in order."""
    rows = session.execute(
        select(
            Turn.id,
            Turn.number,
            Turn.start,
            Turn.speech_start,
            Turn.end,
            Speaker.label,
            Speaker.id.label("speaker"),
            Speaker.interviewer,
            Participant.id.label("participant"),
            Participant.pseudonym,
            Participant.perspective_id,
            Perspective.palette,
        )
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .outerjoin(Participant, Speaker.participant_id == Participant.id)
        .outerjoin(Perspective, Participant.perspective_id == Perspective.id)
        .where(Turn.version_id == version)
        .order_by(Turn.start)
    )
    return [
        TurnRow(
            id=TurnId(row.id),
            number=row.number,
            start=row.start,
            speech_start=row.speech_start,
            end=row.end,
            label=row.label,
            speaker=SpeakerId(row.speaker),
            interviewer=row.interviewer,
            participant=row.participant,
            pseudonym=row.pseudonym or "",
            perspective=row.perspective_id,
            palette=row.palette,
        )
        for row in rows
    ]


def marks(session: Session, version: VersionId) -> list[Span]:
    """The time stamps inside the turns of a version."""
    rows = session.execute(
        select(TextMark.start, TextMark.end).filter_by(version_id=version).order_by(TextMark.start)
    )
    return [Span(start, end) for start, end in rows]


def transcript(session: Session, source: SourceId) -> TranscriptRow:
    """The current version of a source, whole; a Problem when the source is gone."""
    row = session.execute(
        select(Source.name, Source.status, TextVersion.id)
        .join(TextVersion, and_(TextVersion.source_id == Source.id, TextVersion.current))
        .where(Source.id == source)
    ).one_or_none()
    if row is None:
        raise Problem("That transcript is no longer in the study.")
    version = VersionId(row.id)
    return TranscriptRow(
        source=source,
        version=version,
        name=row.name,
        status=SourceStatus(row.status),
        text=text_of(session, version),
        turns=tuple(turns(session, version)),
        marks=tuple(marks(session, version)),
    )
