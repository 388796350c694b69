"""Why a study has no passphrase."""

from sqlalchemy import select

from app.store.project import Project
from app.study.model import StudySetting
from app.study.rows import PLAIN_REASON


def say_why_plain(project: Project, *, reason: str) -> None:
    """Say why anybody may read this study's file (E-07)."""
    told = " ".join(reason.split())
    with project.step("Say why there is no passphrase") as session:
        row = session.scalars(select(StudySetting).filter_by(name=PLAIN_REASON)).one_or_none()
        if row is None:
            session.add(StudySetting(name=PLAIN_REASON, value=told))
        elif row.value != told:
            row.value = told
