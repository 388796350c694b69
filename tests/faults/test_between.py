"""Killed in the one moment between the study and its identity key: nobody is harmed, and it goes on from there."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import pytest
from sqlalchemy import select

from app.coding import actions as coding
from app.safeguards import withdrawal
from app.safeguards.identity.key import IdentityKey
from app.safeguards.withdrawal import forgetting
from app.store.keys import key_for
from app.store.project import Project
from app.study.model import Replacement
from tests.faults.keyed_actions import delete_wren, keyed, let_forget, opened_key, purge, replace_cars
from tests.faults.long_actions import CANARY, KEY_PASSPHRASE, STUDY, key_in, opened, seen
from tests.faults.pages import all_bytes
from tests.faults.suites import quick_keys

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and SIGKILL are POSIX")
Act = Callable[[Path, str | None], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A study with its identity key: Wren’s words are in both."""
    folder = tmp_path_factory.mktemp("keyed")
    with quick_keys():
        keyed(folder, None)
        yield folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "now")


def killed(folder: Path, act: Act, where: object, name: str) -> None:
    """Do it in a child that is killed in the moment in which it would do this."""

    def die(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            with patch.object(where, name, die):
                act(folder, None)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def replacements(project: Project) -> set[UUID]:
    with project.reading() as session:
        return set(session.scalars(select(Replacement.guid)))


def files_with_wren(folder: Path) -> set[str]:
    """The endings of files in which, deciphered, there is a word of hers."""
    key = key_for(key_in(folder), KEY_PASSPHRASE)
    return {
        path.suffix
        for path in folder.rglob("*")
        if path.is_file() and CANARY.encode() in all_bytes(path, key).lower()
    }


def test_replacing_that_was_killed_before_the_study_was_written_is_done_again(folder: Path) -> None:
    before = seen(folder)
    killed(folder, replace_cars, coding, "replace_words")
    assert seen(folder)[STUDY] == before[STUDY]
    with opened(folder, None) as project, opened_key(folder, project) as key:
        strays = key.held() - replacements(project)
        assert {one.words for one in key.originals(strays)} == {"car"}, "they belong to nothing in the study"
        assert not {one.words for one in key.originals(replacements(project))} & {"car"}
    replace_cars(folder, None)
    with opened(folder, None) as project, opened_key(folder, project) as key:
        there = replacements(project)
        assert {one.replacement for one in key.originals(there)} == there
        assert key.held() >= strays | there


def test_what_was_never_replaced_goes_from_the_key_with_the_next_who_is_deleted(folder: Path) -> None:
    """Nobody can tell whose words they were."""
    killed(folder, replace_cars, coding, "replace_words")
    delete_wren(folder, None)
    with opened(folder, None) as project, opened_key(folder, project) as key:
        assert {one.words for one in key.originals(key.held())} == set()


MOMENTS: dict[str, tuple[object, str]] = {
    "before the key was told": (IdentityKey, "forget"),
    "before it was noted that the key had forgotten": (forgetting, "note_forgotten"),
    "before traces were tidied up": (Project, "tidy_traces"),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_deletion_that_was_killed_is_finished_at_the_next_opening(folder: Path, moment: str) -> None:
    assert files_with_wren(folder) >= {".counterpoint", ".counterpoint-key"}
    killed(folder, delete_wren, *MOMENTS[moment])
    with opened(folder, None) as project, opened_key(folder, project), project.reading() as session:
        waits = [row.key_waits for row in withdrawal.withdrawals(session)]
    assert waits == ["traces" not in moment], "it is said that the key is still to forget"
    assert files_with_wren(folder) <= {".counterpoint-key", ".bak"}
    let_forget(folder, None)
    assert files_with_wren(folder) == set()
    with opened(folder, None) as project, project.reading() as session:
        assert not withdrawal.key_waits(session).tombstones


def test_removing_unedited_texts_that_was_killed_is_finished_at_the_next_opening(folder: Path) -> None:
    killed(folder, purge, Project, "tidy_traces")
    assert ".counterpoint" in files_with_wren(folder)
    opened(folder, None).close()
    assert files_with_wren(folder) == {".counterpoint-key", ".bak"}, "what stood there is the key's to keep"
