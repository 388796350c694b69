"""A study from a stranger that holds other than its format has is refused before anything in it runs."""

import re
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as driver

from app import studyfile
from app.problems import Problem
from app.store import migrate, schema
from app.store.engine import connect
from app.store.keys import key_for
from app.store.problems import NotAProject
from app.store.project import Project
from app.store.rekey import change_passphrase
from tests.builders import new_study
from tests.conftest import PASSPHRASE
from tests.store.test_opening import closed, home_of, refusal

EVIL_TRIGGER = "CREATE TRIGGER evil AFTER INSERT ON coding BEGIN DELETE FROM version_text; END"
DECLARED = {
    "a trigger on what is coded": EVIL_TRIGGER,
    "a trigger on what an upgrade writes": "CREATE TRIGGER evil AFTER UPDATE ON segment "
    "BEGIN DELETE FROM turn; END",
    "a view": "CREATE VIEW evil AS SELECT text FROM version_text",
    "a view that loads a library": "CREATE VIEW evil AS SELECT load_extension('/tmp/evil.so')",
    "a view without end": "CREATE VIEW evil AS "
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    "a view in the place of a table": "ALTER TABLE project RENAME TO hidden; "
    "CREATE VIEW project AS SELECT id, guid, name, made_at, made_with FROM hidden",
    "one more search index": "CREATE VIRTUAL TABLE evil USING fts5(words)",
    "a search index in the place of a table": "DROP TABLE retention_date; "
    "CREATE VIRTUAL TABLE retention_date USING fts5(words)",
    "a column that computes": "ALTER TABLE code ADD COLUMN evil TEXT AS (upper(name))",
    "one more column": "ALTER TABLE code ADD COLUMN evil TEXT DEFAULT ''",
    "one more table": "CREATE TABLE evil (words)",
    "an index over a call": "CREATE INDEX evil ON code (lower(name))",
    "a table less": "DROP TABLE retention_date",
    "an index less": "DROP INDEX ix_participant_area_id",
    "the forgetting trigger taken away": "DROP TRIGGER turn_words_forget",
    "the forgetting trigger made another": "DROP TRIGGER turn_words_forget; CREATE TRIGGER turn_words_forget "
    "AFTER DELETE ON turn BEGIN DELETE FROM version_text; END",
    "statistics of another program": "ANALYZE",
    "a check that is another": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
    "replace(sql, 'id = 1', 'id = 1 OR abs(random())') WHERE name = 'project'; PRAGMA schema_version = 999",
    "a format between": "PRAGMA user_version = 3",
    "an older format": "PRAGMA user_version = 1",
}  # fmt: skip


def declared(path: Path, sql: str, passphrase: str | None = None) -> Path:
    """The study after another program has run this in it."""
    with closing(driver.connect(str(path), isolation_level=None)) as stranger:
        if passphrase is not None:
            stranger.execute(f"PRAGMA key = '{passphrase}'")
        for statement in re.split(r"; (?!END)", sql):
            stranger.execute(statement)
    return path


@pytest.mark.parametrize("what", DECLARED)
def test_a_study_that_holds_what_its_format_has_not_is_refused_untouched(study: Project, what: str) -> None:
    path = declared(closed(study), DECLARED[what])
    problem = refusal(path)
    assert isinstance(problem, schema.ForeignParts)
    assert "Counterpoint did not make" in problem.sentence


def test_an_evil_trigger_in_an_encrypted_study_is_refused_and_no_passphrase_is_changed(
    encrypted_study: Project,
) -> None:
    path = declared(closed(encrypted_study), EVIL_TRIGGER, PASSPHRASE)
    assert isinstance(refusal(path, PASSPHRASE), schema.ForeignParts)
    before = path.read_bytes()
    with pytest.raises(schema.ForeignParts):
        change_passphrase(path, PASSPHRASE, "another one for it", home=home_of(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "number", ["PRAGMA user_version = 0", "PRAGMA user_version = -1", "PRAGMA application_id = 5"]
)
def test_a_study_without_a_format_or_of_another_program_is_refused(study: Project, number: str) -> None:
    assert isinstance(refusal(declared(closed(study), number)), NotAProject)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_nothing_of_a_file_may_call_out_however_it_came_to_be_read(tmp_path: Path, passphrase: str | None) -> None:
    """Even where the check of the declarations is passed by, the connection itself does not trust them."""
    path = closed(new_study(tmp_path, passphrase=passphrase))
    declared(
        path, "CREATE VIEW evil AS SELECT sqlcipher_export('main'); CREATE VIEW x AS SELECT load_extension('x')",
        passphrase,
    )  # fmt: skip
    with closing(connect(path, key_for(path, passphrase), mode="ro")) as bare:
        for view, refused in (("evil", "unsafe use"), ("x", "unsafe use")):
            with pytest.raises(driver.Error, match=refused):
                bare.execute(f"SELECT * FROM {view}").fetchall()
        with pytest.raises(driver.Error, match="not authorized"):
            bare.execute("SELECT load_extension('x')").fetchall()


def test_what_is_written_down_of_every_format_is_what_its_steps_make() -> None:
    """So that opening need not make one: it reads ``migrations/schemas.json``."""
    made = {number: schema.seal_of(schema.parts_of(number)) for number in migrate.steps()}
    assert schema.written_seals() == made, f"write into schemas.json: {made}"


def test_a_format_not_written_down_yet_is_made_and_compared(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "written_seals", dict)
    path = closed(study)
    studyfile.open_study(path, home=home_of(path)).close()
    assert isinstance(refusal(declared(path, EVIL_TRIGGER)), schema.ForeignParts)


def corrupted(whole: bytes, chance: Random) -> bytes:
    """A plain study some of whose bytes, most of them on pages of the declarations or page heads, are others."""
    pages = len(whole) // 4096
    damaged = bytearray(whole)
    for _ in range(chance.choice((1, 1, 3, 20))):
        page = chance.choice((0, chance.randrange(min(pages, 30)), chance.randrange(pages)))
        within = chance.choice((chance.randrange(16, 116), chance.randrange(12), chance.randrange(4096)))
        damaged[page * 4096 + within] = chance.choice((0, 0xFF, 0x7F, chance.randrange(256)))
    return bytes(damaged)


def test_pages_of_a_plain_study_corrupted_by_hand_give_a_sentence_or_a_study(study: Project) -> None:
    whole, chance = closed(study).read_bytes(), Random(6)
    path = study.path.with_name("corrupted.counterpoint")
    for _ in range(60):
        path.write_bytes(corrupted(whole, chance))
        with suppress(Problem), studyfile.open_study(path, home=home_of(path)) as opened:
            studyfile.check(opened)
