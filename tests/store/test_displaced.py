"""Another program takes the file of an open study away: said at the next change, and nothing saved is lost."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.store.problems import Displaced
from app.store.project import Project
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
