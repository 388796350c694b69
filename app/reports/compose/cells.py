"""Cells that several tables share: a perspective's name, a count with its bar."""

from collections.abc import Sequence

from app.perspectives.rows import CellRow, GroupRow
from app.reports.compose.saying import Saying
from app.reports.document import Align, Bar, Cell, Column, Run, cell
from app.reports.spec import Wording


def group_columns(groups: Sequence[GroupRow], width: int) -> tuple[Column, ...]:
    """One column for each perspective, its colour above its name."""
    return tuple(Column(group_header(group), width, Align.LEFT) for group in groups)


def group_header(group: GroupRow) -> Cell:
    """A perspective at the head of a column."""
    return Cell(((Run(group.name, bold=True),),), palette=group.palette, marked=True)


def group_cell(group: GroupRow) -> Cell:
    """A perspective at the beginning of a row."""
    return Cell(((Run(group.name),),), palette=group.palette, marked=True)


def count_cell(group: GroupRow, found: CellRow, say: Saying, *, pending: bool = True) -> Cell:
    """How many of a group, with a bar; small groups and silence have none, pending is said apart."""
    told = pending and found.pending_k and say.counts(group.participants)
    apart = ((Run(f"+{found.pending_k} pending", quiet=True),),) if told else ()
    said = say.amount(found.k, found.n)
    if not found.n or not found.k:
        return Cell(((Run(said, quiet=True),), *apart))
    drawn = say.counts(found.n) and say.wording is Wording.WORDS_AND_COUNTS
    bar = Bar(found.k / found.n, group.palette) if drawn else None
    return Cell(((Run(said),), *apart), bar=bar)


def number_cell(number: int) -> Cell:
    """A plain number; nought stands back."""
    return cell(str(number), quiet=not number)
