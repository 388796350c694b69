"""Undo, recorded where rows are written: every change leaves the statement that reverses it.

TEMP triggers on the writer connection catch single rows, bulk statements and the database's own cascades
alike. The journal lives in memory only (temp_store=MEMORY): it holds participants' words.

Not undoable: what `EXEMPT` tables hold, format upgrades, and `Project.erasing` (permanent deletion, and the purge
of texts from before they were pseudonymised), which empties both stacks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, MetaData, Row

from app.problems import Cancelled

IsCancelled = Callable[[], bool]

_OPERATIONS = ("insert", "update", "delete")
_LOOK_UP_EVERY = 500
"""Statements of an undo between two looks at whether it is still wanted."""
_MOST_IDS = 100
_VALUES = " VALUES "
_LONGEST = 100_000
"""Letters in a statement, where one row alone has not more."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """The statements that take one step back, in the order to run them."""

    label: str
    statements: tuple[str, ...]
    many: int = 0
    """How many rows the step wrote."""


Steps = list[Reversal]


@dataclass(frozen=True, slots=True)
class Taken:
    """What one step wrote: how to reverse it, and which rows it touched (table -> operation -> ids)."""

    reversal: tuple[str, ...]
    rows: dict[str, dict[str, list[int]]]

    @property
    def many(self) -> int:
        """How many rows that is."""
        return sum(len(ids) for operations in self.rows.values() for ids in operations.values())

    def summary(self) -> dict[str, dict[str, list[int | str]]]:
        """The touched rows for the audit, long lists cut short with a count."""
        return {
            table: {
                operation: [*ids[:_MOST_IDS], f"+{len(ids) - _MOST_IDS}"] if len(ids) > _MOST_IDS else [*ids]
                for operation, ids in operations.items()
            }
            for table, operations in self.rows.items()
        }


def install(connection: Connection, metadata: MetaData) -> None:
    """Watch every table of the file on this connection; each must be mapped, so that its rule is known."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE journal (seq INTEGER PRIMARY KEY, tab TEXT, op TEXT, row INTEGER, reverse TEXT)"
    )
    for table in _tables(connection):
        if table not in metadata.tables:
            raise RuntimeError(f"the table {table} is not mapped, so undo cannot watch it")
        rule = metadata.tables[table].info.get("journal")
        if rule == "exempt":
            continue
        for trigger in _triggers(table, _columns(connection, table), part=rule == "part"):
            connection.exec_driver_sql(trigger)


def replay(
    bare: driver.Connection, step: Reversal, progress: Callable[[int, int, str], object], cancelled: IsCancelled
) -> None:
    """Run the statements that take a step back; `Cancelled` as soon as that is not wanted any more."""
    for done, statement in enumerate(step.statements):
        if done % _LOOK_UP_EVERY == 0:
            progress(done, len(step.statements), "")
            if cancelled():
                raise Cancelled
        # Straight to the driver: the statement holds quoted words, which may look like parameters.
        bare.execute(statement)


def quietly(done: int, of: int, what: str) -> None:
    """Nobody wants to hear how far it is."""


def never() -> bool:
    """Nobody is there who could cancel."""
    return False


def take(connection: Connection) -> Taken:
    """Read and empty the journal: what was written since it was last taken."""
    entries = connection.exec_driver_sql("SELECT tab, op, row, reverse FROM temp.journal ORDER BY seq DESC").all()
    connection.exec_driver_sql("DELETE FROM temp.journal")
    rows: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for table, operation, row, _ in reversed(entries):
        rows[table][operation].append(row)
    return Taken(tuple(_together(entries)), {t: dict(o) for t, o in rows.items()})


def _together(entries: Sequence[Row[tuple[str, str, int, str]]]) -> Iterator[str]:
    """The statements that reverse the entries in their order: rows in a run of one kind in one statement.

    Putting a statement together costs the database more than a row does.
    """
    for (table, operation), run in groupby(entries, key=lambda entry: (entry.tab, entry.op)):
        match operation:
            case "insert":
                for some in _portions(str(entry.row) for entry in run):
                    yield f'DELETE FROM "{table}" WHERE rowid IN ({", ".join(some)})'
            case "delete":
                first = next(run).reverse
                head = first[: first.index(_VALUES) + len(_VALUES)]
                for some in _portions(chain([first[len(head) :]], (entry.reverse[len(head) :] for entry in run))):
                    yield head + ", ".join(some)
            case _:
                yield from (entry.reverse for entry in run)


def _portions(parts: Iterable[str]) -> Iterator[list[str]]:
    """Parts in portions that make no statement too long."""
    portion: list[str] = []
    length = 0
    for part in parts:
        if portion and length + len(part) > _LONGEST:
            yield portion
            portion, length = [], 0
        portion.append(part)
        length += len(part)
    if portion:
        yield portion


def _tables(connection: Connection) -> list[str]:
    """The file's own tables, without SQLite's and without those behind a search index."""
    names = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return [name for (name,) in names]


def _columns(connection: Connection, table: str) -> list[str]:
    return [row.name for row in connection.exec_driver_sql(f'SELECT name FROM pragma_table_info("{table}")')]


def _literal(column: str) -> str:
    """The SQL that writes the old value of a column as a literal; quote() alone would stop at a NUL character."""
    old = f'OLD."{column}"'
    whole = f"'CAST(' || quote(CAST({old} AS BLOB)) || ' AS TEXT)'"
    return f"CASE WHEN typeof({old}) = 'text' AND instr({old}, char(0)) THEN {whole} ELSE quote({old}) END"


def _triggers(table: str, columns: list[str], *, part: bool) -> list[str]:
    """The TEMP triggers that journal one table; additions of a part are undone with their whole."""
    names = ", ".join(f'"{column}"' for column in columns)
    values = " || ', ' || ".join(_literal(column) for column in columns)
    settings = " || ', ' || ".join(f"""'"{column}" = ' || {_literal(column)}""" for column in columns)
    reverses = {
        "insert": f"""'DELETE FROM "{table}" WHERE rowid = ' || NEW.rowid""",
        "update": f"""'UPDATE "{table}" SET ' || {settings} || ' WHERE rowid = ' || NEW.rowid""",
        "delete": f"""'INSERT INTO "{table}" (rowid, {names}) VALUES (' || OLD.rowid || ', ' || {values} || ')'""",
    }
    return [
        f'CREATE TEMP TRIGGER journal_{operation}_{table} AFTER {operation.upper()} ON main."{table}" BEGIN'
        f" INSERT INTO journal (tab, op, row, reverse) VALUES ('{table}', '{operation}',"
        f" {'OLD' if operation == 'delete' else 'NEW'}.rowid, {reverses[operation]}); END"
        for operation in _OPERATIONS
        if not (part and operation == "insert")
    ]
