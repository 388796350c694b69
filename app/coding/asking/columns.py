"""What codes can be set against, and the columns that makes: each with its condition and who could be in it."""

from collections.abc import Iterable, Sequence

from app.coding.asking.conditions import (
    ANY_CODE,
    About,
    Beside,
    Coded,
    Codes,
    Condition,
    Field,
    FromSource,
    How,
    Op,
    Speaker,
    Target,
)
from app.coding.asking.counting import heard_of
from app.coding.asking.rows import ColumnRow
from app.coding.asking.testing import Plain, plain
from app.coding.asking.vocabulary import Kind, Vocabulary
from app.coding.rows import CodeId, CoderId
from app.study.picture_rows import PictureSourceRow
from app.study.rows import AttributeId, AttributeKind, ParticipantRow, SourceRow

BY_PERSPECTIVE, BY_AREA, BY_ROLE = "perspective", "area", "role"
BY_PARTICIPANT, BY_SOURCE, BY_CODER, BY_CODE = "participant", "source", "coder", "code"
_FIXED = (BY_PERSPECTIVE, BY_AREA, BY_ROLE, BY_PARTICIPANT, BY_SOURCE, BY_CODER, BY_CODE)


def dimensions(known: Vocabulary) -> list[str]:
    """What codes can be set against; an attribute that has one of the fixed names is not offered."""
    return [*_FIXED, *(row.name for row in known.attributes if row.name.casefold() not in _FIXED)]


def columns_of(
    known: Vocabulary, sources: Iterable[SourceRow | PictureSourceRow], by: str, against: Sequence[CodeId]
) -> list[ColumnRow]:
    """The columns of a dimension, in the study's order; people who say nothing about it come last."""
    heard = heard_of(known.people)
    if by == BY_SOURCE:
        return [
            _column(
                row.name,
                FromSource(About.NAME, Op.IS, (row.id,)),
                [person for person in heard if person.pseudonym in row.participants],
            )
            for row in sources
            if not row.excluded
        ]
    if by == BY_CODER:
        return [
            _column(thing.name, Coded(ANY_CODE, (CoderId(thing.id),)), heard) for thing in known.of(Kind.CODER)
        ]
    if by == BY_CODE:
        return [
            _column(known.name(Kind.CODE, code), Beside(How.OVERLAPS, Codes(Target.CODE, code)), heard)
            for code in against
        ]
    return _groups(known, heard, by)


def _groups(known: Vocabulary, heard: Sequence[ParticipantRow], by: str) -> list[ColumnRow]:
    if by == BY_PARTICIPANT:
        return [
            _column(
                person.pseudonym,
                Speaker(Field.PARTICIPANT, Op.IS, (person.id,)),
                [person],
                person.perspective_palette,
            )
            for person in heard
        ]
    if by == BY_PERSPECTIVE:
        palettes = {person.perspective: person.perspective_palette for person in heard}
        columns = [
            _column(
                thing.name,
                Speaker(Field.PERSPECTIVE, Op.IS, (thing.id,)),
                [person for person in heard if person.perspective == thing.id],
                next((palette for group, palette in palettes.items() if group == thing.id), None),
            )
            for thing in known.of(Kind.PERSPECTIVE)
        ]
        return columns + _nobodys(by, Field.PERSPECTIVE, [one for one in heard if one.perspective is None])
    if by == BY_AREA:
        columns = [
            _column(
                thing.name,
                Speaker(Field.AREA, Op.IS, (thing.id,)),
                [person for person in heard if person.area == thing.id],
            )
            for thing in known.of(Kind.AREA)
        ]
        return columns + _nobodys(by, Field.AREA, [one for one in heard if one.area is None])
    if by == BY_ROLE:
        return _answers(by, Field.ROLE, AttributeKind.TEXT, [(one, one.role) for one in heard])
    attribute = next(row for row in known.attributes if row.name == by)
    given = [(one, dict(one.attributes).get(by, "")) for one in heard]
    return _answers(by, Field.ATTRIBUTE, attribute.kind, given, attribute.id)


def _answers(
    by: str,
    asked: Field,
    kind: AttributeKind,
    given: Sequence[tuple[ParticipantRow, str]],
    attribute: AttributeId | None = None,
) -> list[ColumnRow]:
    """A column for every answer: numbers by size, words by the alphabet (never compared with each other)."""
    names: dict[Plain, str] = {}
    people: dict[Plain, list[ParticipantRow]] = {}
    for person, answer in given:
        if answer:
            names.setdefault(plain(kind, answer), answer)
            people.setdefault(plain(kind, answer), []).append(person)
    order = sorted(
        names, key=lambda value: (isinstance(value, str), 0 if isinstance(value, str) else value, value)
    )
    columns = [
        _column(names[value], Speaker(asked, Op.IS, (names[value],), attribute), people[value]) for value in order
    ]
    return columns + _nobodys(by, asked, [person for person, answer in given if not answer], attribute)


def _nobodys(
    by: str, asked: Field, people: Sequence[ParticipantRow], attribute: AttributeId | None = None
) -> list[ColumnRow]:
    """The column of people nothing is known of, where there are any."""
    if not people:
        return []
    return [_column(f"No {by} yet", Speaker(asked, Op.MISSING, (), attribute), people, named=False)]


def _column(
    name: str,
    condition: Condition,
    people: Sequence[ParticipantRow],
    palette: int | None = None,
    *,
    named: bool = True,
) -> ColumnRow:
    pending = sum(person.pending > 0 for person in people)
    return ColumnRow(name, palette, condition, len(people) - pending, pending, named)
