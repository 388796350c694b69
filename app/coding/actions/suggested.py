"""Answering suggestions: each is coded or refused by somebody, never by itself."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.coding.codebook import NoCode, find_or_make_coder
from app.coding.marking import Mark, mark_all
from app.coding.model import Code, RefusedSuggestion
from app.coding.rows import CodeId, CodingId
from app.language.spans import words_hash
from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project, Session
from app.study.model import TextVersion, VersionText
from app.study.rows import VersionId

if TYPE_CHECKING:
    from app.coding.suggestion_rows import SuggestionRow


def code_suggested(
    project: Project,
    *,
    suggestions: Sequence["SuggestionRow"],
    code: CodeId,
    coder: str,
    initiator: object | None = None,
) -> list[CodingId]:
    """Put the code on suggested passages, all of them in one step or none."""
    with project.step("Code suggested passages", initiator=initiator) as session:
        _check(session, suggestions, code)
        by = find_or_make_coder(session, coder)
        marks: dict[VersionId, list[Mark]] = defaultdict(list)
        for one in suggestions:
            marks[one.version].append(Mark(one.span, code, by))
        return [coding for version, theirs in marks.items() for coding in mark_all(session, version, theirs)]


def refuse_suggestions(
    project: Project, *, suggestions: Sequence["SuggestionRow"], code: CodeId, initiator: object | None = None
) -> int:
    """Say that the code does not hold of suggested passages: they are learned from, and suggested no more.

    Returns how many were not refused before.
    """
    with project.step("Refuse suggestions", initiator=initiator) as session:
        _check(session, suggestions, code)
        anew = 0
        for one in suggestions:
            there = select(RefusedSuggestion.id).filter_by(
                code_id=code, version_id=one.version, start=one.span.start, end=one.span.end
            )
            if session.scalar(there) is None:
                anew += 1
                session.add(
                    RefusedSuggestion(
                        code_id=code,
                        version_id=one.version,
                        start=one.span.start,
                        end=one.span.end,
                        words_hash=words_hash(_words(session, one)),
                    )
                )
        return anew


def _check(session: Session, suggestions: Sequence["SuggestionRow"], code: CodeId) -> None:
    """A Problem when the code is gone, or a text is no longer the one the suggestions were made in."""
    if session.scalar(select(Code.id).where(Code.id == code)) is None:
        raise NoCode
    wanted = {one.version for one in suggestions}
    current = select(func.count()).where(TextVersion.current, one_of(TextVersion.id, wanted))
    if session.scalar(current) != len(wanted):
        raise Problem("A transcript was changed since these suggestions were made.", "Ask for them again.")


def _words(session: Session, one: "SuggestionRow") -> str:
    start, end = one.span.start, one.span.end
    words = select(func.substr(VersionText.text, start + 1, end - start)).filter_by(version_id=one.version)
    found: str = session.scalars(words).one()
    return found
