"""Making and opening study files: passphrases, strangers' files, damage, and who has it open."""

import os
import signal
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as driver

from app import studyfile
from app.coding import actions as coding
from app.problems import Problem
from app.store import keys
from app.store.problems import (
    Damaged,
    InUse,
    NewerFormat,
    NotAProject,
    PassphraseNeeded,
    ReadOnly,
    WrongPassphrase,
)
from app.store.project import Project
from app.store.restore import backups_for
from app.study import queries
from tests.builders import add, code, dialogue, new_study, reopen, text_of
from tests.conftest import PASSPHRASE
from tests.store.rows import all_rows

ROOT = Path(__file__).parents[2]
CANARY = "Wrenfield bus shelter"


def home_of(path: Path) -> Path:
    return path.parent / "home"


def refusal(path: Path, passphrase: str | None = None) -> Problem:
    """The Problem that opening this file gives; the file is untouched and nothing is left beside it."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(Problem) as caught:
        studyfile.open_study(path, passphrase, home=home_of(path))
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    assert caught.value.sentence
    return caught.value


def closed(project: Project) -> Path:
    """A study's file, after closing."""
    source, *_ = add(project, dialogue("Visit", [("Robin", CANARY), ("Interviewer", "mm")]))
    code(project, source, CANARY, "Places")
    project.close()
    return project.path


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the study open."""
    command = [sys.executable, "-m", "tests.store.faulty", "hold", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "open\n"
            yield holder
        finally:
            holder.kill()


def test_a_new_study_has_the_three_perspectives_child_first_and_nothing_to_undo(study: Project) -> None:
    with study.reading() as session:
        names = [row.name for row in queries.perspectives(session)]
    assert names == ["Children and young people", "Carers", "Practitioners"]
    assert study.undo_label is None
    assert not study.encrypted


def test_what_was_done_is_there_after_opening_again(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", CANARY)]))
    code(study, source, CANARY, "Places")
    before = all_rows(study)
    with reopen(study) as again:
        assert all_rows(again) == before
        assert again.name == "Test study"


def test_closing_leaves_one_file_and_closing_twice_is_closing_once(study: Project) -> None:
    closed(study)
    study.close()
    assert [entry.name for entry in study.path.parent.iterdir()] == ["study.counterpoint"]


def test_an_encrypted_file_holds_no_readable_word(encrypted_study: Project) -> None:
    source, *_ = add(encrypted_study, dialogue("Visit", [("Robin", CANARY)]))
    code(encrypted_study, source, CANARY, "Places")
    log = encrypted_study.path.with_name(encrypted_study.path.name + "-wal")
    stored = encrypted_study.path.read_bytes() + log.read_bytes()
    assert log.stat().st_size > 0
    for words in (CANARY, CANARY.encode("utf-16-le"), "SQLite format", "CREATE TABLE", "Robin", "perspective"):
        assert (words.encode() if isinstance(words, str) else words) not in stored
    encrypted_study.close()
    assert CANARY.encode() not in encrypted_study.path.read_bytes()


def test_the_plain_twin_shows_that_the_search_for_words_would_find_them(study: Project) -> None:
    assert CANARY.encode() in closed(study).read_bytes()


def test_the_passphrase_alone_opens_the_file_in_sqlcipher(encrypted_study: Project) -> None:
    path = closed(encrypted_study)
    with closing(driver.connect(str(path))) as stranger:
        stranger.execute(f"PRAGMA key = '{PASSPHRASE}'")
        assert stranger.execute("SELECT text FROM version_text").fetchone() == (
            f"Robin: {CANARY}\nInterviewer: mm\n",
        )


@pytest.mark.parametrize("passphrase", ["'; DROP TABLE code; --", 'x"y', "naïve café", "鷺 鷺 鷺", " spaces "])
def test_any_passphrase_works_however_its_letters_are_composed(tmp_path: Path, passphrase: str) -> None:
    new_study(tmp_path, passphrase=unicodedata.normalize("NFD", passphrase)).close()
    path = tmp_path / "study.counterpoint"
    studyfile.open_study(path, unicodedata.normalize("NFC", passphrase), home=home_of(path)).close()


def test_an_empty_passphrase_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be empty"):
        new_study(tmp_path, passphrase="")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_or_missing_passphrase_is_said(encrypted_study: Project) -> None:
    path = closed(encrypted_study)
    assert isinstance(refusal(path, "three quiet heron"), WrongPassphrase)
    assert isinstance(refusal(path), PassphraseNeeded)
    assert isinstance(refusal(path, ""), PassphraseNeeded)
    assert PASSPHRASE not in repr(keys.key_for(path, PASSPHRASE))


def test_a_new_study_never_replaces_a_file(study: Project) -> None:
    before = study.path.read_bytes()
    with pytest.raises(Problem, match="already a file"):
        studyfile.create(study.path, None, name="Other", home=home_of(study.path))
    assert study.path.read_bytes() == before
    with pytest.raises(Problem, match="folder"):
        studyfile.create(study.path.parent / "no" / "x.counterpoint", None, name="x", home=home_of(study.path))


@pytest.mark.parametrize(
    "content", [b"", b"x", b"PK\x03\x04" + b"x" * 9000, b"SQLite format 3\0" + b"\0" * 84, os.urandom(5000)]
)
def test_a_file_that_cannot_be_a_study_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.counterpoint"
    path.write_bytes(content)
    assert isinstance(refusal(path, "x"), NotAProject)


def test_a_missing_file_is_not_made_and_a_folder_is_not_a_study(tmp_path: Path) -> None:
    with pytest.raises(NotAProject):
        studyfile.open_study(tmp_path / "none.counterpoint", home=tmp_path)
    with pytest.raises(NotAProject):
        studyfile.open_study(tmp_path, home=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.counterpoint"
    with closing(driver.connect(str(path))) as other:
        other.execute("CREATE TABLE notes (words)")
    assert isinstance(refusal(path), NotAProject)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_newer_format_is_refused_with_its_bytes_unchanged(tmp_path: Path, passphrase: str | None) -> None:
    path = closed(new_study(tmp_path, passphrase=passphrase))
    with closing(driver.connect(str(path))) as newer:
        if passphrase:
            newer.execute(f"PRAGMA key = '{passphrase}'")
        newer.execute("PRAGMA user_version = 999")
    problem = refusal(path, passphrase)
    assert isinstance(problem, NewerFormat)
    assert "format 999" in problem.sentence


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_truncated_study_is_refused_at_any_length(
    tmp_path: Path, passphrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_derive", cache(keys._derive))
    whole = closed(new_study(tmp_path, passphrase=passphrase)).read_bytes()
    path = tmp_path / "cut.counterpoint"
    for length in (0, 1, 100, 4095, 4096, 4097, 8192, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        path.write_bytes(whole[:length])
        refusal(path, passphrase)


def test_damage_anywhere_in_an_encrypted_study_is_said_or_found(
    encrypted_study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One flipped bit: opening refuses with a Problem, or the check finds it."""
    monkeypatch.setattr(keys, "_derive", cache(keys._derive))
    whole = closed(encrypted_study).read_bytes()
    path, chance = encrypted_study.path.with_name("flipped.counterpoint"), Random(4)
    for _ in range(25):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(damaged))
        assert found_damaged(path, PASSPHRASE)


