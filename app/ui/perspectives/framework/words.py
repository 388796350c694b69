"""A cell of the framework matrix in words: what it shows without a summary, and what is read aloud. No Qt."""

from app.perspectives.framework_rows import Framework, FrameworkCellRow, TopicRow
from app.perspectives.framework_words import State, empty_words, passages_words, state_of
from app.study.rows import ParticipantRow
from app.ui.perspectives.cell_words import many
from app.ui.perspectives.framework.arranging import GroupLine

__all__ = [
    "State",
    "empty_words",
    "group_words",
    "passages_words",
    "person_words",
    "progress_words",
    "spoken_words",
    "state_of",
]


def spoken_words(person: ParticipantRow, topic: TopicRow, cell: FrameworkCellRow) -> str:
    """The whole cell, for whoever does not see where it stands."""
    told = f"{cell.summary} ({passages_words(cell)})" if cell.summary else empty_words(person, cell)
    return f"{person.pseudonym}, {topic.name}: {told}"


def person_words(person: ParticipantRow) -> str:
    """What is said of somebody beside their name."""
    pending = "not fully coded" if person.pending else ""
    return " · ".join(part for part in (person.role, person.area_name, pending) if part)


def group_words(line: GroupLine, column: int) -> str:
    """How far the summaries of a group are under a topic."""
    done, of = line.counts[column]
    return f"{done} of {of}" if of else ""


def progress_words(found: Framework) -> str:
    """How far the whole matrix is: "132 of 480 cells summarised"."""
    return f"{found.summarised:,} of {many(found.size, 'cell')} summarised"
