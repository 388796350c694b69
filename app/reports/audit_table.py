"""The audit as a table for a file: what was done, when and by whom, never a word of the study (E-13)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.reports.tables import Column, Kind, PlainTable, write_csv, write_xlsx
from app.store.audit import AuditRow

COLUMNS = (
    Column("Entry", Kind.WHOLE),
    Column("When (UTC)", width=19),
    Column("Who"),
    Column("What", width=32),
    Column("Rows", width=60),
    Column("Seal", width=64),
)
SEALED = "Each seal is the SHA-256 of the seal before it and of what the entry says."


def when(row: AuditRow) -> str:
    """The second of an entry, in universal time."""
    return datetime.fromtimestamp(row.at, UTC).strftime("%Y-%m-%d %H:%M:%S")


def write_audit(name: str, done: Sequence[AuditRow], faults: Sequence[str], path: Path) -> None:
    """Write it as .csv, else as .xlsx."""
    rows = [(row.id, when(row), row.who, row.action, row.rows, row.seal) for row in done]
    table = PlainTable(f"Audit of {name}", COLUMNS, rows, (SEALED, *faults))
    if path.suffix.casefold() == ".csv":
        write_csv(table, path).put()
    else:
        write_xlsx([table], path, date=datetime.now(UTC).date()).put()
