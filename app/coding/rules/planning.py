"""What a codebook from elsewhere would change in this one, worked out before anything is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.coding.rows import PATH_SEPARATOR, CodeDraft, CodeState, Field, Origin
from app.coding.rules.codebook import FieldDifference
from app.coding.rules.names import path_parts
from app.problems import Problem

_NEW: Mapping[str, Field] = {"origin": Origin.EMERGENT.value, "category": False, "retired": False, "colour": None}
"""What a code that nothing is known of has in these fields; in all others, no words."""


@dataclass(frozen=True, slots=True)
class PlannedCode:
    """One code that would be made or changed."""

    line: int
    """Its line of the table; 0 for a code made only because another stands below it."""
    path: str
    new: bool
    fields: tuple[FieldDifference, ...]
    sets_joined: tuple[str, ...] = ()
    sets_left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookPlan:
    """Everything that would be done, in the order of the table; codes above others come first."""

    codes: tuple[PlannedCode, ...]
    unchanged: int
    """How many lines say nothing new."""

    @property
    def made(self) -> tuple[PlannedCode, ...]:
        return tuple(code for code in self.codes if code.new)

    @property
    def changed(self) -> tuple[PlannedCode, ...]:
        return tuple(code for code in self.codes if not code.new)


def plan(now: Sequence[CodeState], drafts: Sequence[CodeDraft]) -> CodebookPlan:
    """Compare a table with the codebook; codes are found by their path, whatever its capitals.

    A Problem names the line of a path that is none, or that stands there twice.
    """
    known = {code.path.casefold(): code for code in now}
    paths = {key: code.path for key, code in known.items()}
    planned: dict[str, PlannedCode] = {}
    met: set[str] = set()
    unchanged = 0
    for draft in drafts:
        path, above = _place(draft, paths)
        key = path.casefold()
        if key in met:
            raise Problem(f"Row {draft.line} of the table names a code a second time.", "Keep one of the rows.")
        met.add(key)
        for missing in above:
            planned[missing] = PlannedCode(0, missing, True, ())
        code = known.get(key)
        found = PlannedCode(
            draft.line, path, code is None, _differences(code, draft.fields), *_sets(code, draft.sets)
        )
        if found.new or found.fields or found.sets_joined or found.sets_left:
            planned[path] = found  # where it was to be made for one below it already, it keeps its place
        else:
            unchanged += 1
    return CodebookPlan(tuple(planned.values()), unchanged)


def _place(draft: CodeDraft, paths: dict[str, str]) -> tuple[str, list[str]]:
    """A draft's path as the codebook writes what there is of it, and the codes above that are missing."""
    try:
        parts = path_parts(draft.path)
    except Problem as problem:
        raise Problem(f"Row {draft.line} of the table: {problem.sentence}", problem.advice) from None
    path, above = "", []
    for depth, part in enumerate(parts, 1):
        wanted = f"{path}{PATH_SEPARATOR}{part}" if path else part
        if wanted.casefold() not in paths and depth < len(parts):
            above.append(wanted)
        path = paths.setdefault(wanted.casefold(), wanted)
    return path, above


def _differences(code: CodeState | None, fields: Mapping[str, Field]) -> tuple[FieldDifference, ...]:
    pairs = (
        (field, _NEW.get(field, "") if code is None else getattr(code, field), after)
        for field, after in fields.items()
    )
    return tuple(FieldDifference(field, before, after) for field, before, after in pairs if before != after)


def _sets(code: CodeState | None, wanted: tuple[str, ...] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sets a code would join and leave."""
    if wanted is None:
        return (), ()
    there = () if code is None else code.sets
    held, asked = {name.casefold() for name in there}, {name.casefold() for name in wanted}
    return (
        tuple(name for name in wanted if name.casefold() not in held),
        tuple(name for name in there if name.casefold() not in asked),
    )
