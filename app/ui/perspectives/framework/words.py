"""A cell of the framework matrix in words: what it shows without a summary, and what is read aloud. No Qt."""

from enum import Enum, auto

from app.perspectives.framework_rows import Framework, FrameworkCellRow, TopicRow
from app.study.rows import ParticipantRow
from app.ui.perspectives.cell_words import many
from app.ui.perspectives.framework.arranging import GroupLine


class State(Enum):
    """What a cell comes to; each looks different."""

    SUMMARISED = auto()
    TO_DO = auto()
    ASKED = auto()
    NOT_ASKED = auto()
    NOTHING = auto()
    PENDING = auto()
    """Not all of that person is coded: that nothing was found yet means nothing."""


_SAID = {
    State.ASKED: "asked, nothing said",
    State.NOT_ASKED: "not asked",
    State.NOTHING: "nothing coded",
    State.PENDING: "not fully coded yet",
}


def state_of(person: ParticipantRow, cell: FrameworkCellRow) -> State:
    """What a cell comes to."""
    if cell.summary:
        return State.SUMMARISED
    if cell.passages:
        return State.TO_DO
    if cell.asked is False:
        return State.NOT_ASKED
    if person.pending:
        return State.PENDING
    return State.ASKED if cell.asked else State.NOTHING


def empty_words(person: ParticipantRow, cell: FrameworkCellRow) -> str:
    """What stands in a cell without a summary."""
    state = state_of(person, cell)
    return f"{passages_words(cell)} to summarise" if state is State.TO_DO else _SAID.get(state, "")


def passages_words(cell: FrameworkCellRow) -> str:
    """How many passages there are."""
    return many(cell.passages, "passage")


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
