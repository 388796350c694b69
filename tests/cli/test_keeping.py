"""Passphrase and backups on the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import studyfile
from app.store.recovery import HEADING
from app.study import queries
from tests.cli.conftest import Typed

ROOT = Path(__file__).parents[2]
OPENED = (
    "import sys; from app import studyfile; from pathlib import Path; {open}; print('open', flush=True); {then}"
)
OPEN = "study = studyfile.open_study(Path(sys.argv[1]), sys.argv[2], home=Path(sys.argv[3]))"


def test_a_study_gets_a_passphrase_and_another_and_none(typed: Typed, study: Path, tmp_path: Path) -> None:
    for name, words in (("old", "three quiet herons"), ("new", "four loud geese")):
        (tmp_path / name).write_text(words + "\n", "utf-8")
    assert typed("backup", study).exit_code == 0
    said = typed("rekey", study, "--new-passphrase-file", tmp_path / "old")
    assert said.exit_code == 0
    assert "Backups changed with it: 1." in said.out
    assert "may be found on the disk" in said.err
    wrong = typed("sources", study, "--passphrase-file", tmp_path / "new")
    assert (wrong.exit_code, wrong.err.count("\n")) == (1, 1)
    again = typed("rekey", study, "--passphrase-file", tmp_path / "old", "--new-passphrase-file", tmp_path / "new")
    assert again.exit_code == 0
    assert typed("sources", study, "--passphrase-file", tmp_path / "new").exit_code == 0
    assert "--reason" in typed("rekey", study, "--passphrase-file", tmp_path / "new", "--plain").err
    plain = typed("rekey", study, "--passphrase-file", tmp_path / "new", "--plain", "--reason", "published now")
    assert plain.exit_code == 0
    assert typed("sources", study).exit_code == 0
    assert typed("rekey", study, "--plain", "--reason", "x").exit_code == 1
    assert "no terminal" in typed("rekey", study).err


def test_a_backup_is_taken_copied_listed_and_restored(typed: Typed, study: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert typed("backup", study, "--to", stick).exit_code == 0
    (copy,) = stick.iterdir()
    assert typed("sources", copy, "--json").json == typed("sources", study, "--json").json
    assert typed("backup", study, "--to", tmp_path / "nowhere").exit_code == 1
    assert (
        typed(
            "code", study, "--source", "robin", "--start", "40", "--end", "60", "--code", "Bags", "--coder", "A"
        ).exit_code
        == 0
    )
    assert typed("backup", study).exit_code == 0
    listed = typed("restore", study, "--json").json
    assert [one["number"] for one in listed] == list(range(1, len(listed) + 1))
    restored = Path(typed("restore", study, "--number", str(len(listed)), "--json").json["written"])
    assert typed("codes", restored, "--json").json == []
    assert typed("codes", study, "--json").json
    assert typed("restore", study, "--number", "99").exit_code == 1


def test_a_study_without_backups_says_so(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.counterpoint"
    path.write_bytes(b"no study")
    assert "no backup" in typed("restore", path).err


def test_a_damaged_study_is_rescued_into_a_new_file(typed: Typed, study: Path) -> None:
    said = typed("rescue", study, "--json")
    assert said.exit_code == 0
    rescued = Path(said.json["written"])
    assert rescued.name == "study (rescued).counterpoint"
    assert typed("sources", rescued, "--json").json == typed("sources", study, "--json").json
    assert typed("search", rescued, "bin bags", "--json").json == typed("search", study, "bin bags", "--json").json
    study.write_bytes(study.read_bytes()[:4096] + bytes(4096 * 30))
    assert typed("rescue", study).exit_code == 1


def secret(folder: Path, words: str, name: str = "secret") -> Path:
    """A file with a passphrase."""
    (folder / name).write_text(words + "\n", "utf-8")
    return folder / name


def test_a_plain_study_keeps_the_reason_why_anybody_may_read_it(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "plain.counterpoint"
    assert typed("new", path, "--plain", "--reason", " a  published\ncorpus").exit_code == 0
    with studyfile.open_study(path, home=tmp_path / "home") as project, project.reading() as session:
        assert queries.plain_reason(session) == "a published corpus"


def test_lock_gives_a_plain_study_a_passphrase(typed: Typed, study: Path, tmp_path: Path) -> None:
    said = typed("lock", study, "--new-passphrase-file", secret(tmp_path, "three quiet herons"))
    assert said.exit_code == 0
    assert "encrypted, open nowhere" in said.out
    assert typed("sources", study, COUNTERPOINT_PASSPHRASE="three quiet herons").exit_code == 0
    again = typed("lock", study)
    assert (again.exit_code, again.out.count("\n")) == (0, 1)


def start(path: Path, home: Path, then: str) -> subprocess.Popen[str]:
    """Another process with an encrypted study open."""
    program = OPENED.format(open=OPEN, then=then)
    command = [sys.executable, "-c", program, str(path), "three quiet herons", str(home)]
    other = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    return other


@pytest.fixture
def encrypted(typed: Typed, study: Path, tmp_path: Path) -> Path:
    assert typed("lock", study, "--new-passphrase-file", secret(tmp_path, "three quiet herons")).exit_code == 0
    return study


def test_lock_says_who_has_the_study_open(typed: Typed, encrypted: Path, tmp_path: Path) -> None:
    other = start(encrypted, tmp_path / "home", "sys.stdin.read()")
    said = typed("lock", encrypted)
    assert said.exit_code == 1
    assert "open in another window (by " in said.err
    other.kill()
    other.communicate()


def test_lock_folds_in_what_a_killed_window_left(typed: Typed, encrypted: Path, tmp_path: Path) -> None:
    other = start(
        encrypted, tmp_path / "home", "study.rename('Renamed'); print('done', flush=True); sys.stdin.read()"
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "done\n"
    other.kill()
    other.communicate()
    log = encrypted.with_name(encrypted.name + "-wal")
    assert log.exists()
    assert "needs a passphrase" in typed("lock", encrypted).err
    said = typed("lock", encrypted, "--passphrase-file", tmp_path / "secret")
    assert said.exit_code == 0
    assert "is in it now" in said.out
    assert not log.exists()


def test_a_recovery_sheet_opens_the_study_until_the_passphrase_changes(
    typed: Typed, encrypted: Path, tmp_path: Path
) -> None:
    with studyfile.open_study(encrypted, "three quiet herons", home=tmp_path / "home") as project:
        lines = project.recovery_lines()
    sheet = secret(
        tmp_path, "\n".join([HEADING, "Moving on", *lines]).upper().replace(HEADING.upper(), HEADING), "sheet"
    )
    assert typed("sources", encrypted, "--recovery-file", sheet).exit_code == 0
    assert typed("restore", encrypted, "--number", "1", "--recovery-file", sheet).exit_code == 0
    assert typed("rescue", encrypted, "--recovery-file", sheet).exit_code == 0
    wrong = secret(tmp_path, "\n".join([HEADING, *lines]).replace(lines[3][4:8], "0000"), "wrong")
    assert "Line 4 of the recovery sheet" in typed("sources", encrypted, "--recovery-file", wrong).err
    changed = typed(
        "rekey",
        encrypted,
        "--recovery-file",
        sheet,
        "--new-passphrase-file",
        secret(tmp_path, "four geese", "new"),
    )
    assert changed.exit_code == 0
    assert "opens the study no more" in changed.err
    assert "the passphrase was changed" in typed("sources", encrypted, "--recovery-file", sheet).err
    assert typed("sources", encrypted, "--passphrase-file", tmp_path / "new").exit_code == 0
