"""Decisions about names in transcripts, as somebody filled them into a table: what gives way to what, what stays.

The table holds real names: whoever wrote it deletes it once it is read.
"""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from app.exchange.table_rows import TableRow, table_rows
from app.exchange.tables import Warn, unheard
from app.language.names.mentions import NameKind
from app.safeguards.identity.rows import Decision

COLUMNS = ("words", "kind", "replacement", "keep", "source")


def read_decisions(path: Path, sources: Mapping[str, UUID], warn: Warn = unheard) -> list[Decision]:
    """The rows of a table in which something is decided; a Problem names the row that cannot be taken over.

    A row with a replacement replaces the words, one with keep=yes lets them stay, any other decides nothing. With
    a source, it holds there alone.
    """
    rows = table_rows(path, warn, needed=("words",), known=COLUMNS)
    return [decision for row in rows if (decision := _decision(row, sources)) is not None]


def _decision(row: TableRow, sources: Mapping[str, UUID]) -> Decision | None:
    replacement, keep = row.get("replacement").strip("[] "), row.yes_or_no("keep")
    if replacement and keep:
        raise row.problem("keep", "says that the words stay, and another column by what they are replaced")
    if not replacement and not keep:
        return None
    name = row.get("source")
    if name and name not in sources:
        raise row.problem("source", "names no transcript of this study")
    return Decision(
        kind=_kind(row),
        original=row.needed("words"),
        replacement=replacement or None,
        source=sources[name] if name else None,
    )


def _kind(row: TableRow) -> NameKind:
    told = row.get("kind").casefold()
    for kind in NameKind:
        if told in (kind.value.casefold(), kind.name.casefold().replace("_", " ")):
            return kind
    if told:
        raise row.problem("kind", f"must be one of: {', '.join(kind.value for kind in NameKind)}")
    return NameKind.OTHER
