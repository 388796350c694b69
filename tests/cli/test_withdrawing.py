"""Withdrawal on the command line: looked at, done, and told afterwards."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.pictures.made import drawing

OWN = {"COUNTERPOINT_KEY_PASSPHRASE": "five grey geese"}
WORDS = "They put my things in bin bags"


def test_what_withdrawing_would_do_is_said_and_nothing_is_done(typed: Typed, study: Path) -> None:
    before = study.read_bytes()
    said = typed("withdraw", study, "robin", "--dry-run")
    assert (said.exit_code, said.err) == (0, "")
    for words in ("Robin: ", " turns", "Stop further involvement", "Leave out of the study", "Delete for good"):
        assert words in said.out
    told = typed("withdraw", study, "Robin", "--delete", "--dry-run", "--json").json
    assert told["counts"]["turns"] >= 2
    assert told["rows"]["participant"] == 1
    assert "robin" in told["deleted_sources"]
    assert typed("withdraw", study, "Robin").out == said.out
    assert study.read_bytes() == before


def test_who_stops_is_listed_and_new_material_of_theirs_is_warned_of(typed: Typed, study: Path) -> None:
    assert "asked for nothing more" in typed("withdraw", study, "Robin", "--stop", "--on", "2026-11-29").out
    assert typed("withdraw", study, "--list").out == "2026-11-29  stop: Robin (by Tester)\n"
    again = study.parent / "again.txt"
    again.write_text("Interviewer: And now?\nRobin: I moved again.\nInterviewer: Why?\nRobin: No idea.\n", "utf-8")
    said = typed("import", study, again)
    assert said.exit_code == 0
    assert "Robin stopped taking part on 2026-11-29: this is new material of theirs." in said.err
    assert "already" in typed("withdraw", study, "Robin", "--stop").err


def test_who_is_excluded_is_counted_no_more(typed: Typed, study: Path) -> None:
    assert "take them back in" in typed("withdraw", study, "Robin", "--exclude").out
    people = {row["participant"]: row for row in typed("participants", study, "--json").json}
    assert people["Robin"]["excluded"]
    assert "takes part again" in typed("withdraw", study, "Robin", "--take-back").out
    people = {row["participant"]: row for row in typed("participants", study, "--json").json}
    assert not people["Robin"]["excluded"]
    assert "left out of nothing" in typed("withdraw", study, "Robin", "--take-back").err


def test_deleting_asks_for_a_yes_and_leaves_nothing(typed: Typed, study: Path) -> None:
    home = study.parent / "home"
    typed("backup", study)
    held = [path for path in [study, *home.rglob("*")] if path.is_file() and WORDS.encode() in path.read_bytes()]
    assert len(held) >= 2
    refused = typed("withdraw", study, "Robin", "--delete")
    assert (refused.exit_code, refused.out) == (1, "")
    assert "Deleting cannot be taken back" in refused.err
    said = typed("withdraw", study, "Robin", "--delete", "--yes", "--replace", "all")
    assert said.exit_code == 0
    for words in ("They are deleted", "older backup", "What is left to do outside of the study", "identity key"):
        assert words in said.out
    files = [study, *(path for path in home.rglob("*") if path.is_file())]
    assert not [path for path in files if WORDS.encode() in path.read_bytes()]
    assert typed("check", study).exit_code == 0
    assert "somebody who was deleted" in typed("withdraw", study, "--list").out
    (row,) = typed("withdraw", study, "--list", "--json").json
    assert (row["kind"], row["participant"], row["key_waits"]) == ("delete", "", True)
    assert typed("withdraw", study, "Robin").exit_code == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_the_identity_key_forgets_who_is_deleted(typed: Typed, study: Path, tmp_path: Path, at_once: bool) -> None:
    key = ("--key", tmp_path / "names.counterpoint-key")
    (tmp_path / "list.csv").write_text("pseudonym,real name\nRobin,Zephyrine\nSam,Basil\n", "utf-8")
    typed("key", study, "new", *key, **OWN)
    typed("key", study, "import", tmp_path / "list.csv", *key, **OWN)
    typed("notes", study, "--add", "Zephyrine again")
    assert "Named: Note" in typed("withdraw", study, "Robin", "--delete", "--dry-run", *key, **OWN).out
    said = typed("withdraw", study, "Robin", "--delete", "--yes", *(key if at_once else ()), **OWN)
    assert said.exit_code == 0
    assert ("still knows who they were: open it" in said.out) is not at_once
    shown = typed("key", study, "show", *key, "--show", **OWN)
    assert ("counterpoint withdraw STUDY --key FILE" in shown.err) is not at_once
    finished = typed("withdraw", study, *key, **OWN).out
    assert finished.startswith(
        "The identity key has nobody" if at_once else "The identity key has forgotten 1 person"
    )
    shown = typed("key", study, "show", *key, "--show", "--json", **OWN)
    assert (shown.json["not_in_the_study"], shown.err) == (0, "")
    assert "Basil" in shown.out


def test_an_open_concern_is_said_and_keeps_everything(typed: Typed, study: Path) -> None:
    at = ("--source", "robin", "--start", "40", "--end", "60")
    typed("concerns", study, "--raise", "Neglect", *at)
    assert "still open about them (robin, turn 2)" in typed("withdraw", study, "Robin").err
    said = typed("withdraw", study, "Robin", "--delete", "--yes")
    assert said.exit_code == 1
    assert "Nothing was deleted" in said.err
    assert WORDS in typed("text", study, "robin").out


def test_the_last_day_for_withdrawal_is_set_and_said(typed: Typed, study: Path) -> None:
    assert typed("withdraw", study, "--deadline", "1 December 2026").out == (
        "Data can be withdrawn up to 2026-12-01.\n"
    )
    assert typed("withdraw", study, "Robin", "--json").json["deadline"] == "2026-12-01"
    assert "no last day" in typed("withdraw", study, "--deadline", "").out


@pytest.mark.parametrize(
    "words",
    [[], ["Robin", "--stop", "--case", "Robin"], ["Robin", "--list"], ["Robin", "--stop", "--delete"]],
)
def test_what_does_not_go_together_is_a_usage_error(typed: Typed, study: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        typed("withdraw", study, *words)


def test_what_becomes_of_a_picture_that_others_drew_too_is_said_by_name(
    typed: Typed, study: Path, tmp_path: Path
) -> None:
    drawing().save(tmp_path / "Map=1.png")
    assert (
        typed("import", study, tmp_path / "Map=1.png", "--drawn-by", "Robin", "--drawn-by", "Sam").exit_code == 0
    )

    def fate(*words: str) -> str:
        told = typed("withdraw", study, "Robin", "--delete", "--dry-run", "--json", *words).json
        return str(told["joint_pictures"][0]["fate"])

    assert fate() == "bare"
    assert fate("--picture", "map=1") == "whole"
    assert fate("--picture", "Map=1=cover") == "cover"


def test_what_they_do_not_share_cannot_be_deleted_with_them(typed: Typed, study: Path) -> None:
    said = typed("withdraw", study, "Robin", "--delete", "--yes", "--case", "Nobody")
    assert said.exit_code == 1
    assert "share no case of that name" in said.err