def test_damage_to_any_word_of_a_plain_study_is_found_and_no_word_is_told(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit one", [("Robin", "yes")]))
    whole = closed(study).read_bytes()
    path, place = study.path.with_name("flipped.counterpoint"), whole.index(CANARY.encode())
    for wrong in (b"x", b"\xff", b"\0"):
        path.write_bytes(whole[:place] + wrong + whole[place + 1 :])
        assert found_damaged(path, None)
        with studyfile.open_study(path, home=home_of(path), read_only=True) as damaged:
            try:
                text_of(damaged, source)
            except Problem as problem:
                told = f"{problem!r} {problem}"
            else:
                told = ""
        assert "bus shelter" not in told


def names_of_sources(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.name for row in queries.sources(session)]


def found_damaged(path: Path, passphrase: str | None) -> bool:
    try:
        with studyfile.open_study(path, passphrase, home=home_of(path), read_only=True) as project:
            return any(finding.faults for finding in studyfile.check(project))
    except Problem:
        return True


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_damage_to_its_very_beginning_hides_no_backup_and_asks_for_no_passphrase(
    tmp_path: Path, passphrase: str | None
) -> None:
    """There stands by what the backups of an encrypted study are known, and that a plain one is plain."""
    project = new_study(tmp_path, passphrase=passphrase)
    taken = project.back_up()
    path = closed(project)
    whole = path.read_bytes()
    for place in range(0, 16, 5):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert backups_for(path, home_of(path)) == [taken]
        assert type(refusal(path, passphrase)) in (Damaged, WrongPassphrase)


def test_what_is_no_text_where_the_tables_are_named_is_damage(tmp_path: Path) -> None:
    path = closed(new_study(tmp_path, passphrase=None))
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE participant", b"CREATE T\xd9BLE participant"))
    assert isinstance(refusal(path, None), Damaged)


def test_damage_is_told_from_a_wrong_passphrase_by_the_newest_backup(encrypted_study: Project) -> None:
    encrypted_study.back_up()
    path = closed(encrypted_study)
    damaged = bytearray(path.read_bytes())
    damaged[100:200] = os.urandom(100)
    path.write_bytes(bytes(damaged))
    assert isinstance(refusal(path, PASSPHRASE), Damaged)
    assert isinstance(refusal(path, "another"), WrongPassphrase)


def test_a_sound_study_passes_its_check_and_says_what_was_checked(encrypted_study: Project) -> None:
    source, *_ = add(encrypted_study, dialogue("Visit", [("Robin", CANARY)]))
    code(encrypted_study, source, CANARY, "Places")
    findings = studyfile.check(encrypted_study)
    assert all(not finding.faults for finding in findings)
    assert "the seal on every encrypted page" in [finding.checked for finding in findings]
    assert "the words of 1 segments against their hashes" in [finding.checked for finding in findings]


def test_pages_torn_while_the_log_was_folded_in_are_whole_once_it_is_folded_again(
    encrypted_study: Project, tmp_path: Path
) -> None:
    """The power fails in the middle: a page of the file is half of this and half of that, and whole in the log."""
    coding.add_code(encrypted_study, name="Leaving")
    path = tmp_path / "copy" / "study.counterpoint"
    path.parent.mkdir()
    log = encrypted_study.path.with_name(encrypted_study.path.name + "-wal").read_bytes()
    torn, size = bytearray(encrypted_study.path.read_bytes()), len(encrypted_study.path.read_bytes())
    for frame in range(32, len(log), 24 + keys.PAGE_BYTES):
        place = (int.from_bytes(log[frame : frame + 4], "big") - 1) * keys.PAGE_BYTES
        if 0 < place < size:
            torn[place : place + 512] = os.urandom(512)
    assert bytes(torn) != encrypted_study.path.read_bytes()
    path.write_bytes(bytes(torn))
    path.with_name(path.name + "-wal").write_bytes(log)
    with studyfile.open_study(path, PASSPHRASE, home=tmp_path / "other") as copy:
        assert not [finding.faults for finding in studyfile.check(copy) if finding.faults]


def test_a_second_opener_is_told_who_has_it_and_can_read_beside_them(study: Project) -> None:
    path = closed(study)
    with held_elsewhere(path):
        with pytest.raises(InUse) as caught:
            studyfile.open_study(path, home=home_of(path))
        assert "another window (by " in caught.value.sentence
        with studyfile.open_study(path, home=home_of(path), read_only=True) as reader:
            assert names_of_sources(reader) == ["Visit"]
            with pytest.raises(ReadOnly):
                coding.add_code(reader, name="Leaving")


def test_a_second_window_of_this_process_is_told_too(study: Project) -> None:
    with pytest.raises(InUse):
        studyfile.open_study(study.path, home=home_of(study.path))
    coding.add_code(study, name="Still mine")


def test_a_killed_holder_leaves_the_study_free_at_once(study: Project) -> None:
    path = closed(study)
    with held_elsewhere(path) as holder:
        holder.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        holder.wait()
        with studyfile.open_study(path, home=home_of(path)) as mine:
            coding.add_code(mine, name="Leaving")
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_reader_sees_what_the_writer_has_stored_since(study: Project) -> None:
    with studyfile.open_study(study.path, home=home_of(study.path), read_only=True) as reader:
        add(study, dialogue("Visit", [("Robin", CANARY)]))
        assert names_of_sources(reader) == ["Visit"]
        study.close()
        assert names_of_sources(reader) == ["Visit"]
    studyfile.open_study(study.path, home=home_of(study.path)).close()
    assert [entry.name for entry in study.path.parent.iterdir()] == [study.path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
@pytest.mark.parametrize("which", ["file", "folder"])
def test_without_the_right_to_write_a_study_opens_to_read_only(which: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        path = closed(new_study(place))
        before = path.read_bytes()
        path.chmod(0o444)
        place.chmod(0o777 if which == "file" else 0o555)
        command = [sys.executable, "-m", "tests.store.faulty", "without_rights", str(path)]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        place.chmod(0o700)
        assert said.splitlines()[0] == "read only Test study"
        assert "open to read only" in said.splitlines()[1]
        assert path.read_bytes() == before
        assert [entry.name for entry in place.iterdir()] == [path.name]


def test_every_safety_switch_is_on_for_writer_and_readers(encrypted_study: Project) -> None:
    """What a build of the database leaves out is left out here too."""
    both = {"foreign_keys": 1, "secure_delete": 1, "temp_store": 2, "trusted_schema": 0, "cell_size_check": 1}
    writer = {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "checkpoint_fullfsync": 1, "query_only": 0}
    bare = encrypted_study._bare
    found = {name: value for name in both | writer for (value,) in bare.execute(f"PRAGMA {name}")}
    assert found == both | writer
    with encrypted_study.reading() as session:
        for name, value in (both | {"query_only": 1}).items():
            assert session.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one() == value, name
