"""What is said of a group and a code: on screen, to a screen reader, in a copied table. No Qt.

Three kinds of empty are never merged: silence (nobody of n raised it), nobody yet (n = 0), and people who are
pending, who stand apart from both. Counts of people only, never a percentage.
"""

from collections.abc import Sequence

from app.perspectives.ordering import Pair
from app.perspectives.rows import CellRow, ComparisonLine, Convergence, GroupRow
from app.perspectives.rules import Interval, newcombe
from app.perspectives.wording import silence_words
from app.reports.quotes import lower_first

MOST_GROUPS = 5
"""More groups are not told one by one in a sentence."""
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


def silent_words(cell: CellRow) -> str:
    """What stands beside the count where there are people and nobody of them raised it."""
    if not cell.n or cell.k:
        return ""
    return "silent" if cell.silent else "not asked"


def silent_split(cell: CellRow) -> str:
    """The same with who was asked, where anything is known of it: "silent: 4 asked, 2 not"."""
    silent = silent_words(cell)
    if not cell.silent or not cell.asked + cell.not_asked:
        return silent
    parts = [f"{cell.asked} asked"] if cell.asked else []
    parts += [f"{cell.not_asked} not"] if cell.not_asked else []
    parts += [f"{cell.unknown} unknown"] if cell.unknown else []
    return f"{silent}: {', '.join(parts)}"


def pending_words(cell: CellRow) -> str:
    """What stands apart from the count: pending people who raised it already."""
    return f"+{cell.pending_k} pending" if cell.pending_k else ""


def asked_words(cell: CellRow) -> str:
    """Of those who did not raise it, who was asked: only their silence means something."""
    if not cell.n or cell.k == cell.n:
        return ""
    if not cell.asked + cell.not_asked:
        return "Whether they were asked is not recorded."
    parts = [f"{cell.asked} asked", f"{cell.not_asked} not asked"]
    parts += [f"{cell.unknown} not recorded"] if cell.unknown else []
    return f"Of {people(cell.n - cell.k)} who did not raise it: {', '.join(parts)}."


def spoken_words(group: GroupRow, cell: CellRow) -> str:
    """The whole cell in words, for whoever does not see it."""
    pending = f", {cell.pending_k} pending" if cell.pending_k else ""
    if not cell.n:
        return f"{group.name}: no data yet, {why_nobody(group)}{pending}"
    if not cell.k:
        asked = f". {asked_words(cell)}" if cell.asked + cell.not_asked else ""
        return f"{group.name}: {silent_words(cell)}, 0 of {people(cell.n)} raised it{pending}{asked}"
    parts = [f"{cell.k} of {people(cell.n)}", many(cell.passages, "passage"), many(cell.areas, "area")]
    asked = f". {asked_words(cell)}" if cell.asked + cell.not_asked else ""
    return f"{group.name}: {', '.join(parts)}{pending}{asked}"


def why_nobody(group: GroupRow) -> str:
    """Why nobody of a group can be counted."""
    return "nobody is fully coded" if group.participants else "nobody was heard"


def copied_words(cell: CellRow) -> str:
    """The cell in a table for Word or Excel."""
    said = f"{cell.k} of {cell.n}" if cell.n else "no data yet"
    silent = f" ({silent_split(cell)})" if silent_words(cell) else ""
    return f"{said}{silent} {pending_words(cell)}".strip()


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


def badge_words(line: ComparisonLine) -> str:
    """How the groups stand to each other, in short."""
    return line.convergence.value[:1].upper() + line.convergence.value[1:]


def pattern_words(line: ComparisonLine, groups: Sequence[GroupRow]) -> str:
    """The same with who is silent: "Dissonance; silence: Practitioners"."""
    silence = silence_words(line.silent, groups)
    if line.convergence is Convergence.SILENCE:
        return silence[:1].upper() + silence[1:]
    return f"{badge_words(line)}; {silence}" if silence else badge_words(line)


def range_words(found: Interval | None) -> str:
    """A range for screening, as shares of one: "0.54 to 0.81"."""
    return "" if found is None else f"{found.low:.2f} to {found.high:.2f}".replace("-", "−")


def difference_range(line: ComparisonLine, pair: Pair | None) -> str:
    """How far two groups are apart and the range of it: "0.58 (0.40 to 0.71)"."""
    if pair is None:
        return ""
    one, other = (line.cells[place] for place in pair)
    found = newcombe(one.k, one.n, other.k, other.n)
    return "" if found is None else f"{one.k / one.n - other.k / other.n:.2f} ({range_words(found)})"


def inside_a_sentence(group: GroupRow) -> str:
    """A group's name as a sentence has it: perspectives are common nouns, areas and answers are names."""
    return group.name if group.palette is None else lower_first(group.name)


def row_sentence(line: ComparisonLine, groups: Sequence[GroupRow]) -> str:
    """Who raised a code: "6 of 9 children · 0 of 6 practitioners (silent)"; many groups are told in one."""
    if len(groups) > MOST_GROUPS:
        n, k = sum(cell.n for cell in line.cells), sum(cell.k for cell in line.cells)
        heard = sum(cell.k > 0 for cell in line.cells)
        return f"{k} of {people(n)} raised it, in {heard} of {many(len(groups), 'group')}"
    parts = []
    for group, cell in zip(groups, line.cells, strict=True):
        silent = f" ({silent_words(cell)})" if silent_words(cell) else ""
        said = count_words(cell) if cell.n else "no data yet:"
        pending = f" (+{cell.pending_k} pending)" if cell.pending_k else ""
        parts.append(f"{said} {inside_a_sentence(group)}{silent}{pending}")
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]
