"""Linking evidence to claims inside a step: one passage by a key, or a list of thousands, the same way."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import Session

from app.coding.marking import NotMarked, segments_of
from app.coding.model import Coder, Segment, SegmentTurn
from app.coding.note_rows import PassagePlace
from app.coding.queries import said, shown
from app.coding.queries.hidden import hidden_cases
from app.language.normalise import normalise
from app.language.spans import Span
from app.perspectives.claim_rows import EvidenceDraft, EvidenceId
from app.perspectives.model import Claim, Evidence
from app.problems import Problem
from app.store import bulk
from app.store.base import new_guid, now
from app.store.bulk import listed, one_of
from app.study.eligibility import is_included
from app.study.model import Participant, Speaker, Turn
from app.study.rows import VersionId

_COLUMNS = ("stance", "first_hand", "about_id", "note")


def link_all(session: Session, drafts: Sequence[EvidenceDraft]) -> list[EvidenceId]:
    """Say how segments stand to claims; of the same coder's words about the same passage the last are kept.

    NotMarked at the first line that is no evidence: then the step is rolled back. A note that is left empty stays.
    """
    _refuse_gone(session, drafts)
    segments = _segments(session, drafts)
    _refuse_no_evidence(
        session, dict(zip(reversed(segments), (one.line for one in reversed(drafts)), strict=True))
    )
    asked = session.connection()
    known = {
        (row.claim_id, row.segment_id, row.coder_id): (EvidenceId(row.id), row.note)
        for row in asked.execute(
            select(Evidence.id, Evidence.claim_id, Evidence.segment_id, Evidence.coder_id, Evidence.note).where(
                Evidence.segment_id.in_(listed({*segments}))
            )
        )
    }
    following = (session.scalar(select(Evidence.id).order_by(Evidence.id.desc()).limit(1)) or 0) + 1
    made: dict[int, tuple[object, ...]] = {}
    changed: dict[int, tuple[object, ...]] = {}
    found = []
    for draft, segment in zip(drafts, segments, strict=True):
        key = (draft.claim, segment, draft.coder)
        evidence, note = known.get(key, (EvidenceId(following), ""))
        said_now = (draft.stance.value, draft.first_hand, draft.about, cleaned(draft.note) or note)
        if key not in known or evidence in made:
            made[evidence] = (evidence, *key, new_guid().bytes, now(), *said_now)
            following += key not in known
        else:
            changed[evidence] = (*said_now, evidence)
        known[key] = (evidence, said_now[3])
        found.append(evidence)
    bulk.insert(
        session,
        Evidence,
        ("id", "claim_id", "segment_id", "coder_id", "guid", "made_at", *_COLUMNS),
        made.values(),
    )
    bulk.update(session, Evidence, _COLUMNS, changed.values())
    session.expire_all()
    return found


def cleaned(words: str) -> str:
    """What is noted of a piece of evidence, as it is stored."""
    return normalise(words).strip()


def _refuse_gone(session: Session, drafts: Sequence[EvidenceDraft]) -> None:
    """NotMarked where a claim or a coder is no longer there."""
    claims = set(session.scalars(select(Claim.id).where(one_of(Claim.id, {one.claim for one in drafts}))))
    coders = set(session.scalars(select(Coder.id).where(one_of(Coder.id, {one.coder for one in drafts}))))
    for one in drafts:
        if one.claim not in claims:
            raise NotMarked(Problem("That assumption is no longer in the study."), one.line)
        if one.coder not in coders:
            raise NotMarked(Problem("That coder is no longer in the study."), one.line)


def _segments(session: Session, drafts: Sequence[EvidenceDraft]) -> list[int]:
    """The segment of every draft, made for words that were none before."""
    wanted: dict[VersionId, list[tuple[Span, int]]] = defaultdict(list)
    for one in drafts:
        if isinstance(one.at, PassagePlace):
            wanted[one.at.version].append((one.at.span, one.line))
    made = {version: segments_of(session, version, spans) for version, spans in wanted.items()}
    return [made[one.at.version][one.at.span] if isinstance(one.at, PassagePlace) else one.at for one in drafts]


def _refuse_no_evidence(session: Session, lines: dict[int, int]) -> None:
    """NotMarked for what is nobody's evidence: the interviewer's turns, the official record, people left out."""
    asked = session.connection()
    wanted = {"numbers": bulk.as_list(lines)}
    rows = {row.id: row for row in asked.execute(_places(), wanted)}
    heard: dict[int, list[bool]] = defaultdict(list)
    for segment, included in asked.execute(_heard(), wanted):
        heard[segment].append(included)
    hidden = hidden_cases(session) if any(row.case_id is not None for row in rows.values()) else set[int]()
    for segment, line in lines.items():
        if segment not in rows:
            raise NotMarked(Problem("That passage is no longer in the study."), line)
        row = rows[segment]
        if row.case_id is not None and row.teller_id is None:
            raise NotMarked(Problem(*_THE_RECORD), line)
        if row.case_id in hidden:
            raise NotMarked(Problem(*_HIDDEN_CASE), line)
        if not heard[segment]:
            raise NotMarked(_nobody(session, segment, drawn=row.version_id is None), line)
        if not any(heard[segment]):
            raise NotMarked(Problem(*_LEFT_OUT), line)


def _nobody(session: Session, segment: int, *, drawn: bool) -> Problem:
    """Why a segment is nobody's: an interviewer's words, or of a voice or hand that was given no name."""
    if drawn:
        return Problem("Nobody knows yet who drew that picture.", "Say whose it is first.")
    interviewers = (
        select(Speaker.interviewer)
        .join(Turn, Turn.speaker_id == Speaker.id)
        .join(SegmentTurn, SegmentTurn.turn_id == Turn.id)
        .where(SegmentTurn.segment_id == segment)
    )
    if set(session.scalars(interviewers)) == {True}:
        return Problem("Only the interviewer speaks there.", "Choose words of somebody who took part.")
    return Problem("Nobody knows yet who speaks there.", "Say whose turns these are first.")


@cache
def _places() -> Select[int, int | None, int | None, int | None]:
    """Asked at every key: put together once, for that takes longer than asking."""
    columns = select(Segment.id, Segment.version_id, Segment.case_id, Segment.teller_id)
    return columns.where(Segment.id.in_(bulk.LISTED))


@cache
def _heard() -> Select[int, bool]:
    """Segment and, of everybody heard in it, whether they are included."""
    theirs = union_all(
        *(
            select(one.c.segment_id, one.c.participant_id).where(one.c.segment_id.in_(bulk.LISTED))
            for one in (said().subquery(), shown().subquery())
        )
    ).subquery()
    return select(theirs.c.segment_id, is_included()).join(Participant, theirs.c.participant_id == Participant.id)


_THE_RECORD = ("The official record is not evidence of what anybody says.", "Choose what somebody told of it.")
_HIDDEN_CASE = ("The child of this journey is left out of the study.", "Choose another one.")
_LEFT_OUT = ("Those words are of somebody who is left out of the study.", "Choose others.")
