"""How commands behave: help, exit codes, passphrases, files that fail."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.parser import COMMANDS, make_parser, parse
from tests.cli.conftest import Typed


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args([command, "--help"])

    assert ended.value.code == 0
    assert "STUDY" in capsys.readouterr().out


def test_every_command_that_is_typed_is_known_to_the_program() -> None:
    """A command that help lists and the program does not know would be taken for a study."""
    listed = re.findall(r"^    ([\w-]+)", make_parser().format_help(), re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


ONE_PASSAGE = "code x --source a --start 1 --end 2 --code b --coder c"


@pytest.mark.parametrize(
    "line",
    [
        "new",
        "compare x --wrong",
        "status x --set done",
        "status x --set coded",
        "status x a --all --set coded",
        "code x",
        "code x --source a --start 1 --end 2",
        f"{ONE_PASSAGE} --from list.csv",
        "code x --source a --start b --end 2 --code c --coder d",
        f"code x --source a --start 1 --end {10**20} --code b --coder c",
        "report x --out r.docx --date 2026-02-30",
        "codebook x --dry-run",
        "codebook x --diff a b c",
        "codebook x --versions --freeze b",
    ],
)
def test_what_cannot_be_understood_ends_with_two(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(line.split())

    assert ended.value.code == 2
    assert "usage: counterpoint" in capsys.readouterr().err


def test_what_goes_together_is_understood() -> None:
    assert parse(ONE_PASSAGE.split()).end == 2
    assert parse(["code", "x", "--from", "list.csv"]).source is None
    assert parse(["status", "x", "--all", "--set", "coded"]).sources == []


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
    secret.write_text("four quiet words here\r\n", "utf-8-sig", newline="")
    assert typed("sources", path, "--passphrase-file", secret, "--json").json == []
    assert typed("sources", path, COUNTERPOINT_PASSPHRASE="wrong").exit_code == 1
    assert typed("sources", path).exit_code == 1


def test_reading_an_older_study_brings_it_up_to_date_after_a_backup(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "old.counterpoint"
    shutil.copy(Path(__file__).parents[1] / "formats" / "format_1_plain.counterpoint", path)

    first, second = typed("sources", path, "--json"), typed("sources", path, "--json")

    assert (first.exit_code, first.err.count("\n")) == (0, 1)
    assert "older format" in first.err
    assert (second.json, second.err) == (first.json, "")
    assert len(list((tmp_path / "home").rglob("*.counterpoint"))) == 1


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


def test_an_empty_folder_is_a_problem(typed: Typed, study: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    said = typed("import", study, tmp_path / "empty")

    assert (said.exit_code, said.out, said.err.count("\n")) == (1, "", 1)


def test_labels_of_the_table_are_found_and_those_that_speak_nowhere_are_said(
    typed: Typed, study: Path, tmp_path: Path
) -> None:
    (tmp_path / "walk.txt").write_text("kiko: We went to the river and she told me.\n", "utf-8")
    (tmp_path / "who.csv").write_text("source,label,participant\nwalk,kiko,Kiko\nwalk,Robn,Robin\n", "utf-8")

    (said,) = typed("import", study, tmp_path / "walk.txt", "--speakers", tmp_path / "who.csv", "--json").json

    assert said["turns"] == {"kiko": 1}
    assert said["warnings"] == ["1 of the labels the table gives for this file speak nowhere in it."]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("robin,41,45,Moves,Ann,", ""),
        ("robin,41,99999,Moves,Ann,", "Row 5 of the table: the passage 41–99999 reaches beyond the text"),
        ("nobody,41,45,Moves,Ann,", "Row 5 of the table: there is no source of that name"),
        ("robin,33,35,Moves,Ann,", "Row 5 of the table: only a speaker's name"),
    ],
)
def test_a_list_with_a_fault_codes_nothing_and_names_the_row(
    typed: Typed, study: Path, tmp_path: Path, row: str, fault: str
) -> None:
    table = tmp_path / "codings.csv"
    table.write_text(f"source,start,end,code,coder,memo\n\nrobin,40,44,Moves,Ann,\n\n{row}\n", "utf-8")

    said = typed("code", study, "--from", table)

    assert said.err.startswith(fault)
    assert said.exit_code == (1 if fault else 0)
    assert len(typed("codes", study, "--json").json) == (0 if fault else 1)


def test_json_has_the_promised_keys_and_no_others(typed: Typed, study: Path, transcripts: Path) -> None:
    typed("code", study, "--source", "robin", "--start", "41", "--end", "45", "--code", "A / B", "--coder", "Ann")

    (brought,) = typed("import", study, transcripts / "robin.txt", "--json").json
    (passage,) = typed("passages", study, "--code", "A", "--json").json
    compared = typed("compare", study, "--json").json

    assert list(brought) == "source file format encoding characters turns warnings problem".split()
    assert list(passage) == "source participant perspective start end text code coder".split()
    assert list(compared) == ["by", "and", "only", "groups", "small_groups", "rows", "left_out"]
    assert all(list(group) == ["name", "participants", "pending"] for group in compared["groups"])
    for row in compared["rows"]:
        assert list(row) == ["code", "groups", "difference", "between", "badge", "silent"]
        assert list(row["groups"]) == [group["name"] for group in compared["groups"]]
        promised = "k n passages areas pending asked not_asked unknown".split()
        assert all(list(cell) == promised for cell in row["groups"].values())


def test_a_fault_of_a_single_passage_begins_like_a_sentence(typed: Typed, study: Path) -> None:
    said = typed(
        "code", study, "--source", "nobody", "--start", "1", "--end", "2", "--code", "A", "--coder", "Ann"
    )

    assert said.err == "There is no source of that name in this study. Nothing was coded.\n"


def test_a_source_without_turns_is_one_turn_of_a_participant_named_after_it(typed: Typed, tmp_path: Path) -> None:
    study = tmp_path / "study.counterpoint"
    typed("new", study, "--plain")
    (tmp_path / "Visit 3.txt").write_text("She kept looking at the door.\nNobody came.\n", "utf-8")

    typed("import", study, tmp_path / "Visit 3.txt")

    (person,) = typed("participants", study, "--json").json
    assert person["participant"] == "Visit 3"


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


def test_a_perspective_nobody_knew_is_named(typed: Typed, study: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("participant,perspective\nRobin,Childern and young people\nSam,carers\n", "utf-8")

    said = typed("participants", study, "--set", people)

    assert said.exit_code == 0
    assert "“Childern and young people”" in said.err
    assert "arers" not in said.err
