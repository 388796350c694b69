"""Saying which perspectives a list made: a slip of the pen makes one too, and would pass unseen."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.cli.terminal import Terminal
from app.store.project import Project
from app.study import queries


@contextmanager
def told(project: Project, terminal: Terminal) -> Iterator[None]:
    """Whatever is done inside, every perspective it added is named beside the output."""
    before = _names(project)
    yield
    for name in _names(project):
        if name not in before:
            terminal.warn(f"New perspective: “{name}”. If that is a slip, correct the list and import it again.")


def _names(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.name for row in queries.perspectives(session)]
