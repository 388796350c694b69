"""Puts a word that stands nowhere else into every place of a study where somebody's words can be.

The places are those of the tables as they are: a column added tomorrow is marked tomorrow, or the proof fails.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import BLOB, Boolean, Column, Double, Integer, Table, Text

from app.safeguards.withdrawal.closure import Rows, key_of
from app.safeguards.withdrawal.plan import Theirs
from app.store.base import AuditEntry, Base, Guid
from app.store.project import Project

PREFIX = "zqxwvj"
VOCABULARY = frozenset(
    """
    source.kind source.status source.format source.encoding picture.kind segment.shape redaction.shape
    attribute.kind case_link.relation consent.scope agreement.kind note.kind evidence.stance claim.kind
    claim.status claim.ref claim_decision.status code.origin codebook_change.kind journey_event.kind
    journey_event.judged journey_lane.kind
    event_account.happened_precision spell.start_precision spell.end_precision spell.code
    wellbeing_point.happened_precision wellbeing_point.method network.happened_precision network_person.kind
    network_node.sector network_node.tie network_node.direction network_node.supports network_node.frequency
    passage_link.kind theme.status saved_query.definition study_setting.name vocabulary_term.list
    prompt_answer.prompt
    withdrawal.kind withdrawal.counts withdrawal.key_waits retention_date.kind replacement.kind export.kind
    claim_holder.other project.made_with
    """.split()
)
"""Columns that hold a word of the program's own, or a form, and never what somebody typed or said."""
_HASHES = frozenset({"sha256", "file_sha256", "words_hash", "seal", "guid"})


class Marker:
    """Gives out words that stand nowhere else, and remembers where each went."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}
        self._numbers = count()

    def word(self, where: str) -> str:
        """A new word, as long as every other."""
        letters, number = "", next(self._numbers)
        for _ in range(4):
            number, letter = divmod(number, 26)
            letters += chr(ord("a") + letter)
        word = PREFIX + letters
        self.where[word] = where
        return word


def furnish(project: Project, gone: Rows) -> None:
    """A row in every table, and one of theirs in every table whose rows can be somebody's."""
    bare, theirs = project._bare, {name: set(ids) for name, ids in gone.items()}
    for table in Base.metadata.sorted_tables:
        own = [
            key.parent
            for key in table.foreign_keys
            if key.ondelete == "CASCADE" and key.column.table.name in theirs
        ]
        if own and not theirs.get(table.name) and not _is_mark(table):
            made = _insert(bare, table, {own[0].name: min(theirs[_target(own[0])])}, theirs)
            theirs.setdefault(table.name, set()).add(made)
        others = f'SELECT 1 FROM "{table.name}" WHERE rowid NOT IN ({_ids(theirs, table)})'
        if bare.execute(others).fetchone() is None:
            _insert(bare, table, {}, theirs)
    bare.execute("DELETE FROM temp.journal")


def mark_theirs(project: Project, theirs: Theirs, marker: Marker) -> None:
    """Mark every text and every picture or file that is somebody's alone."""
    bare = project._bare
    for name, ids in theirs.gone.items():
        table = Base.metadata.tables[name]
        if name == "version_text":
            continue
        for column in _places(table):
            for row in sorted(ids)[:40]:
                word: str | bytes = marker.word(f"{name}.{column.name}")
                word = str(word).encode() if isinstance(column.type, BLOB) else word
                _set(bare, table, column.name, row, word)
    bare.execute("DELETE FROM temp.journal")


def mark_speech(project: Project, participant: int, marker: Marker) -> list[str]:
    """Mark what somebody says, in every version, where its words leave room; returns what they say now."""
    bare, said = project._bare, []
    turns = bare.execute(
        'SELECT turn.id, turn.version_id, speech_start, "end" FROM turn'
        " JOIN speaker ON speaker.id = turn.speaker_id WHERE participant_id = ?",
        (participant,),
    ).fetchall()
    for turn, version, start, end in turns:
        words: list[str] = []
        while (len(words) + 1) * (len(PREFIX) + 5) <= end - start:
            words.append(marker.word("version_text.text"))
        speech = " ".join(words).ljust(end - start)
        text = "text = substr(text, 1, ?) || ? || substr(text, ?)"
        bare.execute(f"UPDATE version_text SET {text} WHERE version_id = ?", (start, speech, end + 1, version))
        bare.execute("DELETE FROM turn_words WHERE rowid = ?", (turn,))
        bare.execute("INSERT INTO turn_words (rowid, words) VALUES (?, ?)", (turn, speech))
        said.append(speech.strip())
    bare.execute("DELETE FROM temp.journal")
    return said


