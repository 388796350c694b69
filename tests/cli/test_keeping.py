"""Passphrase and backups on the command line."""

from pathlib import Path

from tests.cli.conftest import Typed


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
    assert typed("rekey", study, "--passphrase-file", tmp_path / "new", "--plain").exit_code == 0
    assert typed("sources", study).exit_code == 0
    assert typed("rekey", study, "--plain").exit_code == 1
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
