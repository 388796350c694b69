"""Everything a researcher can do about a transcript's words: correct them, and place passages that got lost.

What works a correction out is loaded when there is one: most days there is none.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.coding.actions.concerns import refuse_open_concern
from app.coding.marking import segment_of
from app.coding.model import Segment
from app.coding.rows import SegmentId
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project, Session
from app.study.model import TextVersion
from app.study.rows import SourceId, VersionId

if TYPE_CHECKING:
    from app.coding.correcting.rows import CorrectionPlan


def correct_transcript(project: Project, *, source: SourceId, text: str) -> "CorrectionPlan":
    """Store a corrected text as the source's new one, unseen; returns what became of its turns and passages."""
    from app.coding.correcting.planning import plan_correction
    from app.coding.correcting.storing import store_correction

    with project.step("Correct transcript") as session:
        plan = plan_correction(session, source, text)
        store_correction(session, plan)
        return plan


def apply_correction(project: Project, *, plan: "CorrectionPlan") -> VersionId:
    """Store a correction that was looked at; a Problem when text or coding were changed meanwhile."""
    from app.coding.correcting.storing import store_correction

    with project.step("Correct transcript") as session:
        return store_correction(session, plan)


def place_passage(project: Project, *, segment: SegmentId, span: Span) -> SegmentId:
    """Put a passage that waits on words of the current text; returns the segment of those words.

    A Problem where nobody's words are selected.
    """
    from app.coding.correcting.storing import move_passage

    with project.step("Place passage") as session:
        row, source = _waiting(session, segment)
        current = session.scalars(
            select(TextVersion.id).where(TextVersion.source_id == source, TextVersion.current)
        ).one()
        after = segment_of(session, VersionId(current), span)
        move_passage(session, row.id, after)
        session.flush()
        session.delete(row)
        return SegmentId(after)


def remove_passages(project: Project, *, segments: Sequence[SegmentId]) -> int:
    """Remove passages that wait, with their codes and all that holds on to them; returns how many there were."""
    with project.step("Remove passages") as session:
        refuse_open_concern(session, segments)
        for segment in segments:
            row, _ = _waiting(session, segment)
            session.delete(row)
    return len(segments)


def _waiting(session: Session, segment: SegmentId) -> tuple[Segment, int]:
    """A passage that waits, and its source; a Problem for any other."""
    row = session.execute(
        select(Segment, TextVersion.source_id)
        .join(TextVersion, Segment.version_id == TextVersion.id)
        .where(Segment.id == segment, ~TextVersion.current)
    ).one_or_none()
    if row is None:
        raise Problem("That passage no longer waits to be placed.")
    return row[0], row[1]
