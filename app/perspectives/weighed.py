"""What words, regions and marks are evidence of, where they stand: for whoever works on them.

Apart from `queries`, for the coding page shows it with every transcript and needs nothing of what they reckon.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.coding.model import Coder, Segment
from app.coding.rows import SegmentId
from app.language.spans import Span
from app.perspectives.claim_rows import ClaimId, ClaimInShort, EvidenceHere, EvidenceId, Stance
from app.perspectives.model import Claim, Evidence
from app.store.bulk import one_of
from app.study.rows import PerspectiveId, VersionId


def evidence_in(session: Session, version: VersionId) -> list[EvidenceHere]:
    """Every judgement of words of one text, in the order of the words and of the register."""
    return _read(session, Segment.version_id == version)


def evidence_at(session: Session, segments: Collection[SegmentId]) -> list[EvidenceHere]:
    """Every judgement of these segments, whatever they are."""
    return _read(session, one_of(Segment.id, segments)) if segments else []


def claim_in_short(session: Session, claim: ClaimId) -> ClaimInShort | None:
    """A claim by its id; None where it is gone."""
    row = session.get(Claim, claim)
    return None if row is None else ClaimInShort(ClaimId(row.id), row.ref, row.statement)


def _read(session: Session, wanted: ColumnElement[bool]) -> list[EvidenceHere]:
    rows = session.execute(
        select(Evidence, Claim.ref, Claim.statement, Coder.name, Segment.version_id, Segment.start, Segment.end)
        .join(Segment, Evidence.segment_id == Segment.id)
        .join(Claim, Evidence.claim_id == Claim.id)
        .join(Coder, Evidence.coder_id == Coder.id)
        .where(wanted)
        .order_by(Segment.start, Segment.end, Segment.id, Claim.position, Claim.id, Evidence.id)
    )
    return [
        EvidenceHere(
            id=EvidenceId(row.id),
            claim=ClaimId(row.claim_id),
            ref=ref,
            statement=statement,
            segment=SegmentId(row.segment_id),
            span=None if version is None else Span(start, end),
            stance=Stance(row.stance),
            first_hand=row.first_hand,
            about=None if row.about_id is None else PerspectiveId(row.about_id),
            note=row.note,
            coder=coder,
        )
        for row, ref, statement, coder, version, start, end in rows
    ]
