"""Writing down what somebody holds true, so that it can be tested (DOMAIN §2.3)."""

import re
from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare, segment_of
from app.coding.model import Segment
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, SegmentId, ThemeId
from app.language.normalise import normalise
from app.perspectives.claim_rows import ClaimId, ClaimKind, Limit, Origin, Track
from app.perspectives.model import Claim, ClaimCode, ClaimHolder, ClaimScope, ClaimTheme, Evidence, NegativeCase
from app.problems import Problem
from app.store.project import Project
from app.study.actions.finding import get, refuse_taken
from app.study.actions.placing import put
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.model import Attribute
from app.study.rows import AttributeKind, PerspectiveId
from app.study.rules import clean_answer, clean_name

_LETTERS = {ClaimKind.ASSUMPTION: "A", ClaimKind.HYPOTHESIS: "H"}


def add_claim(
    project: Project,
    *,
    statement: str,
    ref: str = "",
    kind: ClaimKind = ClaimKind.ASSUMPTION,
    holders: Sequence[PerspectiveId] = (),
    others: Sequence[str] = (),
    origin: Origin | None = None,
    origin_reference: str = "",
    origin_place: PassagePlace | SegmentId | None = None,
    scope: Sequence[Limit] = (),
    if_true: str = "",
    would_surprise: str = "",
    why_it_matters: str = "",
    rival: str = "",
    track: Track | None = None,
    codes: Sequence[CodeId] = (),
    themes: Sequence[ThemeId] = (),
    by: str = "",
    initiator: object | None = None,
) -> ClaimId:
    """Add a claim after the others; without a reference it gets the next one (A-07, of a hypothesis H-02).

    `holders` are perspectives, `others` whoever else holds it true; `origin_place` is the passage it is said in.
    """
    with project.step(f"Add {kind.value}", initiator=initiator) as session:
        last = session.scalar(select(func.max(Claim.position)))
        row = Claim(
            kind=kind.value,
            ref=_ref(session, ref, None) if ref.strip() else _next_ref(session, kind),
            statement=_statement(statement),
            origin="" if origin is None else origin.value,
            origin_reference=_text(origin_reference),
            origin_segment_id=_segment(session, origin_place),
            if_true=_text(if_true),
            would_surprise=_text(would_surprise),
            why_it_matters=_text(why_it_matters),
            rival=_text(rival),
            track="" if track is None else track.value,
            position=0 if last is None else last + 1,
            made_by=by.strip(),
        )
        session.add(row)
        session.flush()
        _set_holders(session, row, holders, others)
        _set_scope(session, row, scope)
        _set_codes(session, row, codes)
        _set_themes(session, row, themes)
        return ClaimId(row.id)


def edit_claim(
    project: Project,
    *,
    claim: ClaimId,
    statement: str | None = None,
    ref: str | None = None,
    kind: ClaimKind | None = None,
    holders: Sequence[PerspectiveId] | None = None,
    others: Sequence[str] | None = None,
    origin: Origin | Unchanged | None = UNCHANGED,
    origin_reference: str | None = None,
    origin_place: PassagePlace | SegmentId | Unchanged | None = UNCHANGED,
    scope: Sequence[Limit] | None = None,
    if_true: str | None = None,
    would_surprise: str | None = None,
    why_it_matters: str | None = None,
    rival: str | None = None,
    track: Track | Unchanged | None = UNCHANGED,
    codes: Sequence[CodeId] | None = None,
    themes: Sequence[ThemeId] | None = None,
    initiator: object | None = None,
) -> None:
    """Change what is given of a claim and leave the rest; its status is decided, not edited."""
    with project.step("Edit assumption", initiator=initiator) as session:
        row = claim_row(session, claim)
        if statement is not None:
            row.statement = _statement(statement)
        if ref is not None:
            row.ref = _ref(session, ref, row)
        if kind is not None:
            row.kind = kind.value
        if not isinstance(origin, Unchanged):
            row.origin = "" if origin is None else origin.value
        if not isinstance(track, Unchanged):
            row.track = "" if track is None else track.value
        if not isinstance(origin_place, Unchanged):
            before, row.origin_segment_id = row.origin_segment_id, _segment(session, origin_place)
            session.flush()
            if before is not None:
                delete_if_bare(session, before)
        texts = {
            "origin_reference": origin_reference,
            "if_true": if_true,
            "would_surprise": would_surprise,
            "why_it_matters": why_it_matters,
            "rival": rival,
        }
        for name, words in texts.items():
            if words is not None:
                setattr(row, name, _text(words))
        if holders is not None or others is not None:
            _set_holders(session, row, holders, others)
        if scope is not None:
            _set_scope(session, row, scope)
        if codes is not None:
            _set_codes(session, row, codes)
        if themes is not None:
            _set_themes(session, row, themes)


def move_claim(project: Project, *, claim: ClaimId, position: int) -> None:
    """Put a claim at another place in the order."""
    with project.step("Move assumption") as session:
        rows = list(session.scalars(select(Claim).order_by(Claim.position, Claim.id)))
        put(claim_row(session, claim), rows, position)


