"""What the study itself is called."""

from app.store.project import Project
from app.study.rules import clean_name


def rename_study(project: Project, *, name: str) -> None:
    """Give the study another name; its file keeps its own."""
    project.rename(clean_name(name))
