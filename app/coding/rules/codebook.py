"""How two states of the codebook differ, and when a change of a code's record puts its coding in doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.coding.rows import MEANING, CodeState, Field

COMPARED = (
    "brief",
    "definition",
    "when_to_use",
    "when_not",
    "example",
    "near_miss",
    "origin",
    "framework",
    "colour",
    "category",
    "retired",
    "sets",
)
"""The fields of a code that are set beside each other, in the order they are told."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field as it was and as it is."""

    field: str
    before: Field | tuple[str, ...]
    after: Field | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeDifference:
    """A code that is in both states and not the same in them."""

    before: CodeState
    after: CodeState
    fields: tuple[FieldDifference, ...]

    @property
    def renamed(self) -> bool:
        return self.before.name != self.after.name

    @property
    def moved(self) -> bool:
        """It stands under another code; that the code above has another name is that one's own difference."""
        return self.before.parent != self.after.parent


@dataclass(frozen=True, slots=True)
class CodebookDifference:
    """What became of the codes between two states, each list in the order of the codebook."""

    added: tuple[CodeState, ...]
    removed: tuple[CodeState, ...]
    changed: tuple[CodeDifference, ...]

    @property
    def renamed(self) -> tuple[CodeDifference, ...]:
        return tuple(one for one in self.changed if one.renamed)

    @property
    def moved(self) -> tuple[CodeDifference, ...]:
        return tuple(one for one in self.changed if one.moved)

    @property
    def redefined(self) -> tuple[CodeDifference, ...]:
        """Codes with another field than their name and place changed."""
        return tuple(one for one in self.changed if one.fields)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def difference(before: Sequence[CodeState], after: Sequence[CodeState]) -> CodebookDifference:
    """What changed from one state of the codebook to another; codes are known again by their guid."""
    was, now = {code.guid: code for code in before}, {code.guid: code for code in after}
    pairs = [(was[guid], code) for guid, code in now.items() if guid in was]
    told = [CodeDifference(old, new, _fields(old, new)) for old, new in pairs]
    return CodebookDifference(
        added=tuple(code for guid, code in now.items() if guid not in was),
        removed=tuple(code for guid, code in was.items() if guid not in now),
        changed=tuple(one for one in told if one.renamed or one.moved or one.fields),
    )


def puts_in_doubt(before: Mapping[str, Field], after: Mapping[str, Field]) -> bool:
    """Whether coding done under the old record should be looked at again.

    It should where a rule of use that was written down says something else now. A rule written down for the
    first time takes nothing back that coders went by.
    """
    return any(before.get(part) and before[part] != after.get(part, before[part]) for part in MEANING)


def folded_memo(kept: str, other: str) -> str:
    """The memo of two codings that become one: both, without saying a thing twice."""
    if not other.strip() or other.strip() in kept:
        return kept
    return f"{kept.rstrip()}\n\n{other}" if kept.strip() else other


def _fields(old: CodeState, new: CodeState) -> tuple[FieldDifference, ...]:
    pairs = ((field, getattr(old, field), getattr(new, field)) for field in COMPARED)
    return tuple(FieldDifference(field, before, after) for field, before, after in pairs if before != after)
