"""Correcting a coded transcript on the command line: look first, store, list what waits, place it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed


@pytest.fixture
def coded(study: Path, typed: Typed) -> Path:
    """The study with two passages of Robin's coded."""
    text = typed("text", study, "robin").out
    for words, code in (("bin bags 😕", "Bags"), ("nobody said why", "Silence")):
        start = text.index(words)
        place = ("--start", start, "--end", start + len(words))
        assert typed("code", study, "--source", "robin", *place, "--code", code, "--coder", "A").exit_code == 0
    return study


def corrected(coded: Path, typed: Typed, *changes: tuple[str, str]) -> Path:
    """A file with the corrected text."""
    text = typed("text", coded, "robin").out
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = coded.with_name("corrected.txt")
    path.write_text(text, "utf-8")
    return path


def test_a_correction_is_looked_at_stored_and_compared(coded: Path, typed: Typed) -> None:
    file = corrected(coded, typed, ("bin bags", "black bin bags"), ("bags 😕", "sacks 😕"))
    before = typed("text", coded, "robin").out
    looked = typed("correct", coded, "robin", "--text", file, "--dry-run")
    assert looked.exit_code == 0
    assert "1 passage was changed inside" in looked.out
    assert "Bags: 'bin bags 😕' → 'bin sacks 😕'" in looked.out
    assert looked.out.endswith("Nothing was stored.\n")
    assert typed("text", coded, "robin").out == before
    told = typed("correct", coded, "robin", "--text", file, "--json").json
    assert (told["stored"], told["kept"], [one["what"] for one in told["passages"]]) == (
        True,
        1,
        ["changed inside"],
    )
    assert typed("text", coded, "robin").out == file.read_text("utf-8")
    rows = typed("versions", coded, "robin", "--json").json
    assert [(row["version"], row["current"], row["made_by"]) for row in rows] == [
        (2, True, "Tester"),
        (1, False, "Tester"),
    ]
    assert typed("versions", coded, "robin", "--print", 1).out == before
    changes = typed("versions", coded, "robin", "--compare", 1, "--json").json
    assert [change["new_text"] for change in changes] == ["black ", "sacks"]
    assert "version 2, current" in typed("versions", coded, "robin").out
    assert "→" in typed("versions", coded, "robin", "--compare", 1).out
    assert typed("check", coded).exit_code == 0


def test_a_passage_that_cannot_be_placed_waits_and_is_placed(coded: Path, typed: Typed) -> None:
    file = corrected(coded, typed, (" and nobody said why", ", that was it"))
    assert "1 passage could not be placed" in typed("correct", coded, "robin", "--text", file).out
    [row] = typed("unplaced", coded, "--json").json
    assert (row["source"], row["text"], row["codes"], row["participant"]) == (
        "robin",
        "nobody said why",
        ["Silence"],
        "Robin",
    )
    assert "nobody said why" in typed("unplaced", coded, "--source", "robin").out
    assert typed("unplaced", coded, "--source", "joint").out == ""
    assert typed("passages", coded, "--code", "Silence").out == ""
    start = file.read_text("utf-8").index("that was it")
    placed = typed("place", coded, "--passage", row["passage"], "--start", start, "--end", start + 11)
    assert placed.exit_code == 0
    assert "that was it" in typed("passages", coded, "--code", "Silence").out
    assert typed("unplaced", coded).out == ""


def test_what_cannot_be_corrected_is_said_in_a_sentence(coded: Path, typed: Typed) -> None:
    same = corrected(coded, typed)
    for words in (
        ("correct", coded, "robin", "--text", same),
        ("correct", coded, "robin", "--text", coded.with_name("no.txt")),
        ("correct", coded, "nobody", "--text", same),
        ("versions", coded, "robin", "--compare", 7),
        ("place", coded, "--passage", 1, "--start", 0, "--end", 4),
        ("place", coded, "--passage", 1, "--start", 4, "--end", 4),
    ):
        said = typed(*words)
        assert (said.exit_code, said.out) == (1, ""), words
        assert said.err.count("\n") == 1
