"""Which lines the framework matrix shows: people under the heading of their perspective. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.perspectives.framework_rows import Framework, FrameworkCellRow
from app.study.rows import AreaId, ParticipantRow, PerspectiveId

NO_PERSPECTIVE = "No perspective yet"


@dataclass(frozen=True, slots=True)
class Who:
    """Whom the reader wants to see."""

    perspective: PerspectiveId | None = None
    area: AreaId | None = None
    answer: tuple[str, str] | None = None
    """An attribute and what somebody answered."""
    words: str = ""
    """Each of them stands in the name, the role or a summary in sight."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The heading of a perspective; of every column how many cells are summarised, of how many to summarise."""

    name: str
    palette: int | None
    people: int
    counts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with their cells."""

    person: ParticipantRow
    cells: tuple[FrameworkCellRow, ...]


Line = GroupLine | PersonLine


def arrange(found: Framework, who: Who) -> list[Line]:
    """The lines in order, the child's perspective first; a heading stands only over somebody."""
    words = who.words.casefold().split()
    people = [
        PersonLine(person, cells)
        for person, cells in zip(found.people, found.cells, strict=True)
        if _wanted(person, cells, who, words)
    ]
    lines: list[Line] = []
    for _, group in groupby(people, key=lambda line: line.person.perspective):
        theirs = list(group)
        lines += [_heading(theirs), *theirs]
    return lines


def _wanted(person: ParticipantRow, cells: Sequence[FrameworkCellRow], who: Who, words: Sequence[str]) -> bool:
    if who.perspective is not None and person.perspective != who.perspective:
        return False
    if who.area is not None and person.area != who.area:
        return False
    if who.answer is not None and who.answer not in person.attributes:
        return False
    told = " ".join([person.pseudonym, person.role, *(cell.summary for cell in cells)]).casefold()
    return all(word in told for word in words)


def _heading(theirs: Sequence[PersonLine]) -> GroupLine:
    first = theirs[0].person
    columns = zip(*(line.cells for line in theirs), strict=True)
    return GroupLine(
        first.perspective_name or NO_PERSPECTIVE,
        first.perspective_palette,
        len(theirs),
        tuple(_count(column) for column in columns),
    )


def _count(column: Sequence[FrameworkCellRow]) -> tuple[int, int]:
    return sum(bool(cell.summary) for cell in column), sum(bool(cell.summary) or cell.to_do for cell in column)


def people_of(lines: Sequence[Line]) -> Iterator[PersonLine]:
    """The lines of people."""
    return (line for line in lines if isinstance(line, PersonLine))


def answers_of(people: Sequence[ParticipantRow]) -> list[tuple[str, str]]:
    """What anybody answered to any attribute, in the order of the attributes and then of the answers."""
    found: dict[str, set[str]] = {}
    for person in people:
        for name, value in person.attributes:
            found.setdefault(name, set()).add(value)
    return [(name, value) for name, values in found.items() for value in sorted(values, key=str.casefold) if value]
