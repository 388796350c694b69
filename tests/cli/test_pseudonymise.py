"""Replacing names on the command line: listed, decided in a table, replaced, and the unedited text removed."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed

OWN = {"COUNTERPOINT_KEY_PASSPHRASE": "five grey geese"}
VISIT = (
    "Interviewer: Where did you go to school with Zephyrine?\n"
    "Robin: Oakfield Primary in Leeds, and Zephyrine’s mum took us. Call her on 0113 496 0000.\n"
)
DECISIONS = """words,kind,replacement,keep,source
Zephyrine,person,Noor,,
Leeds,place,[town],,
Oakfield Primary,school,primary school,,
Interviewer,,,yes,visit
Nobody,,,,
"""


@pytest.fixture
def visited(study: Path, typed: Typed, tmp_path: Path) -> Path:
    """The study with one more transcript, full of names, kept as a file too."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "visit.txt").write_text(VISIT, "utf-8")
    assert typed("import", study, folder).exit_code == 0
    return study


@pytest.fixture
def key(visited: Path, typed: Typed, tmp_path: Path) -> Path:
    path = tmp_path / "names.counterpoint-key"
    assert typed("key", visited, "new", "--key", path, **OWN).exit_code == 0
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "decisions.csv"
    path.write_text(DECISIONS, "utf-8")
    return path


def test_a_dry_run_lists_what_may_give_somebody_away_and_changes_nothing(
    visited: Path, key: Path, typed: Typed
) -> None:
    before = visited.read_bytes()
    said = typed("pseudonymise", visited, "visit", "--key", key, "--dry-run", **OWN)
    assert said.exit_code == 0
    assert "0113 496 0000  (phone number; has the form of one; 1 place): not decided" in said.out
    assert "visit, turn 2: …" in said.out
    assert "[Leeds]" in said.out
    assert "Nothing was stored. About one name in twenty is missed" in said.out
    assert visited.read_bytes() == before


def test_a_dry_run_with_decisions_says_what_they_would_do_and_keeps_none(
    visited: Path, key: Path, table: Path, typed: Typed
) -> None:
    said = typed("pseudonymise", visited, "--key", key, "--dry-run", "--decisions", table, "--json", **OWN)
    assert said.exit_code == 0
    assert said.json["replacements"] == 4
    assert not said.json["stored"]
    [leeds] = [row for row in said.json["strings"] if row["words"] == "Leeds"]
    assert (leeds["decided"], leeds["proposed"], leeds["replaced_in"]) == (True, "town", 1)
    assert "delete it when it is no longer needed" in said.err
    again = typed("pseudonymise", visited, "--key", key, "--dry-run", "--json", **OWN)
    assert again.json["replacements"] == 0


def test_decisions_in_a_table_are_carried_out(visited: Path, key: Path, table: Path, typed: Typed) -> None:
    said = typed("pseudonymise", visited, "--key", key, "--decisions", table, **OWN)
    assert said.exit_code == 0
    assert said.out.startswith("Replaced: 4 places in 1 transcript")
    assert "Zephyrine" not in said.out + said.err
    text = typed("text", visited, "visit").out
    assert "with [Noor]?" in text
    assert "[primary school] in [town], and [Noor]’s mum took us." in text
    assert not any(finding for finding in typed("check", visited).err)


def test_the_unedited_text_goes_once_it_is_signed_off(
    visited: Path, key: Path, table: Path, typed: Typed, tmp_path: Path
) -> None:
    assert typed("pseudonymise", visited, "--key", key, "--decisions", table, **OWN).exit_code == 0
    refused = typed("pseudonymise", visited, "visit", "--key", key, "--remove-unedited", **OWN)
    assert refused.exit_code == 1
    assert "visit: It is not signed off as pseudonymised." in refused.err
    assert typed("signoff", visited, "--all").exit_code == 0
    looked = typed("pseudonymise", visited, "visit", "--key", key, "--remove-unedited", "--dry-run", **OWN)
    assert "1 of 1 transcripts hold unedited text" in looked.out
    done = typed("pseudonymise", visited, "visit", "--key", key, "--remove-unedited", **OWN)
    assert "The unedited text of 1 transcript is gone for good." in done.out
    left = [path for path in (tmp_path / "home").rglob("*") if path.is_file()] + [visited]
    assert not [path for path in left if b"Oakfield" in path.read_bytes()]


def test_a_wrong_passphrase_or_table_is_said_and_nothing_is_done(
    visited: Path, key: Path, tmp_path: Path, typed: Typed
) -> None:
    before = typed("versions", visited, "visit").out, typed("text", visited, "visit").out
    wrong = typed("pseudonymise", visited, "--key", key, COUNTERPOINT_KEY_PASSPHRASE="another")
    assert wrong.exit_code == 1
    assert "does not open this identity key" in wrong.err
    bad = tmp_path / "bad.csv"
    bad.write_text("words,kind,replacement\nLeeds,city of dreams,town\n", "utf-8")
    said = typed("pseudonymise", visited, "--key", key, "--decisions", bad, **OWN)
    assert said.exit_code == 1
    assert "Row 2 of the table, column kind" in said.err
    assert (typed("versions", visited, "visit").out, typed("text", visited, "visit").out) == before


def test_without_the_key_a_dry_run_lists_all_the_same(visited: Path, typed: Typed) -> None:
    before = visited.read_bytes()
    said = typed("pseudonymise", visited, "visit", "--dry-run")
    assert "Robin  (participant; called by what may be a real name): not decided; proposed: " in said.out
    assert "[Leeds]" in said.out
    assert visited.read_bytes() == before
    refused = typed("pseudonymise", visited, "visit")
    assert refused.exit_code != 0
    assert "--key" in refused.err


def test_participants_who_go_by_their_real_names_get_pseudonyms(
    visited: Path, key: Path, tmp_path: Path, typed: Typed
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("called,pseudonym,keep\nRobin,Ellis,\n", "utf-8")
    said = typed("pseudonymise", visited, "visit", "--key", key, "--people", people, **OWN)
    assert said.exit_code == 0, said.err
    assert "1 participant got a pseudonym" in said.out
    assert "Ellis" in typed("participants", visited).out
    assert "Robin" not in typed("participants", visited).out
    listed = typed("pseudonymise", visited, "visit", "--key", key, "--dry-run", **OWN).out
    assert "Robin  (person; on the study's own list; 1 place): not decided; proposed: [Ellis]" in listed
    assert "Robin  (participant" not in listed
    people.write_text("called,pseudonym,keep\nNobody,Quinn,\n", "utf-8")
    refused = typed("pseudonymise", visited, "--key", key, "--people", people, **OWN)
    assert refused.exit_code != 0
    assert "row 2" in refused.err.casefold()
