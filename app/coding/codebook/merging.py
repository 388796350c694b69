"""Codings and all that hangs on a code, handed over to another one inside a step; nothing of them is lost."""

from collections.abc import Collection

from sqlalchemy import and_, delete, exists, func, select, true, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.coding.codebook.log import Because, log, path_of
from app.coding.codebook.places import adopt, free_name, log_move, siblings_of
from app.coding.codebook.records import record_of
from app.coding.codebook.tree import refuse_sibling
from app.coding.model import Code, CodeSetMember, Coding, GuideCode, Note, RefusedSuggestion, SavedQuery, ThemeCode
from app.coding.rows import ChangeKind, CodeId, CodingId
from app.coding.rules import folded_memo
from app.problems import Problem
from app.store import bulk
from app.store.base import Base
from app.store.bulk import one_of

_LINKS: tuple[tuple[type[Base], InstrumentedAttribute[int], InstrumentedAttribute[int]], ...] = (
    (ThemeCode, ThemeCode.code_id, ThemeCode.theme_id),
    (CodeSetMember, CodeSetMember.code_id, CodeSetMember.set_id),
    (GuideCode, GuideCode.code_id, GuideCode.question_id),
)


def merge(session: Session, row: Code, into: Code, because: Because) -> None:
    """Make two codes one: `into` takes the coding, notes, links, refusals and sub-codes of `row`, which goes."""
    path, gone = path_of(session, row), record_of(row)
    _lift_out(session, row, into, because)
    hand_over(session, row, into)
    for child in siblings_of(session, CodeId(row.id)):
        adopt(session, child, into, because)
    session.execute(update(Note).where(Note.code_id == row.id).values(code_id=into.id).execution_options(**_BULK))
    for kind, code, other in _LINKS:
        there = select(other).where(code == into.id)
        session.execute(delete(kind).where(code == row.id, other.in_(there)).execution_options(**_BULK))
        session.execute(update(kind).where(code == row.id).values(code_id=into.id).execution_options(**_BULK))
    _refuse_of(session, row, into)
    _ask_of(session, row, into)
    session.delete(row)
    session.flush()
    after = {"into": path_of(session, into)}
    log(session, ChangeKind.MERGE, into, path, before=gone, after=after, because=because)


def _refuse_of(session: Session, row: Code, into: Code) -> None:
    """What was refused of one code is refused of the other, once; coding that is there counts more."""
    refused, there = RefusedSuggestion, aliased(RefusedSuggestion)
    twice = and_(
        there.code_id == into.id,
        there.version_id == refused.version_id,
        there.start == refused.start,
        there.end == refused.end,
    )
    session.execute(
        delete(refused).where(refused.code_id == row.id, exists().where(twice)).execution_options(**_BULK)
    )
    session.execute(
        update(refused).where(refused.code_id == row.id).values(code_id=into.id).execution_options(**_BULK)
    )


def _ask_of(session: Session, row: Code, into: Code) -> None:
    """Saved queries that asked of one code ask of the other; they know codes by their guids."""
    old, new = row.guid.hex, into.guid.hex
    session.execute(
        update(SavedQuery)
        .where(SavedQuery.definition.contains(old))
        .values(definition=func.replace(SavedQuery.definition, old, new))
        .execution_options(**_BULK)
    )


def hand_over(session: Session, row: Code, into: Code, codings: Collection[CodingId] | None = None) -> int:
    """Give the coding of one code (or some of it) to another; returns how many passages it was.

    Where a coder put both on the same words, one coding stays and holds what was noted on either.
    """
    old, kept = aliased(Coding), aliased(Coding)
    chosen = true() if codings is None else one_of(Coding.id, codings)
    both = session.execute(
        select(old.id, old.memo, old.recheck, kept.id.label("kept"), kept.memo.label("said"), kept.recheck)
        .join(kept, and_(old.segment_id == kept.segment_id, old.coder_id == kept.coder_id))
        .where(old.code_id == row.id, kept.code_id == into.id)
        .where(true() if codings is None else one_of(old.id, codings))
    ).all()
    many = session.scalar(select(func.count()).where(Coding.code_id == row.id, chosen)) or 0
    if into.category and many:
        raise Problem("A category is put on no passage.", "Choose another code.")
    folded = [
        (folded_memo(said, memo), recheck or doubted, stays, said, doubted)
        for _, memo, recheck, stays, said, doubted in both
    ]
    bulk.update(session, Coding, ("memo", "recheck"), [one[:3] for one in folded if one[:2] != one[3:]])
    twice = one_of(Coding.id, [row.id for row in both])
    session.execute(delete(Coding).where(twice).execution_options(**_BULK))
    session.execute(
        update(Coding).where(Coding.code_id == row.id, chosen).values(code_id=into.id).execution_options(**_BULK)
    )
    return many


def _lift_out(session: Session, row: Code, into: Code, because: Because) -> None:
    """Where `into` stands somewhere below `row`, it takes the place of that code."""
    at = into.parent_id
    while at is not None and at != row.id:
        at = session.get_one(Code, at).parent_id
    if at is None:
        return
    if into.name.casefold() == row.name.casefold():
        row.name = free_name(session, row.parent_id, row.name)
        session.flush()
    refuse_sibling(session, row.parent_id, into.name, None)
    path, place = path_of(session, into), (into.parent_id, into.position)
    into.parent_id, into.position = row.parent_id, row.position
    session.flush()
    log_move(session, into, path, place, because)


_BULK = {"synchronize_session": False}
