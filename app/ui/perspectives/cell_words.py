"""What is said of a group and a code: on screen, to a screen reader, in a copied table. No Qt.

Three kinds of empty are never merged: silence (nobody of n raised it), nobody yet (n = 0), and people who are
pending, who stand apart from both. Counts of people only, never a percentage.
"""

from collections.abc import Sequence

from app.perspectives.rows import CellRow, ComparisonLine, GroupRow
from app.reports.quotes import lower_first
from app.ui.perspectives.arranging import Pair

NOT_RECORDED = "Whether they were asked is not recorded yet."
NOT_COMPARED = "cannot be compared yet"


def many(number: int, one: str, more: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def people(number: int) -> str:
    """So many people."""
    return many(number, "person", "people")


def count_words(cell: CellRow) -> str:
    """How many of how many, as it stands beside the circle."""
    return f"{cell.k} of {cell.n}" if cell.n else "nobody yet"


def aside_words(cell: CellRow) -> str:
    """What stands below the count: silence, and the pending apart."""
    silent = ["silent"] if cell.n and not cell.k else []
    pending = [f"+{cell.pending_k} pending"] if cell.pending_k else []
    return " · ".join(silent + pending)


def spoken_words(group: GroupRow, cell: CellRow) -> str:
    """The whole cell in words, for whoever does not see it."""
    pending = f", {cell.pending_k} pending" if cell.pending_k else ""
    if not cell.n:
        return f"{group.name}: no data yet, {why_nobody(group)}{pending}"
    if not cell.k:
        return f"{group.name}: silent, 0 of {people(cell.n)} raised it{pending}"
    parts = [f"{cell.k} of {people(cell.n)}", many(cell.passages, "passage"), many(cell.areas, "area")]
    return f"{group.name}: {', '.join(parts)}{pending}"


def why_nobody(group: GroupRow) -> str:
    """Why nobody of a group can be counted."""
    return "nobody is fully coded" if group.participants else "nobody was heard"


def copied_words(cell: CellRow) -> str:
    """The cell in a table for Word or Excel."""
    pending = f" +{cell.pending_k} pending" if cell.pending_k else ""
    if not cell.n:
        return f"no data yet{pending}"
    return f"{cell.k} of {cell.n}{'' if cell.k else ' (silent)'}{pending}"


def group_words(group: GroupRow) -> str:
    """A group's size, as its header says it: those counted, and the pending apart."""
    pending = f" +{group.pending} pending" if group.pending else ""
    return f"{people(group.n)}{pending}" if group.n or not group.pending else f"nobody yet{pending}"


def difference_words(line: ComparisonLine, pair: Pair | None) -> str:
    """The two counts that a row sets against each other."""
    if pair is None:
        return NOT_COMPARED
    return " ↔ ".join(f"{line.cells[place].k} of {line.cells[place].n}" for place in pair)


def named_difference(line: ComparisonLine, pair: Pair | None, groups: Sequence[GroupRow]) -> str:
    """The same with whose counts they are."""
    if pair is None:
        return NOT_COMPARED
    return " ↔ ".join(f"{groups[place].name} {line.cells[place].k} of {line.cells[place].n}" for place in pair)


def inside_a_sentence(group: GroupRow) -> str:
    """A group's name as a sentence has it: perspectives are common nouns, areas and answers are names."""
    return group.name if group.palette is None else lower_first(group.name)


def row_sentence(line: ComparisonLine, groups: Sequence[GroupRow]) -> str:
    """Who raised a code, group by group: "6 of 9 children · 2 of 7 carers · silent: 0 of 6 practitioners"."""
    parts = []
    for group, cell in zip(groups, line.cells, strict=True):
        silent = "silent: " if cell.n and not cell.k else ""
        said = count_words(cell) if cell.n else "no data yet:"
        pending = f" (+{cell.pending_k} pending)" if cell.pending_k else ""
        parts.append(f"{silent}{said} {inside_a_sentence(group)}{pending}")
    return " · ".join(parts)