def remove_claim(project: Project, *, claim: ClaimId) -> None:
    """Remove a claim with its evidence and decisions; passages that nothing else holds on to go with it."""
    with project.step("Remove assumption") as session:
        row = claim_row(session, claim)
        held = [
            *session.scalars(select(Evidence.segment_id).filter_by(claim_id=claim)),
            *session.scalars(select(NegativeCase.segment_id).filter_by(claim_id=claim)),
            row.origin_segment_id,
        ]
        session.delete(row)
        session.flush()
        for segment in {one for one in held if one is not None}:
            delete_if_bare(session, segment)


def claim_row(session: Session, claim: ClaimId) -> Claim:
    """A claim; a Problem when it is gone."""
    return get(session, Claim, claim, "assumption")


def _ref(session: Session, ref: str, keep: Claim | None) -> str:
    ref = clean_name(ref)
    refuse_taken(session, Claim.ref, ref, keep)
    return ref


def _next_ref(session: Session, kind: ClaimKind) -> str:
    """The reference after the highest of its kind."""
    pattern = re.compile(rf"{_LETTERS[kind]}-(\d{{1,9}})", re.IGNORECASE)
    found = (pattern.fullmatch(ref) for ref in session.scalars(select(Claim.ref)))
    return f"{_LETTERS[kind]}-{max((int(one[1]) for one in found if one), default=0) + 1:02d}"


def _statement(words: str) -> str:
    """What is held true, on one line; a Problem when nothing is said."""
    statement = " ".join(normalise(words).split())
    if not statement:
        raise Problem("An assumption needs a statement.", "Write down what somebody holds true, in one sentence.")
    return statement


def _text(words: str) -> str:
    return normalise(words).strip()


def _segment(session: Session, place: PassagePlace | SegmentId | None) -> int | None:
    if isinstance(place, PassagePlace):
        return segment_of(session, place.version, place.span)
    if place is not None and session.get(Segment, place) is None:
        raise Problem("That passage is no longer in the study.")
    return place


def _set_holders(
    session: Session, row: Claim, holders: Sequence[PerspectiveId] | None, others: Sequence[str] | None
) -> None:
    """Who holds it true; perspectives or others that are not given stay."""
    rows = session.scalars(select(ClaimHolder).filter_by(claim_id=row.id).order_by(ClaimHolder.id)).all()
    perspectives = [one.perspective_id for one in rows if one.perspective_id is not None]
    names = [one.other for one in rows if one.other]
    wanted = perspectives if holders is None else [*dict.fromkeys(holders)]
    named = names if others is None else [*dict.fromkeys(clean_name(other) for other in others if other.strip())]
    if perspectives == wanted and names == named:
        return
    session.execute(delete(ClaimHolder).where(ClaimHolder.claim_id == row.id))
    session.add_all(ClaimHolder(claim_id=row.id, perspective_id=one) for one in wanted)
    session.add_all(ClaimHolder(claim_id=row.id, other=other) for other in named)
    session.flush()


def _set_scope(session: Session, row: Claim, scope: Sequence[Limit]) -> None:
    wanted = [
        (limit.area, limit.attribute, "" if limit.attribute is None else _answer(session, limit))
        for limit in dict.fromkeys(scope)
    ]
    rows = session.scalars(select(ClaimScope).filter_by(claim_id=row.id).order_by(ClaimScope.id)).all()
    if [(one.area_id, one.attribute_id, one.value) for one in rows] == wanted:
        return
    session.execute(delete(ClaimScope).where(ClaimScope.claim_id == row.id))
    session.add_all(
        ClaimScope(claim_id=row.id, area_id=area, attribute_id=attribute, value=value)
        for area, attribute, value in wanted
    )
    session.flush()


def _answer(session: Session, limit: Limit) -> str:
    """The answer a scope asks for, as answers are stored; of numbers a range may be given."""
    kind = AttributeKind(get(session, Attribute, limit.attribute or 0, "attribute").kind)
    parts = re.split(r"(?<=\d)\s*[-–]\s*(?=\d)", limit.value.strip())
    if kind is AttributeKind.NUMBER and len(parts) == 2:
        return "-".join(clean_answer(kind, part) for part in parts)
    answer = clean_answer(kind, limit.value)
    if not answer:
        raise Problem("A scope needs an answer to look for.", "Say which answers the assumption speaks of.")
    return answer


def _set_codes(session: Session, row: Claim, codes: Sequence[CodeId]) -> None:
    session.execute(delete(ClaimCode).where(ClaimCode.claim_id == row.id, ClaimCode.code_id.not_in(codes)))
    known = set(session.scalars(select(ClaimCode.code_id).filter_by(claim_id=row.id)))
    session.add_all(ClaimCode(claim_id=row.id, code_id=one) for one in dict.fromkeys(codes) if one not in known)


def _set_themes(session: Session, row: Claim, themes: Sequence[ThemeId]) -> None:
    session.execute(delete(ClaimTheme).where(ClaimTheme.claim_id == row.id, ClaimTheme.theme_id.not_in(themes)))
    known = set(session.scalars(select(ClaimTheme.theme_id).filter_by(claim_id=row.id)))
    session.add_all(ClaimTheme(claim_id=row.id, theme_id=one) for one in dict.fromkeys(themes) if one not in known)
