"""A source's next text, inside a step: stored beside the ones before it, and current from then on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.language.spans import Span, words_hash
from app.store import bulk
from app.study import index
from app.study.actions.signing import drop_sign_off
from app.study.model import Speaker, TextMark, TextVersion, Turn, VersionText
from app.study.rows import SourceId, TurnDraft, VersionId
from app.study.version_rows import NewSpeaker


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A text that was added, and the ids of its turns in order."""

    id: VersionId
    turns: tuple[int, ...]


def add_version(
    session: Session,
    source: SourceId,
    text: str,
    turns: Sequence[TurnDraft],
    marks: Sequence[Span],
    new_speakers: Sequence[NewSpeaker] = (),
) -> NewVersion:
    """Store a text with its turns and time stamps; every label is the source's already or a new speaker's.

    It is to be signed off anew: nobody has read these words yet.
    """
    session.add_all(
        Speaker(source_id=source, label=one.label, interviewer=one.interviewer, participant_id=one.participant)
        for one in new_speakers
    )
    session.execute(
        update(TextVersion)
        .where(TextVersion.source_id == source, TextVersion.current)
        .values(current=False)
        .execution_options(synchronize_session=False)
    )
    drop_sign_off(session, [source])
    last = session.scalar(select(func.max(TextVersion.number)).filter_by(source_id=source)) or 0
    version = TextVersion(
        source_id=source,
        number=last + 1,
        characters=len(text),
        words=len(text.split()),
        sha256=words_hash(text),
        current=True,
    )
    session.add(version)
    session.flush()
    bulk.insert(session, VersionText, ("version_id", "text"), [(version.id, text)])
    return NewVersion(VersionId(version.id), _add_turns(session, version, text, turns, marks))


def _add_turns(
    session: Session, version: TextVersion, text: str, turns: Sequence[TurnDraft], marks: Sequence[Span]
) -> tuple[int, ...]:
    speakers = dict(
        session.execute(select(Speaker.label, Speaker.id).filter_by(source_id=version.source_id)).all()
    )
    first = (session.scalar(select(func.max(Turn.id))) or 0) + 1
    ids = tuple(range(first, first + len(turns)))
    rows = [
        (turn, version.id, speakers[one.label], number, one.start, one.speech_start, one.end)
        for number, (turn, one) in enumerate(zip(ids, turns, strict=True), 1)
    ]
    columns = ("id", "version_id", "speaker_id", "number", "start", "speech_start", "end")
    bulk.insert(session, Turn, columns, rows)
    places = [(version.id, mark.start, mark.end) for mark in marks]
    bulk.insert(session, TextMark, ("version_id", "start", "end"), places)
    index.add(
        session, text, [(turn, one.speech_start, one.end) for turn, one in zip(ids, turns, strict=True)], marks
    )
    return ids
