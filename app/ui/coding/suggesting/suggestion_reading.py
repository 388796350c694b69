"""What the page of suggestions asks for: the study read here, everything learned in a process of its own.

The libraries for learning are large and slow to load; they never enter this process, and no key leaves it.
"""

from collections.abc import Callable

from app.coding import suggesting
from app.coding.found_rows import Reach
from app.coding.rows import CodeId
from app.coding.suggestion_rows import Suggestions
from app.store.project import Project
from app.ui.tasks import IsCancelled, Progress
from app.workers.worker import Worker

Look = Callable[[Project, CodeId, Reach | None, Progress, IsCancelled], Suggestions]


def look_for_suggestions(
    project: Project, code: CodeId, reach: Reach | None, progress: Progress, cancelled: IsCancelled
) -> Suggestions:
    """Passages like those of a code."""
    with (
        Worker(seconds=suggesting.SECONDS, memory=suggesting.MEMORY, cancelled=cancelled) as worker,
        project.reading(cancelled) as session,
    ):
        return suggesting.suggestions(
            session, code, call=worker.call, reach=reach, progress=progress, cancelled=cancelled
        )
