"""The codebook's history and differences in plain words: the same in the window, in Word and on a terminal."""

from collections.abc import Iterable, Iterator

from app.coding.rows import ChangeKind, ChangeRow, Field
from app.coding.rules.codebook import CodebookDifference, CodeDifference

FIELD_NAMES = {
    "brief": "short definition",
    "definition": "definition",
    "when_to_use": "when to use",
    "when_not": "when not to use",
    "example": "typical example",
    "near_miss": "near miss",
    "origin": "origin",
    "framework": "framework",
    "colour": "colour",
    "category": "category",
    "retired": "retired",
    "sets": "sets",
}
"""What the parts of a code's record are called on screen and on paper."""


def change_told(change: ChangeRow) -> str:
    """What was done, without naming the code it was done to."""
    before, after = change.before, change.after
    match change.kind:
        case ChangeKind.ADD:
            framework = after.get("framework")
            return f"Added, from {framework}" if framework else "Added"
        case ChangeKind.RENAME:
            return f"Renamed “{after['name']}”"
        case ChangeKind.REDEFINE:
            return f"Changed: {', '.join(FIELD_NAMES[field] for field in FIELD_NAMES if field in after)}"
        case ChangeKind.RECOLOUR:
            return "Given another colour"
        case ChangeKind.MOVE:
            if before["parent"] == after["parent"]:
                return "Put at another place among its neighbours"
            return f"Moved below “{after['parent']}”" if after["parent"] else "Moved to the top"
        case ChangeKind.MERGE:
            return f"Merged into “{after['into']}”"
        case ChangeKind.SPLIT:
            many = after["passages"]
            return f"Split: {many} {'passage' if many == 1 else 'passages'} to “{after['into']}”"
        case ChangeKind.CATEGORY:
            return "Made a category" if after["category"] else "Made a code again"
        case ChangeKind.RETIRE:
            return "Retired"
        case ChangeKind.RESTORE:
            return "Restored"
        case ChangeKind.REMOVE:
            return "Removed"
        case ChangeKind.SET:
            return _set_told(change)


def difference_told(found: CodebookDifference) -> list[str]:
    """One line for each code that is not what it was, in the order: new, gone, changed."""
    return [
        *(f"Added: {code.path}" for code in found.added),
        *(f"Removed: {code.path}" for code in found.removed),
        *(f"{_sentence(_changes_told(code))}: {code.after.path}" for code in found.changed),
    ]


def value_told(value: Field | tuple[str, ...]) -> str:
    """A field's value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def _sentence(parts: Iterable[str]) -> str:
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]


def _changes_told(code: CodeDifference) -> Iterator[str]:
    if code.renamed:
        yield f"renamed from “{code.before.name}”"
    if code.moved:
        yield f"moved from “{code.before.path}”"
    if fields := [FIELD_NAMES[one.field] for one in code.fields]:
        yield f"redefined ({', '.join(fields)})"


def _set_told(change: ChangeRow) -> str:
    old, new = change.before.get("set"), change.after.get("set")
    if change.path:
        return f"Put into the set “{new}”" if new else f"Taken out of the set “{old}”"
    if old and new:
        return f"Set “{old}” renamed “{new}”"
    return f"Set “{new}” made" if new else f"Set “{old}” removed"
