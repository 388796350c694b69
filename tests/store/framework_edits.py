"""What a user can do in the framework matrix, done to whatever happens to be there."""

from collections.abc import Callable
from random import Random

from app.perspectives import actions, queries
from app.perspectives.framework_rows import Topic
from app.store.project import Project
from app.study.rows import ParticipantId

SUMMARIES = ("", "Told on the day.", "שלום “bags”", "it's \n two lines", "👩\u200d👧 : %s ?")


def _cells(project: Project, chance: Random) -> list[tuple[ParticipantId, Topic, int]]:
    """Some cell with how many passages it has, rather one that has some; none where there is no matrix."""
    with project.reading() as session:
        topics = [row.topic for row in queries.framework_topics(session)]
        found = queries.framework(session, topics)
    cells = [
        (person.id, topic.topic, cell.passages)
        for person, row in zip(found.people, found.cells, strict=True)
        for topic, cell in zip(found.topics, row, strict=True)
    ]
    return chance.sample([one for one in cells if one[2]] or cells, min(1, len(cells)))


def write_summary(project: Project, chance: Random) -> None:
    for person, topic, _ in _cells(project, chance):
        words = chance.choice(SUMMARIES)
        actions.write_summary(project, participant=person, topic=topic, summary=words, by="Ada")


def draft_summary(project: Project, chance: Random) -> None:
    for person, topic, _ in _cells(project, chance):
        actions.draft_summary(project, participant=person, topic=topic, replace=chance.random() < 0.5)


FRAMEWORK_EDITS: tuple[Callable[[Project, Random], object], ...] = (write_summary, draft_summary)
