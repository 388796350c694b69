"""Another passphrase: for the study and its backups, or for neither."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app import studyfile
from app.problems import Problem
from app.store import rekey
from app.store.problems import InUse, WrongPassphrase
from app.store.rekey import Rekeyed, change_passphrase
from tests.builders import add, code, dialogue, new_study
from tests.store.rows import all_rows

OLD, NEW = "three quiet herons", "four loud geese"


def filled(folder: Path, passphrase: str | None) -> tuple[Path, object]:
    """A study that is closed, with a backup, and its rows."""
    project = new_study(folder, passphrase=passphrase)
    source, *_ = add(project, dialogue("Visit", [("Robin", "just bags in the car")]))
    code(project, source, "bags", "Leaving")
    project.back_up()
    rows = all_rows(project)
    project.close()
    return project.path, rows


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (OLD, None), (None, NEW)])
def test_a_study_and_its_backups_open_with_the_new_passphrase_alone(
    tmp_path: Path, old: str | None, new: str | None
) -> None:
    path, rows = filled(tmp_path, old)
    home = tmp_path / "home"
    assert change_passphrase(path, old, new, home=home) == Rekeyed(backups=1, left=0)
    with studyfile.open_study(path, new, home=home) as study:
        assert all_rows(study) == rows
        assert not any(finding.faults for finding in studyfile.check(study))
        (backup,) = study.backups()
    with studyfile.open_study(backup.path, new, home=home) as copy:
        assert all_rows(copy) == rows
    if new is not None and old is not None:
        for file in (path, backup.path):
            with pytest.raises(WrongPassphrase):
                studyfile.open_study(file, old, home=home)
    everything = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert (b"bags in the car" in everything) == (new is None)


def refused(path: Path, old: str | None, new: str | None, home: Path, why: type[Exception]) -> None:
    """The change is refused, and every file is as it was."""
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(why):
        change_passphrase(path, old, new, home=home)
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


def test_a_wrong_or_empty_passphrase_changes_nothing(tmp_path: Path) -> None:
    path, _ = filled(tmp_path, OLD)
    refused(path, "something else", NEW, tmp_path / "home", WrongPassphrase)
    refused(path, OLD, "", tmp_path / "home", Problem)


def test_a_study_that_is_open_keeps_its_passphrase(tmp_path: Path) -> None:
    path, _ = filled(tmp_path, OLD)
    with studyfile.open_study(path, OLD, home=tmp_path / "home"), pytest.raises(InUse):
        change_passphrase(path, OLD, NEW, home=tmp_path / "home")


def test_a_study_without_passphrase_has_none_to_take_away(tmp_path: Path) -> None:
    path, _ = filled(tmp_path, None)
    refused(path, None, None, tmp_path / "home", Problem)


@pytest.mark.parametrize(("first", "left"), [(None, 0), (OLD, 1)])
def test_a_backup_that_an_interrupted_change_left_behind_is_changed_or_told_of_by_the_next(
    tmp_path: Path, first: str | None, left: int
) -> None:
    """Killed between the study and its backup: a plain one can be locked now, one of a forgotten key cannot."""
    path, _ = filled(tmp_path, first)
    home = tmp_path / "home"
    [backup] = home.rglob("*.counterpoint")
    before = backup.read_bytes()
    change_passphrase(path, first, "in between", home=home)
    backup.write_bytes(before)
    assert change_passphrase(path, "in between", NEW, home=home) == Rekeyed(backups=1 - left, left=left)
    studyfile.open_study(backup, first if left else NEW, home=home).close()


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("module", "name"), [(os, "fsync"), (os, "replace"), (rekey, "verify")], ids=["flush", "replace", "verify"]
)
def test_where_it_cannot_be_finished_the_study_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    path, rows = filled(tmp_path, OLD)
    stopped: Callable[..., None] = full
    monkeypatch.setattr(module, name, stopped)
    refused(path, OLD, NEW, tmp_path / "home", Problem)
    monkeypatch.undo()
    with studyfile.open_study(path, OLD, home=tmp_path / "home") as study:
        assert all_rows(study) == rows
