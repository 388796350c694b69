"""A question as JSON: how it is kept, and how a person may write one.

Kept, a thing is written by a key that no renaming changes; a person writes its name. Both are read.

    {"version": 1, "where": {"all": [
        {"coded": {"code": "Moves", "below": true, "by": ["Ada"]}},
        {"beside": {"how": "follows", "code": "Reviews", "within": 2, "unit": "turns"}},
        {"speaker": {"field": "perspective", "test": "is", "values": ["Carers"]}},
        {"speaker": {"field": "attribute", "attribute": "Age", "test": "more", "values": ["11"]}},
        {"not": {"any": [{"says": "~bag car*"}, {"memo": true}, {"length": {"test": "less", "characters": 9}}]}}
    ]}}
"""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from app.coding.asking.conditions import (
    ANY_CODE,
    About,
    AllOf,
    AnyOf,
    Beside,
    Coded,
    Codes,
    Condition,
    Field,
    FromSource,
    HasMemo,
    How,
    Length,
    Linked,
    Not,
    Op,
    Says,
    Speaker,
    Target,
    Unit,
)
from app.coding.asking.vocabulary import Kind, Vocabulary
from app.coding.rows import CoderId
from app.language.reading_json import read_json
from app.problems import Problem
from app.study.rows import AttributeId, CaseId, CaseRelation

VERSION = 1
_DEEPEST = 40
_MOST = 500
_OF_FIELD = {
    Field.PERSPECTIVE: Kind.PERSPECTIVE,
    Field.AREA: Kind.AREA,
    Field.PARTICIPANT: Kind.PARTICIPANT,
}
_NAMED_BY = {Target.CODE: Kind.CODE, Target.SET: Kind.SET, Target.THEME: Kind.THEME}
Choice = TypeVar("Choice", bound=StrEnum)


class NotUnderstood(Problem):
    """A question that is not written as this version writes them."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This query cannot be read: {what}.", "It may come from a newer Counterpoint.")


def to_json(where: Condition, known: Vocabulary) -> str:
    """A question as it is kept."""
    return json.dumps({"version": VERSION, "where": _Writing(known).condition(where)}, ensure_ascii=False)


def from_json(written: str, known: Vocabulary) -> Condition:
    """The question somebody wrote; NotUnderstood, or a Problem at a name the study does not have."""
    try:
        given = read_json(written)
    except ValueError:
        raise NotUnderstood("it is not JSON") from None
    if not isinstance(given, dict):
        raise NotUnderstood("it is not an object")
    if "where" not in given:
        given = {"version": VERSION, "where": given}
    if given.get("version") != VERSION:
        raise NotUnderstood(f"its version is not {VERSION}")
    return _Reading(known).condition(given["where"], 0)


class _Writing:
    """Writes conditions with the keys of what they name."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known

    def condition(self, one: Condition) -> dict[str, Any]:
        match one:
            case AllOf(parts):
                return {"all": [self.condition(part) for part in parts]}
            case AnyOf(parts):
                return {"any": [self.condition(part) for part in parts]}
            case Not(part):
                return {"not": self.condition(part)}
            case Coded(codes, by):
                coders = {"by": [self._known.key(Kind.CODER, coder) for coder in by]} if by else {}
                return {"coded": self._codes(codes) | coders}
            case Beside(how, codes, within, unit):
                return {"beside": {"how": how.value} | self._codes(codes) | {"within": within, "unit": unit.value}}
            case Speaker(field, op, values, attribute):
                kind = _OF_FIELD.get(field)
                named = {} if attribute is None else {"attribute": self._known.key(Kind.ATTRIBUTE, attribute)}
                return {"speaker": {"field": field.value} | named | self._test(op, values, kind)}
            case Linked(cases, relation):
                how_so = {} if relation is None else {"relation": relation.value}
                return {"case": {"cases": [self._known.key(Kind.CASE, case) for case in cases]} | how_so}
            case FromSource(about, op, values):
                kind = Kind.SOURCE if about is About.NAME else None
                return {"source": {"about": about.value} | self._test(op, values, kind)}
            case HasMemo():
                return {"memo": True}
            case Says(words):
                return {"says": words}
            case Length(op, characters):
                return {"length": {"test": op.value, "characters": characters}}

    def _codes(self, codes: Codes) -> dict[str, Any]:
        if codes.target is Target.ANY:
            return {}
        named = {codes.target.value: self._known.key(_NAMED_BY[codes.target], codes.id)}
        return named | ({"below": codes.below} if codes.target is Target.CODE else {})

    def _test(self, op: Op, values: tuple[int | str, ...], kind: Kind | None) -> dict[str, Any]:
        written = [self._known.key(kind, int(value)) if kind else str(value) for value in values]
        return {"test": op.value, "values": written}


