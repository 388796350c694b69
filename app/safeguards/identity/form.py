"""The form of a key file: its tables, its number, and how a file is known to be one."""

import time
from uuid import UUID

import sqlcipher3.dbapi2 as driver

import app
from app.safeguards.identity.problems import Damaged, NewerFormat, NotAKey, WrongStudy
from app.store.migrate import APPLICATION_ID as OF_STUDIES

SUFFIX = ".counterpoint-key"
APPLICATION_ID = 0x434E544B
"""“CNTK”, in the header of every (decrypted) key file."""
FORMAT = 2
"""2 holds a list of the researcher's own beside what 1 did."""
LISTED = "listed_name"
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
    number = _number(connection, "user_version")
    if number > FORMAT:
        raise NewerFormat
    made = connection.execute("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").fetchall()
    # A trigger or a view could do what nobody asked for: no key file that we made has one.
    if sorted(made) != sorted(("table", name) for name in _TABLES if _SINCE.get(name, 1) <= number):
        raise Damaged
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


def verify(connection: driver.Connection) -> None:
    """A Problem where pages of a file are not what was written."""
    pages = connection.execute("PRAGMA quick_check(1)").fetchone()
    if pages != ("ok",) or connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise Damaged


def _number(connection: driver.Connection, name: str) -> int:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return 0 if row is None else int(row[0])
