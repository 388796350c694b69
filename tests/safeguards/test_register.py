"""What left the study is registered: which file, by whom, and whose words are in it (E-03, E-13)."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.problems import Problem
from app.safeguards.register import Held, exports, exports_with, let_leave, record_export
from app.store.project import Project
from app.store.put import Ready, ready_file
from app.study import actions
from tests.builders import CHILD, add, dialogue, new_study, person, speaker


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_study(tmp_path) as made:
        yield made


def test_an_export_is_registered_with_its_hash_and_whose_words_it_holds(project: Project, tmp_path: Path) -> None:
    add(project, dialogue("Visit", [("Robin", "just bags"), ("Kit", "no")], [speaker("Robin", CHILD)]))
    robin, kit = person(project, "Robin"), person(project, "Kit")
    report = tmp_path / "report.docx"
    report.write_bytes(b"words")
    before = project.undo_label
    record_export(
        project,
        kind="theme summary",
        title="Moving",
        format="docx",
        path=report,
        by="Ada",
        settings="{}",
        people={robin: Held(quotes=2)},
    )
    assert project.undo_label == before, "a file that left cannot be taken back"
    with project.reading() as session:
        (row,) = exports(session)
        assert exports_with(session, kit) == []
        assert exports_with(session, robin) == [row]
    assert row.sha256 == hashlib.sha256(b"words").hexdigest()
    assert row.people == ((robin, "Robin", Held(quotes=2)),)
    assert (row.kind, row.title, row.by, row.settings) == ("theme summary", "Moving", "Ada", "{}")


def test_what_is_registered_of_a_person_goes_with_them(project: Project, tmp_path: Path) -> None:
    robin = actions.add_participant(project, pseudonym="Robin")
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"pixels")
    held = {robin: Held(pictures=1)}
    record_export(project, kind="picture", title="P", format="png", path=picture, by="Ada", people=held)
    actions.remove_participant(project, participant=robin)
    with project.reading() as session:
        assert [one.people for one in exports(session)] == [()]


def test_a_file_that_is_not_there_is_not_registered(project: Project, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read back"):
        record_export(project, kind="table", title="T", format="csv", path=tmp_path / "none", by="Ada")
    with project.reading() as session:
        assert exports(session) == []


def table(folder: Path, name: str) -> Ready:
    return ready_file(name.encode(), folder / f"{name}.csv", ending=".csv", thing="table")


def hashes(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.sha256 for row in exports(session)]


def test_a_file_is_in_the_register_before_it_stands_in_its_place(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = os.replace
    registered: list[int] = []

    def watched(part: Path, out: Path) -> None:
        registered.append(len(hashes(project)))
        move(part, out)

    monkeypatch.setattr(os, "replace", watched)
    let_leave(project, [table(tmp_path, "one"), table(tmp_path, "two")], kind="table", title="T", by="Ada")
    assert registered == [2, 2]
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["one.csv", "two.csv"]


def test_what_cannot_be_put_in_its_place_is_not_in_the_register(project: Project, tmp_path: Path) -> None:
    (tmp_path / "two.csv").mkdir()
    files = [table(tmp_path, name) for name in ("one", "two", "three")]
    with pytest.raises(Problem, match="cannot be written under this name"):
        let_leave(project, files, kind="table", title="T", by="Ada")
    assert hashes(project) == [hashlib.sha256(b"one").hexdigest()]
    del files
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["one.csv", "two.csv"]
    assert list(tmp_path.glob(".counterpoint-*")) == []


def test_what_cannot_be_registered_is_not_put_in_its_place(project: Project, tmp_path: Path) -> None:
    file = table(tmp_path, "one")
    project.path.unlink()
    with pytest.raises(Problem):
        let_leave(project, [file], kind="table", title="T", by="Ada")
    del file
    assert list(tmp_path.glob("*one*")) + list(tmp_path.glob(".counterpoint-*")) == []


def test_what_nobody_puts_in_its_place_goes_by_itself(tmp_path: Path) -> None:
    file = table(tmp_path, "one")
    part = file.part
    assert part.exists()
    del file
    assert not part.exists()
