"""What of participants' words may be copied for another program: as much as a document would take (E-01, E-09).

Reading in the program is not leaving; copying is. What may not leave is copied as `NOT_QUOTED`: a block keeps its
form and does not tell why; the reasons are for the window to say.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.queries import concerns
from app.coding.rows import SegmentId
from app.coding.rules import NOT_QUOTED
from app.language.spans import Span
from app.safeguards.gates import NamesIn, export_faults
from app.safeguards.naming import names_of_left_out
from app.safeguards.reasons import Reason, left_out_sentences
from app.safeguards.refusing import no_names
from app.safeguards.transcript import concerned_in, unquotable_in
from app.study import queries as study
from app.study.model import SignOff, Source, TextVersion
from app.study.rows import SourceId, VersionId

_NO_HINDRANCE = frozenset({Reason.SEVERAL})
"""Reasons of a document only: what is copied says of every word whose it is."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Words as they leave, and why some of them do not."""

    words: str
    reasons: tuple[Reason, ...] = ()


def kept_said(reasons: Iterable[Reason]) -> str:
    """How many passages stay in the study, why, and what would change that; empty where none does."""
    return " ".join(left_out_sentences(Counter(reasons)))


def passages_kept(
    session: Session, segments: Collection[SegmentId], names_in: NamesIn = no_names
) -> dict[SegmentId, Reason]:
    """Of some segments those that may not leave, each with the first reason."""
    kept: dict[SegmentId, Reason] = {}
    for fault in export_faults(session, segments=segments, names_in=names_in):
        if fault.segment is not None and fault.reason not in _NO_HINDRANCE:
            kept.setdefault(fault.segment, fault.reason)
    return kept


def places_kept(
    session: Session, places: Sequence[tuple[SourceId, Span]], names_in: NamesIn = no_names
) -> list[Reason | None]:
    """Of each place in a transcript why its words may not leave; None where all of them may."""
    known = {source: _Text(session, source) for source in {source for source, _ in places}}
    return [next(iter(known[source].cut(span, names_in).reasons), None) for source, span in places]


def words_to_copy(session: Session, source: SourceId, span: Span, names_in: NamesIn = no_names) -> Copied:
    """The words of a place in a transcript, without those that may not leave."""
    return _Text(session, source).cut(span, names_in)


class _Text:
    """A transcript, and where in it words stand that may not leave."""

    def __init__(self, session: Session, source: SourceId) -> None:
        version = VersionId(
            session.scalars(
                select(TextVersion.id).where(TextVersion.source_id == source, TextVersion.current)
            ).one()
        )
        self._text = study.text_of(session, version)
        self._left_out = names_of_left_out(session)
        self._guid = session.scalars(select(Source.guid).filter_by(id=source)).one()
        self._whole = _why_nothing(session, source)
        kept = [(span, Reason.NO_CONSENT) for span in unquotable_in(session, version)]
        kept += [(span, Reason.CONCERN) for span in concerned_in(session, version)]
        self._kept = sorted(kept)

    def cut(self, span: Span, names_in: NamesIn) -> Copied:
        """The words of a place as they leave."""
        if self._whole is not None:
            return Copied(NOT_QUOTED, (self._whole,))
        parts, reasons, at = [], [], span.start
        for start, end, reason in self._inside(span):
            if end > at:
                parts += [self._text[at : max(at, start)], NOT_QUOTED]
                reasons.append(reason)
                at = end
        words = "".join((*parts, self._text[at : span.end]))
        if self._left_out is not None and self._left_out.names_in(words):
            return Copied(NOT_QUOTED, (Reason.NAMES_LEFT_OUT,))
        named = names_in(words, self._guid)
        return Copied(NOT_QUOTED, (Reason.RAW_NAME,)) if named else Copied(words, tuple(reasons))

    def _inside(self, span: Span) -> Iterator[tuple[int, int, Reason]]:
        for kept, reason in self._kept:
            start, end = max(span.start, kept.start), min(span.end, kept.end)
            if self._text[start:end].strip():
                yield start, end, reason


def _why_nothing(session: Session, source: SourceId) -> Reason | None:
    """Why nothing of a transcript may leave, whoever speaks."""
    if session.scalar(select(SignOff.source_id).where(SignOff.source_id == source)) is None:
        return Reason.NOT_SIGNED_OFF
    if any(row.waiting and row.withholds and row.source == source for row in concerns(session)):
        return Reason.CONCERN_ASTRAY
    return None
