"""Codes or themes against groups of participants, counted by the speaker of the turn."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from app.coding.queries import codes, themes
from app.coding.rows import CodeId, CodeRow
from app.perspectives.queries.evidence_heard import heard
from app.perspectives.queries.grouping import People, grouped, people_in, sources_of_kinds, understood
from app.perspectives.queries.thresholds import thresholds
from app.perspectives.rows import CellRow, Comparison, ComparisonLine, GroupRow, LineKind, Scope
from app.perspectives.rules import Thresholds, converge, widest_difference
from app.perspectives.who_was_asked import Asked
from app.store.bulk import undisturbed
from app.study.rows import AreaId, ParticipantId, SourceId

EVERYTHING = Scope()
"""Codes by perspective, of everybody, by every coder, in all sources."""


@undisturbed()
def compare(session: Session, scope: Scope = EVERYTHING) -> Comparison:
    """Every code with its subtree, or every theme with its codes, across the groups; the widest apart first.

    Excluded and withdrawn participants are in no number; people whose sources are not all fully coded are
    pending: outside k and n.
    """
    scope = understood(session, scope)
    people = people_in(session, scope)
    groups, place_of = grouped(session, scope, people)
    sources = sources_of_kinds(session, scope.kinds) if scope.kinds else None
    tree = codes(session)
    counting = _Counting(people, groups, place_of, Asked(session, tree, sources), thresholds(session))
    tallies = counting.tallies(session, tree, scope, sources)
    bare, left_out = _theme_lines(session) if scope.lines is LineKind.THEMES else (_code_lines(tree), ())
    lines = [counting.line([tallies[code] for code in line.codes], line) for line in bare]
    lines.sort(key=lambda line: (line.difference is None, -(line.difference or 0.0)))
    pending = frozenset(known for known, person in people.items() if person.pending)
    return Comparison(scope.by, tuple(groups), tuple(lines), scope, left_out, pending)


def _code_lines(tree: Sequence[CodeRow]) -> list[ComparisonLine]:
    return [
        ComparisonLine(
            row.id, row.path, row.name, row.colour, row.depth, (), None, None, codes=(row.id,), place=place
        )
        for place, row in enumerate(tree)
    ]


def _theme_lines(session: Session) -> tuple[list[ComparisonLine], tuple[str, ...]]:
    """The themes that are built from codes, and the names of the others."""
    rows = themes(session, counted=False)
    lines = [
        ComparisonLine(
            code=None,
            path=row.name,
            name=row.name,
            colour=0,
            depth=0,
            cells=(),
            difference=None,
            widest=None,
            theme=row.id,
            statement=row.statement,
            codes=row.codes,
            place=place,
        )
        for place, row in enumerate(rows)
        if row.codes
    ]
    return lines, tuple(row.name for row in rows if not row.codes)


@dataclass(slots=True)
class _Tally:
    """What one group says of one line: its people, and the codings in which somebody counted is heard."""

    people: set[int] = field(default_factory=set)
    codings: set[int] = field(default_factory=set)

    def add(self, other: "_Tally") -> None:
        """With what another says too."""
        self.people |= other.people
        self.codings |= other.codings


class _Counting:
    """The people, their groups and what they were asked, known once for all lines."""

    def __init__(
        self,
        people: People,
        groups: Sequence[GroupRow],
        place_of: dict[ParticipantId, int],
        asked: Asked,
        thresholds: Thresholds,
    ) -> None:
        self._thresholds = thresholds
        self._groups, self._place_of, self._asked = groups, place_of, asked
        self._pending = {known for known, row in people.items() if row.pending}
        self._order = {known: place for place, known in enumerate(people)}
        self._areas: dict[ParticipantId, AreaId | None] = {known: row.area for known, row in people.items()}
        self._counted = [frozenset(group.members) - self._pending for group in groups]
        self._named = [place for place, group in enumerate(groups) if group.named]

    def tallies(
        self, session: Session, tree: Sequence[CodeRow], scope: Scope, sources: Collection[SourceId] | None
    ) -> dict[CodeId, list[_Tally]]:
        """Code -> one tally a group, evidence of a code counting for every code above it."""
        tallies: dict[int, list[_Tally]] = {row.id: [_Tally() for _ in self._groups] for row in tree}
        place_of = {int(person): place for person, place in self._place_of.items()}
        for code, coding, person in heard(session, coders=scope.coders, sources=sources):
            place = place_of.get(person)
            if place is None:
                continue
            tally = tallies[code][place]
            tally.people.add(person)
            if person not in self._pending:
                tally.codings.add(coding)
        for row in reversed(tree):
            if row.parent is not None:
                for above, below in zip(tallies[row.parent], tallies[row.id], strict=True):
                    above.add(below)
        return {row.id: tallies[row.id] for row in tree}

    def line(self, found: Sequence[Sequence[_Tally]], bare: ComparisonLine) -> ComparisonLine:
        """What the groups say of some codes taken together."""
        asked, not_asked = self._asked.told(bare.codes)
        cells = tuple(
            self._cell([tallies[place] for tallies in found], place, asked, not_asked)
            for place in range(len(self._groups))
        )
        of_named = [cells[place] for place in self._named]
        widest = widest_difference(of_named)
        convergence, silent = converge(of_named, self._thresholds)
        return replace(
            bare,
            cells=cells,
            difference=None if widest is None else widest[0],
            widest=None if widest is None else (self._named[widest[1][0]], self._named[widest[1][1]]),
            convergence=convergence,
            silent=tuple(self._named[place] for place in silent),
            asked=asked,
            not_asked=not_asked,
        )

    def _cell(
        self,
        tallies: Sequence[_Tally],
        place: int,
        asked: frozenset[ParticipantId],
        not_asked: frozenset[ParticipantId],
    ) -> CellRow:
        tally = tallies[0]
        if len(tallies) > 1:
            tally = _Tally()
            for one in tallies:
                tally.add(one)
        counted = self._counted[place]
        ready = counted & tally.people
        silent = counted - tally.people
        areas = {self._areas[person] for person in ready}
        return CellRow(
            k=len(ready),
            n=len(counted),
            passages=len(tally.codings),
            areas=len(areas - {None}),
            pending_k=len(tally.people) - len(ready),
            people=tuple(sorted(map(ParticipantId, tally.people), key=self._order.__getitem__)),
            asked=len(silent & asked),
            not_asked=len(silent & not_asked),
        )
