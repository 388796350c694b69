"""What lies on the disk of an encrypted study: no word, nothing that differs from chance, and no lock-in."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from app import studyfile
from app.coding import actions as coding
from app.problems import Problem
from app.store.keys import PAGE_BYTES, SALT_BYTES
from app.store.project import Project
from app.study import actions
from tests.builders import add, code, dialogue, new_study

PASSPHRASE = "three quiet herons"
CANARIES = ("zanzibarite", "quokkaberry", "Ålesundish", "Robin")
LIKELY = 360.0
"""Of a chi-square with 255 degrees of freedom: beyond it once in about 100,000 files of pure chance."""


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """Encrypted, with a log that is not folded in: words, names, codes and memos with canaries."""
    project = new_study(tmp_path, passphrase=PASSPHRASE, name=f"Study of {CANARIES[0]}")
    words = " ".join(f"{word} said so." for word in CANARIES)
    source, *_ = add(project, dialogue(f"Visit {CANARIES[1]}", [("Robin", words * 300)]))
    code(project, source, CANARIES[2], CANARIES[0])
    coding.add_code(project, name=CANARIES[1])
    actions.rename_study(project, name=CANARIES[2])
    yield project
    project.close()


def files_of(project: Project) -> list[Path]:
    """The study, its log and its backups."""
    return [
        file for file in project.path.parent.rglob("*") if file.is_file() and file.stat().st_size >= PAGE_BYTES
    ]


def chi_square(content: bytes) -> float:
    """How far the bytes are from being equally frequent."""
    expected = len(content) / 256
    counted = Counter(content)
    return sum((counted[byte] - expected) ** 2 / expected for byte in range(256))


def test_no_word_can_be_found_in_study_log_or_backup(study: Project) -> None:
    study.back_up()
    kinds = {
        file.name.removeprefix(study.path.name) for file in files_of(study) if file.parent == study.path.parent
    }
    assert {"", "-wal"} <= kinds, "the log holds pages too"
    assert len(files_of(study)) >= 3
    for file in files_of(study):
        content = file.read_bytes().lower()
        for word in CANARIES:
            for encoding in ("utf-8", "utf-16-le"):
                assert word.lower().encode(encoding) not in content, f"{word} in {file.name}"


def test_the_search_for_words_finds_them_in_a_plain_study(tmp_path: Path) -> None:
    with new_study(tmp_path) as plain:
        add(plain, dialogue("Visit", [("Robin", CANARIES[0])]))
    assert CANARIES[0].encode() in plain.path.read_bytes()
    assert chi_square(plain.path.read_bytes()) > 100 * LIKELY


def test_the_bytes_do_not_differ_from_chance(study: Project) -> None:
    study.back_up()
    study.close()
    for file in files_of(study):
        assert chi_square(file.read_bytes()[SALT_BYTES:]) < LIKELY, file.name


@pytest.mark.parametrize("passphrase", ["", "three quiet heron", "Three quiet herons", "three quiet herons "])
def test_a_wrong_passphrase_never_changes_the_file(study: Project, passphrase: str, tmp_path: Path) -> None:
    study.close()
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files_of(study)}
    with pytest.raises(Problem):
        studyfile.open_study(study.path, passphrase, home=tmp_path / "home")
    with pytest.raises(Problem):
        studyfile.change_passphrase(study.path, passphrase, "four loud geese", home=tmp_path / "home")
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files_of(study)} == before
    assert set(os.listdir(study.path.parent)) <= {"home", study.path.name}


def test_another_implementation_opens_it_with_the_passphrase_alone(study: Project) -> None:
    study.close()
    other = apsw.Connection(str(study.path), flags=apsw.SQLITE_OPEN_READONLY)
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.pragma("key", PASSPHRASE)
    assert other.pragma("integrity_check") == "ok"
    assert list(other.execute("SELECT name FROM project")) == [(CANARIES[2],)]
    ((text,),) = other.execute("SELECT text FROM version_text")
    assert CANARIES[1] in str(text)
    other.close()
