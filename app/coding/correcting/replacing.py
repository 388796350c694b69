"""Replacing words of a coded transcript: everything goes to its new place by sums, and nothing is lost (E-06).

Turns, time stamps, labels and passages keep to the words they are of. A passage that cuts through a name takes in
the whole pseudonym.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import not_, select, update
from sqlalchemy.orm import Session

from app.coding.correcting.replacement_rows import PlannedReplacement, ReplacementPlan, Wanted
from app.coding.correcting.rows import CorrectionPlan, PassageFate, TurnChange, TurnFate
from app.coding.correcting.storing import store_correction
from app.coding.model import Code, Coding, Segment, SegmentTurn
from app.coding.queries import not_excluded
from app.coding.rows import SegmentId
from app.coding.rules import without
from app.language.anchoring import Fate
from app.language.changes import Change
from app.language.replacing import Edit, Replaced
from app.language.spans import Span
from app.language.turns.carrying import CarriedTurn
from app.language.turns.finding import FoundTurn
from app.problems import Problem
from app.store import bulk
from app.store.base import new_guid, now
from app.study import queries as study
from app.study.eligibility import is_included
from app.study.model import Participant, Replacement, Source, Speaker, TextVersion
from app.study.rows import SourceId, TranscriptRow, TurnId, VersionId
from app.study.rules import unique_name


def plan_replacements(
    session: Session, source: SourceId, wanted: Collection[Wanted], new_name: str = ""
) -> ReplacementPlan:
    """What replacing words of a source's current text does; a Problem where there is nothing to replace.

    Words that reach over the edge of a label, a time stamp or a turn are left as they are: names never do.
    """
    old = study.transcript(session, source)
    fit = _within(old, wanted)
    if not fit:
        raise Problem("There is nothing to replace in this transcript.")
    done = Replaced(old.text, [Edit(one.span, one.words) for one in fit])
    labels = _labels(old, done)
    _refuse_shared(old, labels)
    turns = tuple(
        CarriedTurn(
            FoundTurn(
                done.start(turn.start),
                done.start(turn.speech_start),
                done.start(turn.end),
                labels.get(turn.label, turn.label),
            ),
            number,
        )
        for number, turn in enumerate(old.turns)
    )
    number = session.scalar(select(TextVersion.number).filter_by(id=old.version)) or 0
    excluded = set(session.scalars(select(Participant.id).where(not_(is_included()))))
    unheard = [turn for turn in old.turns if turn.participant in excluded]
    fates = tuple(_passages(session, old, done, [turn.speech for turn in unheard]))
    return ReplacementPlan(
        source_name=old.name,
        new_name=new_name or old.name,
        number=number,
        old_text=old.text,
        correction=CorrectionPlan(
            source=source,
            version=old.version,
            text=done.new,
            changes=tuple(Change(one.span, new) for one, new in zip(done.edits, done.placed(), strict=True)),
            turns=turns,
            marks=tuple(done.span(mark) for mark in old.marks),
            turn_changes=tuple(_turn_changes(old, turns)),
            new_speakers=(),
            passages=fates,
        ),
        replacements=tuple(
            PlannedReplacement(
                guid=new_guid(),
                kind=one.kind,
                words=one.words,
                reason=one.reason,
                old=one.span,
                new=new,
                original=one.span.of(old.text),
                hidden=any(Span(turn.start, turn.end).overlaps(one.span) for turn in unheard),
            )
            for one, new in zip(fit, done.placed(), strict=True)
        ),
        labels=tuple(labels.items()),
        widened=frozenset(one.segment for one in fates if done.widens(one.old)),
    )


def store_replacements(session: Session, plan: ReplacementPlan, by: str) -> VersionId:
    """Make the text with the words replaced the current one, and write down where that was done.

    A Problem when text or coding were changed since the plan was made.
    """
    theirs = {row.label: row for row in session.scalars(select(Speaker).filter_by(source_id=plan.source))}
    for before, after in plan.labels:
        if after not in theirs:
            theirs[before].label = after
            theirs[after] = theirs[before]
    session.flush()
    version = store_correction(session, plan.correction)
    if plan.new_name != plan.source_name:
        session.execute(
            update(Source)
            .where(Source.id == plan.source)
            .values(name=unique_name(plan.new_name, set(session.scalars(select(Source.name)))))
            .execution_options(synchronize_session=False)
        )
    bulk.insert(
        session,
        Replacement,
        ("guid", "made_at", "version_id", "start", "end", "kind", "words", "reason", "made_by"),
        [
            (one.guid.bytes, now(), version, one.new.start, one.new.end, one.kind, one.words, one.reason, by)
            for one in plan.replacements
        ],
    )
    return version


def _within(old: TranscriptRow, wanted: Collection[Wanted]) -> list[Wanted]:
    """What can be replaced, by place: the first of what overlaps, and nothing over an edge."""
    edges = sorted(
        {place for turn in old.turns for place in (turn.start, turn.speech_start, turn.end)}
        | {place for mark in old.marks for place in (mark.start, mark.end)}
    )
    fit: list[Wanted] = []
    for one in sorted(wanted, key=lambda one: (one.span.start, -one.span.end)):
        edge = bisect_right(edges, one.span.start)
        crossed = edge < len(edges) and edges[edge] < one.span.end
        stamped = any(mark.overlaps(one.span) for mark in old.marks)
        if len(one.span) and not crossed and not stamped and (not fit or fit[-1].span.end <= one.span.start):
            fit.append(one)
    return fit


def _labels(old: TranscriptRow, done: Replaced) -> dict[str, str]:
    """The labels in which words are replaced, and what they are then."""
    found: dict[str, str] = {}
    for turn in old.turns:
        head = Span(turn.start, turn.speech_start)
        if turn.label in found or not done.touches(head):
            continue
        written = re.compile(r"\s+".join(map(re.escape, turn.label.split())), re.IGNORECASE)
        place = written.search(old.text, head.start, head.end) if turn.label else None
        if place is not None:
            after = " ".join(done.span(Span(*place.span())).of(done.new).split())
            if after and after != turn.label:
                found[turn.label] = after
    return found


def _refuse_shared(old: TranscriptRow, labels: dict[str, str]) -> None:
    """A Problem where the labels of two people would become one."""
    whose: dict[str, tuple[bool, int | None]] = {}
    for turn in old.turns:
        label = labels.get(turn.label, turn.label)
        if whose.setdefault(label, (turn.interviewer, turn.participant)) != (turn.interviewer, turn.participant):
            raise Problem(
                f"Two people of this transcript would have the same label, “{label}”.",
                "Give each of them another replacement.",
            )


def _turn_changes(old: TranscriptRow, turns: Sequence[CarriedTurn]) -> Iterator[TurnChange]:
    for number, (before, after) in enumerate(zip(old.turns, turns, strict=True), 1):
        if before.label != after.turn.label:
            yield TurnChange(TurnFate.RELABELLED, after.turn.label, before.label, number, after.turn.start)


def _passages(
    session: Session, old: TranscriptRow, done: Replaced, unheard: Sequence[Span]
) -> Iterator[PassageFate]:
    """Every passage of the current text in its new place, by where it stands."""
    places = {turn.id: place for place, turn in enumerate(old.turns)}
    heard: dict[int, list[int]] = defaultdict(list)
    for segment, turn in session.execute(
        select(SegmentTurn.segment_id, SegmentTurn.turn_id)
        .join(Segment, SegmentTurn.segment_id == Segment.id)
        .where(Segment.version_id == old.version)
    ):
        heard[segment].append(places[TurnId(turn)])
    codes = _codes(session, old.version)
    unheard_now = [done.span(span) for span in unheard]
    shown = not_excluded(session, Segment.id)
    for segment, start, end, hidden in session.execute(
        select(Segment.id, Segment.start, Segment.end, not_(shown))
        .where(Segment.version_id == old.version)
        .order_by(Segment.start, Segment.end)
    ):
        span = Span(start, end)
        place, changed = done.span(span), done.touches(span)
        turns = tuple(sorted(heard[segment]))
        yield PassageFate(
            segment=SegmentId(segment),
            fate=Fate.CHANGED if changed else Fate.KEPT,
            old=span,
            new=place,
            codes=tuple(codes.get(segment, ())),
            old_words=without(unheard, span, old.text) if changed else "",
            new_words=without(unheard_now, place, done.new) if changed else "",
            number=turns[0] + 1 if turns else 0,
            hidden=bool(hidden),
            heard=turns,
        )


def _codes(session: Session, version: VersionId) -> dict[int, list[str]]:
    """Segment -> the names of its codes."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for segment, name in session.execute(
        select(Coding.segment_id, Code.name)
        .join(Code, Coding.code_id == Code.id)
        .join(Segment, Coding.segment_id == Segment.id)
        .where(Segment.version_id == version)
        .order_by(Coding.id)
    ):
        found[segment][name] = None
    return {segment: list(names) for segment, names in found.items()}
