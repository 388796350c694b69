"""The codebook on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed

TABLE = "path;brief;definition;sets\nMoves;;going elsewhere;\nMoves / Bags;short;how things travel;Panel\n"


@pytest.fixture
def book(study: Path, typed: Typed, tmp_path: Path) -> Path:
    """A study whose codebook came from a table."""
    (tmp_path / "codes.csv").write_text(TABLE, "utf-8-sig")
    assert typed("codebook", study, "--import", tmp_path / "codes.csv").exit_code == 0
    return study


def test_a_dry_run_says_what_would_change_and_changes_nothing(study: Path, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text(TABLE, "utf-8")
    said = typed("codebook", study, "--import", tmp_path / "codes.csv", "--dry-run")
    assert said.out == (
        "new: Moves  (definition)\nnew: Moves / Bags  (brief, definition)\n"
        "Would be: 2 new codes, 0 changed codes, 0 as they were.\n"
    )
    assert typed("codebook", study, "--json").json == []


def test_the_codebook_is_shown_with_what_it_lacks(book: Path, typed: Typed) -> None:
    assert typed("codebook", book).out == (
        "Moves  (emergent)\n  going elsewhere\n"
        "  Bags  (emergent)\n    short\n    how things travel\n"
        "Set “Panel”: 1 code\n"
    )
    top, bags = typed("codebook", book, "--json").json
    assert top["incomplete"] == ["brief", "when_to_use", "when_not", "example", "near_miss"]
    assert (bags["code"], bags["sets"], bags["to_recheck"]) == ("Moves / Bags", ["Panel"], 0)


def test_out_and_in_again_changes_nothing(book: Path, typed: Typed, tmp_path: Path) -> None:
    assert typed("codebook", book, "--out", tmp_path / "again.csv").exit_code == 0
    said = typed("codebook", book, "--import", tmp_path / "again.csv", "--json")
    assert said.json == {"done": True, "new": [], "changed": [], "unchanged": 2}
    assert typed("codebook", book, "--out", tmp_path / "book.docx").exit_code == 0
    assert (tmp_path / "book.docx").read_bytes().startswith(b"PK")
    said = typed("codebook", book, "--out", tmp_path / "book.txt")
    assert (said.exit_code, said.err) == (
        1,
        "A codebook is written to .csv or .docx. Choose a name that ends so.\n",
    )


def test_versions_are_frozen_listed_and_compared(book: Path, typed: Typed, tmp_path: Path) -> None:
    assert typed("codebook", book, "--freeze", "Pilot", "--reason", "ten interviews").exit_code == 0
    assert typed("codebook", book, "--diff", "pilot").out == "Nothing changed.\n"
    (tmp_path / "codes.csv").write_text("path,definition\nMoves,other words\nVoice,\n", "utf-8")
    typed("codebook", book, "--import", tmp_path / "codes.csv", "--reason", "second round")
    assert typed("codebook", book, "--diff", "1").out == "Added: Voice\nRedefined (definition): Moves\n"
    found = typed("codebook", book, "--diff", "Pilot", "--json").json
    assert found["redefined"] == [
        {"code": "Moves", "fields": {"definition": {"before": "going elsewhere", "after": "other words"}}}
    ]
    assert typed("codebook", book, "--versions").out.startswith("1. Pilot  (")
    [version] = typed("codebook", book, "--versions", "--json").json
    assert (version["name"], version["note"], version["author"]) == ("Pilot", "ten interviews", "Tester")
    newest = typed("codebook", book, "--history").out.splitlines()[1]
    assert newest.endswith("Tester  Moves: Changed: definition  (second round)")
    assert typed("codebook", book, "--history", "--json").json[1]["before"] == {"definition": "going elsewhere"}
    assert typed("codebook", book, "--diff", "never").exit_code == 1


def test_a_starter_frame_begins_a_codebook(study: Path, typed: Typed) -> None:
    assert "orchids: ORCHIDS" in typed("codebook", study, "--frame", "list").out
    said = typed("codebook", study, "--frame", "orchids")
    assert said.out == "8 new codes, 0 changed codes, 0 as they were.\n"
    first, *rest = typed("codebook", study, "--json").json
    assert (first["category"], {code["origin"] for code in rest}) == (True, {"a priori"})
    assert typed("codebook", study, "--frame", "none").exit_code == 1


def test_an_example_that_may_not_leave_is_still_there_when_the_table_comes_back(
    typed: Typed, study: Path, tmp_path: Path
) -> None:
    said, table = "They put my things in bin bags", tmp_path / "codes.csv"
    table.write_text(f"path,example,near_miss\nBags,{said},Bags of time\n", "utf-8")
    assert typed("codebook", study, "--import", table).exit_code == 0
    out = tmp_path / "out.csv"
    assert "Examples of 1 codes left out" in typed("codebook", study, "--out", out).err
    assert said not in out.read_text("utf-8-sig")
    assert "[not to be quoted]" in out.read_text("utf-8-sig")
    assert typed("codebook", study, "--import", out).exit_code == 0
    [code] = typed("codes", study, "--json").json
    assert code["example"] == said
