"""Storing a correction inside a step, and handing what holds on to a passage over to another.

Rows are written in bulk: a long transcript has thousands of passages. Where two passages become one, what was
said of both stays: memos and notes are joined, of two codings that say the same, one is kept, and a link between
the two goes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import UniqueConstraint, delete, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.coding.correcting.rows import CorrectionPlan
from app.coding.model import Coding, Note, PassageLink, RefusedSuggestion, Segment, SegmentTurn, ThemePassage
from app.coding.note_rows import NoteKind
from app.coding.queries.holders import Holder, holds
from app.language.anchoring import Anchoring
from app.language.spans import Span, words_hash
from app.problems import Problem
from app.store import bulk
from app.store.bulk import one_of
from app.study import queries as study
from app.study.actions.versions import add_version
from app.study.model import TextVersion
from app.study.rows import TurnDraft, VersionId


def store_correction(session: Session, plan: CorrectionPlan) -> VersionId:
    """Make the corrected text the current one, with every passage the plan has a place for."""
    _refuse_stale(session, plan)
    old = study.text_of(session, plan.version)
    turns = [TurnDraft(one.turn.start, one.turn.speech_start, one.turn.end, one.turn.label) for one in plan.turns]
    made = add_version(session, plan.source, plan.text, turns, plan.marks, plan.new_speakers)
    made_of = _add_segments(session, plan, made.id, made.turns)
    first = {new: old for old, new in reversed(made_of.items())}
    only = {old: new for new, old in first.items()}
    for column in holds():
        _repoint(session, column, only)
    for before, after in made_of.items():
        if before not in only:
            move_passage(session, before, after)
    session.flush()
    session.execute(
        delete(Segment).where(one_of(Segment.id, made_of)).execution_options(synchronize_session=False)
    )
    _move_refusals(session, plan, made.id, Anchoring(old, plan.text, plan.changes))
    return made.id


def move_passage(session: Session, before: int, after: int) -> None:
    """Let everything that holds on to one segment hold on to another that may have the same already."""
    _move_codings(session, before, after)
    for note in session.scalars(select(Note).filter_by(segment_id=before)):
        note.segment_id = after
    _move_themes(session, before, after)
    for end in (PassageLink.from_id, PassageLink.to_id):
        _move_links(session, end, before, after)
    for column in holds():
        if column.class_ not in _IN_THEIR_OWN_WAY:
            _move_rows(session, column, before, after)


def _refuse_stale(session: Session, plan: CorrectionPlan) -> None:
    """A Problem where the text or the passages are not those that the plan was made of."""
    current = session.scalar(
        select(TextVersion.id).where(TextVersion.source_id == plan.source, TextVersion.current)
    )
    held = session.execute(select(Segment.id, Segment.start, Segment.end).filter_by(version_id=plan.version)).all()
    planned = {(one.segment, one.old.start, one.old.end) for one in plan.passages if not one.waited}
    waiting = [one.segment for one in plan.passages if one.waited]
    there = session.scalar(select(func.count()).where(one_of(Segment.id, waiting)))
    if current != plan.version or {tuple(row) for row in held} != planned or there != len(waiting):
        raise Problem(
            "The transcript or its coding was changed since the correction was looked at.", "Look at it once more."
        )


def _add_segments(
    session: Session, plan: CorrectionPlan, version: VersionId, turns: Sequence[int]
) -> dict[int, int]:
    """Old segment -> new: as many as there are places, each with the identity of the first passage in it."""
    placed = [one for one in plan.passages if one.new is not None]
    olds = [one.segment for one in placed]
    known = {
        row.id: (row.guid.bytes, row.made_at)
        for row in session.execute(
            select(Segment.id, Segment.guid, Segment.made_at).where(one_of(Segment.id, olds))
        )
    }
    following = (session.scalar(select(func.max(Segment.id))) or 0) + 1
    places: dict[Span, int] = {}
    made_of: dict[int, int] = {}
    rows, heard = [], []
    for one in placed:
        span = one.new
        if span is None:
            continue
        if span not in places:
            places[span] = following
            words = words_hash(span.of(plan.text))
            rows.append((following, version, span.start, span.end, words, *known[one.segment]))
            heard += [(following, turns[place]) for place in one.heard]
            following += 1
        made_of[one.segment] = places[span]
    bulk.insert(session, Segment, ("id", "version_id", "start", "end", "words_hash", "guid", "made_at"), rows)
    bulk.insert(session, SegmentTurn, ("segment_id", "turn_id"), heard)
    return made_of


def _repoint(session: Session, column: Holder, moved: Mapping[int, int]) -> None:
    """Let the rows of one table hold on to the new segments."""
    table, name = column.class_.__tablename__, column.key
    held = set(session.scalars(select(column).where(one_of(column, moved)).distinct()))
    pairs = [(new, old) for old, new in moved.items() if old in held]
    if pairs:
        statement = f'UPDATE "{table}" SET "{name}" = ? WHERE "{name}" = ?'
        session.connection().exec_driver_sql(statement, pairs)


def _move_refusals(session: Session, plan: CorrectionPlan, version: VersionId, there: Anchoring) -> None:
    """Suggestions refused on words that stay are refused in the new text too."""
    for refused in session.scalars(select(RefusedSuggestion).filter_by(version_id=plan.version)):
        span = there.unchanged(Span(refused.start, refused.end))
        if span is not None:
            refused.version_id, refused.start, refused.end = version, span.start, span.end


def _move_codings(session: Session, before: int, after: int) -> None:
    there = {
        (one.code_id, one.coder_id): one for one in session.scalars(select(Coding).filter_by(segment_id=after))
    }
    for coding in session.scalars(select(Coding).filter_by(segment_id=before)):
        same = there.get((coding.code_id, coding.coder_id))
        if same is None:
            coding.segment_id = after
        else:
            same.memo = _joined(same.memo, coding.memo)
            same.recheck = same.recheck or coding.recheck
            session.delete(coding)


def _move_themes(session: Session, before: int, after: int) -> None:
    there = {one.theme_id: one for one in session.scalars(select(ThemePassage).filter_by(segment_id=after))}
    for passage in session.scalars(select(ThemePassage).filter_by(segment_id=before)):
        same = there.get(passage.theme_id)
        if same is None:
            passage.segment_id = after
        else:
            said = passage.note
            if passage.contrary != same.contrary:
                said = _joined(
                    "Named against the theme too." if passage.contrary else "Named for the theme too.", said
                )
            same.note = _joined(same.note, said)
            session.delete(passage)


def _move_links(session: Session, end: InstrumentedAttribute[int], before: int, after: int) -> None:
    for link in session.scalars(select(PassageLink).where(end == before)):
        from_id = after if end.key == "from_id" else link.from_id
        to_id = after if end.key == "to_id" else link.to_id
        if from_id == to_id:
            _drop_link(session, link, after)
            continue
        same = session.scalars(
            select(PassageLink).filter_by(from_id=from_id, to_id=to_id, kind=link.kind)
        ).one_or_none()
        if same is None:
            link.from_id, link.to_id = from_id, to_id
        else:
            same.note = _joined(same.note, link.note)
            session.delete(link)
        session.flush()


def _drop_link(session: Session, link: PassageLink, segment: int) -> None:
    """A link between two passages that became one goes; what was said of it stays as a note on the passage."""
    if link.note.strip():
        kind = NoteKind.ANNOTATION.value
        session.add(Note(kind=kind, title=link.kind, text=link.note, author=link.made_by, segment_id=segment))
    session.delete(link)
    session.flush()


def _move_rows(session: Session, column: Holder, before: int, after: int) -> None:
    """Rows of a package above: where two say the same of one passage, one stays, with the notes of both."""
    kind: Any = column.class_
    there = {_which(row, column): row for row in session.scalars(select(kind).where(column == after))}
    for row in session.scalars(select(kind).where(column == before)).all():
        same = there.get(_which(row, column))
        if same is None:
            setattr(row, column.key, after)
            continue
        for told in kind.__table__.columns:
            if "too" in told.info and getattr(row, told.key) != getattr(same, told.key):
                row.note = _joined(told.info["too"].format(getattr(row, told.key)), row.note)
        same.note = _joined(same.note, row.note)
        session.delete(row)
    session.flush()


def _which(row: Any, column: Holder) -> tuple[object, ...]:
    """What a row is known by besides its segment; itself where that is not all there is to it."""
    keys = [
        one for one in row.__table__.constraints if isinstance(one, UniqueConstraint) and column.key in one.columns
    ]
    if not keys:
        return (row.id,)
    return tuple(getattr(row, one.key) for one in keys[0].columns if one.key != column.key)


def _joined(one: str, other: str) -> str:
    """Two notes as one, neither said twice."""
    if not other.strip() or other in one:
        return one
    return other if not one.strip() else f"{one}\n\n{other}"


_IN_THEIR_OWN_WAY = (Coding, Note, ThemePassage, PassageLink)
