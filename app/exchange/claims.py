"""Tables of assumptions and of evidence, from CSV files: names as a person wrote them.

A Problem names row and column, as a spreadsheet numbers them, and never what stands there.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.exchange.table_rows import TableRow, table_rows
from app.exchange.tables import Warn, unheard
from app.perspectives.claim_rows import ClaimKind, Origin, Stance, Track

Named = TypeVar("Named", bound=StrEnum)

_CLAIMS = (
    "statement",
    "ref",
    "kind",
    "held_by",
    "origin",
    "reference",
    "areas",
    "limits",
    "if_true",
    "would_surprise",
    "why_it_matters",
    "rival",
    "track",
    "codes",
    "themes",
)
_EVIDENCE = ("assumption", "source", "start", "end", "stance", "coder", "second_hand", "about", "note")


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """An assumption as somebody wrote it down: who holds it, its scope, codes and themes by their names."""

    statement: str
    ref: str = ""
    kind: ClaimKind = ClaimKind.ASSUMPTION
    held_by: tuple[str, ...] = ()
    origin: Origin | None = None
    reference: str = ""
    areas: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    """“Attribute=answer”, of numbers also a range."""
    if_true: str = ""
    would_surprise: str = ""
    why_it_matters: str = ""
    rival: str = ""
    track: Track | None = None
    codes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A passage as evidence, as somebody wrote it down; `about` names a perspective."""

    assumption: str
    source: str
    start: int
    end: int
    stance: Stance
    coder: str
    second_hand: bool = False
    about: str = ""
    note: str = ""


MOST_CLAIMS = 1000
"""More no study can weigh."""


def read_claims(path: Path, warn: Warn = unheard) -> dict[int, ClaimLine]:
    """A table of assumptions, by the number of the row; semicolons part several names in a cell."""
    return {
        row.number: ClaimLine(
            statement=row.needed("statement"),
            ref=row.get("ref"),
            kind=_named(row, "kind", ClaimKind) or ClaimKind.ASSUMPTION,
            held_by=_several(row, "held_by"),
            origin=_named(row, "origin", Origin),
            reference=row.get("reference"),
            areas=_several(row, "areas"),
            limits=_several(row, "limits"),
            if_true=row.get("if_true"),
            would_surprise=row.get("would_surprise"),
            why_it_matters=row.get("why_it_matters"),
            rival=row.get("rival"),
            track=_named(row, "track", Track),
            codes=_several(row, "codes"),
            themes=_several(row, "themes"),
        )
        for row in table_rows(path, warn, needed=("statement",), known=_CLAIMS, most=MOST_CLAIMS)
    }


def read_evidence(path: Path, warn: Warn = unheard, *, assumption: str = "") -> dict[int, EvidenceLine]:
    """A table of passages as evidence, all of one `assumption` where it is given; by the number of the row."""
    needed = ("source", "start", "end", "stance", "coder")
    lines = {}
    for row in table_rows(path, warn, needed=needed if assumption else ("assumption", *needed), known=_EVIDENCE):
        start, end = row.position("start"), row.position("end")
        if end <= start:
            raise row.problem("end", "must be greater than start")
        stance = _named(row, "stance", Stance)
        if stance is None:
            raise row.problem("stance", "is empty")
        lines[row.number] = EvidenceLine(
            row.get("assumption") or assumption or row.needed("assumption"),
            row.needed("source"),
            start,
            end,
            stance,
            row.needed("coder"),
            row.yes_or_no("second_hand") or False,
            row.get("about"),
            row.get("note"),
        )
    return lines


def _named(row: TableRow, column: str, kind: type[Named]) -> Named | None:
    """One of the values of a kind, whatever its case; None where the cell is empty."""
    cell = row.get(column)
    for value in kind:
        if value.value.casefold() == cell.casefold():
            return value
    if cell:
        raise row.problem(column, f"must be one of: {', '.join(kind)}")
    return None


def _several(row: TableRow, column: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in row.get(column).split(";")) if name)
