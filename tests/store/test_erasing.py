"""Deleting for good: nothing brings the words back, and nothing of them is left in any file of the study."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from app import studyfile
from app.coding import actions as coding
from app.problems import Problem
from app.store import erasing
from app.store.engine import connect
from app.store.erasing import TracesRemain
from app.store.problems import ReadOnly
from app.store.project import Project
from app.store.restore import restore
from app.study.model import Source
from app.study.rows import SourceId
from tests.builders import add, code, dialogue, new_study, reopen
from tests.conftest import PASSPHRASE
from tests.store.rows import all_rows, audited, index_differs

CANARY = "zwartebes"
WORDS = f"they put my {CANARY} in the car"


class Room(NamedTuple):
    """How much is free on a disk."""

    free: int


def filled(project: Project) -> SourceId:
    """A study with one transcript to erase, one to keep, and a backup that holds both."""
    erased, _ = add(project, dialogue("Visit", [("Robin", WORDS)]), dialogue("Other", [("Amara", "all is well")]))
    code(project, erased, CANARY, "Leaving")
    project.back_up()
    return erased


def erase(project: Project, source: SourceId) -> None:
    """Delete a transcript for good."""
    with project.erasing("Delete source for good") as session:
        session.delete(session.get_one(Source, source))


def pages(path: Path, project: Project) -> bytes:
    """All bytes of a study or backup, decrypted where it is encrypted."""
    if not project.encrypted:
        return path.read_bytes()
    plain = path.with_suffix(".decrypted")
    with closing(connect(path, project._key, mode="ro")) as bare:
        bare.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        bare.execute("SELECT sqlcipher_export('plain')").fetchall()
    try:
        return plain.read_bytes()
    finally:
        plain.unlink()


def hits(project: Project) -> int:
    """How often the canary stands in the files of the study, any case, as the files are and decrypted."""
    found = 0
    for path in project.path.parent.rglob("*"):
        if path.is_file():
            everything = path.read_bytes() + (pages(path, project) if path.suffix == studyfile.SUFFIX else b"")
            found += sum(everything.lower().count(CANARY.encode(encoding)) for encoding in ("utf-8", "utf-16-le"))
    return found


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_nothing_of_what_is_erased_is_left_in_any_file(tmp_path: Path, passphrase: str | None) -> None:
    with new_study(tmp_path, passphrase=passphrase) as project:
        source = filled(project)
        assert hits(project) > 0
        older = project.backups()
        erase(project, source)
        assert hits(project) == 0
        newest, *others = project.backups()
        assert (newest.path.exists(), others) == (True, [])
        assert newest not in older
        assert not index_differs(project)
        assert not any(finding.faults for finding in studyfile.check(project))
    assert hits(project) == 0


def test_a_word_deleted_after_the_index_was_merged_leaves_it_too(study: Project) -> None:
    """The database merges nothing where it thinks there is nothing to merge."""
    erase(study, filled(study))
    source, *_ = add(study, dialogue("Again", [("Robin", WORDS)]))
    study._bare.execute("INSERT INTO turn_words (turn_words) VALUES ('optimize')")
    erase(study, source)
    assert hits(study) == 0


def test_erasing_is_one_step_that_nothing_takes_back(study: Project) -> None:
    source = filled(study)
    heard: list[str] = []
    study.subscribe(lambda changes: heard.append(changes.label))
    coding.add_code(study, name="Soon undone")
    study.undo()
    erase(study, source)
    assert (study.undo_label, study.redo_label) == (None, None)
    assert heard[-1] == "Delete source for good"
    assert audited(study)[-1][3] == "Delete source for good"
    coding.add_code(study, name="Goes on")
    study.undo()
    assert not study.traces_left


def test_what_fails_erases_nothing(study: Project) -> None:
    source = filled(study)
    before, backups = all_rows(study), study.backups()

    def half() -> None:
        with study.erasing("Half") as session:
            session.delete(session.get_one(Source, source))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert (all_rows(study), study.backups()) == (before, backups)
    assert study.undo_label == "Code passages"
    assert not study.traces_left


def test_it_is_not_part_of_a_step_that_could_be_undone(study: Project) -> None:
    source = filled(study)
    with pytest.raises(RuntimeError, match="inside a step"), study.step("Outer"):
        erase(study, source)


def test_without_room_on_the_disk_nothing_is_erased(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    source = filled(study)
    before = all_rows(study)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Room(2**20))
    with pytest.raises(Problem, match=r"not enough room on the disk .* MB are needed.* Nothing was deleted"):
        erase(study, source)
    assert all_rows(study) == before


def test_a_study_open_to_read_only_erases_nothing(study: Project) -> None:
    source = filled(study)
    study.close()
    with (
        studyfile.open_study(study.path, home=study.path.parent / "home", read_only=True) as reading,
        pytest.raises(ReadOnly),
    ):
        erase(reading, source)


@contextmanager
def a_reader(project: Project) -> Iterator[None]:
    """Somebody who looks at the state of now, and goes on looking."""
    with closing(connect(project.path, project._key, mode="ro")) as bare:
        bare.execute("BEGIN")
        bare.execute("SELECT count(*) FROM source").fetchone()
        yield


def test_while_somebody_reads_it_says_that_traces_remain_and_the_next_opening_finishes(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = filled(study)
    monkeypatch.setattr(erasing, "_PATIENCE", 0.0)
    with a_reader(study), pytest.raises(TracesRemain, match=r"gone from the study, but traces .* reading it"):
        erase(study, source)
    assert study.traces_left
    assert hits(study) > 0
    with reopen(study) as again:
        assert not again.traces_left
        assert hits(again) == 0
        assert not any(finding.faults for finding in studyfile.check(again))


def test_backups_that_cannot_be_removed_are_said_and_removed_at_the_next_opening(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = filled(study)
    with monkeypatch.context() as patched:

        def refuse(self: Path, missing_ok: bool = False) -> None:
            raise PermissionError(13, "not allowed")

        patched.setattr(Path, "unlink", refuse)
        with pytest.raises(TracesRemain, match="1 older backups could not be removed"):
            erase(study, source)
    with reopen(study) as again:
        assert hits(again) == 0
        assert len(again.backups()) == 1


def test_a_full_disk_after_the_deletion_is_said_and_finished_later(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = filled(study)
    with monkeypatch.context() as patched:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patched.setattr(os, "replace", full)
        with pytest.raises(TracesRemain, match="no new backup could be taken, so the older ones are still there"):
            erase(study, source)
    assert len(study.backups()) == 1
    study.tidy_traces()
    assert hits(study) == 0


def test_copies_beside_the_study_are_told_and_left_alone(study: Project) -> None:
    source = filled(study)
    copy = restore(study.backups()[0], study.path)
    named = study.path.with_name("my own copy.counterpoint")
    shutil.copy(copy, named)
    new_study(study.path.parent / "home", name="Somebody else's").close()
    shutil.move(study.path.parent / "home" / "study.counterpoint", study.path.with_name("other.counterpoint"))
    left = study.path.with_name("study (backup 2026-11-20 12.00).part")
    shutil.copy(copy, left)
    with study.erasing("Delete source for good", tidy_later=True) as session:
        session.delete(session.get_one(Source, source))
    assert study.traces_left
    told: list[str] = []
    erased = study.tidy_traces(lambda done, of, what: told.append(what))
    assert tuple(told) == erasing.STEPS
    assert set(erased.copies) == {copy, named}
    assert len(erased.removed) == 1
    assert copy.exists()
    assert not left.exists()


def test_a_study_made_of_the_new_backup_takes_no_other_backup_away(study: Project) -> None:
    erase(study, filled(study))
    backup = study.backups()[0]
    made = restore(backup, study.path)
    with studyfile.open_study(made, home=study.path.parent / "home") as copy:
        assert not copy.traces_left
    assert backup.path.exists()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_of_what_was_done_before_going_back_no_backup_is_left_either(
    tmp_path: Path, passphrase: str | None
) -> None:
    """The newer backups count more changes than there are since; they hold the words all the same."""
    project = new_study(tmp_path, passphrase=passphrase)
    source = filled(project)
    older = project.backups()[0]
    for number in range(9):
        coding.add_code(project, name=f"Code {number}")
    project.back_up()
    project.close()
    made = restore(older, project.path, passphrase)
    project.path.unlink()
    with studyfile.open_study(made, passphrase, home=tmp_path / "home") as again:
        erase(again, source)
        assert len(again.backups()) == 1
        assert hits(again) == 0


def test_a_backup_that_goes_on_from_what_is_tidied_stays(study: Project) -> None:
    """An older copy that still has to be tidied is opened beside the study, whose backups have no traces."""
    source = filled(study)
    with study.erasing("Delete source for good", tidy_later=True) as session:
        session.delete(session.get_one(Source, source))
    untidy = study.back_up()
    assert untidy is not None
    made = restore(untidy, study.path)
    study.tidy_traces()
    coding.add_code(study, name="Boxes")
    later = study.back_up()
    assert later is not None
    with studyfile.open_study(made, home=study.path.parent / "home") as copy:
        assert not copy.traces_left
    assert later.path.exists()
