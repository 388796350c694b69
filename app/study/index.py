"""The search index: one row a turn, the words of its speech only.

Labels, stamps and headers are not in it, so they are never found by accident. It keeps no text of its own;
the database forgets a turn's words when the turn goes, and `complete` adds what an undo brought back.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from app.language.spans import Span
from app.study.model import TextVersion, Turn
from app.study.queries.sources import marks as marks_of
from app.study.queries.sources import text_of
from app.study.rows import VersionId
from app.study.rules import pieces_of_speech

_ADD = "INSERT INTO turn_words (rowid, words) VALUES (?, ?)"
_INDEXED = table("turn_words_docsize", column("id"))
_FIRST_TURN = (
    select(Turn.id)
    .where(Turn.version_id == TextVersion.id)
    .order_by(Turn.start)
    .limit(1)
    .correlate(TextVersion)
    .scalar_subquery()
)
_UNINDEXED = select(TextVersion.id).where(_FIRST_TURN.is_not(None), _FIRST_TURN.not_in(select(_INDEXED.c.id)))


def add(session: Session, words: str, turns: Iterable[tuple[int, int, int]], marks: Sequence[Span]) -> None:
    """Index the speech of turns given as (id, speech start, end) of the text `words`."""
    rows = [(turn, _speech(words, Span(start, end), marks)) for turn, start, end in turns]
    if rows:
        session.connection().exec_driver_sql(_ADD, rows)


def complete(session: Session) -> None:
    """Index every text that is not indexed yet: texts come and go whole, so their first turn tells."""
    for version in session.scalars(_UNINDEXED).all():
        turns = session.execute(
            select(Turn.id, Turn.speech_start, Turn.end).filter_by(version_id=version).order_by(Turn.id)
        )
        words = text_of(session, VersionId(version))
        add(
            session,
            words,
            [(turn, start, end) for turn, start, end in turns],
            marks_of(session, VersionId(version)),
        )


def _speech(words: str, speech: Span, marks: Sequence[Span]) -> str:
    if not marks:
        return speech.of(words)
    return " ".join(piece.of(words) for piece in pieces_of_speech(speech, speech, marks))
