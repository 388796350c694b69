"""Everything a researcher can do about what worries them: say so, say who was told, and close it (E-09).

The app tells nobody: whom to inform, and when, is for people to decide and to write down here.
"""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.concern_rows import ConcernId
from app.coding.marking import segment_of
from app.coding.model import Concern, Segment
from app.coding.note_rows import PassagePlace
from app.coding.rows import SegmentId
from app.language.normalise import normalise
from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project
from app.study.rules import clean_date, clean_name


def raise_concern(
    project: Project,
    *,
    about: PassagePlace | SegmentId,
    kind: str,
    by: str,
    known_already: bool | None = None,
    immediate: bool = False,
    child_told: bool | None = None,
    informed: str = "",
    informed_at: str = "",
    reference: str = "",
    outcome: str = "",
    initiator: object | None = None,
) -> ConcernId:
    """Say that words, a region or a mark worry somebody; from then on they are in no count and no output.

    A Problem where nobody's words are in the passage.
    """
    with project.step("Raise concern", initiator=initiator) as session:
        if isinstance(about, PassagePlace):
            segment = segment_of(session, about.version, about.span)
        elif session.get(Segment, about) is None:
            raise Problem("What the concern is about is no longer in the study.")
        else:
            segment = about
        row = Concern(
            segment_id=segment,
            kind=clean_name(kind),
            known_already=known_already,
            immediate=immediate,
            child_told=child_told,
            informed=_line(informed),
            informed_at=_line(informed_at),
            reference=_line(reference),
            outcome=normalise(outcome).strip(),
            raised_by=clean_name(by),
        )
        session.add(row)
        session.flush()
        return ConcernId(row.id)


def edit_concern(
    project: Project,
    *,
    concern: ConcernId,
    kind: str,
    known_already: bool | None,
    immediate: bool,
    child_told: bool | None,
    informed: str,
    informed_at: str,
    reference: str,
    outcome: str,
    initiator: object | None = None,
) -> None:
    """Write down what is known of a concern by now: who was told, and what came of it."""
    with project.step("Edit concern", initiator=initiator) as session:
        row = _concern(session, concern)
        row.kind, row.immediate = clean_name(kind), immediate
        row.known_already, row.child_told = known_already, child_told
        row.informed, row.informed_at = _line(informed), _line(informed_at)
        row.reference, row.outcome = _line(reference), normalise(outcome).strip()


def close_concern(
    project: Project,
    *,
    concern: ConcernId,
    by: str,
    on: str,
    released: bool = False,
    outcome: str | None = None,
    initiator: object | None = None,
) -> None:
    """Say that nothing more is to be done about a concern, and whether its words may be counted and quoted again.

    One closed already can be closed anew, to decide otherwise about its words.
    """
    with project.step("Close concern", initiator=initiator) as session:
        row = _concern(session, concern)
        closed_on = clean_date(on)
        if not closed_on:
            raise Problem("A concern is closed on a day.", "Say on which.")
        row.closed_by, row.closed_on, row.released = clean_name(by), closed_on, released
        row.outcome = row.outcome if outcome is None else normalise(outcome).strip()


def reopen_concern(project: Project, *, concern: ConcernId, initiator: object | None = None) -> None:
    """Say that there is something to be done about a concern after all: what it stands on is withheld again."""
    with project.step("Reopen concern", initiator=initiator) as session:
        row = _concern(session, concern)
        row.closed_by, row.closed_on, row.released = "", "", False


def refuse_open_concern(session: Session, segments: Collection[int]) -> None:
    """A Problem where a concern that nobody has closed would go with what is to be removed; inside a step."""
    standing = select(Concern.id).where(one_of(Concern.segment_id, segments), Concern.closed_on == "").limit(1)
    if session.scalar(standing) is not None:
        raise Problem(
            "A safeguarding concern that is still open stands there.",
            "Close the concern first: what is removed would take it along.",
        )


def _concern(session: Session, concern: ConcernId) -> Concern:
    row = session.get(Concern, concern)
    if row is None:
        raise Problem("That concern is no longer in the study.")
    return row


def _line(words: str) -> str:
    """What was typed, on one line."""
    return " ".join(normalise(words).split())
