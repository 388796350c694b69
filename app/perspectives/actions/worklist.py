"""Putting prompts of the worklist aside with a reason, and taking them up again; each a step to undo."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.normalise import normalise
from app.perspectives.model import PromptAnswer
from app.perspectives.worklist_rows import PromptKey
from app.problems import Problem
from app.store.project import Project


def dismiss_prompt(project: Project, *, prompt: PromptKey, reason: str, by: str = "") -> None:
    """Put a prompt aside, with the reason; a Problem without one."""
    words = normalise(reason).strip()
    if not words:
        raise Problem("Putting this aside needs a reason.", "Say in a sentence why it needs no more work.")
    with project.step("Put prompt aside") as session:
        row = _answer(session, prompt)
        if row is None:
            row = PromptAnswer(
                prompt=prompt.kind.value,
                claim_id=prompt.claim,
                code_id=prompt.code,
                perspective_id=prompt.perspective,
                event_id=prompt.event,
            )
            session.add(row)
        row.reason, row.answered_by = words, by.strip()


def restore_prompt(project: Project, *, prompt: PromptKey) -> None:
    """Take up again what was put aside."""
    with project.step("Take prompt up again") as session:
        row = _answer(session, prompt)
        if row is None:
            raise Problem("That was not put aside.")
        session.delete(row)


def _answer(session: Session, prompt: PromptKey) -> PromptAnswer | None:
    return session.scalars(
        select(PromptAnswer).where(
            PromptAnswer.prompt == prompt.kind.value,
            PromptAnswer.claim_id.is_not_distinct_from(prompt.claim),
            PromptAnswer.code_id.is_not_distinct_from(prompt.code),
            PromptAnswer.perspective_id.is_not_distinct_from(prompt.perspective),
            PromptAnswer.event_id.is_not_distinct_from(prompt.event),
        )
    ).first()
