"""What the page on perspectives reads: the counts, the people behind them, and what can be chosen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.perspectives import queries as perspectives
from app.perspectives.rows import Choices, Comparison, GroupRow, Only, Scope
from app.perspectives.rules import Thresholds
from app.store.project import Project
from app.study import queries as study
from app.study.rows import Approach, ParticipantId, ParticipantRow

NOTHING, USUAL = Choices((), (), ()), Thresholds()


@dataclass(frozen=True, slots=True)
class ReadComparison:
    """A comparison with everybody who is in it."""

    comparison: Comparison
    dimensions: tuple[str, ...]
    """What participants could be compared by."""
    members: tuple[tuple[ParticipantRow, ...], ...]
    """The people of each group, in the groups' order: those counted and those pending."""
    choices: Choices = NOTHING
    """What it could be narrowed to."""
    thresholds: Thresholds = USUAL
    reflexive: bool = False
    """A reflexive study sees no coefficients (C-01)."""

    @property
    def groups(self) -> tuple[GroupRow, ...]:
        return self.comparison.groups

    @property
    def scope(self) -> Scope:
        """What was compared, and what of it was looked at."""
        return self.comparison.scope

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


def read_comparison(project: Project, wanted: Scope, cancelled: Callable[[], bool]) -> ReadComparison:
    """Read a comparison; of what is wanted, what the study no longer knows is left out."""
    with project.reading(cancelled) as session:
        known = tuple(perspectives.dimensions(session))
        offered = perspectives.choices(session)
        comparison = perspectives.compare(session, _there(wanted, known, offered))
        people = {row.id: row for row in study.participants(session)}
        thresholds = perspectives.thresholds(session)
        reflexive = study.approach(session) is Approach.REFLEXIVE
    pending = comparison.pending
    members = tuple(
        tuple(replace(people[one], pending=int(one in pending)) for one in group.members)
        for group in comparison.groups
    )
    return ReadComparison(comparison, known, members, offered, thresholds, reflexive)


def _there(wanted: Scope, known: tuple[str, ...], offered: Choices) -> Scope:
    """What of a scope the study still knows."""
    by = wanted.by if wanted.by in known else perspectives.BY_PERSPECTIVE
    given = dict(offered.answers)
    only = (
        Only(one.dimension, tuple(answer for answer in one.answers if answer in given[one.dimension]))
        for one in wanted.only
        if one.dimension in given
    )
    return Scope(
        by=by,
        beside=wanted.beside if wanted.beside in known and wanted.beside != by else "",
        lines=wanted.lines,
        only=tuple(one for one in only if one.answers),
        coders=tuple(name for name in wanted.coders if name in offered.coders),
        kinds=tuple(kind for kind in wanted.kinds if kind in offered.kinds),
    )
