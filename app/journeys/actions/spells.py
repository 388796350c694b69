"""Spells: times in a lane, added, changed, dragged and taken away; each is one step that can be undone."""

from typing import Any

from sqlalchemy.orm import Session

from app.coding.rows import SegmentId
from app.journeys.draft_rows import SpellDraft
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import LaneId, LaneKind, MarkId
from app.journeys.marking import (
    begun,
    case_of,
    clean,
    lane_of,
    make_mark,
    mark_row,
    refuse_strange_events,
    remove_marks,
    tell_anew,
)
from app.journeys.measuring import has_place, shifted, timeline_of
from app.journeys.measuring.times import birth
from app.journeys.model import Lane, Spell
from app.journeys.model.times import columns_of, when_of
from app.journeys.queries.journeys import journey
from app.journeys.retired import refuse_retired
from app.journeys.rules import Axis, Timeline, When, check_placement, check_spell
from app.store.project import Project
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.rows import CaseId


def add_spell(project: Project, *, case: CaseId, spell: SpellDraft, initiator: object | None = None) -> MarkId:
    """Add a time in a lane to a journey; a Problem when it ends before it starts, or its teller is left out."""
    with project.step("Add spell", initiator=initiator) as session:
        begun(session, case)
        lane = lane_of(session, spell.lane)
        refuse_retired(session, LaneKind(lane.kind), spell)
        mark = make_mark(session, case, spell.teller, _what(spell, lane))
        _check(session, case, lane, spell.start, spell.end)
        session.add(Spell(id=mark, **_columns(spell, lane)))
        return mark


def edit_spell(project: Project, *, mark: MarkId, spell: SpellDraft, initiator: object | None = None) -> None:
    """Say of a spell all that the draft says."""
    with project.step("Edit spell", initiator=initiator) as session:
        row, lane = mark_row(session, Spell, mark), lane_of(session, spell.lane)
        refuse_retired(session, LaneKind(lane.kind), spell, row)
        _check(session, case_of(session, mark), lane, spell.start, spell.end)
        tell_anew(session, mark, spell.teller, _what(spell, lane))
        for column, value in _columns(spell, lane).items():
            setattr(row, column, value)


def move_spell(project: Project, *, mark: MarkId, days: int, initiator: object | None = None) -> None:
    """Move both ends of a spell by so many days, each as precise as it was told; one without a place stays."""
    with project.step("Move spell", initiator=initiator) as session:
        row = mark_row(session, Spell, mark)
        start, end = _start(row), _end(row)
        if end is not None and has_place(end):
            end = shifted(end, days)
        elif not has_place(start):
            shifted(start, days)
        _set_ends(session, row, shifted(start, days) if has_place(start) else start, end)


def resize_spell(
    project: Project,
    *,
    mark: MarkId,
    start: When | Unchanged = UNCHANGED,
    end: When | Unchanged | None = UNCHANGED,
    initiator: object | None = None,
) -> None:
    """Say anew when a spell started or ended; None where it goes on still."""
    with project.step("Resize spell", initiator=initiator) as session:
        row = mark_row(session, Spell, mark)
        _set_ends(
            session,
            row,
            _start(row) if isinstance(start, Unchanged) else start,
            _end(row) if isinstance(end, Unchanged) else end,
        )


def change_lane(
    project: Project, *, mark: MarkId, lane: LaneId | LaneKind, initiator: object | None = None
) -> None:
    """Put a spell into another lane."""
    with project.step("Change lane", initiator=initiator) as session:
        row, other = mark_row(session, Spell, mark), lane_of(session, lane)
        _check(session, case_of(session, mark), other, _start(row), _end(row))
        row.lane_id = other.id


def remove_spell(project: Project, *, mark: MarkId, initiator: object | None = None) -> Loss:
    """Take a spell off the map; says what went with it."""
    with project.step("Remove spell", initiator=initiator) as session:
        mark_row(session, Spell, mark)
        return remove_marks(session, [mark])


def _set_ends(session: Session, row: Spell, start: When, end: When | None) -> None:
    _check(session, case_of(session, MarkId(SegmentId(row.id))), session.get_one(Lane, row.lane_id), start, end)
    for column, value in _end_columns(start, end).items():
        setattr(row, column, value)


def _check(session: Session, case: CaseId, lane: Lane, start: When, end: When | None) -> None:
    """A Problem when the end is before the start, and in a home when both are on one day (§1.2)."""
    refuse_strange_events(session, case, start, end)
    timeline = _timeline(session, case, start, end)
    check = check_placement if lane.kind == LaneKind.HOME.value else check_spell
    for axis in Axis:
        check(timeline.bounds(start, axis), None if end is None else timeline.bounds(end, axis))


def _timeline(session: Session, case: CaseId, *times: When | None) -> Timeline:
    """What places these times: the birth alone, unless one is told by an event."""
    if any(when is not None and when.event is not None for when in times):
        return timeline_of(journey(session, case))
    row = begun(session, case)
    return Timeline({}, birth(row.born, row.reviewed_on, row.age_at_review))


def _what(spell: SpellDraft, lane: Lane) -> str:
    return clean(spell.label or spell.carer or spell.code) or lane.name


def _columns(spell: SpellDraft, lane: Lane) -> dict[str, Any]:
    return {
        "lane_id": lane.id,
        **_end_columns(spell.start, spell.end),
        **{name: clean(getattr(spell, name)) for name in _WORDS},
        **{name: getattr(spell, name) for name in _ANSWERS},
    }


def _end_columns(start: When, end: When | None) -> dict[str, Any]:
    last = When.unknown() if end is None else end
    return {**columns_of("start", start), **columns_of("end", last), "ongoing": end is None}


def _start(row: Spell) -> When:
    return when_of(row.start_precision, row.start_low, row.start_high, row.start_words, row.start_event_id)


def _end(row: Spell) -> When | None:
    if row.ongoing:
        return None
    return when_of(row.end_precision, row.end_low, row.end_high, row.end_words, row.end_event_id)


_WORDS = ("code", "label", "carer", "began_because", "ended_because", "provider", "note")
_ANSWERS = ("new_home", "unplanned", "in_area", "miles", "mid_year")
