"""A list of the researcher's own in an identity key: local names, schools and places that may not be told.

It lies in the key and not in the study, for it may hold real names. Known from it, a name is found wherever it
stands; what somebody decided to let stay does.
"""

from collections.abc import Collection, Iterable

import sqlcipher3.dbapi2 as driver

from app.language.folding import folded
from app.language.names.mentions import NameKind
from app.safeguards.identity.form import LISTED
from app.safeguards.identity.rows import ListedName

KINDS = (NameKind.PERSON, NameKind.PLACE, NameKind.SCHOOL, NameKind.ORGANISATION)
"""What a name on the list may be of."""


def listed_in(bare: driver.Connection) -> list[ListedName]:
    """The list, by name; a file of a format that has none, open to read only, has an empty one."""
    if bare.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (LISTED,)).fetchone() is None:
        return []
    rows = bare.execute(f"SELECT name, kind FROM {LISTED} ORDER BY name")
    return [ListedName(name, NameKind(kind)) for name, kind in rows]


def put_list(bare: driver.Connection, names: Iterable[ListedName]) -> None:
    """Keep these names in the place of those before; inside a transaction."""
    plainly = {" ".join(one.name.split()): one.kind.value for one in names}
    bare.execute(f"DELETE FROM {LISTED}")
    bare.executemany(f"INSERT INTO {LISTED} VALUES (?, ?)", [row for row in plainly.items() if row[0]])


def strike(bare: driver.Connection, names: Collection[str]) -> None:
    """Take names, folded, off the list; inside a transaction."""
    gone = [(one.name,) for one in listed_in(bare) if folded(one.name) in names]
    bare.executemany(f"DELETE FROM {LISTED} WHERE name = ?", gone)
