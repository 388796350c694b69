"""Passages that no correction could place: they wait, with all that holds on to them, in the version before it."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import bindparam, func, not_, select
from sqlalchemy.orm import Session

from app.coding.correcting.waiting_rows import WaitingPassage
from app.coding.model import Code, Coding, Segment, SegmentTurn
from app.coding.queries import not_excluded
from app.coding.queries.holders import holds
from app.coding.rows import SegmentId
from app.coding.rules import without
from app.language.spans import Span
from app.store.bulk import one_of
from app.study import queries as study
from app.study.eligibility import is_included
from app.study.model import Participant, Source, Speaker, TextVersion, Turn
from app.study.rows import SourceId, VersionId

_AROUND = 120
_OLDER = select(TextVersion.id).where(TextVersion.source_id == bindparam("source"), ~TextVersion.current).limit(1)


def waiting_count(session: Session) -> dict[SourceId, int]:
    """How many passages of each source wait to be placed; sources of which none does are left out."""
    counted = (
        select(TextVersion.source_id, func.count())
        .join(Segment, Segment.version_id == TextVersion.id)
        .where(~TextVersion.current, not_excluded(session, Segment.id))
        .group_by(TextVersion.source_id)
    )
    return {SourceId(source): many for source, many in session.execute(counted)}


def unseen_waiting_count(session: Session) -> dict[SourceId, int]:
    """How many more wait that only people speak in who are left out of the study: nobody is shown those."""
    counted = (
        select(TextVersion.source_id, func.count())
        .join(Segment, Segment.version_id == TextVersion.id)
        .where(~TextVersion.current, not_(not_excluded(session, Segment.id)))
        .group_by(TextVersion.source_id)
    )
    return {SourceId(source): many for source, many in session.execute(counted)}


def was_corrected(session: Session, source: SourceId) -> bool:
    """Whether a source has an older text: only there can passages wait."""
    return session.scalar(_OLDER, {"source": source}) is not None


def waiting_passages(session: Session, source: SourceId | None = None) -> list[WaitingPassage]:
    """The passages that wait, of one source or of all, by where they stood."""
    if source is not None and not was_corrected(session, source):
        return []
    wanted = (
        select(
            Segment.id,
            Segment.version_id,
            Segment.start,
            Segment.end,
            TextVersion.number,
            Source.id.label("source"),
            Source.name,
        )
        .join(TextVersion, Segment.version_id == TextVersion.id)
        .join(Source, TextVersion.source_id == Source.id)
        .where(~TextVersion.current, not_excluded(session, Segment.id))
        .order_by(Source.id, TextVersion.number.desc(), Segment.start, Segment.end)
    )
    if source is not None:
        wanted = wanted.where(Source.id == source)
    rows = session.execute(wanted).all()
    segments = [row.id for row in rows]
    codes, voices = _codes(session, segments), _voices(session, segments)
    notes = _notes(session, segments)
    texts = {version: study.text_of(session, VersionId(version)) for version in {row.version_id for row in rows}}
    unheard = {version: _unheard(session, version) for version in texts}
    found = []
    for row in rows:
        text, hidden = texts[row.version_id], unheard[row.version_id]
        around = (
            Span(max(0, row.start - _AROUND), row.start),
            Span(row.start, row.end),
            Span(row.end, min(len(text), row.end + _AROUND)),
        )
        before, words, after = (without(hidden, span, text) for span in around)
        found.append(
            WaitingPassage(
                segment=SegmentId(row.id),
                source=SourceId(row.source),
                source_name=row.name,
                version=VersionId(row.version_id),
                number=row.number,
                span=Span(row.start, row.end),
                words=words,
                codes=tuple(dict.fromkeys(codes[row.id])),
                notes=notes[row.id],
                voices=tuple(dict.fromkeys(voices[row.id])),
                before=before,
                after=after,
            )
        )
    return found


def _codes(session: Session, segments: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for segment, name in session.execute(
        select(Coding.segment_id, Code.name)
        .join(Code, Coding.code_id == Code.id)
        .where(one_of(Coding.segment_id, segments))
        .order_by(Coding.id)
    ):
        found[segment].append(name)
    return found


def _voices(session: Session, segments: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for segment, pseudonym in session.execute(
        select(SegmentTurn.segment_id, Participant.pseudonym)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .where(one_of(SegmentTurn.segment_id, segments), is_included())
        .order_by(Turn.start)
    ):
        found[segment].append(pseudonym)
    return found


def _notes(session: Session, segments: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for column in holds():
        if column is not Coding.segment_id:
            held = select(column, func.count()).where(one_of(column, segments)).group_by(column)
            for segment, many in session.execute(held):
                if segment is not None:
                    found[segment] += many
    return found


def _unheard(session: Session, version: int) -> list[Span]:
    """The turns of people who are left out of the study."""
    turns = (
        select(Turn.start, Turn.end)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .where(Turn.version_id == version, not_(is_included()))
        .order_by(Turn.start)
    )
    return [Span(start, end) for start, end in session.execute(turns)]
