"""Regular expressions under a time limit: in a worker process, which is sent words and never a key."""

from app.language.query.regular import Found
from app.problems import Problem
from app.workers.worker import Worker, WorkerDied, WorkerOutOfMemory, WorkerTimeout

SECONDS = 5.0
"""For a few transcripts at a time; a pattern that needs a hundredth of it is a slow one."""
FIND = "app.language.query.regular:find"


class PatternTakesTooLong(Problem):
    """The pattern was stopped at its limit."""

    def __init__(self) -> None:
        super().__init__(
            "The pattern between the slashes takes too long.",
            "Make it simpler: repeats inside repeats, as in (a+)+, are the usual cause.",
        )


class LimitedPatterns:
    """Looks for regular expressions with a worker that was made with `SECONDS` as its limit."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def __call__(self, source: str, texts: list[str]) -> Found:
        """Where the expression stands in each text; a Problem when it is wrong or takes too long."""
        try:
            found: Found = self._worker.call(FIND, source, texts)
        except (WorkerTimeout, WorkerOutOfMemory, WorkerDied):
            raise PatternTakesTooLong from None
        return found
