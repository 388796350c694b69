"""What the page on perspectives reads: the counts, the people behind them, the order of the codebook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.coding import queries as coding
from app.perspectives import queries as perspectives
from app.perspectives.rows import Comparison, GroupRow, LineKey, LineKind, Scope
from app.store.project import Project
from app.study import queries as study
from app.study.rows import ParticipantId, ParticipantRow


@dataclass(frozen=True, slots=True)
class ReadComparison:
    """A comparison with everybody who is in it."""

    comparison: Comparison
    dimensions: tuple[str, ...]
    """What participants could be compared by."""
    members: tuple[tuple[ParticipantRow, ...], ...]
    """The people of each group, in the groups' order: those counted and those pending."""
    places: dict[LineKey, int]
    """Where each line stands in the codebook."""

    @property
    def groups(self) -> tuple[GroupRow, ...]:
        return self.comparison.groups

    @property
    def counted(self) -> int:
        """How many people are in some denominator."""
        return sum(group.n for group in self.groups)

    @property
    def pending(self) -> int:
        """How many people are not fully coded yet."""
        return sum(group.pending for group in self.groups)

    def person(self, wanted: ParticipantId) -> ParticipantRow | None:
        """Somebody who is in this comparison."""
        return next((row for people in self.members for row in people if row.id == wanted), None)


def read_comparison(project: Project, by: str, cancelled: Callable[[], bool]) -> ReadComparison:
    """Read the comparison by a dimension; by perspective when the study no longer knows that one."""
    with project.reading(cancelled) as session:
        known = tuple(perspectives.dimensions(session))
        comparison = perspectives.compare(session, Scope(by if by in known else perspectives.BY_PERSPECTIVE))
        people = [row for row in study.participants(session) if row.counted and row.sources]
        places: dict[LineKey, int] = {
            (LineKind.CODES, row.id): place for place, row in enumerate(coding.codes(session))
        }
    return ReadComparison(comparison, known, _members(comparison, people), places)


def _members(comparison: Comparison, people: Sequence[ParticipantRow]) -> tuple[tuple[ParticipantRow, ...], ...]:
    values = {row.id: _value(row, comparison.by) for row in people}
    return tuple(
        tuple(row for row in people if values[row.id] == (group.name if group.named else ""))
        for group in comparison.groups
    )


def _value(person: ParticipantRow, by: str) -> str:
    """What puts a person into a group; empty when nothing is said of them."""
    known = {
        perspectives.BY_PERSPECTIVE: person.perspective_name,
        perspectives.BY_AREA: person.area_name,
        perspectives.BY_ROLE: person.role,
    }
    return known[by] if by in known else dict(person.attributes).get(by, "")
