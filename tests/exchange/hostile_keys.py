"""Files that pass themselves off as an identity key, and keys in which there is what no key has."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from random import Random
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from app.language.names.mentions import NameKind
from app.safeguards.identity import form, keyfile
from app.safeguards.identity.copies import copy_of
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Decision, Identity, ListedName, Original, UneditedText
from app.store.engine import connect
from app.store.keys import key_for
from tests.builders import add, dialogue, new_study
from tests.exchange.made_files import docx
from tests.faults.suites import quick_keys

PASSPHRASE = "five grey geese"
STUDY, ROBIN, SOURCE, REPLACEMENT = (UUID(int=number, version=4) for number in range(1, 5))
Make = Callable[[], bytes]


@cache
def sound() -> bytes:
    """A key with something in every table."""
    with _folder() as folder:
        path = folder / "names.counterpoint-key"
        with keyfile.create(path, PASSPHRASE, study=STUDY) as key:
            fill(key)
        return path.read_bytes()


@cache
def plain() -> bytes:
    """The same, not encrypted: what is inside of a key, to be broken there."""
    with _folder() as folder:
        path = folder / "plain"
        path.write_bytes(sound())
        with closing(connect(path, key_for(path, PASSPHRASE), mode="ro")) as bare:
            out = folder / "out"
            bare.execute(f"ATTACH '{out}' AS out KEY ''")
            bare.execute("SELECT sqlcipher_export('out')").fetchall()
            bare.execute(f"PRAGMA out.application_id = {form.APPLICATION_ID}")
            bare.execute(f"PRAGMA out.user_version = {form.FORMAT}")
        return out.read_bytes()


def fill(key: IdentityKey) -> None:
    """Something in every table."""
    key.set_person(Identity(ROBIN, "Zephyrine Quill", ("Zeffy",), "0113 496 0000", "Leeds", "a note"))
    key.set_decisions([Decision(NameKind.SCHOOL, "Oakfield", "school", ROBIN, SOURCE)])
    key.set_listed([ListedName("Armley", NameKind.PLACE)])
    key.keep_originals([Original(REPLACEMENT, "Oakfield")], [UneditedText(SOURCE, 1, "Zeffy came. " * 900)])


def look(key: IdentityKey) -> None:
    """Read everything, as the window does by and by."""
    key.people()
    key.decisions()
    key.listed()
    key.originals(key.held())
    key.unedited(SOURCE)
    key.known_names()
    key.names_in("Zeffy and Zephyrine went to Leeds")


def declared(*statements: str) -> Make:
    """A key in which another program has run this, its passphrase known."""
    return partial(_declared, statements)


def _declared(statements: tuple[str, ...]) -> bytes:
    with _folder() as folder:
        path = folder / "names.counterpoint-key"
        path.write_bytes(sound())
        with closing(driver.connect(str(path), isolation_level=None)) as stranger:
            spec = getattr(key_for(path, PASSPHRASE), "spec", "")
            stranger.execute(f'PRAGMA key = "{spec}"')
            for statement in statements:
                stranger.execute(statement).fetchall()
        return path.read_bytes()


def _other_study() -> bytes:
    with _folder() as folder:
        path = folder / "names.counterpoint-key"
        keyfile.create(path, PASSPHRASE, study=UUID(int=9, version=4)).close()
        return path.read_bytes()


def _study(passphrase: str | None) -> bytes:
    with _folder() as folder, new_study(folder, passphrase=passphrase) as study:
        add(study, dialogue("v", [("Robin", "They put my things in bin bags.")]))
        study.close()
        return study.path.read_bytes()


def _foreign(key: str) -> bytes:
    """A database of another program, encrypted or not."""
    with _folder() as folder:
        path = folder / "other"
        with closing(driver.connect(str(path), isolation_level=None)) as stranger:
            if key:
                stranger.execute(f"PRAGMA key = '{key}'")
                stranger.execute("PRAGMA kdf_iter = 1000")
            stranger.execute("CREATE TABLE person (participant, real_name)")
        return path.read_bytes()


def _flipped(at: int) -> bytes:
    data = bytearray(sound())
    data[at] ^= 0x10
    return bytes(data)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder, quick_keys():
        yield Path(folder)


def _trigger(when: str, does: str) -> Make:
    return declared(f"CREATE TRIGGER evil {when} BEGIN {does}; END")


def _set(table: str, column: str, value: str) -> Make:
    return declared("PRAGMA ignore_check_constraints = ON", f"UPDATE {table} SET {column} = {value}")


NOT_A_KEY: dict[str, Make] = {
    "empty": bytes,
    "a zip": lambda: docx("Robin: Just bags."),
    "words": lambda: b"Robin: Just bags in the car.\n" * 300,
    "plain": plain,
    "a plain study": lambda: _study(None),
    "an encrypted study of the same passphrase": lambda: _study(PASSPHRASE),
    "a plain database of another program": lambda: _foreign(""),
    "an encrypted database of another program": lambda: _foreign(PASSPHRASE),
    "chance": lambda: Random(5).randbytes(5 * 4096),
    "cut short": lambda: sound()[:5000],
    "cut to its first page": lambda: sound()[:4096],
    "a beginning that is another": lambda: _flipped(3),
    "a first page that is another": lambda: _flipped(900),
    "a later page that is another": lambda: _flipped(len(sound()) - 2000),
    "of another study": _other_study,
    "a newer format": declared(f"PRAGMA user_version = {form.FORMAT + 1}"),
    "no format": declared("PRAGMA user_version = 0"),
    "a format below none": declared("PRAGMA user_version = -1"),
    "an older format with a table of this one": declared("PRAGMA user_version = 1"),
    "another program’s mark": declared("PRAGMA application_id = 5"),
}
FOREIGN: dict[str, Make] = {
    "a trigger that deletes": _trigger("AFTER INSERT ON person", "DELETE FROM original"),
    "a trigger on forgetting": _trigger("AFTER DELETE ON person", "INSERT INTO person SELECT * FROM person"),
    "a trigger that keeps nothing": _trigger("BEFORE INSERT ON original", "SELECT RAISE(IGNORE)"),
    "a view": declared("CREATE VIEW evil AS SELECT real_name FROM person"),
    "a view in the place of a table": declared(
        "ALTER TABLE original RENAME TO hidden", "CREATE VIEW original AS SELECT replacement, words FROM hidden"
    ),
    "a view without end": declared(
        "CREATE VIEW evil AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n"
    ),
    "a column that computes": declared("ALTER TABLE person ADD COLUMN evil TEXT AS (upper(real_name))"),
    "a column that is in the place of another": declared(
        "DROP TABLE original",
        "CREATE TABLE original (replacement BLOB PRIMARY KEY, words TEXT NOT NULL AS (hex(replacement)))",
    ),
    "one more column": declared("ALTER TABLE original ADD COLUMN evil TEXT DEFAULT ''"),
    "one more table": declared("CREATE TABLE evil (words)"),
    "a table less": declared("DROP TABLE unedited"),
    "a table with other columns": declared("DROP TABLE unedited", "CREATE TABLE unedited (source, text)"),
    "a search index in the place of a table": declared(
        "DROP TABLE unedited", "CREATE VIRTUAL TABLE unedited USING fts5(source, number, text)"
    ),
    "an index over a call": declared("CREATE INDEX evil ON person (lower(real_name))"),
    "statistics": declared("ANALYZE"),
    "a check that is another": declared(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'id = 1', 'id = 1 OR abs(random())') WHERE name = 'key_file'",
        "PRAGMA schema_version = 999",
    ),
}  # fmt: skip
"""What a key declares beside or instead of what its format has."""
VALUES: dict[str, Make] = {
    "a person known by a word": _set("person", "participant", "'Robin'"),
    "a person known by too few bytes": _set("person", "participant", "x'01'"),
    "a name that is a number": _set("person", "real_name", "x'ff'"),
    "another name that is bytes": _set("other_name", "name", "x'ff00'"),
    "a name that is no letters": _set("person", "real_name", "CAST(x'ffff' AS TEXT)"),
    "a kind there is not": _set("decision", "kind", "'evil'"),
    "a source that is a number": _set("decision", "source", "5"),
    "an original of nothing": _set("original", "replacement", "zeroblob(17)"),
    "a text that is bytes": _set("unedited", "text", "zeroblob(100)"),
    "a number that is a word": _set("unedited", "number", "'one'"),
    "a study of no name": _set("key_file", "study", "x''"),
    "a kind of one’s own there is not": _set(form.LISTED, "kind", "'evil'"),
    "of no study": declared("DELETE FROM key_file"),
}
"""What stands in the tables though the program never puts it there."""
HARMLESS: dict[str, Make] = {
    "zeros behind it": lambda: sound() + bytes(4096),
    "of the format before": declared(f"DROP TABLE {form.LISTED}", "PRAGMA user_version = 1"),
    "in another way of keeping changes": declared("PRAGMA journal_mode = WAL"),
    "ten thousand people": declared(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
        " INSERT INTO person SELECT randomblob(16), 'Zeffy ' || i, '', '', '' FROM n"
    ),
    "a name of a million letters": _set("person", "real_name", "printf('%.*c', 1000000, 'z')"),
    "a name of signs": _set("person", "real_name", "char(0, 8238, 769, 128077) || '((((.*)*)*)*'"),
}
HOSTILE: dict[str, Make] = NOT_A_KEY | FOREIGN | VALUES | HARMLESS


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Everything beside a file, but for the copy the program itself makes of a key."""
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one != copy_of(path)}
