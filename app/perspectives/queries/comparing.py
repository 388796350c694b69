"""Codes against groups of participants, counted by the speaker of the turn."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Coding
from app.coding.queries import codes, not_waiting, not_withheld, said, shown
from app.coding.rows import CodeId, CodeRow
from app.perspectives.rows import CellRow, Comparison, ComparisonLine, GroupRow
from app.perspectives.rules import widest_difference
from app.perspectives.who_was_asked import Asked
from app.problems import Problem
from app.study import queries as study
from app.study.rows import ParticipantId, ParticipantRow

BY_PERSPECTIVE, BY_AREA, BY_ROLE = "perspective", "area", "role"


def dimensions(session: Session) -> list[str]:
    """What participants can be compared by."""
    return [BY_PERSPECTIVE, BY_AREA, BY_ROLE, *(row.name for row in study.attributes(session))]


def compare(session: Session, by: str = BY_PERSPECTIVE) -> Comparison:
    """Every code with its subtree across the groups, the largest difference first.

    Excluded and withdrawn participants are in no number; people whose sources are not all fully coded are
    pending: outside k and n.
    """
    by = _dimension(session, by)
    people = {row.id: row for row in study.participants(session) if row.counted and row.sources}
    groups, place_of = _groups(session, by, people.values())
    tree = codes(session)
    tallies = _tallies(session, tree, people, place_of, len(groups))
    order = {person: place for place, person in enumerate(people)}
    members: list[list[ParticipantId]] = [[] for _ in groups]
    for person, place in place_of.items():
        if not people[person].pending:
            members[place].append(person)
    asked = Asked(session, tree)
    lines = [_line(row, tallies[row.id], people, order, groups, members, asked) for row in tree]
    lines.sort(key=lambda line: (line.difference is None, -(line.difference or 0.0)))
    return Comparison(by, tuple(groups), tuple(lines))


def _dimension(session: Session, by: str) -> str:
    """The dimension of this name, whatever its case; a Problem when there is none."""
    known = dimensions(session)
    for name in known:
        if name.casefold() == by.strip().casefold():
            return name
    raise Problem("Participants have no attribute of that name.", f"Compare by {', '.join(known)}.")


@dataclass(slots=True)
class _Tally:
    """What one group says of one code and all below it."""

    people: set[ParticipantId] = field(default_factory=set)
    codings: set[int] = field(default_factory=set)


def _groups(
    session: Session, by: str, people: Iterable[ParticipantRow]
) -> tuple[list[GroupRow], dict[ParticipantId, int]]:
    """The groups in their order, the unnamed last, and in which each person is."""
    names: dict[str, int | None] = {}
    if by == BY_PERSPECTIVE:
        names = {row.name: row.palette for row in study.perspectives(session)}
    elif by == BY_AREA:
        names = {row.name: None for row in study.areas(session)}
    value_of = {person.id: _value(person, by) for person in people}
    if by not in (BY_PERSPECTIVE, BY_AREA):
        names = dict.fromkeys(sorted({value for value in value_of.values() if value}, key=str.casefold))
    order = [*names, *([""] if "" in value_of.values() else [])]
    place_of = {person: order.index(value) for person, value in value_of.items()}
    counted, pending = [0] * len(order), [0] * len(order)
    for person in people:
        counted[place_of[person.id]] += 1
        pending[place_of[person.id]] += person.pending > 0
    groups = [
        GroupRow(name or f"No {by} yet", names.get(name), counted[place], pending[place], named=bool(name))
        for place, name in enumerate(order)
    ]
    return groups, place_of


def _value(person: ParticipantRow, by: str) -> str:
    if by == BY_PERSPECTIVE:
        return person.perspective_name
    if by == BY_AREA:
        return person.area_name
    if by == BY_ROLE:
        return person.role
    return dict(person.attributes).get(by, "")


def _tallies(
    session: Session,
    tree: Sequence[CodeRow],
    people: dict[ParticipantId, ParticipantRow],
    place_of: dict[ParticipantId, int],
    groups: int,
) -> dict[CodeId, list[_Tally]]:
    """Code -> one tally a group, evidence of a code counting for every code above it."""
    tallies: dict[int, list[_Tally]] = defaultdict(lambda: [_Tally() for _ in range(groups)])
    kept = not_withheld(session, Coding.segment_id)
    rows = chain.from_iterable(
        session.execute(
            select(Coding.code_id, Coding.id, theirs.c.participant_id)
            .join(theirs, theirs.c.segment_id == Coding.segment_id)
            .where(theirs.c.participant_id.is_not(None), not_waiting(Coding.segment_id), kept)
        )
        for theirs in (said().subquery(), shown().subquery())
    )
    pending = {person for person, row in people.items() if row.pending}
    for code, coding, person in rows:
        if (place := place_of.get(ParticipantId(person))) is None:
            continue
        tally = tallies[code][place]
        tally.people.add(ParticipantId(person))
        if person not in pending:
            tally.codings.add(coding)
    for row in reversed(tree):
        if row.parent is not None and row.id in tallies:
            for above, below in zip(tallies[row.parent], tallies[row.id], strict=True):
                above.people |= below.people
                above.codings |= below.codings
    return {row.id: tallies[row.id] for row in tree}


def _line(
    code: CodeRow,
    tallies: list[_Tally],
    people: dict[ParticipantId, ParticipantRow],
    order: dict[ParticipantId, int],
    groups: list[GroupRow],
    members: Sequence[Sequence[ParticipantId]],
    asked: Asked,
) -> ComparisonLine:
    cells = tuple(
        _cell(tally, people, order, theirs, [asked.about(code.id, person) for person in theirs])
        for tally, theirs in zip(tallies, members, strict=True)
    )
    named = [place for place, group in enumerate(groups) if group.named]
    widest = widest_difference([cells[place] for place in named])
    return ComparisonLine(
        code=code.id,
        path=code.path,
        name=code.name,
        colour=code.colour,
        depth=code.depth,
        cells=cells,
        difference=None if widest is None else widest[0],
        widest=None if widest is None else (named[widest[1][0]], named[widest[1][1]]),
    )


def _cell(
    tally: _Tally,
    people: dict[ParticipantId, ParticipantRow],
    order: dict[ParticipantId, int],
    members: Sequence[ParticipantId],
    asked: Sequence[bool | None],
) -> CellRow:
    heard = [people[person] for person in tally.people]
    ready = [person for person in heard if not person.pending]
    silent = [told for person, told in zip(members, asked, strict=True) if person not in tally.people]
    return CellRow(
        k=len(ready),
        n=len(members),
        passages=len(tally.codings),
        areas=len({person.area for person in ready if person.area is not None}),
        pending_k=len(heard) - len(ready),
        people=tuple(sorted((person.id for person in heard), key=order.__getitem__)),
        asked=silent.count(True),
        not_asked=silent.count(False),
    )
