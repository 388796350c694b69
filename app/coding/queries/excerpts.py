"""Passages in short, many at once: each text is read one time, the words of people who are left out are not."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import func, not_, select
from sqlalchemy.orm import Session

from app.coding.model import Segment, SegmentTurn
from app.coding.note_rows import Excerpt
from app.coding.queries.hidden import not_excluded
from app.coding.queries.withheld import withheld
from app.coding.rows import SegmentId
from app.language.spans import Span
from app.store.bulk import one_of
from app.study.eligibility import is_included
from app.study.model import Participant, Source, Speaker, TextVersion, Turn, VersionText
from app.study.rows import ParticipantId, SourceId, VersionId

LETTERS = 80
LEFT_OUT = "[…]"
_AT_A_TIME = 16


def excerpts(session: Session, segments: Collection[int], letters: int = LETTERS) -> dict[int, Excerpt]:
    """Segment -> its passage in short; where only people who are left out are heard, none.

    A passage that waits for a place in its corrected text is there too: `current` says so."""
    if not segments:
        return {}
    rows = session.execute(
        select(
            Segment.id,
            Segment.start,
            Segment.end,
            Segment.version_id,
            TextVersion.current,
            Source.id.label("source"),
            Source.name,
        )
        .join(TextVersion, Segment.version_id == TextVersion.id)
        .join(Source, TextVersion.source_id == Source.id)
        .where(one_of(Segment.id, segments), not_excluded(session, Segment.id))
        .order_by(Segment.version_id)
    ).all()
    people, numbers = _heard(session, segments)
    held = withheld(session)
    silent = _silent(session, {row.version_id for row in rows})
    texts = _texts(session, [row.version_id for row in rows])
    version, text = 0, ""
    found = {}
    for row in rows:
        if row.version_id != version:
            version, text = next(texts)
        found[row.id] = Excerpt(
            segment=SegmentId(row.id),
            source=SourceId(row.source),
            source_name=row.name,
            version=VersionId(row.version_id),
            span=Span(row.start, row.end),
            current=row.current,
            turn_number=numbers.get(row.id, 0),
            words=_beginning(text, Span(row.start, row.end), silent.get(row.version_id, ()), letters),
            people=tuple(people.get(row.id, ())),
            restricted=row.id in held,
        )
    return found


def _texts(session: Session, versions: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each version once, in their order, with its words: a few are read at a time."""
    wanted = list(dict.fromkeys(versions))
    for first in range(0, len(wanted), _AT_A_TIME):
        some = wanted[first : first + _AT_A_TIME]
        read = dict(
            session.execute(
                select(VersionText.version_id, VersionText.text).where(one_of(VersionText.version_id, some))
            ).all()
        )
        yield from ((version, read[version]) for version in some)


def _heard(session: Session, segments: Collection[int]) -> tuple[dict[int, list[ParticipantId]], dict[int, int]]:
    """Segment -> the included participants heard in it, and the number of its first turn."""
    touched = (
        select(SegmentTurn.segment_id, Speaker.participant_id, func.min(Turn.number))
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .outerjoin(Participant, Speaker.participant_id == Participant.id)
        .where(one_of(SegmentTurn.segment_id, segments))
        .group_by(SegmentTurn.segment_id, Speaker.participant_id)
        .order_by(SegmentTurn.segment_id, func.min(Turn.number))
    )
    numbers: dict[int, int] = {}
    people: dict[int, list[ParticipantId]] = defaultdict(list)
    for segment, person, number, included in session.execute(touched.add_columns(is_included())):
        numbers.setdefault(segment, number)
        if person is not None and included:
            people[segment].append(ParticipantId(person))
    return people, numbers


def _silent(session: Session, versions: Collection[int]) -> dict[int, list[Span]]:
    """Version -> the turns of people who are left out, in order."""
    rows = session.execute(
        select(Turn.version_id, Turn.start, Turn.end)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .where(one_of(Turn.version_id, versions), not_(is_included()))
        .order_by(Turn.version_id, Turn.start)
    )
    silent: dict[int, list[Span]] = defaultdict(list)
    for version, start, end in rows:
        silent[version].append(Span(start, end))
    return silent


def _beginning(text: str, span: Span, silent: Sequence[Span], letters: int) -> str:
    """The first words of a passage on one line; "…" where there are more."""
    end = min(span.end, span.start + letters)
    pieces, at = [], span.start
    for turn in silent:
        if turn.start < end and turn.end > at:
            pieces += [text[at : max(at, turn.start)], LEFT_OUT]
            at = min(end, turn.end)
    words = " ".join("".join([*pieces, text[at:end]]).split())
    return words if end == span.end else f"{words}…"