def quote_everywhere(project: Project, gone: Rows, words: str) -> Iterator[str]:
    """Quote somebody in a row of every table that is not theirs; tells the columns."""
    bare = project._bare
    for table in Base.metadata.sorted_tables:
        if table.name in (AuditEntry.__tablename__, "version_text"):
            continue
        for column in _places(table):
            if isinstance(column.type, BLOB):
                continue
            key = key_of(table).name
            found = bare.execute(
                f'SELECT "{key}", "{column.name}" FROM "{table.name}" WHERE "{key}" NOT IN ({_ids(gone, table)})'
            ).fetchone()
            assert found is not None, f"no row of {table.name} stays, to quote somebody in"
            row, value = found
            _set(bare, table, column.name, row, _with_words(str(value), f"as said: {words}."))
            yield f"{table.name}.{column.name}"
    bare.execute("DELETE FROM temp.journal")


def _places(table: Table) -> list[Column[Any]]:
    """The columns in which somebody's words, or bytes of theirs, can be."""
    return [
        column
        for column in table.columns
        if (type(column.type) is Text and f"{table.name}.{column.name}" not in VOCABULARY)
        or (type(column.type) is BLOB and column.name not in _HASHES)
    ]


def _with_words(value: str, words: str) -> str:
    if value.startswith(("[", "{")):
        found = json.loads(value)
        return json.dumps([*found, words] if isinstance(found, list) else {**found, "said": words})
    return words


def _set(bare: driver.Connection, table: Table, column: str, row: int, value: str | bytes) -> None:
    bare.execute(f'UPDATE "{table.name}" SET "{column}" = ? WHERE "{key_of(table).name}" = ?', (value, row))


def _ids(rows: Mapping[str, set[int]], table: Table) -> str:
    return ", ".join(map(str, sorted(rows.get(table.name, ()))))


def _is_mark(table: Table) -> bool:
    """A row that describes a segment has its number, and comes with it."""
    return bool(key_of(table).foreign_keys)


def _target(column: Column[Any]) -> str:
    (key,) = column.foreign_keys
    return str(key.column.table.name)


def _insert(
    bare: driver.Connection, table: Table, given: Mapping[str, int], theirs: Mapping[str, set[int]]
) -> int:
    """Make a row with anything in it that the table takes, referring to rows that stay but for what is given."""
    optional = [column for column in table.columns if column.foreign_keys and column.nullable]
    for filled in (None, *optional):
        values = {**_anything(bare, table, theirs), **given}
        if filled is not None and filled.name not in given:
            values[filled.name] = _one_of(bare, _target(filled), theirs)
        names = ", ".join(f'"{name}"' for name in values)
        with suppress(driver.IntegrityError):
            places = ", ".join("?" * len(values))
            bare.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', [*values.values()])
            (made,) = bare.execute("SELECT last_insert_rowid()").fetchone() or (0,)
            return int(made)
    raise AssertionError(f"no row of {table.name} could be made, to mark it")


def _anything(bare: driver.Connection, table: Table, theirs: Mapping[str, set[int]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for column in table.columns:
        if column.primary_key or column.nullable:
            continue
        if column.foreign_keys:
            values[column.name] = _one_of(bare, _target(column), theirs)
        elif isinstance(column.type, Guid):
            values[column.name] = os.urandom(16)
        elif isinstance(column.type, BLOB):
            values[column.name] = b"x"
        elif isinstance(column.type, Integer | Boolean | Double):
            values[column.name] = 1
        else:
            own_word = f"{table.name}.{column.name}" in VOCABULARY
            values[column.name] = "" if own_word else f"x{os.urandom(4).hex()}"
    return values


def _one_of(bare: driver.Connection, table: str, theirs: Mapping[str, set[int]]) -> int:
    stays = f"rowid NOT IN ({', '.join(map(str, sorted(theirs.get(table, ()))))})"
    found = bare.execute(f'SELECT rowid FROM "{table}" WHERE {stays} ORDER BY rowid LIMIT 1').fetchone()
    assert found is not None, f"no row of {table} stays"
    return int(found[0])
