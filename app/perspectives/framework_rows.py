"""What the framework matrix tells the rest of the house: frozen values."""

from dataclasses import dataclass

from app.coding.rows import CodeId, ThemeId
from app.study.rows import ParticipantRow


@dataclass(frozen=True, slots=True)
class Topic:
    """What a column of the matrix is about: a theme, or a code with all codes below it."""

    theme: ThemeId | None = None
    code: CodeId | None = None

    def __post_init__(self) -> None:
        if (self.theme is None) == (self.code is None):
            raise ValueError("a topic is a theme or a code")


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic as it is called, and what it says or means."""

    topic: Topic
    name: str
    path: str
    """The whole path of a code, the name of a theme."""
    depth: int
    colour: int | None
    """Of a code; themes have none."""
    meaning: str
    """The statement of a theme, the definition of a code."""


@dataclass(frozen=True, slots=True)
class FrameworkCellRow:
    """What the researcher makes of one person under one topic, and what there is to make it of."""

    summary: str
    passages: int
    """Passages, regions and marks in which that person is heard, each once."""
    asked: bool | None
    """Whether they were asked about it; None where nobody said, and where the guide has no question about it."""
    by: str = ""
    changed_at: int | None = None

    @property
    def to_do(self) -> bool:
        """Whether there is something to summarise that is not summarised yet."""
        return bool(self.passages) and not self.summary


@dataclass(frozen=True, slots=True)
class Framework:
    """The matrix: people in the order of their perspectives, the child's first, against topics."""

    topics: tuple[TopicRow, ...]
    people: tuple[ParticipantRow, ...]
    cells: tuple[tuple[FrameworkCellRow, ...], ...]
    """One row a person, one cell a topic."""

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.topics) * len(self.people)

    @property
    def summarised(self) -> int:
        """How many cells hold a summary."""
        return sum(bool(cell.summary) for row in self.cells for cell in row)

    @property
    def to_do(self) -> int:
        """How many cells have passages and no summary."""
        return sum(cell.to_do for row in self.cells for cell in row)
