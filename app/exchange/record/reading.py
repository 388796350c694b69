"""The official record of one child from the tables of the SSDA903 return (DOMAIN J-03); identifiers end here.

The tables are known by their columns: episodes, social workers, missing, SDQ (OC2); a header with dates of birth
is passed over. What names a child, a place or a worker (DOB, UPN, SEX, ETHNIC, postcodes, URN …) is not read at
all; CHILD and SW_ID are, to choose the rows of the one child and to tell workers apart, and are in nothing that
leaves this module but the list to choose from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.exchange.record.days import read_day, today
from app.exchange.tables import Warn, plain_head, read_table, unguarded, unheard
from app.problems import Problem

CHILD = "child"
MOST_ROWS = 200_000


class Kind(StrEnum):
    """Which table of the return it is."""

    EPISODES = "episodes"
    WORKERS = "social workers"
    MISSING = "missing episodes"
    SCORES = "SDQ scores"


_TOLD_BY = {
    Kind.EPISODES: {"decom", "rne", "place"},
    Kind.WORKERS: {"sw_decom"},
    Kind.MISSING: {"mis_start"},
    Kind.SCORES: {"sdq_score"},
}
"""The columns that only this table has."""
_KEPT = {
    Kind.EPISODES: {"decom", "dec", "rne", "ls", "cin", "place", "place_provider", "rec", "reason_place_change"},
    Kind.WORKERS: {"sw_decom", "sw_dec", "sw_reason", "sw_id"},
    Kind.MISSING: {"missing", "mistype", "mis_start", "mis_end"},
    Kind.SCORES: {"sdq_score", "sdq_reason", "year"},
}
"""The columns that are read at all."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode of care: a placement and a legal status from one change to the next."""

    start: date
    end: date | None
    started: str
    legal: str
    need: str
    placement: str
    provider: str
    ended: str
    reason: str


@dataclass(frozen=True, slots=True)
class WorkerTime:
    """A time with one social worker, told apart by a number only."""

    start: date
    end: date | None
    reason: str
    worker: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A time the child was missing, or away without leave."""

    start: date
    end: date | None
    away: bool


@dataclass(frozen=True, slots=True)
class Score:
    """A score of the Strengths and Difficulties Questionnaire in a year of the return."""

    score: int
    year: str


@dataclass(frozen=True, slots=True)
class Record:
    """What the tables say of one child, in order of time, without a single identifier."""

    episodes: tuple[Episode, ...] = ()
    workers: tuple[WorkerTime, ...] = ()
    missing: tuple[Missing, ...] = ()
    scores: tuple[Score, ...] = ()

    @property
    def empty(self) -> bool:
        """There is nothing of the child in the tables."""
        return not (self.episodes or self.workers or self.missing or self.scores)


class Return:
    """The tables of one return while somebody chooses the child; nothing of it is kept or written anywhere."""

    def __init__(
        self,
        tables: Mapping[Kind, Sequence[Mapping[str, str]]],
        passed_over: Sequence[str] = (),
        dropped: Iterable[str] = (),
    ) -> None:
        self._tables = tables
        self.passed_over = tuple(passed_over)
        """Names of files that are no table of the return that is wanted."""
        self.dropped = tuple(sorted(dropped))
        """The columns that were not read at all, in capitals."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The tables there are."""
        return tuple(self._tables)

    def children(self) -> list[str]:
        """The identifiers of the children, to choose from; never to be stored."""
        found = {row[CHILD]: None for rows in self._tables.values() for row in rows if row.get(CHILD)}
        return sorted(found, key=lambda child: (len(child), child))

    def of(self, child: str | None = None) -> Record:
        """The record of a child; of the only one where none is named.

        A Problem where there are several and none is named, or where the tables do not have that child.
        """
        known = self.children()
        if child is None:
            if len(known) > 1:
                raise Problem(f"The tables tell of {len(known):,} children.", "Say which one is meant.")
            child = known[0] if known else ""
        elif child not in known:
            raise Problem("The tables do not tell of that child.", "Check the identifier.")
        rows = {kind: [row for row in rows if row.get(CHILD, "") == child] for kind, rows in self._tables.items()}
        return Record(
            episodes=_in_order(_episodes(_unlike(rows.get(Kind.EPISODES, ())))),
            workers=_in_order(_workers(_unlike(rows.get(Kind.WORKERS, ())))),
            missing=_in_order(map(_missing, _unlike(rows.get(Kind.MISSING, ())))),
            scores=tuple(_scores(rows.get(Kind.SCORES, ()))),
        )


