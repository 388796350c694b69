"""Bringing an older file up to date: after a copy, in one transaction, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app import studyfile
from app.problems import Problem
from app.store import migrate
from app.store.engine import connect
from app.store.keys import key_for
from app.store.problems import Damaged
from tests.builders import add, dialogue, new_study
from tests.conftest import PASSPHRASE

STEP = """-- The next format: a colour of its own for every area.

ALTER TABLE area ADD COLUMN colour INTEGER NOT NULL DEFAULT 0;

UPDATE area SET colour = id;
"""
BROKEN = STEP + "\nINSERT INTO no_such_table VALUES (1);\n"
DANGLING = STEP + "\nINSERT INTO study_case VALUES (1, 'Wren', 99, x'00', '');\n"


@pytest.fixture(params=[None, PASSPHRASE])
def old_file(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str | None]:
    """A study of today's format, with its passphrase: old to a Counterpoint that knows one more."""
    passphrase: str | None = request.param
    with new_study(tmp_path, passphrase=passphrase) as project:
        add(project, dialogue("Visit", [("Robin", "just bags")]))
    return project.path, passphrase


def with_next_format(sql: str) -> Callable[[], dict[int, str]]:
    known = migrate.steps()
    return lambda: known | {max(known) + 1: sql}


def backups_of(path: Path) -> list[Path]:
    return sorted((path.parent / "home").rglob("*.counterpoint"))


def test_an_older_study_is_copied_first_and_then_brought_up_to_date(
    old_file: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = old_file
    before = path.read_bytes()
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "steps", with_next_format(STEP))
        with studyfile.open_study(path, passphrase, home=path.parent / "home") as project:
            with project.reading() as session:
                connection = session.connection()
                assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == migrate.newest_format()
                assert "colour" in [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(area)")]
            assert project.undo_label is None
        assert len(backups_of(path)) == 1
        with studyfile.open_study(path, passphrase, home=path.parent / "home"):
            assert len(backups_of(path)) == 1
    assert path.read_bytes() != before
    with studyfile.open_study(backups_of(path)[0], passphrase, home=path.parent / "other") as copy:
        assert copy.name == "Test study"


@pytest.mark.parametrize("sql", [BROKEN, DANGLING])
def test_an_upgrade_that_fails_leaves_the_file_byte_for_byte(
    old_file: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    path, passphrase = old_file
    before = path.read_bytes()
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "steps", with_next_format(sql))
        with pytest.raises(Exception, match=r"no such table|breaks its own references"):
            studyfile.open_study(path, passphrase, home=path.parent / "home")
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir() if entry.is_file()] == [path.name]
    studyfile.open_study(path, passphrase, home=path.parent / "home").close()


def test_an_older_study_that_is_damaged_is_said_to_be_and_left_as_it_is(
    old_file: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = old_file
    bare = connect(path, key_for(path, passphrase), mode="rw")
    bare.execute("PRAGMA foreign_keys = 0")
    bare.execute("UPDATE turn SET version_id = 99")
    bare.close()
    before = path.read_bytes()
    monkeypatch.setattr(migrate, "steps", with_next_format(STEP))
    with pytest.raises(Damaged):
        studyfile.open_study(path, passphrase, home=path.parent / "home")
    assert path.read_bytes() == before


def test_no_copy_no_upgrade(old_file: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch) -> None:
    path, passphrase = old_file
    before = path.read_bytes()
    (path.parent / "home").write_text("a file where the folder of backups should be")
    monkeypatch.setattr(migrate, "steps", with_next_format(STEP))
    with pytest.raises(Problem):
        studyfile.open_study(path, passphrase, home=path.parent / "home")
    assert path.read_bytes() == before


def test_an_older_study_open_to_read_only_is_refused_in_words(
    old_file: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = old_file
    monkeypatch.setattr(migrate, "steps", with_next_format(STEP))
    with pytest.raises(Problem, match="older format"):
        studyfile.open_study(path, passphrase, home=path.parent / "home", read_only=True)


def test_a_new_file_says_whose_it_is_and_of_which_format(tmp_path: Path) -> None:
    new_study(tmp_path).close()
    bare = driver.connect(str(tmp_path / "study.counterpoint"))
    assert bare.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"CNTP", "big"),)
    assert bare.execute("PRAGMA user_version").fetchone() == (migrate.newest_format(),)
    bare.close()
