"""What a project file holds, row by row, and whether its search index says what its texts say."""

from contextlib import closing
from typing import Any

from app.language.spans import Span
from app.store.base import PART, Base
from app.store.engine import connect
from app.store.project import Project
from app.study.rules import pieces_of_speech

Rows = dict[str, list[tuple[Any, ...]]]
EXEMPT = frozenset(name for name, table in Base.metadata.tables.items() if table.info.get("journal") == "exempt")
"""What undo does not touch: the audit."""


def all_rows(project: Project) -> Rows:
    """Every row of every table that undo answers for, bytes and all."""
    with project.reading() as session:
        connection = session.connection()
        return {
            table: [
                tuple(row) for row in connection.exec_driver_sql(f'SELECT rowid, * FROM "{table}" ORDER BY rowid')
            ]
            for table in sorted(Base.metadata.tables)
            if table not in EXEMPT
        }


def audited(project: Project) -> list[tuple[Any, ...]]:
    """The audit, oldest first."""
    with project.reading() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql("SELECT * FROM audit ORDER BY id")]


def index_differs(project: Project) -> set[tuple[Any, ...]]:
    """The (word, turn, place) entries in which the index differs from one made anew; none when it is right."""
    with closing(connect(project.path, project._key, mode="ro")) as bare:
        bare.execute("CREATE VIRTUAL TABLE temp.kept USING fts5vocab(main, turn_words, instance)")
        tokens = "content = '', tokenize = 'unicode61 remove_diacritics 2'"
        bare.execute(f"CREATE VIRTUAL TABLE temp.anew USING fts5(words, {tokens})")
        for version, text in bare.execute("SELECT version_id, text FROM version_text").fetchall():
            stamps = [
                Span(start, end)
                for start, end in bare.execute(
                    'SELECT start, "end" FROM text_mark WHERE version_id = ? ORDER BY start', (version,)
                )
            ]
            turns = bare.execute('SELECT id, speech_start, "end" FROM turn WHERE version_id = ?', (version,))
            for turn, start, end in turns.fetchall():
                speech = Span(start, end)
                words = " ".join(piece.of(text) for piece in pieces_of_speech(speech, speech, stamps))
                bare.execute("INSERT INTO temp.anew (rowid, words) VALUES (?, ?)", (turn, words))
        bare.execute("CREATE VIRTUAL TABLE temp.new_words USING fts5vocab(temp, anew, instance)")
        kept = set(bare.execute("SELECT term, doc, offset FROM temp.kept"))
        anew = set(bare.execute("SELECT term, doc, offset FROM temp.new_words"))
        indexed = {("", row, -1) for (row,) in bare.execute("SELECT id FROM turn_words_docsize")}
        turns_there = {("", row, -1) for (row,) in bare.execute("SELECT id FROM turn")}
        return (kept ^ anew) | (indexed ^ turns_there)


def watch_parts(project: Project) -> None:
    """From now on, note every row of a part that is added to a whole that was there before the step.

    Undo has no line for such a row: it counts on the whole being taken back (app.store.base.PART).
    """
    bare = project._bare
    bare.execute("CREATE TEMP TABLE strays (part TEXT)")
    for name, table in Base.metadata.tables.items():
        if table.info == PART:
            with_whole = " OR ".join(
                f"(tab = '{key.column.table.name}' AND row = NEW.\"{key.parent.name}\")"
                for key in table.foreign_keys
                if key.ondelete == "CASCADE"
            )
            bare.execute(
                f'CREATE TEMP TRIGGER stray_{name} AFTER INSERT ON main."{name}" WHEN NOT EXISTS'
                f" (SELECT 1 FROM journal WHERE op = 'insert' AND ({with_whole}))"
                f" BEGIN INSERT INTO strays VALUES ('{name}'); END"
            )


def strays(project: Project) -> set[str]:
    """The tables of parts that were added to without their whole."""
    return {name for (name,) in project._bare.execute("SELECT part FROM strays")}
