"""What goes from an identity key with a person: who they are, and their names wherever the key has them.

Names of theirs stand in what was decided about strings, in what stood at replacements, and in the unedited texts
of others who spoke of them. A name that somebody who stays goes by, too, is left: it may be theirs.
"""

from collections.abc import Callable, Collection
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from app.language.common_words import COMMON_WORDS
from app.language.folding import folded
from app.language.names.mentions import NameKind
from app.safeguards.identity.own_list import strike
from app.safeguards.rules.taking_out import Names, put_instead

_TITLES = frozenset("mr mrs ms miss mx dr prof sir dame lady lord rev st".split())


def take_out(
    bare: driver.Connection, people: Collection[UUID], sources: Collection[UUID], replacements: Collection[UUID]
) -> None:
    """Delete some people, some sources, and what stood at some replacements; inside a transaction."""
    names = _names(bare, lambda guid: guid in gone) if (gone := {guid.bytes for guid in people}) else {}
    others = _names(bare, lambda guid: guid not in gone) if names else {}
    for table, column, guids in (
        ("person", "participant", people),
        ("decision", "participant", people),
        ("unedited", "source", sources),
        ("decision", "source", sources),
        ("original", "replacement", replacements),
    ):
        bare.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(guid.bytes,) for guid in guids])
    theirs = {name: written for name, written in names.items() if name not in others}
    if theirs:
        _take_out_names(bare, theirs)


def _names(bare: driver.Connection, wanted: Callable[[bytes], bool]) -> dict[str, str]:
    """What some people are called: each name folded, and as it is written."""
    real = bare.execute("SELECT participant, real_name FROM person").fetchall()
    called = [(guid, name) for guid, name in real if wanted(guid)]
    called += [(guid, first) for guid, name in called if (first := _first_of(name))]
    called += [
        row
        for row in [
            *bare.execute("SELECT participant, name FROM other_name"),
            *bare.execute(
                "SELECT participant, original FROM decision WHERE participant IS NOT NULL AND kind = ?",
                (NameKind.PERSON.value,),
            ),
        ]
        if wanted(row[0])
    ]
    return {_plain(name): name for _, name in called if name.strip()}


def _take_out_names(bare: driver.Connection, names: dict[str, str]) -> None:
    decided = bare.execute("SELECT id, original FROM decision WHERE participant IS NULL").fetchall()
    bare.executemany(
        "DELETE FROM decision WHERE id = ?", [(row,) for row, words in decided if _plain(words) in names]
    )
    strike(bare, names)
    stood = bare.execute("SELECT replacement, words FROM original").fetchall()
    bare.executemany(
        "DELETE FROM original WHERE replacement = ?", [(row,) for row, words in stood if _plain(words) in names]
    )
    found = Names(names.values(), COMMON_WORDS)
    for source, text in bare.execute("SELECT source, text FROM unedited").fetchall():
        spans = found.in_text(text)
        if spans:
            bare.execute("UPDATE unedited SET text = ? WHERE source = ?", (put_instead(text, spans), source))


def _first_of(name: str) -> str:
    """The first name, where there is more than one and it is no title."""
    words = name.split()
    return words[0] if len(words) > 1 and len(words[0]) > 1 and _plain(words[0].rstrip(".")) not in _TITLES else ""


def _plain(name: str) -> str:
    return folded(" ".join(name.split()))
