"""Reading the register of claims, and which passages are evidence of which."""

from collections import defaultdict
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.rows import CodeId, SegmentId, ThemeId
from app.perspectives.claim_rows import (
    ClaimId,
    ClaimKind,
    ClaimRow,
    ClaimStatus,
    Limit,
    Origin,
    Stance,
    Track,
)
from app.perspectives.model import Claim, ClaimCode, ClaimHolder, ClaimScope, ClaimTheme, Evidence
from app.problems import Problem
from app.store.bulk import one_of
from app.study.model import Area, Perspective
from app.study.rows import AreaId, AttributeId, PerspectiveId

Said = TypeVar("Said", bound=StrEnum)


def claims(session: Session) -> list[ClaimRow]:
    """The claims in their order."""
    holders, others = _holders(session)
    scope = _scope(session)
    codes: dict[int, list[CodeId]] = defaultdict(list)
    for claim, code in session.execute(select(ClaimCode.claim_id, ClaimCode.code_id).order_by(ClaimCode.id)):
        codes[claim].append(CodeId(code))
    themes: dict[int, list[ThemeId]] = defaultdict(list)
    for claim, theme in session.execute(select(ClaimTheme.claim_id, ClaimTheme.theme_id).order_by(ClaimTheme.id)):
        themes[claim].append(ThemeId(theme))
    return [
        ClaimRow(
            id=ClaimId(row.id),
            kind=ClaimKind(row.kind),
            ref=row.ref,
            statement=row.statement,
            holders=tuple(PerspectiveId(holder) for holder, _ in holders[row.id]),
            held_by=(*(name for _, name in holders[row.id]), *others[row.id]),
            origin=_said(Origin, row.origin),
            origin_reference=row.origin_reference,
            origin_segment=None if row.origin_segment_id is None else SegmentId(row.origin_segment_id),
            scope=tuple(scope[row.id]),
            if_true=row.if_true,
            would_surprise=row.would_surprise,
            why_it_matters=row.why_it_matters,
            rival=row.rival,
            track=_said(Track, row.track),
            status=ClaimStatus(row.status),
            codes=tuple(codes[row.id]),
            themes=tuple(themes[row.id]),
            made_by=row.made_by,
        )
        for row in session.scalars(select(Claim).order_by(Claim.position, Claim.id))
    ]


def claim_named(session: Session, ref: str) -> ClaimRow:
    """The claim of this reference, whatever its case; a Problem when there is none."""
    wanted = ref.strip().casefold()
    for row in claims(session):
        if row.ref.casefold() == wanted:
            return row
    raise Problem("There is no assumption of that reference in this study.", "Look at the list of assumptions.")


def claims_of_segments(
    session: Session, segments: Collection[SegmentId]
) -> dict[SegmentId, list[tuple[ClaimId, Stance]]]:
    """Segment -> the claims it is evidence of, in their order, and how it stands to each."""
    rows = session.execute(
        select(Evidence.segment_id, Evidence.claim_id, Evidence.stance)
        .join(Claim, Evidence.claim_id == Claim.id)
        .where(one_of(Evidence.segment_id, segments))
        .order_by(Claim.position, Claim.id, Evidence.id)
    )
    found: dict[SegmentId, list[tuple[ClaimId, Stance]]] = defaultdict(list)
    for segment, claim, stance in rows:
        told = (ClaimId(claim), Stance(stance))
        if told not in found[SegmentId(segment)]:
            found[SegmentId(segment)].append(told)
    return dict(found)


def _holders(session: Session) -> tuple[dict[int, list[tuple[int, str]]], dict[int, list[str]]]:
    """Claim -> the perspectives that hold it true, in their order; and who else does."""
    perspectives: dict[int, list[tuple[int, str]]] = defaultdict(list)
    others: dict[int, list[str]] = defaultdict(list)
    for claim, other, perspective, name in session.execute(
        select(ClaimHolder.claim_id, ClaimHolder.other, Perspective.id, Perspective.name)
        .outerjoin(Perspective, ClaimHolder.perspective_id == Perspective.id)
        .order_by(Perspective.position, Perspective.id, ClaimHolder.id)
    ):
        if other:
            others[claim].append(other)
        else:
            perspectives[claim].append((perspective, name))
    return perspectives, others


def _scope(session: Session) -> dict[int, list[Limit]]:
    scope: dict[int, list[Limit]] = defaultdict(list)
    for row, area in session.execute(
        select(ClaimScope, Area.name).outerjoin(Area, ClaimScope.area_id == Area.id).order_by(ClaimScope.id)
    ):
        scope[row.claim_id].append(
            Limit(
                area=None if row.area_id is None else AreaId(row.area_id),
                attribute=None if row.attribute_id is None else AttributeId(row.attribute_id),
                value=area or row.value,
            )
        )
    return scope


def _said(kind: Callable[[str], Said], value: str) -> Said | None:
    return kind(value) if value else None