def read_return(paths: Iterable[Path], warn: Warn = unheard) -> Return:
    """Read the tables of a return, of one year or several; a Problem names the row and column that is wrong."""
    tables: dict[Kind, list[dict[str, str]]] = {}
    passed_over, dropped = [], set[str]()
    for path in paths:
        table = read_table(path, warn)
        heads = [plain_head(cell) for cell in table[0]] if table else []
        kind = next((kind for kind in Kind if _TOLD_BY[kind] <= set(heads)), None)
        if kind is None or CHILD not in heads:
            passed_over.append(path.name)
            continue
        if len(table) > MOST_ROWS:
            raise Problem(f"A table has more than {MOST_ROWS:,} rows.", "Save a table of the children you need.")
        tables.setdefault(kind, []).extend(_rows(kind, heads, table[1:]))
        dropped |= {head.upper() for head in heads if head and head not in {CHILD, *_KEPT[kind]}}
    if not tables:
        wanted = ", ".join(Kind)
        raise Problem("That is no table of the SSDA903 return.", f"Choose its CSV files: {wanted}.")
    return Return(tables, passed_over, dropped)


def _rows(kind: Kind, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterable[dict[str, str]]:
    wanted = {CHILD, *_KEPT[kind]}
    for number, cells in enumerate(lines, start=2):
        row = {
            head: unguarded(cell).strip()
            for head, cell in zip(heads, cells, strict=False)
            if head in wanted and cell.strip()
        }
        if row:
            yield {**row, "row": str(number)}


def _unlike(rows: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Rows that several years' tables repeat, once: an episode that went on is told again, with its end.

    Of those that begin alike the last one told counts.
    """
    found: dict[tuple[str, ...], Mapping[str, str]] = {}
    for row in rows:
        key = tuple(row.get(column, "") for column in ("decom", "place", "ls", "sw_decom", "sw_id", "mis_start"))
        found[key] = row
    return list(found.values())


def _episodes(rows: Sequence[Mapping[str, str]]) -> Iterable[Episode]:
    """The episodes; a Problem where one goes on for ever though a later one began: its end is not in the table."""
    told = [(_episode(row), row) for row in rows]
    last = max((episode.start for episode, _ in told), default=None)
    for episode, row in told:
        if episode.end is None and episode.start != last:
            raise _slip(row, "DEC", "is empty, though a later episode is told")
        yield episode


def _episode(row: Mapping[str, str]) -> Episode:
    start, end = _from_to(row, "decom", "dec")
    return Episode(
        start=start,
        end=end,
        started=_code(row, "rne"),
        legal=_code(row, "ls"),
        need=_code(row, "cin"),
        placement=_code(row, "place"),
        provider=_code(row, "place_provider"),
        ended=_code(row, "rec"),
        reason=_code(row, "reason_place_change"),
    )


def _workers(rows: Sequence[Mapping[str, str]]) -> list[WorkerTime]:
    numbers: dict[str, int] = {}
    found = []
    for row in sorted(rows, key=lambda row: _day(row, "sw_decom")):
        number = numbers.setdefault(row.get("sw_id", row["row"]), len(numbers) + 1)
        found.append(WorkerTime(*_from_to(row, "sw_decom", "sw_dec"), _code(row, "sw_reason"), number))
    return found


def _missing(row: Mapping[str, str]) -> Missing:
    away = (row.get("missing") or row.get("mistype") or "").upper().startswith("A")
    return Missing(*_from_to(row, "mis_start", "mis_end"), away)


def _scores(rows: Sequence[Mapping[str, str]]) -> Iterable[Score]:
    for row in rows:
        written = row.get("sdq_score", "")
        if not written:
            continue
        if not (written.isascii() and written.isdigit() and len(written) < 4 and int(written) <= 40):
            raise _slip(row, "SDQ_SCORE", "must be a whole number from 0 to 40")
        yield Score(int(written), row.get("year", ""))


def _from_to(row: Mapping[str, str], first: str, last: str) -> tuple[date, date | None]:
    start, end = _day(row, first), _day_or_none(row, last)
    if end is not None and end < start:
        raise _slip(row, last.upper(), f"is before {first.upper()}")
    return start, end


def _day(row: Mapping[str, str], column: str) -> date:
    found = _day_or_none(row, column)
    if found is None:
        raise _slip(row, column.upper(), "is empty")
    return found


def _day_or_none(row: Mapping[str, str], column: str) -> date | None:
    written = row.get(column, "")
    if not written:
        return None
    try:
        day = read_day(written)
    except ValueError:
        raise _slip(row, column.upper(), "is no date like 31/03/2015") from None
    if day > today():
        raise _slip(row, column.upper(), "is still to come")
    return day


def _code(row: Mapping[str, str], column: str) -> str:
    code = row.get(column, "").upper()
    if len(code) > 12 or not all(sign.isalnum() for sign in code):
        raise _slip(row, column.upper(), "is no code of the return")
    return code


def _slip(row: Mapping[str, str], column: str, fault: str) -> Problem:
    return Problem(f"Row {row['row']} of the table, column {column}: it {fault}.", "Correct it and try again.")


Timed = TypeVar("Timed", Episode, WorkerTime, Missing)


def _in_order(rows: Iterable[Timed]) -> tuple[Timed, ...]:
    return tuple(sorted(rows, key=lambda row: (row.start, row.end is None, row.end or row.start)))
