"""What the questions of the topic guide ask about."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from app.coding.model import GuideCode
from app.coding.rows import CodeId
from app.problems import Problem
from app.store.project import Project
from app.study.guide_rows import GuideQuestionId
from app.study.model import GuideQuestion


def set_guide_codes(project: Project, *, question: GuideQuestionId, codes: Sequence[CodeId]) -> None:
    """Say which codes a question asks about: only where it was asked can silence on them mean anything."""
    with project.step("Set what a question asks about") as session:
        if session.get(GuideQuestion, question) is None:
            raise Problem("That question is no longer in the study.")
        known = set(session.scalars(select(GuideCode.code_id).filter_by(question_id=question)))
        session.execute(
            delete(GuideCode).where(GuideCode.question_id == question, GuideCode.code_id.not_in(codes))
        )
        session.add_all(GuideCode(question_id=question, code_id=code) for code in codes if code not in known)
