"""A question being put together: conditions looked up, put in, changed and taken out by their path. No Qt.

The path of a condition is the numbers of the parts that lead to it from the top, which is always a group. "Not"
is no step of a path: it belongs to the condition it denies.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.coding.asking.conditions import AllOf, AnyOf, Condition, FromSource, Not, Op, Says, Speaker

Path = tuple[int, ...]
Group = AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Line:
    """A condition as a line of the question."""

    path: Path
    condition: Condition
    """Without the "not"."""
    denied: bool
    under_any: bool
    """Whether it stands among others of which one is enough."""

    @property
    def depth(self) -> int:
        """How far in it stands."""
        return len(self.path) - 1


def as_group(where: Condition) -> Group:
    """The question with a group at its top."""
    return where if isinstance(where, AllOf | AnyOf) else AllOf((where,))


def lines(top: Group) -> Iterator[Line]:
    """Every condition in reading order, a group before what is in it."""
    yield from _lines(top, ())


def at(top: Group, path: Path) -> Condition:
    """The condition of a path, with its "not"."""
    found: Condition = top
    for place in path:
        found = _parts(found)[place]
    return found


def put(top: Group, path: Path, condition: Condition) -> Group:
    """Another condition at a path."""
    return as_group(_changed(top, path, lambda _: (condition,)))


def take_out(top: Group, path: Path) -> Group:
    """The question without the condition of a path."""
    return as_group(_changed(top, path, lambda _: ()))


def add(top: Group, path: Path, condition: Condition) -> Group:
    """A condition more, at the end of the group of a path."""
    group = at(top, path)
    more = _with_parts(group, (*_parts(group), condition))
    return as_group(more) if not path else put(top, path, more)


def denied(condition: Condition, wanted: bool) -> Condition:
    """A condition with or without its "not"."""
    inside = condition.part if isinstance(condition, Not) else condition
    return Not(inside) if wanted else inside


def finished(where: Condition) -> Condition:
    """The question without what nobody has filled in yet: a test without values, words that are empty."""
    match where:
        case AllOf(parts):
            return AllOf(tuple(finished(part) for part in parts if _is_finished(part)))
        case AnyOf(parts):
            return AnyOf(tuple(finished(part) for part in parts if _is_finished(part)))
        case Not(part):
            return Not(finished(part))
        case _:
            return where


def _is_finished(where: Condition) -> bool:
    match where:
        case Not(part):
            return _is_finished(part)
        case AllOf(parts) | AnyOf(parts):
            return any(map(_is_finished, parts))
        case Speaker(_, op, values) | FromSource(_, op, values):
            return bool(values) or op in (Op.MISSING, Op.KNOWN)
        case Says(words):
            return bool(words.strip())
        case _:
            return True


def _lines(group: Condition, above: Path) -> Iterator[Line]:
    any_of = isinstance(_bare(group), AnyOf)
    for place, part in enumerate(_parts(group)):
        path = (*above, place)
        yield Line(path, _bare(part), isinstance(part, Not), any_of)
        if isinstance(_bare(part), AllOf | AnyOf):
            yield from _lines(part, path)


def _bare(condition: Condition) -> Condition:
    return condition.part if isinstance(condition, Not) else condition


def _parts(condition: Condition) -> tuple[Condition, ...]:
    bare = _bare(condition)
    return bare.parts if isinstance(bare, AllOf | AnyOf) else ()


def _with_parts(condition: Condition, parts: tuple[Condition, ...]) -> Condition:
    bare = _bare(condition)
    made: Condition = AnyOf(parts) if isinstance(bare, AnyOf) else AllOf(parts)
    return Not(made) if isinstance(condition, Not) else made


def _changed(group: Condition, path: Path, become: Callable[[Condition], tuple[Condition, ...]]) -> Condition:
    if not path:
        return next(iter(become(group)), AllOf())
    first, rest = path[0], path[1:]
    parts = list(_parts(group))
    parts[first : first + 1] = [_changed(parts[first], rest, become)] if rest else become(parts[first])
    return _with_parts(group, tuple(parts))
