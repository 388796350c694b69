"""The topic guide: its questions, and in which interviews each was asked."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.placing import put
from app.study.guide_rows import GuideQuestionId
from app.study.model import GuideQuestion, GuideTick
from app.study.rows import SourceId


def add_guide_question(project: Project, *, text: str) -> GuideQuestionId:
    """Add a question after the others."""
    with project.step("Add guide question") as session:
        last = session.scalar(select(func.max(GuideQuestion.position)))
        row = GuideQuestion(text=_question(text), position=0 if last is None else last + 1)
        session.add(row)
        session.flush()
        return GuideQuestionId(row.id)


def edit_guide_question(project: Project, *, question: GuideQuestionId, text: str) -> None:
    """Put a question in other words."""
    with project.step("Edit guide question") as session:
        finding.get(session, GuideQuestion, question, "question").text = _question(text)


def move_guide_question(project: Project, *, question: GuideQuestionId, position: int) -> None:
    """Put a question at another place in the guide."""
    with project.step("Move guide question") as session:
        rows = list(session.scalars(select(GuideQuestion).order_by(GuideQuestion.position, GuideQuestion.id)))
        put(finding.get(session, GuideQuestion, question, "question"), rows, position)


def remove_guide_question(project: Project, *, question: GuideQuestionId) -> None:
    """Remove a question with what is known of where it was asked."""
    with project.step("Remove guide question") as session:
        session.delete(finding.get(session, GuideQuestion, question, "question"))


def set_asked(
    project: Project, *, questions: Sequence[GuideQuestionId], sources: Sequence[SourceId], asked: bool | None
) -> None:
    """Say that questions were asked in interviews, were not, or (None) that nobody knows."""
    with project.step("Set what was asked") as session:
        session.execute(
            delete(GuideTick).where(GuideTick.question_id.in_(questions), GuideTick.source_id.in_(sources))
        )
        if asked is not None:
            session.add_all(
                GuideTick(question_id=question, source_id=source, asked=asked)
                for question in questions
                for source in sources
            )


def _question(text: str) -> str:
    cleaned = " ".join(text.split())
    if not cleaned:
        raise Problem("A question needs words.", "Type the question as the guide has it.")
    return cleaned
