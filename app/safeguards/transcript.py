"""A transcript outside the window: whose turns may be read there, and which may leave; all places stay.

What is kept back is filled with dots, letter by letter, so that the place of every other word is what it was.
"""

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.coding.queries import concerns, withheld
from app.language.spans import Span
from app.problems import Problem
from app.store.bulk import one_of
from app.study import queries as study
from app.study.eligibility import is_included, is_quotable
from app.study.model import Participant, Speaker, Turn
from app.study.rows import SourceRow, VersionId

DOT = "·"
_LETTER = re.compile(r"\S")


def text_to_read(session: Session, version: VersionId) -> str:
    """A text without the words of people who are left out of the study."""
    hidden = select(Turn.start, Turn.end).where(Turn.version_id == version, ~is_included())
    spoken = hidden.join(Speaker, Turn.speaker_id == Speaker.id).join(Participant)
    spans = [Span(start, end) for start, end in session.execute(spoken)]
    return _dotted(study.text_of(session, version), spans)


def text_to_leave(session: Session, source: SourceRow) -> str:
    """What of a text may leave: words that may be quoted, and questions; a Problem where none may."""
    if not source.signed_off:
        raise Problem(
            "Nobody has signed this source off as pseudonymised, so nothing of it may leave.",
            "Read it for names and sign it off first.",
        )
    if any(row.waiting and row.withholds and row.source == source.id for row in concerns(session)):
        raise Problem(
            "The words of a concern in this transcript could not be placed after a correction.",
            "Place the passage of the concern on the Transcripts page first.",
        )
    return _dotted(study.text_of(session, source.version), kept_in(session, source.version))


def kept_in(session: Session, version: VersionId) -> list[Span]:
    """Where words stand that may not leave: of who may not be quoted, of nobody known, and those of a concern."""
    return [*unquotable_in(session, version), *concerned_in(session, version)]


def unquotable_in(session: Session, version: VersionId) -> list[Span]:
    """The turns of who may not be quoted and of nobody known; questions are nobody's evidence."""
    allowed = select(Participant.id).where(is_quotable())
    spoken = (
        select(Turn.start, Turn.end)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .where(
            Turn.version_id == version,
            ~Speaker.interviewer,
            Speaker.participant_id.is_(None) | Speaker.participant_id.not_in(allowed),
        )
    )
    return [Span(start, end) for start, end in session.execute(spoken)]


def concerned_in(session: Session, version: VersionId) -> list[Span]:
    """The words on which a concern stands that withholds them."""
    held = select(Segment.start, Segment.end).where(
        Segment.version_id == version, one_of(Segment.id, withheld(session))
    )
    return [Span(start, end) for start, end in session.execute(held)]


def _dotted(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + _LETTER.sub(DOT, span.of(text)) + text[span.end :]
    return text
