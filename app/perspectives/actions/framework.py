"""What a researcher can do in the framework matrix; every function is one step that can be undone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Code, Theme
from app.language.normalise import normalise
from app.perspectives.framework_rows import Topic
from app.perspectives.model import FrameworkCell
from app.perspectives.queries.framework import draft_of
from app.problems import Problem
from app.store.base import now
from app.store.project import Project
from app.study.actions.finding import get
from app.study.model import Participant
from app.study.rows import ParticipantId


def write_summary(
    project: Project,
    *,
    participant: ParticipantId,
    topic: Topic,
    summary: str,
    by: str = "",
    initiator: object | None = None,
) -> None:
    """Write what one person says under a topic; without words the cell is empty again."""
    with project.step("Write summary", initiator=initiator) as session:
        _write(session, participant, topic, summary, by)


def draft_summary(
    project: Project,
    *,
    participant: ParticipantId,
    topic: Topic,
    by: str = "",
    replace: bool = False,
    initiator: object | None = None,
) -> None:
    """Fill a cell with that person's quotes under the topic, each with its place.

    A Problem where there are none, and where the cell has words already unless those may be replaced.
    """
    with project.step("Draft summary from quotes", initiator=initiator) as session:
        draft = draft_of(session, participant, topic)
        if not draft:
            raise Problem("There are no quotes of theirs to draft from.", "Code some of their passages first.")
        row = _cell(session, participant, topic)
        if row is not None and row.summary and not replace:
            raise Problem("That cell holds a summary already.", "Say that it may be replaced, or empty it first.")
        _write(session, participant, topic, draft, by)


def _write(session: Session, participant: ParticipantId, topic: Topic, summary: str, by: str) -> None:
    get(session, Participant, participant, "participant")
    if topic.theme is not None:
        get(session, Theme, topic.theme, "theme")
    elif topic.code is not None:
        get(session, Code, topic.code, "code")
    words = normalise(summary).strip()
    row = _cell(session, participant, topic)
    if row is None and words:
        row = FrameworkCell(participant_id=participant, theme_id=topic.theme, code_id=topic.code)
        session.add(row)
    if row is None or row.summary == words:
        return
    if not words:
        session.delete(row)
        return
    row.summary, row.made_by, row.changed_at = words, by.strip(), now()


def _cell(session: Session, participant: ParticipantId, topic: Topic) -> FrameworkCell | None:
    return session.scalars(
        select(FrameworkCell).where(
            FrameworkCell.participant_id == participant,
            FrameworkCell.theme_id.is_(None) if topic.theme is None else FrameworkCell.theme_id == topic.theme,
            FrameworkCell.code_id.is_(None) if topic.code is None else FrameworkCell.code_id == topic.code,
        )
    ).first()
