"""What is said of a study that anybody can read."""

from app.store.project import Project
from app.study import queries

PLAIN = "Not encrypted: anybody who gets hold of this study’s file, a copy or a backup of it can read every word."
NO_REASON = "Nobody wrote down why."


def plain_words(project: Project) -> str:
    """That it is not encrypted, and why; empty for one that is."""
    if project.encrypted:
        return ""
    with project.reading() as session:
        reason = queries.plain_reason(session)
    return f"{PLAIN} {f'The reason given: {reason}' if reason else NO_REASON}"
