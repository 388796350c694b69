"""The form of a key file: its tables, its number, and how a file is known to be one.

A key may come from a stranger as a study may: whatever its format has not is refused before anything of it is run,
and so are values that no key has, before they are read.
"""

import time
from uuid import UUID

import sqlcipher3.dbapi2 as driver

import app
from app.language.names.mentions import NameKind
from app.safeguards.identity.problems import Damaged, ForeignParts, NewerFormat, NotAKey, WrongStudy
from app.store.migrate import APPLICATION_ID as OF_STUDIES
from app.store.schema import PARTS, seal_of

SUFFIX = ".counterpoint-key"
APPLICATION_ID = 0x434E544B
"""“CNTK”, in the header of every (decrypted) key file."""
FORMAT = 2
"""2 holds a list of the researcher's own beside what 1 did."""
LISTED = "listed_name"
SEALS = {
    1: "0c8f3571c3a226822797b42aa9108759b2b38a17bf04f9e44d7d2eb888d5584c",
    2: "a03a46b69412cf0e45d009d42131de347599ddf84f44128a33e22a5f878bb909",
}
"""Of what a file of each format declares, word for word as it was made: a format stays as it is."""
_TABLES = {
    "key_file": """
        id INTEGER PRIMARY KEY CHECK (id = 1), study BLOB NOT NULL, made_at INTEGER NOT NULL,
        made_with TEXT NOT NULL
    """,
    "person": """
        participant BLOB PRIMARY KEY, real_name TEXT NOT NULL, contact TEXT NOT NULL, real_area TEXT NOT NULL,
        note TEXT NOT NULL
    """,
    "other_name": """
        id INTEGER PRIMARY KEY, participant BLOB NOT NULL REFERENCES person (participant) ON DELETE CASCADE,
        name TEXT NOT NULL
    """,
    "decision": """
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, original TEXT NOT NULL, replacement TEXT, participant BLOB,
        source BLOB
    """,
    "original": "replacement BLOB PRIMARY KEY, words TEXT NOT NULL",
    "unedited": "source BLOB PRIMARY KEY, number INTEGER NOT NULL, text TEXT NOT NULL",
    LISTED: "name TEXT PRIMARY KEY, kind TEXT NOT NULL",
}
_SINCE = {LISTED: 2}
"""Tables that an older format has not."""

_GUID, _TEXT, _NUMBER = (
    "typeof({0}) = 'blob' AND length({0}) = 16",
    "typeof({0}) = 'text'",
    "typeof({0}) = 'integer'",
)
_KINDS = ", ".join(f"'{kind.value}'" for kind in NameKind)
_VALUES = {
    "key_file": {"study": _GUID, "made_at": _NUMBER, "made_with": _TEXT},
    "person": {"participant": _GUID, "real_name": _TEXT, "contact": _TEXT, "real_area": _TEXT, "note": _TEXT},
    "other_name": {"participant": _GUID, "name": _TEXT},
    "decision": {
        "kind": f"{_TEXT} AND {{0}} IN ({_KINDS})",
        "original": _TEXT,
        "replacement": f"{{0}} IS NULL OR {_TEXT}",
        "participant": f"{{0}} IS NULL OR {_GUID}",
        "source": f"{{0}} IS NULL OR {_GUID}",
    },
    "original": {"replacement": _GUID, "words": _TEXT},
    "unedited": {"source": _GUID, "number": _NUMBER, "text": _TEXT},
    LISTED: {"name": _TEXT, "kind": f"{_TEXT} AND {{0}} IN ({_KINDS})"},
}
"""What holds of every column: the database itself takes any value anywhere."""


def lay(connection: driver.Connection, study: UUID) -> None:
    """Make the tables of a new key file for a study."""
    connection.execute("BEGIN IMMEDIATE")
    for name in _TABLES:
        _make(connection, name)
    connection.execute(
        "INSERT INTO key_file VALUES (1, ?, ?, ?)", (study.bytes, int(time.time()), app.__version__)
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")


def check(connection: driver.Connection, study: UUID) -> None:
    """A Problem where an open file is no key file, not of this study, or not whole."""
    application = _number(connection, "application_id")
    if application == OF_STUDIES:
        raise NotAKey("That file is a study, not an identity key.")
    if application != APPLICATION_ID:
        raise NotAKey
    made = _number(connection, "user_version")
    if made > FORMAT:
        raise NewerFormat
    # A trigger, a view or a column that computes could do what nobody asked for: no key file that we made has one.
    if seal_of(connection.execute(PARTS)) != SEALS.get(made):
        raise ForeignParts
    _check_values(connection)
    row = connection.execute("SELECT study FROM key_file").fetchone()
    if row is None:
        raise Damaged
    if row[0] != study.bytes:
        raise WrongStudy


def upgrade(connection: driver.Connection) -> bool:
    """Give a checked file of an older format what this one has: all of it or nothing; whether there was need."""
    number = _number(connection, "user_version")
    if number >= FORMAT:
        return False
    connection.execute("BEGIN IMMEDIATE")
    for name, since in _SINCE.items():
        if since > number:
            _make(connection, name)
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
    return True


def _make(connection: driver.Connection, name: str) -> None:
    connection.execute(f"CREATE TABLE {name} ({_TABLES[name].strip()})")


def _check_values(connection: driver.Connection) -> None:
    # An index that says other than its table would give what the table has not.
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise Damaged
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table, columns in _VALUES.items():
        if table not in there:
            continue  # an older format has not all of them
        holds = " AND ".join(f"({rule.format(name)})" for name, rule in columns.items())
        if connection.execute(f"SELECT 1 FROM {table} WHERE NOT ({holds}) LIMIT 1").fetchone() is not None:
            raise Damaged


def verify(connection: driver.Connection) -> None:
    """A Problem where pages of a file are not what was written."""
    pages = connection.execute("PRAGMA quick_check(1)").fetchone()
    if pages != ("ok",) or connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise Damaged


def _number(connection: driver.Connection, name: str) -> int:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return 0 if row is None else int(row[0])
