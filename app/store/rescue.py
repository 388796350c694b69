"""What can still be read of a damaged study, put into a new file; the damaged one is left as it is.

Tables are read in stretches of their row numbers, halved wherever the database cannot read one, so that what is
lost is what stands on the damaged pages. Rows that refer to lost ones are taken away, again until none is left.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from app.problems import Problem
from app.store import faults, migrate
from app.store.backup import verify
from app.store.engine import connect, writer_engine
from app.store.files import open_bare
from app.store.keys import Key, Secret, key_for, new_key
from app.store.leftovers import clear_part
from app.store.put import give_name

Rows = Sequence[tuple[Any, ...]]
Progress = Callable[[int, int], object]

_SEARCH_INDEX = "turn_words"
"""Made anew from the words."""
_LAST = 2**40
"""No table has so many rows: up to here they are looked for where the database cannot say which is the last."""
_BLANK = bytes(512)
_PATIENCE = 600
"""So many row numbers in a run are tried one by one; a damaged page holds a few hundred rows at most."""


@dataclass(slots=True)
class Rescued:
    """Where the new file lies; table -> how many rows were saved, were on pages that cannot be read, and were
    left without what they belong to. Of the unreadable row numbers some may never have been rows."""

    path: Path
    encrypted: bool
    saved: dict[str, int] = field(default_factory=dict)
    unreadable: dict[str, int] = field(default_factory=dict)
    orphaned: dict[str, int] = field(default_factory=dict)


def rescue(
    path: Path,
    passphrase: Secret | None,
    *,
    home: Path,
    finish: Callable[[Rescued], object],
    progress: Progress = lambda done, of: None,
) -> Rescued:
    """Make a new file beside a damaged one, of all that can be read; a Problem where nothing can.

    `finish` does to it what else there is to do, before it has its name.
    """
    path = path.absolute()
    key = key_for(path, passphrase, whole=False)
    wanted = new_key(passphrase) if isinstance(passphrase, str) and key is not None else key
    name = f"{path.stem} (rescued)"
    part = path.with_name(f"{name}.part")
    with faults.told():
        clear_part(part)
        try:
            with closing(_Source(path, key, home)) as source:
                done = _into_new(source, part, wanted, progress)
            with closing(connect(part, wanted, mode="ro")) as made:
                verify(made)
            finish(done)
            done.path = give_name(part, name, path.suffix)
            return done
        finally:
            clear_part(part)


class _Source:
    """The damaged file; opened anew after every page that could not be read, for the seal of one that does not fit
    makes an encrypted connection refuse all others."""

    def __init__(self, path: Path, key: Key | None, home: Path) -> None:
        self._path, self._key = path, key
        self._bare = open_bare(path, key, home, mode="ro", cut_short=True)

    def read(self, sql: str, *given: object) -> tuple[list[tuple[Any, ...]], bool]:
        """The rows up to a page that cannot be read, and whether these are all."""
        rows: list[tuple[Any, ...]] = []
        try:
            for row in self._bare.execute(sql, given):
                rows.append(row)
        except driver.DatabaseError:
            self._bare.close()
            self._bare = connect(self._path, self._key, mode="ro", cut_short=True)
            return rows, False
        return rows, True

    def close(self) -> None:
        """Let the file go."""
        self._bare.close()


def _into_new(source: _Source, part: Path, key: Key | None, progress: Progress) -> Rescued:
    with closing(connect(part, key, mode="rwc")) as target:
        made = _format_of(source)
        engine = writer_engine(target)
        with engine.begin() as connection:
            migrate.upgrade(connection, 0, newest=made)
        done = Rescued(part, key is not None)
        target.execute("BEGIN IMMEDIATE")
        target.execute("PRAGMA defer_foreign_keys = ON")
        tables = _tables(target)
        for number, table in enumerate(tables):
            progress(number, len(tables))
            done.saved[table], done.unreadable[table] = _copy(source, target, table)
        done.orphaned = _without_orphans(target)
        if not done.saved.get("project"):
            raise Problem("Of this file nothing can be read.", "Open its newest backup.")
        target.execute("COMMIT")
        with engine.begin() as connection:
            migrate.upgrade(connection, made)
        engine.dispose()
        return done


def _format_of(source: _Source) -> int:
    (made,) = next(iter(source.read("PRAGMA user_version")[0]), (0,))
    if not 1 <= made <= migrate.newest_format():
        raise Problem("Of this file not even the format can be read.", "Open its newest backup.")
    return int(made)


def _tables(target: driver.Connection) -> list[str]:
    rows = target.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    return sorted(name for (name,) in rows if not name.startswith(_SEARCH_INDEX))


def _copy(source: _Source, target: driver.Connection, table: str) -> tuple[int, int]:
    """How many rows of a table were copied, and how many row numbers could not be read."""
    columns = [name for _, name, *_ in target.execute(f'PRAGMA table_info("{table}")').fetchall()]
    names = ", ".join(f'"{name}"' for name in columns)
    put = f'INSERT OR IGNORE INTO "{table}" (rowid, {names}) VALUES ({", ".join("?" * (len(columns) + 1))})'
    get = f'SELECT rowid, {names} FROM "{table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid'
    saved = unreadable = 0
    for rows, lost in _readable(source, get, _ends(source, table)):
        unreadable += lost
        for row in rows:
            if any(map(_is_blanked, row)):
                unreadable += 1
                continue
            with suppress(driver.IntegrityError):  # a row that breaks the rules of its table was damaged, too
                saved += target.execute(put, row).rowcount
    return saved, unreadable


def _is_blanked(value: object) -> bool:
    """Whether the rest of a long text or picture stood on a page whose seal does not fit: it reads as zeros."""
    return "\0" in value if isinstance(value, str) else isinstance(value, bytes) and _BLANK in value


def _ends(source: _Source, table: str) -> tuple[int, int]:
    """Between which numbers the rows of a table lie."""
    ends = []
    for order, otherwise in (("", 1), (" DESC", _LAST)):
        rows, whole = source.read(f'SELECT rowid FROM "{table}" ORDER BY rowid{order} LIMIT 1')
        if whole and not rows:
            return 1, 0
        ends.append(int(rows[0][0]) if rows else otherwise)
    return ends[0], ends[1]


def _readable(source: _Source, get: str, ends: tuple[int, int]) -> Iterator[tuple[Rows, int]]:
    """The rows of a stretch, and how many row numbers of it cannot be read: halved until a stretch can be read."""
    waiting = [ends] if ends[0] <= ends[1] else []
    failed = 0
    while waiting and failed < _PATIENCE:
        first, last = waiting.pop()
        rows, whole = source.read(get, first, last)
        begin = int(rows[-1][0]) + 1 if rows else first
        alone = not whole and begin >= last
        if not whole and not alone:
            middle = (begin + last) // 2
            waiting += [(middle + 1, last), (begin, middle)]
        failed = failed + alone if not rows else 0
        yield rows, int(alone)


def _without_orphans(target: driver.Connection) -> dict[str, int]:
    """Do with every row that refers to a lost one what is done when that one is deleted; table -> rows gone."""
    taken: dict[str, int] = {}
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, _, number in broken:
            key = next(one for one in target.execute(f'PRAGMA foreign_key_list("{table}")') if one[0] == number)
            column, on_delete = key[3], key[6]
            if on_delete == "SET NULL":
                target.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,))
            else:
                gone = target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,)).rowcount
                taken[table] = taken.get(table, 0) + gone
    return taken
