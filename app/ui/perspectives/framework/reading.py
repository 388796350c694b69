"""What the framework matrix reads: everybody against the chosen columns, and the passages of one cell. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from app.coding import queries as coding
from app.coding.rows import CodeSetRow, PassageRow
from app.perspectives import queries as perspectives
from app.perspectives.framework_rows import Framework, Topic, TopicRow
from app.store.project import Project
from app.study.rows import ParticipantId
from app.ui.perspectives.framework.columns import Columns


@dataclass(frozen=True, slots=True)
class ReadFramework:
    """The matrix with what its columns could be."""

    framework: Framework
    columns: Columns
    known: tuple[TopicRow, ...]
    sets: tuple[CodeSetRow, ...]


def read_framework(project: Project, wanted: Columns, cancelled: Callable[[], bool]) -> ReadFramework:
    """Read the matrix with the columns chosen, or the usual ones where the study no longer knows those."""
    with project.reading(cancelled) as session:
        known, sets = perspectives.framework_topics(session), coding.code_sets(session)
        columns, topics = wanted.found(known, sets)
        return ReadFramework(perspectives.framework(session, topics), columns, tuple(known), tuple(sets))


def read_cell(
    project: Project, person: ParticipantId, topic: Topic, cancelled: Callable[[], bool]
) -> list[PassageRow]:
    """What one person said under a topic."""
    with project.reading(cancelled) as session:
        return perspectives.framework_passages(session, person, topic)
