"""Another program takes the file of an open study away: said at the next change, and nothing saved is lost."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.store.problems import Displaced, Overwritten
from app.store.project import Project
from app.store.trying import try_writing
from tests.builders import add, dialogue, new_study
from tests.conftest import PASSPHRASE
from tests.store.rows import all_rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move what is open")


def removed(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.counterpoint"))


def replaced(path: Path) -> None:
    """By an older copy, as a program does that keeps folders alike."""
    older = path.with_name("older")
    shutil.copy(path, older)
    os.replace(older, path)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("displace", [removed, moved, replaced])
def test_the_next_change_is_refused_and_a_backup_holds_all_that_was_saved(
    tmp_path: Path, displace: Callable[[Path], None], passphrase: str | None
) -> None:
    home = tmp_path / "home"
    with new_study(tmp_path, passphrase=passphrase) as study:
        add(study, dialogue("Visit", [("Robin", "just bags")]))
        rows = all_rows(study)
        displace(study.path)
        with pytest.raises(Displaced, match="was not saved"):
            coding.add_code(study, name="Leaving")
        with pytest.raises(Displaced):
            study.undo()
        assert study.undo_label == "Import transcripts"
        backup = study.back_up()
    assert backup is not None
    with studyfile.open_study(backup.path, passphrase, home=home) as copy:
        assert all_rows(copy) == rows
        assert not any(finding.faults for finding in studyfile.check(copy))


def test_what_lies_there_instead_is_neither_read_nor_written(study: Project) -> None:
    coding.add_code(study, name="Leaving")
    replaced(study.path)
    other = study.path.read_bytes()
    study._readers.dispose()
    with pytest.raises(Displaced), study.reading() as session:
        codings.codes(session)
    study.close()
    assert study.path.read_bytes() == other


def test_a_study_that_was_moved_holds_everything_once_it_is_closed(study: Project, tmp_path: Path) -> None:
    coding.add_code(study, name="Leaving")
    rows = all_rows(study)
    moved(study.path)
    study.close()
    with studyfile.open_study(tmp_path / "moved.counterpoint", home=tmp_path / "home") as again:
        assert all_rows(again) == rows


def overwritten(path: Path, older: Path) -> None:
    """As by a program that puts back an older version: the same file, other pages."""
    with path.open("rb+") as file:
        file.write(older.read_bytes())
        file.truncate()


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def written_over(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Project, Path]]:
    """An open study of two sessions, and its file as it was after the first."""
    home, older = tmp_path / "home", tmp_path / "older"
    with new_study(tmp_path, passphrase=request.param) as study:
        add(study, dialogue("Visit", [("Robin", "just bags")]))
    shutil.copy(study.path, older)
    with studyfile.open_study(study.path, request.param, home=home) as study:
        coding.add_code(study, name="Leaving")
        study.checkpoint()
        coding.add_code(study, name="Bags")
        assert study.back_up() is not None
        yield study, older


def test_a_file_that_was_written_over_is_never_written_to(written_over: tuple[Project, Path]) -> None:
    study, older = written_over
    overwritten(study.path, older)
    with pytest.raises(Overwritten, match="wrote over the file"):
        coding.add_code(study, name="Boxes")
    with pytest.raises(Overwritten):
        try_writing(study)
    with pytest.raises(Overwritten):
        study.undo()
    study.checkpoint()
    study.close()
    assert study.path.read_bytes() == older.read_bytes()
    assert [path.name for path in study.path.parent.glob("study*")] == [study.path.name]


def test_of_a_file_that_was_written_over_no_copy_is_taken_for_ours(written_over: tuple[Project, Path]) -> None:
    study, older = written_over
    backups = study.backups()
    coding.add_code(study, name="Boxes")
    overwritten(study.path, older)
    with pytest.raises(Overwritten):
        study.back_up()
    with pytest.raises(Overwritten):
        study.save_copy(older.parent)
    assert study.backups() == backups


def test_a_file_that_was_only_touched_is_ours(written_over: tuple[Project, Path]) -> None:
    study, _ = written_over
    os.utime(study.path, (1, 1))
    coding.add_code(study, name="Boxes")
    assert study.place.is_held()


def test_what_we_write_ourselves_is_ours(study: Project) -> None:
    """However often the log is folded in meanwhile, and whoever reads on another thread."""
    study._bare.execute("PRAGMA wal_autocheckpoint = 1").fetchall()
    states = set()
    for number in range(20):
        coding.add_code(study, name=f"Code {number}")
        states.add(study.path.stat().st_mtime_ns)
        assert study.place.is_held()
    assert len(states) > 10
