"""What the view of a case reads, and the rows it shows: events first, then what each teller raises. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.coding.rows import PATH_SEPARATOR
from app.journeys.measuring import EventBeside
from app.journeys.rules import Status
from app.perspectives.case_rows import CaseComparison, CaseHead, CaseLine
from app.perspectives.queries import case_heads, compare_case
from app.perspectives.rows import LineKind, Raised
from app.perspectives.wording import case_cell_words, raised_words
from app.store.project import Project
from app.study.rows import CaseId
from app.ui.perspectives.arranging import Level

SIGNS = {
    Status.AGREE: "=",
    Status.PARTLY: "≈",
    Status.CONFLICT: "≠",
    Status.ONE_ACCOUNT: "○",
    Status.NOT_COMPARABLE: "–",
    Raised.ALL: "=",
    Raised.SOME: "≈",
    Raised.CHILD_ALONE: "○",
    Raised.ADULTS_ALONE: "○",
    Raised.ONE_TELLER: "–",
}
EVENTS = "Events of the journey"


@dataclass(frozen=True, slots=True)
class ReadCases:
    """All children, and one of them read."""

    heads: tuple[CaseHead, ...]
    case: CaseComparison | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table: a heading of rows, an event, or a code or theme."""

    name: str
    beside: str = ""
    """What stands below the name: the codes above it."""
    stands: str = ""
    sign: str = ""
    cells: tuple[str, ...] = ()
    raised: tuple[bool, ...] = ()
    event: EventBeside | None = None
    line: CaseLine | None = None

    @property
    def heading(self) -> bool:
        """Whether it only names the rows below it."""
        return self.event is None and self.line is None


def read_cases(
    project: Project, wanted: CaseId | None, kind: LineKind, cancelled: Callable[[], bool]
) -> ReadCases:
    """The children, and the one that is wanted; the first with two tellers where it is gone or none is."""
    with project.reading(cancelled) as session:
        heads = tuple(case_heads(session))
        known = [head.case for head in heads]
        usual = next((head.case for head in heads if len(head.tellers) > 1), known[0] if known else None)
        case = wanted if wanted in known else usual
        return ReadCases(heads, None if case is None else compare_case(session, case, kind))


def rows_of(case: CaseComparison, level: Level) -> list[TableRow]:
    """The rows of the table: events, widest differences first; then codes or themes, the child's own first."""
    events = sorted(case.events.events, key=lambda row: case.events.widest.get(row.compared.event.id, 0))
    lines = [line for line in case.lines if level is not Level.TOP or line.depth == 0]
    rows = [TableRow(EVENTS, stands=f"{len(events)} in all")] if events else []
    rows += [_event(row) for row in events]
    if lines:
        rows.append(TableRow(level.value, stands=raised_words(lines)))
    rows += [_line(case, line) for line in lines]
    return rows


def _event(row: EventBeside) -> TableRow:
    only = " (child-only)" if row.compared.status is Status.ONE_ACCOUNT and row.by_child_only else ""
    return TableRow(
        name=row.compared.event.title,
        stands=f"{row.status}{only}",
        sign=SIGNS[row.compared.status],
        cells=tuple("; ".join(cell.told.splitlines()) for cell in row.cells),
        raised=tuple(cell.account is not None for cell in row.cells),
        event=row,
    )


def _line(case: CaseComparison, line: CaseLine) -> TableRow:
    kind, _ = line.key
    above = line.path.rpartition(PATH_SEPARATOR)[0] if kind is LineKind.CODES else ""
    return TableRow(
        name=line.name,
        beside=above,
        stands=f"Raised by {line.raised.value}",
        sign=SIGNS[line.raised],
        cells=tuple(case_cell_words(cell, column) for cell, column in zip(line.cells, case.columns, strict=True)),
        raised=tuple(cell.raised for cell in line.cells),
        line=line,
    )


def copied(case: CaseComparison, rows: Sequence[TableRow]) -> tuple[list[str], list[list[str]]]:
    """The table for Word and Excel: its heads and its rows."""
    heads = ["What", "How it stands", *(column.teller.name for column in case.columns)]
    empty = [""] * len(case.columns)
    return heads, [[row.name, f"{row.sign} {row.stands}".strip(), *(row.cells or empty)] for row in rows]
