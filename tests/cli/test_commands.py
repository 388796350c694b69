"""How commands behave: help, exit codes, passphrases, files that fail."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.parser import COMMANDS, make_parser
from tests.cli.conftest import Typed


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args([command, "--help"])

    assert ended.value.code == 0
    assert "STUDY" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["new"], ["compare", "x", "--wrong"], ["status", "x", "--set", "done"]])
def test_what_cannot_be_understood_ends_with_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args(words)

    assert ended.value.code == 2


def test_without_passphrase_or_terminal_a_new_study_is_refused(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "study.counterpoint"

    said = typed("new", path)

    assert said.exit_code == 1
    assert "COUNTERPOINT_PASSPHRASE" in said.err
    assert said.err.count("\n") == 1
    assert not path.exists()


def test_the_passphrase_comes_from_the_environment_or_a_file(typed: Typed, tmp_path: Path) -> None:
    path, secret = tmp_path / "study.counterpoint", tmp_path / "secret"
    secret.write_text("four quiet words here\n", "utf-8")

    assert typed("new", path, COUNTERPOINT_PASSPHRASE="four quiet words here").exit_code == 0

    assert typed("sources", path, "--passphrase-file", secret, "--json").json == []
    assert typed("sources", path, COUNTERPOINT_PASSPHRASE="wrong").exit_code == 1
    assert typed("sources", path).exit_code == 1


def test_a_study_is_never_made_over_another_file(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "study.counterpoint"
    path.write_text("something else", "utf-8")

    assert typed("new", path, "--plain").exit_code == 1
    assert path.read_text("utf-8") == "something else"


def test_one_bad_file_never_stops_the_others(typed: Typed, tmp_path: Path) -> None:
    study = tmp_path / "study.counterpoint"
    typed("new", study, "--plain")
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("INT: Hello?\nRobin: Hello.\n", "utf-8")
    empty.write_bytes(b"")

    said = typed("import", study, empty, good, tmp_path / "missing.docx", "--json")

    assert said.exit_code == 1
    assert [(file["source"], bool(file["problem"])) for file in said.json] == [
        (None, True),
        ("good", False),
        (None, True),
    ]
    assert said.json[1]["turns"] == {"INT": 1, "Robin": 1}
    assert [row["source"] for row in typed("sources", study, "--json").json] == ["good"]


def test_a_second_source_of_the_same_name_is_numbered(typed: Typed, tmp_path: Path) -> None:
    study = tmp_path / "study.counterpoint"
    typed("new", study, "--plain")
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talk.txt").write_text("INT: Hello?\nRobin: Hello.\n", "utf-8")

    typed("import", study, tmp_path / "a", tmp_path / "b")

    assert [row["source"] for row in typed("sources", study, "--json").json] == ["talk", "talk (2)"]


def test_a_source_without_turns_is_one_turn_of_a_participant_named_after_it(typed: Typed, tmp_path: Path) -> None:
    study = tmp_path / "study.counterpoint"
    typed("new", study, "--plain")
    (tmp_path / "Field note 3.txt").write_text("She kept looking at the door.\nNobody came.\n", "utf-8")

    typed("import", study, tmp_path / "Field note 3.txt")

    (person,) = typed("participants", study, "--json").json
    assert person["participant"] == "Field note 3"


def test_the_program_itself_prints_unicode_and_ends_with_its_code(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    environ.pop("COUNTERPOINT_PASSPHRASE", None)

    def counterpoint(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "app", *words],
            capture_output=True,
            env=environ,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    study = str(tmp_path / "study.counterpoint")
    (tmp_path / "Zoë.txt").write_bytes("INT: Café?\r\nZoë: Naïve 😕.\r\n".encode())
    assert counterpoint("new", study, "--plain").returncode == 0
    brought = counterpoint("import", study, str(tmp_path / "Zoë.txt"), "--json")
    assert json.loads(brought.stdout)[0]["source"] == "Zoë"
    assert counterpoint("text", study, "Zoë").stdout == "INT: Café?\nZoë: Naïve 😕.\n".encode()
    missing = counterpoint("text", study, "nobody")
    assert (missing.returncode, missing.stderr.count(b"\n")) == (1, 1)
    assert counterpoint("nonsense").returncode == 2
