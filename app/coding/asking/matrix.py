"""Codes set against anything: each cell is the code's condition and the column's together, asked all at once.

So a cell holds exactly the passages (and, as people, the voices) that `ask` finds for the two conditions.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, product

from sqlalchemy.orm import Session

from app.coding.asking.columns import BY_CODE, BY_CODER, BY_PERSPECTIVE, BY_SOURCE, columns_of, dimensions
from app.coding.asking.conditions import AllOf, Coded, Codes, Condition, Field, FromSource, Op, Speaker, Target
from app.coding.asking.counting import heard_of
from app.coding.asking.holding import CodesMeant, Holding
from app.coding.asking.material import Material, Voiced
from app.coding.asking.outline import OutlineRow, outline
from app.coding.asking.rows import ColumnRow, Matrix, MatrixCell, MatrixLine
from app.coding.asking.vocabulary import Vocabulary, vocabulary
from app.coding.rows import CodeId, CoderId
from app.problems import Problem
from app.store.bulk import undisturbed
from app.study import queries as study
from app.study.picture_rows import PictureSourceRow
from app.study.rows import ParticipantId, ParticipantRow, SourceRow


@undisturbed()
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
    sources: list[SourceRow | PictureSourceRow] = []
    if by == BY_SOURCE:
        sources = [*study.sources(session), *study.picture_sources(session)]
    columns = columns_of(known, sources, by, against or _top_level(tree))
    sorted_out = _sorted_out(session, material, columns, by)
    tallies = _tallies(material, tree, sorted_out, below=below)
    counted = {person.id: person for person in heard_of(known.people)}
    lines = (
        MatrixLine(
            code=row,
            condition=Coded(Codes(Target.CODE, row.id, below)),
            cells=tuple(_cell(tallies[row.id].get(place), counted) for place in range(len(columns))),
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

Column = tuple[int, int | None]
"""The number of a column, and a voice that is in it."""
_NOWHERE: list[int] = []


def _sorted_out(
    session: Session, material: Material, columns: Sequence[ColumnRow], by: str
) -> Iterator[Iterable[Column]]:
    """Of every coding in order, the columns it is in."""
    conditions = [column.condition for column in columns]
    places, voices = material.places, material.voices
    if by == BY_CODER:
        of_coder = {int(coder): [place] for place, one in enumerate(conditions) for coder in _coders(one)}
        return (
            product(of_coder.get(coder, _NOWHERE), voices(segment)) for segment, _, coder, _ in material.codings
        )
    holding = Holding(session, material, CodesMeant(session))
    if by == BY_SOURCE:
        of_source = {number: [place] for place, one in enumerate(conditions) for number in _sources(one)}
        of_text, of_picture = material.sources.items(), material.pictured.items()
        of_version = {
            version: of_source.get(row.id, _NOWHERE)
            for version, row in chain[tuple[int, SourceRow | PictureSourceRow]](of_text, of_picture)
        }
        of_segment = {
            segment: list(product(of_version.get(place[1], _NOWHERE), voices(segment)))
            for segment, place in places.items()
        }
    elif by == BY_CODE:
        of_place = _by_segment(holding, conditions)
        of_segment = {
            segment: list(product(of_place.get(segment, _NOWHERE), voices(segment))) for segment in places
        }
    else:
        of_person = _by_person(holding, material, conditions)
        of_segment = {segment: _of_voices(voices(segment), of_person) for segment in places}
    return (of_segment[coding[0]] for coding in material.codings)


def _of_voices(voices: Collection[int | None], of_person: Mapping[int | None, list[Column]]) -> list[Column]:
    """The columns of everybody heard in a segment; of one alone, that person's own."""
    if len(voices) == 1:
        return of_person.get(next(iter(voices)), [])
    return [column for voice in voices for column in of_person.get(voice, ())]


def _by_person(
    holding: Holding, material: Material, conditions: Sequence[Condition]
) -> dict[int | None, list[Column]]:
    """Participant -> the columns they are in, each with them."""
    people: set[Voiced] = {(0, person) for person in material.people}
    found: dict[int | None, list[Column]] = defaultdict(list)
    for place, condition in enumerate(conditions):
        among = people
        if isinstance(condition, Speaker) and (condition.field, condition.op) == (Field.PARTICIPANT, Op.IS):
            # A column for each of many people: nobody else need be asked.
            among = people & {(0, int(person)) for person in condition.values}
        for _, person in holding.of(condition, among):
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
    material: Material,
    tree: Sequence[OutlineRow],
    sorted_out: Iterable[Iterable[Column]],
    *,
    below: bool,
) -> dict[int, dict[int, _Tally]]:
    """Code -> column -> what is there; evidence of a code counts for those above it where that is wanted."""
    tallies: dict[int, dict[int, _Tally]] = {row.id: defaultdict(_Tally) for row in tree}
    for (segment, code, _, _), here in zip(material.codings, sorted_out, strict=True):
        line = tallies[code]
        for place, voice in here:
            cell = line[place]
            cell.segments.add(segment)
            if voice is not None:
                cell.people.add(voice)
    if below:
        for row in reversed(tree):
            if row.parent is not None:
                above = tallies[row.parent]
                for place, own in tallies[row.id].items():
                    above[place].segments |= own.segments
                    above[place].people |= own.people
    return tallies


_EMPTY = MatrixCell(0, 0, 0, ())


def _cell(tally: _Tally | None, counted: dict[ParticipantId, ParticipantRow]) -> MatrixCell:
    if tally is None:
        return _EMPTY
    heard = [ParticipantId(person) for person in sorted(tally.people)]
    ready = sum(not counted[person].pending for person in heard)
    return MatrixCell(len(tally.segments), ready, len(heard) - ready, tuple(heard))
