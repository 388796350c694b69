"""The computed sentences: how many of whom, who said nothing, where accounts differ most."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from app.perspectives.rows import CellRow, ComparisonLine, GroupRow
from app.reports.compose.saying import Saying
from app.reports.quotes import lower_first
from app.reports.rules import k_of_n
from app.reports.spec import Wording

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """A date as a British reader writes it: 3 November 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def listed(parts: Sequence[str]) -> str:
    """Words in a row as a sentence has them: "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def whom(group: GroupRow) -> str:
    """A group inside a sentence."""
    return lower_first(group.name) if group.named else "people with no perspective recorded"


def raised(group: GroupRow, cell: CellRow, say: Saying) -> str:
    """How many of a group raised something; silence is said, and who of the silent was asked."""
    if not group.participants:
        return f"No {whom(group)} were heard in this study."
    if not cell.n:
        return f"None of the {whom(group)} can be counted yet: their transcripts are not fully coded."
    if not say.says:
        return (
            f"The {whom(group)} raised this."
            if cell.k
            else f"None of the {whom(group)} raised this; {asked(cell, say)}."
        )
    word = say.word(cell.k, cell.n)
    if word is None:
        sentence = f"{k_of_n(cell.k, cell.n)} {whom(group)} raised this"
    else:
        exact = say.wording is Wording.WORDS_AND_COUNTS and say.counts(cell.n)
        numbers = f" ({k_of_n(cell.k, cell.n)})" if exact else ""
        sentence = f"{word.capitalize()} of the {whom(group)} raised this{numbers}"
    return f"{sentence}." if cell.k else f"{sentence}; {asked(cell, say)}."


def asked(cell: CellRow, say: Saying) -> str:
    """Who of a silent group was asked: only their silence means something."""
    if not cell.asked + cell.not_asked:
        return "whether they were asked is not recorded"
    if cell.asked == cell.n:
        return "all of them were asked"
    if cell.not_asked == cell.n:
        return "none of them were asked"
    if not say.says or not say.counts(cell.n):
        return "not all of them were asked"
    parts = [f"{cell.asked} of them were asked" if cell.asked else "none of them is known to have been asked"]
    parts += [f"{cell.not_asked} were not"] if cell.not_asked else []
    parts += [f"of {cell.unknown} it is not recorded"] if cell.unknown else []
    return listed(parts)


def pending(cell: CellRow) -> str:
    """People in whom it was found already, though they are not counted yet; empty when there are none."""
    if not cell.pending_k:
        return ""
    if cell.pending_k == 1:
        return "One more person, whose transcripts are not fully coded, has raised it already and is not counted."
    return (
        f"{cell.pending_k} more people, whose transcripts are not fully coded, have raised it already "
        "and are not counted."
    )


def difference(line: ComparisonLine, groups: Sequence[GroupRow], say: Saying) -> str:
    """Which two perspectives differ most in how many raised it: a count, never a reading of it."""
    if line.widest is None or line.difference is None:
        return "Fewer than two perspectives can be counted so far, so they cannot be compared."

    def part(number: int) -> str:
        return f"{whom(groups[number])}{_bracket(line.cells[number], say)}"

    high, low = line.widest
    if not line.difference:
        return "The perspectives raised this equally often."
    between = [
        part(number)
        for number, cell in enumerate(line.cells)
        if number not in line.widest and groups[number].named and cell.n
    ]
    sentence = f"The widest difference is between {part(high)} and {part(low)}, fewer of whom raised it."
    return f"{sentence} In between: {listed(between)}." if between else sentence


def _bracket(cell: CellRow, say: Saying) -> str:
    return f" ({say.amount(cell.k, cell.n)})" if say.says else ""


def day_of(moment: int) -> date:
    """The day of a moment in seconds since 1970, UTC."""
    return datetime.fromtimestamp(moment, UTC).date()
