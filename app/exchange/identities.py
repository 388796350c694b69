"""A list of who the pseudonyms are, as a researcher keeps it in a spreadsheet, for the identity key.

Columns: pseudonym, real_name, other_names (parted by semicolons), contact, real_area, note. Only the pseudonym is
needed; a column that is not there and an empty cell leave what the key has.
"""

from pathlib import Path

from app.exchange.table_rows import table_rows
from app.exchange.tables import Warn, unguarded, unheard
from app.safeguards.identity.rows import IdentityLine

COLUMNS = ("pseudonym", "real_name", "other_names", "contact", "real_area", "note")


def read_identities(path: Path, warn: Warn = unheard) -> list[IdentityLine]:
    """The lines of such a list; a Problem names the row and column that cannot be understood."""
    rows = table_rows(path, warn, needed=("pseudonym",), known=COLUMNS)
    return [
        IdentityLine(
            row=row.number,
            pseudonym=row.needed("pseudonym"),
            real_name=unguarded(row.get("real_name")),
            other_names=parted(unguarded(row.get("other_names"))),
            contact=unguarded(row.get("contact")),
            real_area=unguarded(row.get("real_area")),
            note=unguarded(row.get("note")),
        )
        for row in rows
    ]


def parted(names: str) -> tuple[str, ...]:
    """The names in a field, parted by semicolons."""
    return tuple(name.strip() for name in names.split(";") if name.strip())
