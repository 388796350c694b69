"""The search index: one row a turn, the words of its speech only (ENGINE §6).

Labels, stamps and headers are not in it, so they are never found by accident. It keeps no text of its own;
the database forgets a turn's words when the turn goes, and `complete` adds what an undo brought back.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.language.spans import Span
from app.study.model import Turn
from app.study.queries.sources import marks as marks_of
from app.study.queries.sources import text_of
from app.study.rows import VersionId
from app.study.rules import pieces_of_speech

_ADD = "INSERT INTO turn_words (rowid, words) VALUES (?, ?)"


def add(session: Session, words: str, turns: Iterable[tuple[int, int, int]], marks: Sequence[Span]) -> None:
    """Index the speech of turns given as (id, speech start, end) of the text `words`."""
    rows = [(turn, _speech(words, Span(start, end), marks)) for turn, start, end in turns]
    if rows:
        session.connection().exec_driver_sql(_ADD, rows)


def complete(session: Session) -> None:
    """Index every turn that is not indexed yet."""
    missing = session.execute(
        select(Turn.version_id, Turn.id, Turn.speech_start, Turn.end)
        .where(text("turn.id NOT IN (SELECT id FROM turn_words_docsize)"))
        .order_by(Turn.version_id, Turn.id)
    ).all()
    by_version: dict[int, list[tuple[int, int, int]]] = {}
    for version, turn, start, end in missing:
        by_version.setdefault(version, []).append((turn, start, end))
    for version, turns in by_version.items():
        words = text_of(session, VersionId(version))
        add(session, words, turns, marks_of(session, VersionId(version)))


def _speech(words: str, speech: Span, marks: Sequence[Span]) -> str:
    if not marks:
        return speech.of(words)
    return " ".join(piece.of(words) for piece in pieces_of_speech(speech, speech, marks))
