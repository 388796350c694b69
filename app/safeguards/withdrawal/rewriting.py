"""Taking the turns of one participant out of texts in which others speak: the one time that texts are rewritten.

Every version of such a text is written anew, and all that stands in it put where it stands now. A passage of
several people keeps what the others say; one in which nobody else is heard goes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.coding.correcting.storing import move_passage
from app.coding.model import RefusedSuggestion, Segment
from app.coding.rules import Zone, is_heard
from app.language.snapping import trim, without_labels
from app.language.spans import Span, words_hash
from app.safeguards.rules.taking_out import TakenOut, take_out
from app.store import bulk
from app.store.base import Base
from app.store.bulk import one_of
from app.study import queries as study
from app.study.model import Replacement, TextMark, TextVersion, Turn, VersionText
from app.study.rows import ParticipantId, TurnRow, VersionId

_Placed = TextMark | RefusedSuggestion | Replacement | Segment


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What becomes of one version of a text."""

    version: VersionId
    taken: TakenOut
    turns: tuple[tuple[int, int, int, int], ...]
    """Those of others: id, start, where speech starts, end."""
    marks: tuple[tuple[int, int, int], ...]
    segments: Mapping[int, Span]
    """Those that stay, where they stand now."""
    refusals: tuple[tuple[int, int, int], ...]
    replacements: tuple[tuple[int, int, int], ...]
    gone: Mapping[str, frozenset[int]]
    """Table -> rows that go with what was said."""

    @property
    def merged(self) -> dict[int, int]:
        """Segment -> the one that stands on the same words now and stays."""
        first: dict[Span, int] = {}
        into: dict[int, int] = {}
        for segment, span in sorted(self.segments.items()):
            if first.setdefault(span, segment) != segment:
                into[segment] = first[span]
        return into


def plan_rewriting(session: Session, version: VersionId, participant: ParticipantId) -> Rewriting:
    """How a version of a text stands without what one participant says in it."""
    turns = study.turns(session, version)
    theirs = [turn for turn in turns if turn.participant == participant]
    others = [turn for turn in turns if turn.participant != participant]
    taken = take_out(study.text_of(session, version), [Span(turn.start, turn.end) for turn in theirs])
    marks = _places(session, TextMark, version)
    marks_now, marks_gone = _moved(taken, marks)
    refusals, refusals_gone = _moved(taken, _places(session, RefusedSuggestion, version))
    replaced, replaced_gone = _moved(taken, _places(session, Replacement, version))
    zones = [_zone(taken, turn) for turn in others]
    stamps = sorted(Span(start, end) for _, start, end in marks_now)
    heard = [zone for zone, turn in zip(zones, others, strict=True) if not turn.interviewer]
    heads = [Span(start, speech) for start, speech, _ in zones if start < speech]
    heads += [Span(taken.at(one.start), taken.at(one.end)) for one in taken.gone]
    segments: dict[int, Span] = {}
    lost = set()
    for segment, start, end in _places(session, Segment, version):
        span = _still(taken, Span(start, end), heard, heads, stamps)
        if span is None:
            lost.add(segment)
        else:
            segments[segment] = span
    return Rewriting(
        version=version,
        taken=taken,
        turns=tuple((turn.id, *zone) for turn, zone in zip(others, zones, strict=True)),
        marks=marks_now,
        segments=segments,
        refusals=refusals,
        replacements=replaced,
        gone={
            "turn": frozenset(turn.id for turn in theirs),
            "text_mark": marks_gone,
            "refused_suggestion": refusals_gone,
            "replacement": replaced_gone,
            "segment": frozenset(lost),
        },
    )


def rewrite(session: Session, plan: Rewriting) -> None:
    """Write a version anew; what goes is to be deleted already."""
    words = plan.taken.text
    session.execute(
        update(TextVersion)
        .where(TextVersion.id == plan.version)
        .values(characters=len(words), words=len(words.split()), sha256=words_hash(words))
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(VersionText)
        .where(VersionText.version_id == plan.version)
        .values(text=words)
        .execution_options(synchronize_session=False)
    )
    bulk.update(session, Turn, ("start", "speech_start", "end"), ((*zone, turn) for turn, *zone in plan.turns))
    for kind, rows in (
        (TextMark, plan.marks),
        (RefusedSuggestion, plan.refusals),
        (Replacement, plan.replacements),
    ):
        _put(session, kind, rows)
    _put_segments(session, plan)


def _put_segments(session: Session, plan: Rewriting) -> None:
    into = plan.merged
    for segment, other in into.items():
        move_passage(session, segment, other)
    session.flush()
    session.execute(delete(Segment).where(one_of(Segment.id, into)).execution_options(synchronize_session=False))
    stay = [(segment, span) for segment, span in plan.segments.items() if segment not in into]
    _put(session, Segment, [(segment, span.start, span.end) for segment, span in stay])
    words = plan.taken.text
    bulk.update(session, Segment, ("words_hash",), ((words_hash(span.of(words)), one) for one, span in stay))


def _put(session: Session, kind: type[Base], rows: Sequence[tuple[int, int, int]]) -> None:
    """Give rows other places; first aside, for on the way two of them could stand on the same one."""
    bulk.update(session, kind, ("start", "end"), ((-row, -row, row) for row, *_ in rows))
    bulk.update(session, kind, ("start", "end"), ((start, end, row) for row, start, end in rows))


def _places(session: Session, kind: type[_Placed], version: VersionId) -> list[tuple[int, int, int]]:
    """Id, start and end of every row of a table in a version."""
    columns = kind.__table__.c
    rows = session.execute(
        select(columns.id, columns.start, columns.end).where(columns.version_id == version).order_by(columns.id)
    )
    return [(row, start, end) for row, start, end in rows]


def _moved(
    taken: TakenOut, rows: Sequence[tuple[int, int, int]]
) -> tuple[tuple[tuple[int, int, int], ...], frozenset[int]]:
    """Rows where they stand now, and those that stood in what is gone."""
    gone = frozenset(row for row, start, end in rows if taken.touches(Span(start, end)))
    there = tuple((row, taken.at(start), taken.at(end)) for row, start, end in rows if row not in gone)
    return there, gone


def _zone(taken: TakenOut, turn: TurnRow) -> Zone:
    return taken.at(turn.start), taken.at(turn.speech_start), taken.at(turn.end)


def _still(
    taken: TakenOut, span: Span, heard: Sequence[Zone], heads: Sequence[Span], stamps: Sequence[Span]
) -> Span | None:
    """Where a passage stands now; None where nobody else who took part is heard in it."""
    if not taken.touches(span):
        return Span(taken.at(span.start), taken.at(span.end))
    now, before = taken.kept(span), None
    while now is not None and now != before:
        before = now
        bare = without_labels(trim(taken.text, now), heads)
        now = None if bare is None else trim(taken.text, bare)
    if now is None:
        return None
    beside = (zone for zone in heard if zone[0] < now.end and now.start < zone[2])
    return now if any(is_heard(now, zone, stamps, taken.text) for zone in beside) else None
