"""A disk with no space left: said in a sentence, nothing half done, nothing earlier lost."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.problems import Problem
from app.store.problems import NotBackedUp
from app.store.project import Project
from app.study import actions
from tests.builders import add, dialogue, new_study
from tests.store.faulty import full
from tests.store.rows import all_rows

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="the system's limits on files are POSIX")
LONG = dialogue("Long", [("Robin", "many words " * 40_000)])


def test_a_change_that_does_not_fit_is_refused_whole_and_fits_once_there_is_space(study: Project) -> None:
    coding.add_code(study, name="Leaving")
    rows = all_rows(study)
    with full(study):
        with pytest.raises(Problem, match="disk is full; this last change was not saved"):
            add(study, LONG)
        assert all_rows(study) == rows
        assert study.undo_label == "Add code"
    add(study, LONG)
    study.undo()
    assert all_rows(study) == rows


def test_an_undo_that_does_not_fit_is_refused_and_can_be_tried_again(study: Project) -> None:
    source, *_ = add(study, LONG)
    before = all_rows(study)
    actions.remove_source(study, source=source)
    removed = all_rows(study)
    study._bare.execute("VACUUM").fetchall()
    with full(study), pytest.raises(Problem, match="disk is full"):
        study.undo()
    assert all_rows(study) == removed
    assert study.undo_label == "Remove source"
    study.undo()
    assert all_rows(study) == before


@posix
def test_when_no_file_may_grow_every_saved_code_is_kept_and_the_study_closes(tmp_path: Path) -> None:
    """A process of its own under a limit on the size of files, its writes really refused by the system."""
    project = new_study(tmp_path)
    project.close()
    command = [sys.executable, "-m", "tests.store.faulty", "with_small_files", str(project.path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert "was not saved" in said[-1]
    assert len(said) > 5
    with studyfile.open_study(project.path, home=tmp_path / "home") as again, again.reading() as session:
        assert len(codings.codes(session)) == len(said) - 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["study.counterpoint"]


@posix
def test_on_a_really_full_disk_nothing_saved_is_lost(tmp_path: Path) -> None:
    """A small disk in memory, where the machine lets one be made; elsewhere a limit stands in for it above."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        return
    try:
        with new_study(disk) as project:
            saved, refused = 0, None
            while refused is None:
                try:
                    coding.add_code(project, name=f"Code {saved} " + "x" * 150)
                    saved += 1
                except Problem as problem:
                    refused = problem
            assert "was not saved" in refused.sentence
            with pytest.raises(NotBackedUp):
                project.back_up()
            assert not list((disk / "home").rglob("*.part"))
        with studyfile.open_study(project.path, home=disk / "home") as again, again.reading() as session:
            assert len(codings.codes(session)) == saved > 10
        (disk / "filler").write_bytes(b"x" * shutil.disk_usage(disk).free)
        with pytest.raises(Problem, match="could not be written"):
            studyfile.create(disk / "another.counterpoint", None, name="Another", home=disk / "home")
        assert not list(disk.glob("another*"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
