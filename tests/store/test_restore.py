"""Going back to a backup: it is found even when the study does not open, and nothing is written over."""

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from app import studyfile
from app.coding import actions as coding
from app.problems import Problem
from app.store import keys, restore
from app.store.backup import Backup
from app.store.problems import Damaged, PassphraseNeeded, WrongPassphrase
from app.store.project import Project
from app.store.restore import all_backups, backups_for, last_change
from tests.builders import add, dialogue, new_study, reopen
from tests.conftest import PASSPHRASE
from tests.store.rows import all_rows

Damage = Callable[[bytes], bytes]
SOME_DAMAGE: list[Damage] = [
    lambda whole: whole[:-5000],
    lambda whole: whole[:100] + os.urandom(100) + whole[200:],
    lambda whole: whole[:-4096] + os.urandom(4096),
]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_derive", cache(keys._derive))


def home_of(project: Project) -> Path:
    return project.path.parent / "home"


def backed_up(folder: Path, passphrase: str | None) -> tuple[Project, Backup]:
    """A study with an interview, its backup, and a code made since."""
    project = new_study(folder, passphrase=passphrase)
    add(project, dialogue("Visit", [("Robin", "just bags")]))
    taken = project.back_up()
    assert taken is not None
    coding.add_code(project, name="Leaving")
    return project, taken


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("damage", SOME_DAMAGE)
def test_the_backups_of_a_study_that_does_not_open_are_found(
    tmp_path: Path, passphrase: str | None, damage: Damage
) -> None:
    project, taken = backed_up(tmp_path, passphrase)
    project.close()
    with studyfile.create(
        tmp_path / "other.counterpoint", passphrase, name="Coming home", home=home_of(project)
    ) as other:
        other.back_up()
    project.path.write_bytes(damage(project.path.read_bytes()))
    assert backups_for(project.path, home_of(project)) == [taken]
    assert len(all_backups(home_of(project))) == 2


@pytest.mark.parametrize("content", [None, b"", b"x" * 8192])
def test_a_file_that_tells_nothing_has_no_backups_of_its_own(tmp_path: Path, content: bytes | None) -> None:
    project, taken = backed_up(tmp_path, PASSPHRASE)
    project.close()
    if content is None:
        project.path.unlink()
    else:
        project.path.write_bytes(content)
    assert backups_for(project.path, home_of(project)) == []
    assert all_backups(home_of(project)) == [taken]


def test_where_nothing_was_ever_backed_up_nothing_is_found(study: Project) -> None:
    assert backups_for(study.path, home_of(study)) == []
    assert all_backups(home_of(study)) == []


def test_how_many_changes_ago_a_backup_was_taken(tmp_path: Path) -> None:
    project, taken = backed_up(tmp_path, None)
    coding.add_code(project, name="Arriving")
    assert last_change(project) - taken.change == 2
    project.close()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_restored_study_is_the_backup_in_a_new_file_beside_the_old_one(
    tmp_path: Path, passphrase: str | None
) -> None:
    project, taken = backed_up(tmp_path, passphrase)
    project.undo()
    rows = {table: kept for table, kept in all_rows(project).items() if table != "audit"}
    project.close()
    damaged = project.path.read_bytes()[:5000]
    project.path.write_bytes(damaged)
    made = restore.restore(taken, project.path, passphrase)
    assert re.fullmatch(r"study \(backup \d{4}-\d\d-\d\d \d\d\.\d\d\)\.counterpoint", made.name)
    assert made.parent == project.path.parent
    assert project.path.read_bytes() == damaged
    assert taken.path.exists()
    with studyfile.open_study(made, passphrase, home=home_of(project)) as again:
        assert {table: kept for table, kept in all_rows(again).items() if table != "audit"} == rows
        assert not any(finding.faults for finding in studyfile.check(again))


def test_going_back_holds_what_was_there_before(tmp_path: Path) -> None:
    project, taken = backed_up(tmp_path, None)
    project.close()
    restore.restore(taken, project.path)
    (mark,) = taken.path.parent.glob("*.held")
    older = [taken.path.with_name(f"202001{day:02}T000000Z-1.counterpoint") for day in range(1, 29)]
    for path in older:
        path.touch()
    with reopen(project) as again:
        again.back_up()
        assert all(path.exists() for path in older)
        mark.unlink()
        coding.add_code(again, name="Arriving")
        again.back_up()
        assert not all(path.exists() for path in older)


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    project, taken = backed_up(tmp_path, None)
    project.close()
    first = restore.restore(taken, project.path)
    first.write_bytes(b"mine")
    second = restore.restore(taken, project.path)
    assert second.name == f"{first.stem} (2).counterpoint"
    assert first.read_bytes() == b"mine"
    third = restore.restore(taken, second)
    assert third.name == f"{first.stem} (3).counterpoint", "the date stands in a name once"


def test_a_stick_without_links_gets_its_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, taken = backed_up(tmp_path, None)
    project.close()

    def no_links(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    made = restore.restore(taken, project.path)
    assert made.read_bytes() == taken.path.read_bytes()
    assert list(tmp_path.glob("*.part")) == []


def test_a_passphrase_that_does_not_fit_makes_no_file(tmp_path: Path) -> None:
    project, taken = backed_up(tmp_path, PASSPHRASE)
    project.close()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(WrongPassphrase):
        restore.restore(taken, project.path, "another")
    with pytest.raises(PassphraseNeeded):
        restore.restore(taken, project.path)
    assert sorted(tmp_path.iterdir()) == before


def test_a_backup_that_is_damaged_too_makes_no_file(tmp_path: Path) -> None:
    project, taken = backed_up(tmp_path, None)
    project.close()
    whole = bytearray(taken.path.read_bytes())
    whole[-8192:] = os.urandom(8192)
    taken.path.write_bytes(bytes(whole))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Damaged) as caught:
        restore.restore(taken, project.path)
    assert caught.value.sentence == "This backup is damaged."
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    project, taken = backed_up(tmp_path, None)
    project.close()
    with pytest.raises(Problem):
        restore.restore(taken, tmp_path / "gone" / "study.counterpoint")


def test_a_restored_study_is_backed_up_from_its_first_change_on(tmp_path: Path) -> None:
    """It shares the folder of backups with the study it came from, whose numbers may be higher."""
    project, taken = backed_up(tmp_path, None)
    coding.add_code(project, name="Arriving")
    project.back_up()
    made = restore.restore(taken, project.path)
    project.close()
    with studyfile.open_study(made, home=home_of(project)) as again:
        coding.add_code(again, name="Packing")
        assert again.back_up() is not None
        assert again.back_up() is None
    with reopen(project) as first:
        coding.add_code(first, name="Waiting")
        assert first.back_up() is not None
