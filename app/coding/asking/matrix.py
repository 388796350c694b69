"""Codes set against anything: each cell is the code's condition and the column's together, asked all at once.

So a cell holds exactly the passages (and, as people, the voices) that `ask` finds for the two conditions.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, product

from sqlalchemy.orm import Session

from app.coding.asking.columns import BY_CODE, BY_CODER, BY_PERSPECTIVE, BY_SOURCE, columns_of, dimensions
from app.coding.asking.conditions import AllOf, Coded, Codes, Condition, FromSource, Target
from app.coding.asking.counting import heard_of
from app.coding.asking.holding import CodesMeant, Holding
from app.coding.asking.material import Material, Voiced
from app.coding.asking.outline import OutlineRow, outline
from app.coding.asking.rows import ColumnRow, Matrix, MatrixCell, MatrixLine
from app.coding.asking.vocabulary import Vocabulary, vocabulary
from app.coding.rows import CodeId, CoderId
from app.problems import Problem
from app.study.rows import ParticipantId, ParticipantRow


def matrix(
    session: Session,
    by: str = BY_PERSPECTIVE,
    *,
    below: bool = True,
    against: Sequence[CodeId] = (),
    known: Vocabulary | None = None,
) -> Matrix:
    """Every code against the columns of a dimension; with `below`, a code counts what is coded below it.

    By code, the columns are the codes given (the top level unless some are), and a cell holds the passages of
    the line's code that overlap one of the column's.
    """
    known = known or vocabulary(session)
    by = _dimension(known, by)
    tree = outline(session)
    material = Material(session, known)
    columns = columns_of(known, material.sources.values(), by, against or _top_level(tree))
    tallies = _tallies(material, tree, _sorting(session, material, columns, by), len(columns), below=below)
    counted = {person.id: person for person in heard_of(known.people)}
    lines = (
        MatrixLine(
            code=row,
            condition=Coded(Codes(Target.CODE, row.id, below)),
            cells=tuple(_cell(tally, counted) for tally in tallies[row.id]),
        )
        for row in tree
    )
    return Matrix(by, tuple(columns), tuple(lines))


def cell_condition(line: MatrixLine, column: ColumnRow) -> Condition:
    """What a passage and voice must be to be in a cell."""
    match column.condition:
        case Coded(_, by) if by:
            # The coder must have put the line's own code there.
            return Coded(line.condition.codes, by)
        case condition:
            return AllOf((line.condition, condition))


def _dimension(known: Vocabulary, by: str) -> str:
    """The dimension of this name, whatever its case; a Problem when there is none."""
    for name in dimensions(known):
        if name.casefold() == by.strip().casefold():
            return name
    raise Problem("Codes cannot be set against anything of that name.", f"Choose {', '.join(dimensions(known))}.")


def _top_level(tree: Iterable[OutlineRow]) -> list[CodeId]:
    return [row.id for row in tree if row.parent is None]


# Which column a voice in a passage belongs to

Sorting = Callable[[int, int], Iterable[tuple[int, int | None]]]
"""Of a segment coded by a coder, the numbers of the columns with the voice that is in each."""
_NOWHERE: list[int] = []


def _sorting(session: Session, material: Material, columns: Sequence[ColumnRow], by: str) -> Sorting:
    conditions = [column.condition for column in columns]
    places, voices = material.places, material.voices
    if by == BY_CODER:
        of_coder = {int(coder): [place] for place, one in enumerate(conditions) for coder in _coders(one)}
        return lambda segment, coder: product(of_coder.get(coder, _NOWHERE), voices(segment))
    if by == BY_SOURCE:
        of_source = {number: [place] for place, one in enumerate(conditions) for number in _sources(one)}
        of_version = {version: of_source.get(row.id, _NOWHERE) for version, row in material.sources.items()}
        return lambda segment, _: product(of_version[places[segment][1]], voices(segment))
    holding = Holding(session, material, CodesMeant(session))
    if by == BY_CODE:
        of_segment = _by_segment(holding, conditions)
        return lambda segment, _: product(of_segment.get(segment, _NOWHERE), voices(segment))
    of_person = _by_person(holding, material, conditions)

    def of_voices(segment: int, _: int) -> Iterable[tuple[int, int | None]]:
        heard = voices(segment)
        if len(heard) == 1:
            return of_person.get(next(iter(heard)), ())
        return chain.from_iterable(of_person.get(voice, ()) for voice in heard)

    return of_voices


def _by_person(
    holding: Holding, material: Material, conditions: Sequence[Condition]
) -> dict[int | None, list[tuple[int, int | None]]]:
    """Participant -> the columns they are in, each with them."""
    people: set[Voiced] = {(0, person) for person in material.people}
    found: dict[int | None, list[tuple[int, int | None]]] = defaultdict(list)
    for place, condition in enumerate(conditions):
        for _, person in holding.of(condition, people):
            found[person].append((place, person))
    return found


def _by_segment(holding: Holding, conditions: Sequence[Condition]) -> dict[int, list[int]]:
    """Segment -> the columns it is in."""
    everything = holding.everything(AllOf())
    found: dict[int, list[int]] = defaultdict(list)
    for place, condition in enumerate(conditions):
        for segment in {segment for segment, _ in holding.of(condition, everything)}:
            found[segment].append(place)
    return found


def _coders(condition: Condition) -> tuple[CoderId, ...]:
    return condition.by if isinstance(condition, Coded) else ()


def _sources(condition: Condition) -> tuple[int | str, ...]:
    return condition.values if isinstance(condition, FromSource) else ()


# What is in the cells


@dataclass(slots=True)
class _Tally:
    """What is in one cell."""

    segments: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)


def _tallies(
    material: Material, tree: Sequence[OutlineRow], sorting: Sorting, columns: int, *, below: bool
) -> dict[int, list[_Tally]]:
    """Code -> one tally a column, evidence of a code counting for every code above it where that is wanted."""
    tallies: dict[int, list[_Tally]] = {row.id: [_Tally() for _ in range(columns)] for row in tree}
    for segment, code, coder, _ in material.codings:
        line = tallies[code]
        for place, voice in sorting(segment, coder):
            cell = line[place]
            cell.segments.add(segment)
            if voice is not None:
                cell.people.add(voice)
    if below:
        for row in reversed(tree):
            if row.parent is not None:
                for above, own in zip(tallies[row.parent], tallies[row.id], strict=True):
                    above.segments |= own.segments
                    above.people |= own.people
    return tallies


def _cell(tally: _Tally, counted: dict[ParticipantId, ParticipantRow]) -> MatrixCell:
    heard = [ParticipantId(person) for person in sorted(tally.people)]
    ready = sum(not counted[person].pending for person in heard)
    return MatrixCell(len(tally.segments), ready, len(heard) - ready, tuple(heard))
