"""The evidence sheet of a claim: its numbers, every passage that is evidence, and what was decided."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.model import Coder, Segment
from app.coding.passages import voices_of
from app.coding.queries import shown
from app.coding.rows import SegmentId, Voice
from app.coding.spoken import spoken_in
from app.perspectives.claim_rows import (
    ClaimId,
    ClaimStatus,
    DecisionId,
    DecisionRow,
    EvidenceId,
    EvidenceRow,
    EvidenceSheet,
    NegativeCaseId,
    NegativeCaseRow,
    Stance,
)
from app.perspectives.model import ClaimDecision, Evidence, NegativeCase
from app.perspectives.queries.board import assessed, board
from app.perspectives.queries.gathered import countable
from app.store.bulk import listed, one_of
from app.study import queries as study
from app.study.model import Case, Picture, Source, TextVersion
from app.study.rows import PerspectiveId


def evidence_sheet(session: Session, claim: ClaimId) -> EvidenceSheet:
    """Everything about one claim; a Problem when it is gone."""
    return EvidenceSheet(
        assessed=assessed(session, claim),
        evidence=tuple(_evidence(session, claim)),
        decisions=tuple(_decisions(session, claim)),
        negative_cases=tuple(_negative_cases(session, claim)),
    )


def evidence_sheets(session: Session, wanted: Collection[ClaimId]) -> dict[ClaimId, EvidenceSheet]:
    """The sheets of several claims, everybody read one time; those that are gone are left out."""
    known = {row.claim.id: row for row in board(session)} if wanted else {}
    return {
        claim: EvidenceSheet(
            assessed=known[claim],
            evidence=tuple(_evidence(session, claim)),
            decisions=tuple(_decisions(session, claim)),
            negative_cases=tuple(_negative_cases(session, claim)),
        )
        for claim in wanted
        if claim in known
    }


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a segment says, and who is heard in it."""

    words: str
    voices: tuple[Voice, ...]
    quotable: bool


def _evidence(session: Session, claim: ClaimId) -> list[EvidenceRow]:
    """The passages in which anybody is heard who counts: the child's first, then by person, source and place."""
    rows = session.execute(
        select(Evidence, Coder.name, Segment.start, func.coalesce(Source.name, Case.pseudonym))
        .join(Coder, Evidence.coder_id == Coder.id)
        .join(Segment, Evidence.segment_id == Segment.id)
        .outerjoin(TextVersion, Segment.version_id == TextVersion.id)
        .outerjoin(Picture, Segment.picture_id == Picture.id)
        .outerjoin(Case, Segment.case_id == Case.id)
        .outerjoin(Source, Source.id == func.coalesce(TextVersion.source_id, Picture.source_id))
        .where(Evidence.claim_id == claim, countable(session))
    ).all()
    heard = _heard(session, {row.segment_id for row, *_ in rows})
    places = {row.id: place for place, row in enumerate(study.perspectives(session))}
    ordered = []
    for row, coder, start, source in rows:
        if (told := heard.get(SegmentId(row.segment_id))) is None:
            continue
        first = told.voices[0]
        place = len(places) if first.perspective is None else places[first.perspective]
        key = (place, first.pseudonym.casefold(), source, start, row.segment_id, row.id)
        ordered.append((key, _row(row, coder, source, told)))
    return [row for _, row in sorted(ordered, key=lambda pair: pair[0])]


def _row(row: Evidence, coder: str, source: str, told: _Heard) -> EvidenceRow:
    return EvidenceRow(
        id=EvidenceId(row.id),
        claim=ClaimId(row.claim_id),
        segment=SegmentId(row.segment_id),
        stance=Stance(row.stance),
        first_hand=row.first_hand,
        about=None if row.about_id is None else PerspectiveId(row.about_id),
        note=row.note,
        coder=coder,
        voices=tuple(voice.participant for voice in told.voices),
        words=told.words,
        source_name=source,
        quotable=told.quotable,
    )


def _heard(session: Session, segments: Collection[int]) -> dict[SegmentId, _Heard]:
    """Segment -> what is said or shown there and by whom; nothing of people who are left out."""
    found = {
        segment: _Heard(spoken.words, spoken.voices, spoken.may_be_quoted)
        for segment, spoken in spoken_in(session, segments).items()
    }
    told = shown().subquery()
    rows = session.execute(
        select(told.c.segment_id, told.c.participant_id).where(
            told.c.segment_id.in_(listed(segments)), told.c.participant_id.is_not(None)
        )
    ).all()
    voices = voices_of(session, {person for _, person in rows if person is not None})
    drawn: dict[int, dict[int, Voice]] = defaultdict(dict)
    for segment, person in rows:
        voice, included = voices[person]
        if included:
            drawn[segment][voice.participant] = voice
    labels = session.execute(select(Segment.id, Segment.number, Segment.label).where(one_of(Segment.id, drawn)))
    for segment, number, label in labels:
        words = ": ".join(part for part in ("" if number is None else f"Region {number}", label) if part)
        found[SegmentId(segment)] = _Heard(words, tuple(drawn[segment].values()), quotable=False)
    return found


def _decisions(session: Session, claim: ClaimId) -> list[DecisionRow]:
    return [
        DecisionRow(
            id=DecisionId(row.id),
            status=ClaimStatus(row.status),
            rationale=row.rationale,
            by=row.decided_by,
            on=row.decided_on,
            coded=row.coded,
            of=row.of,
            signal=row.signal,
        )
        for row in session.scalars(
            select(ClaimDecision).filter_by(claim_id=claim).order_by(ClaimDecision.id.desc())
        )
    ]


def _negative_cases(session: Session, claim: ClaimId) -> list[NegativeCaseRow]:
    return [
        NegativeCaseRow(
            id=NegativeCaseId(row.id),
            found=row.found,
            words=row.words,
            by=row.looked_by,
            on=row.looked_on,
            segment=None if row.segment_id is None else SegmentId(row.segment_id),
        )
        for row in session.scalars(select(NegativeCase).filter_by(claim_id=claim).order_by(NegativeCase.id))
    ]
