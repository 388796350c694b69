"""The file of an open study is moved, removed or replaced: nothing goes on in silence, nothing stored is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.store.problems import Displaced
from app.store.project import Project
from app.store.synced import clashes, synced_by
from tests.builders import new_study

PASSPHRASE = "three quiet herons"


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def study(tmp_path: Path, request: pytest.FixtureRequest) -> Project:
    project = new_study(tmp_path, passphrase=request.param)
    coding.add_code(project, name="Leaving")
    return project


def names(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.name for row in codings.codes(session)]


def take_away(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name("other.counterpoint"))


def put_another(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    copy.replace(path)


@pytest.mark.parametrize("do", [take_away, rename, put_another])
def test_nothing_more_is_stored_and_a_copy_holds_everything(
    study: Project, tmp_path: Path, do: Callable[[Path], None]
) -> None:
    secret = PASSPHRASE if study.encrypted else None
    do(study.path)
    with pytest.raises(Displaced):
        study.place.refuse_displaced()
    with pytest.raises(Displaced):
        coding.add_code(study, name="Never stored")
    with pytest.raises(Displaced):
        study.undo()
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    copy = study.save_copy(elsewhere)
    study.close()
    assert [file.name for file in elsewhere.iterdir()] == ["study (saved copy).counterpoint"]
    with studyfile.open_study(copy, secret, home=tmp_path / "home") as again:
        assert names(again) == ["Leaving"]


def test_a_file_put_back_is_the_same_again(study: Project) -> None:
    aside = study.path.with_name("aside")
    study.path.rename(aside)
    with pytest.raises(Displaced):
        coding.add_code(study, name="Never stored")
    aside.rename(study.path)
    coding.add_code(study, name="Stored")
    assert sorted(names(study)) == ["Leaving", "Stored"]
    study.close()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/work", "Dropbox"),
        ("OneDrive - Council", "OneDrive"),
        ("Library/Mobile Documents/x", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Google Drive/studies", "Google Drive"),
        ("studies", ""),
        ("Dropboxes", ""),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    assert synced_by(tmp_path / folder / "a.counterpoint", {}, tmp_path) == service


def test_it_is_known_by_the_system_and_by_what_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "a.counterpoint"
    path.parent.mkdir(parents=True)
    assert synced_by(path, {"OneDriveCommercial": str(tmp_path / "a")}, tmp_path) == "OneDrive"
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(
        f'{{"personal": {{"path": "{(tmp_path / "a").as_posix()}"}}}}'
    )
    assert synced_by(path, {}, tmp_path) == "Dropbox"
    shutil.rmtree(tmp_path / ".dropbox")
    (tmp_path / "a" / ".stfolder").mkdir()
    assert synced_by(path, {}, tmp_path) == "Syncthing"


def test_copies_from_a_clash_are_found(tmp_path: Path) -> None:
    path = tmp_path / "study.counterpoint"
    for name in (
        "study.counterpoint",
        "study (Ada's conflicted copy 2026-11-29).counterpoint",
        "other.counterpoint",
    ):
        (tmp_path / name).touch()
    assert [one.name[:17] for one in clashes(path)] == ["study (Ada's conf"]
