"""What the page on words reads: everybody's words counted here, the comparison made in a process of its own.

The statistics library is large and slow to load; it never enters this process.
"""

from dataclasses import dataclass

from app.language.keyness import KeyWord
from app.perspectives.vocabulary import sides, spoken_words
from app.store.project import Project
from app.study import queries
from app.study.rows import Approach, PerspectiveId, PerspectiveRow
from app.ui.tasks import IsCancelled, Progress
from app.workers.worker import Worker

COMPARE = "app.language.keyness:key_words"
SECONDS, MEMORY = 120.0, 3_000_000_000


@dataclass(frozen=True, slots=True)
class ReadVocabulary:
    """The words of one perspective against those of everybody else."""

    perspectives: tuple[PerspectiveRow, ...]
    chosen: PerspectiveRow | None
    people: int
    others: int
    words: tuple[KeyWord, ...]
    reflexive: bool
    """A reflexive study sees counts and no coefficients."""


def read_vocabulary(
    project: Project, wanted: PerspectiveId | None, progress: Progress, cancelled: IsCancelled
) -> ReadVocabulary:
    """Count and compare; the first perspective with people where `wanted` is none of the study's."""
    with project.reading(cancelled) as session:
        rows = tuple(queries.perspectives(session))
        chosen = next((row for row in rows if row.id == wanted), None) or next(
            (row for row in rows if row.people), None
        )
        reflexive = queries.approach(session) is Approach.REFLEXIVE
        if chosen is None:
            return ReadVocabulary(rows, None, 0, 0, (), reflexive)
        spoken = spoken_words(session, progress, cancelled)
        group, others = sides(session, spoken, chosen.id)
    progress(0, 0, "Comparing words")
    with Worker(seconds=SECONDS, memory=MEMORY, cancelled=cancelled) as worker:
        words: list[KeyWord] = worker.call(COMPARE, group, others)
    return ReadVocabulary(rows, chosen, len(group), len(others), tuple(words), reflexive)
