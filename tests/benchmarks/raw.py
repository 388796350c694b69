"""The same work with nothing but the database driver: the limit our figures are set against."""

import re
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

_SCHEMA = """
CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE coding (
    id INTEGER PRIMARY KEY, document INTEGER, code INTEGER, start INTEGER, stop INTEGER, who TEXT
);
CREATE INDEX coding_document ON coding (document, start, stop, code);
CREATE INDEX coding_code ON coding (code, document, start, stop);
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')
"""


class RawStudy:
    """Texts, codings and a word index in the plainest tables that can hold them."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._database = driver.connect(str(path), isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        for statement in _SCHEMA.split(";\n"):
            self._database.execute(statement)

    def store(self, folder: Path) -> None:
        """Read every text file and store it, each paragraph indexed as a row."""
        self._database.execute("BEGIN")
        row = 0
        for number, file in enumerate(sorted(folder.glob("*.txt")), 1):
            text = file.read_text("utf-8")
            self._database.execute("INSERT INTO document VALUES (?, ?)", (number, file.stem))
            self._database.execute("INSERT INTO body VALUES (?, ?)", (number, text))
            turns = [turn for turn in text.split("\n") if turn]
            self._database.executemany(
                "INSERT INTO words (rowid, text) VALUES (?, ?)", list(enumerate(turns, row))
            )
            row += len(turns)
        self._database.execute("COMMIT")

    def code(self, codings: list[list[Any]]) -> None:
        """Store every coding."""
        self._database.execute("BEGIN")
        self._database.executemany(
            "INSERT INTO coding VALUES (?, ?, ?, ?, ?, ?)", [tuple(coding[:6]) for coding in codings]
        )
        self._database.execute("COMMIT")

    def code_one(self) -> None:
        """Store one coding, safely on the disk."""
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("INSERT INTO coding VALUES (NULL, 1, 1, 10, 20, 'a')")

    def passages(self, code: int) -> list[str]:
        """The words of every coding of a code."""
        rows = self._database.execute(
            "SELECT document, start, stop FROM coding WHERE code = ?", (code,)
        ).fetchall()
        texts: dict[int, str] = {}
        found = []
        for document, start, stop in rows:
            if document not in texts:
                body = self._database.execute("SELECT text FROM body WHERE id = ?", (document,)).fetchone()
                texts[document] = body[0] if body else ""
            found.append(texts[document][start:stop])
        return found

    def codes_by_document(self) -> int:
        """How many documents each code stands in, counted by the database."""
        return len(
            self._database.execute(
                "SELECT code, document, count(*) FROM coding GROUP BY code, document"
            ).fetchall()
        )

    def overlapping(self) -> int:
        """How many pairs of codes overlap somewhere, by one join: no people."""
        return len(
            self._database.execute(
                "SELECT a.code, b.code, count(*) FROM coding a JOIN coding b ON a.document = b.document"
                " AND a.start < b.stop AND b.start < a.stop AND a.code < b.code GROUP BY a.code, b.code"
            ).fetchall()
        )

    def search(self, phrase: str) -> int:
        """In how many rows a phrase stands."""
        row = self._database.execute("SELECT count(*) FROM words WHERE words MATCH ?", (f'"{phrase}"',)).fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        """Give the file back."""
        self._database.close()


def read_docx_text(path: Path) -> int:
    """The least a .docx costs: unzip its body and take the tags out."""
    import zipfile

    with zipfile.ZipFile(path) as package:
        return len(re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode("utf-8")))
