"""The words of each perspective beside those of all others."""

from collections import Counter, defaultdict
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.keyness import count_words
from app.language.spans import Span
from app.problems import Cancelled
from app.store.bulk import one_of
from app.study import queries as study
from app.study.eligibility import is_included
from app.study.model import Participant, Speaker, TextVersion, Turn
from app.study.rows import ParticipantId, PerspectiveId, VersionId
from app.study.rules import pieces_of_speech

Spoken = dict[ParticipantId, Counter[str]]
"""Everybody's words, counted."""


def spoken_words(
    session: Session,
    progress: Callable[[int, int, str], object] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Spoken:
    """The words of everybody who counts, turn by turn: labels, stamps and the interviewer's left out."""
    turns: dict[int, list[tuple[ParticipantId, Span]]] = defaultdict(list)
    for version, person, start, end in session.execute(
        select(Turn.version_id, Speaker.participant_id, Turn.speech_start, Turn.end)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .join(TextVersion, Turn.version_id == TextVersion.id)
        .where(TextVersion.current, is_included())
        .order_by(Turn.version_id, Turn.start)
    ):
        if person is not None:
            turns[version].append((ParticipantId(person), Span(start, end)))
    spoken: Spoken = defaultdict(Counter)
    for done, (version, theirs) in enumerate(turns.items()):
        if cancelled():
            raise Cancelled
        progress(done, len(turns), "Counting words")
        text, stamps = study.text_of(session, VersionId(version)), study.marks(session, VersionId(version))
        for person, speech in theirs:
            for piece in pieces_of_speech(speech, speech, stamps):
                spoken[person].update(count_words(piece.of(text)))
    return dict(spoken)


def sides(
    session: Session, spoken: Spoken, perspective: PerspectiveId
) -> tuple[list[Counter[str]], list[Counter[str]]]:
    """Everybody's words by side: the people of a perspective, and all who have another one."""
    rows = session.execute(
        select(Participant.id, Participant.perspective_id).where(
            one_of(Participant.id, spoken), Participant.perspective_id.is_not(None)
        )
    ).all()
    return (
        [spoken[ParticipantId(person)] for person, theirs in rows if theirs == perspective],
        [spoken[ParticipantId(person)] for person, theirs in rows if theirs != perspective],
    )
