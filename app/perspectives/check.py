"""Whether the claims of a study file are what the rules take them to be."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.perspectives.claim_rows import ClaimKind, ClaimStatus, Stance
from app.perspectives.model import Claim, ClaimDecision, Evidence
from app.store.check import Finding


def check_perspectives(session: Session) -> list[Finding]:
    """Kinds, stances and statuses are ones the house knows, and a claim's status is that of its last decision."""
    kinds, statuses, stances = set(ClaimKind), set(ClaimStatus), set(Stance)
    claims = list(session.scalars(select(Claim)))
    last = dict(
        session.execute(select(ClaimDecision.claim_id, ClaimDecision.status).order_by(ClaimDecision.id)).all()
    )
    strange = sum(row.kind not in kinds or row.status not in statuses for row in claims)
    astray = sum(last.get(row.id, ClaimStatus.OPEN.value) != row.status for row in claims)
    unknown = sum(stance not in stances for stance in session.scalars(select(Evidence.stance)))
    return [
        Finding(f"that {len(claims)} claims are of a known kind and status", _said(strange, "claims are not")),
        Finding("that a claim has the status last decided", _said(astray, "claims have another")),
        Finding("that all evidence takes a known stance", _said(unknown, "pieces of evidence do not")),
    ]


def _said(many: int, what: str) -> tuple[str, ...]:
    return (f"{many} {what}.",) if many else ()