class _Reading:
    """Reads conditions, the things they name found by key or name."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known
        self._conditions = 0
        self._leaves: dict[str, Callable[[Mapping[str, Any]], Condition]] = {
            "coded": self._coded,
            "beside": self._beside,
            "speaker": self._speaker,
            "case": self._linked,
            "source": self._source,
            "length": lambda given: Length(_size(given), _whole(given, "characters")),
        }

    def condition(self, given: object, depth: int) -> Condition:
        self._conditions += 1
        if depth > _DEEPEST or self._conditions > _MOST:
            raise NotUnderstood("its conditions are too many, or nested too deeply")
        if not isinstance(given, dict) or len(given) != 1:
            raise NotUnderstood("every condition is an object with one name")
        ((name, inside),) = given.items()
        if name in ("all", "any"):
            if not isinstance(inside, list):
                raise NotUnderstood(f"“{name}” holds a list of conditions")
            parts = tuple(self.condition(part, depth + 1) for part in inside)
            return AllOf(parts) if name == "all" else AnyOf(parts)
        if name == "not":
            return Not(self.condition(inside, depth + 1))
        if name == "memo":
            return HasMemo()
        if name == "says" and isinstance(inside, str):
            return Says(inside)
        if name in self._leaves and isinstance(inside, dict):
            return self._leaves[name](inside)
        raise NotUnderstood(f"there is no condition “{name}” that is written so")

    def _coded(self, given: Mapping[str, Any]) -> Coded:
        _only(given, "by", *_CODES)
        return Coded(self._codes(given), tuple(CoderId(coder) for coder in self._many(Kind.CODER, given, "by")))

    def _beside(self, given: Mapping[str, Any]) -> Beside:
        _only(given, "how", "within", "unit", *_CODES)
        within = None if given.get("within") is None else _whole(given, "within")
        unit = _one_of(Unit, given.get("unit", Unit.TURNS.value))
        return Beside(_one_of(How, given.get("how")), self._codes(given), within, unit)

    def _speaker(self, given: Mapping[str, Any]) -> Speaker:
        _only(given, "field", "attribute", "test", "values")
        field = _one_of(Field, given.get("field"))
        attribute = None
        if field is Field.ATTRIBUTE:
            attribute = AttributeId(self._known.find(Kind.ATTRIBUTE, str(given.get("attribute"))))
        return Speaker(field, _one_of(Op, given.get("test")), self._values(given, _OF_FIELD.get(field)), attribute)

    def _linked(self, given: Mapping[str, Any]) -> Linked:
        _only(given, "cases", "relation")
        relation = None if given.get("relation") is None else _one_of(CaseRelation, given["relation"])
        return Linked(tuple(CaseId(case) for case in self._many(Kind.CASE, given, "cases")), relation)

    def _source(self, given: Mapping[str, Any]) -> FromSource:
        _only(given, "about", "test", "values")
        about = _one_of(About, given.get("about"))
        kind = Kind.SOURCE if about is About.NAME else None
        return FromSource(about, _one_of(Op, given.get("test")), self._values(given, kind))

    def _codes(self, given: Mapping[str, Any]) -> Codes:
        for target, kind in _NAMED_BY.items():
            if target.value in given:
                below = given.get("below", True)
                return Codes(target, self._known.find(kind, str(given[target.value])), bool(below))
        return ANY_CODE

    def _many(self, kind: Kind, given: Mapping[str, Any], name: str) -> list[int]:
        return [self._known.find(kind, written) for written in _words(given, name)]

    def _values(self, given: Mapping[str, Any], kind: Kind | None) -> tuple[int | str, ...]:
        if kind is None:
            return tuple(_words(given, "values"))
        return tuple(self._many(kind, given, "values"))


_CODES = ("below", *(target.value for target in _NAMED_BY))


def _only(given: Mapping[str, Any], *names: str) -> None:
    unknown = sorted(set(given) - set(names))
    if unknown:
        raise NotUnderstood(f"“{unknown[0]}” is not known here")


def _one_of(kind: type[Choice], given: object) -> Choice:
    for choice in kind:
        if choice.value == given:
            return choice
    raise NotUnderstood(f"“{given}” is not one of {', '.join(choice.value for choice in kind)}")


def _size(given: Mapping[str, Any]) -> Op:
    _only(given, "test", "characters")
    op = _one_of(Op, given.get("test"))
    if op not in (Op.MORE, Op.LESS):
        raise NotUnderstood("a length is more or less")
    return op


def _whole(given: Mapping[str, Any], name: str) -> int:
    number = given.get(name)
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise NotUnderstood(f"“{name}” is a whole number")
    return number


def _words(given: Mapping[str, Any], name: str) -> list[str]:
    """The words listed under a name; numbers are taken as they are written."""
    listed = given.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(one, str | int | float) for one in listed):
        raise NotUnderstood(f"“{name}” holds a list")
    return [str(one) for one in listed]
