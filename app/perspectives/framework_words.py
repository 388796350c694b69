"""What a cell of the framework matrix comes to, and how that is said where there is no summary: plain Python."""

from enum import Enum, auto

from app.perspectives.framework_rows import FrameworkCellRow
from app.study.rows import ParticipantRow


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
    return "1 passage" if cell.passages == 1 else f"{cell.passages:,} passages"
