"""A list of names of the researcher's own: a table with the columns name and kind, or a name on every line.

It may hold real names: it goes into the identity key, and whoever wrote it deletes the file.
"""

from collections.abc import Sequence
from pathlib import Path

from app.exchange.table_rows import table_rows
from app.exchange.tables import Warn, unguarded, unheard
from app.language.names.mentions import NameKind
from app.problems import Problem
from app.safeguards.identity.own_list import KINDS
from app.safeguards.identity.rows import ListedName

MOST = 50_000
_LONGEST = 200
_KINDS = {kind.value: kind for kind in KINDS}
WHICH = f"Each is “name, kind”; a kind is {', '.join(_KINDS)}."


def read_list(path: Path, warn: Warn = unheard) -> list[ListedName]:
    """The names of a file; a Problem names the line that cannot be understood."""
    if path.suffix.casefold() != ".txt":
        rows = table_rows(path, warn, needed=("name",), known=("name", "kind"), most=MOST)
        return [_listed(unguarded(row.needed("name")), row.get("kind"), row.number) for row in rows]
    try:
        written = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Problem(f"“{path.name}” cannot be read.", "Save it as plain text, UTF-8.") from None
    return parsed(written.splitlines())


def parsed(lines: Sequence[str]) -> list[ListedName]:
    """The names in lines of “name” or “name, kind”; empty lines are none."""
    if len(lines) > MOST:
        raise Problem(f"The list has more than {MOST:,} lines.", "Leave out what nobody would say.")
    found = []
    for number, line in enumerate(lines, 1):
        name, comma, kind = line.rpartition(",")
        if not comma or kind.strip().casefold() not in _KINDS:
            name, kind = line, ""
        if name.strip():
            found.append(_listed(name, kind, number))
    return found


def as_lines(names: Sequence[ListedName]) -> str:
    """The list as it is typed: `parsed` reads it."""
    return "\n".join(f"{one.name}, {one.kind.value}" for one in names)


def _listed(name: str, kind: str, number: int) -> ListedName:
    told = kind.strip().casefold()
    if told and told not in _KINDS:
        raise Problem(f"Line {number} of the list has a kind that is none.", WHICH)
    if len(name) > _LONGEST:
        raise Problem(f"Line {number} of the list is too long for a name.", WHICH)
    return ListedName(" ".join(name.split()), _KINDS.get(told, NameKind.PLACE))
