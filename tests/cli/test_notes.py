"""Notes on the command line: written, listed, found, and kept private."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed


def add(typed: Typed, study: Path, text: str, *more: str) -> None:
    said = typed("notes", study, "--add", text, *more)
    assert said.exit_code == 0, said.err


def texts(typed: Typed, study: Path, *more: str) -> list[str]:
    return [row["text"] for row in typed("notes", study, "--json", *more).json]


def test_a_memo_is_written_about_anything_that_has_a_name(typed: Typed, study: Path) -> None:
    assert (
        typed(
            "code", study, "--source", "robin", "--start", "40", "--end", "60", "--code", "Bags", "--coder", "Ada"
        ).exit_code
        == 0
    )
    for about in ("study", "code:bags", "participant:ROBIN", "source:robin"):
        add(typed, study, f"on {about}", "--about", about)
    for about in ("study", "code:bags", "source:robin"):
        assert f"on {about}" in texts(typed, study, "--about", about)
    assert set(texts(typed, study, "--about", "participant:Robin")) == {"on participant:ROBIN", "on source:robin"}
    [row] = typed("notes", study, "--json", "--about", "code:Bags").json
    assert (row["kind"], row["author"], row["about"], row["about_words"]) == ("memo", "Tester", "code", "Bags")


@pytest.mark.parametrize("about", ["participant:Nobody", "code:Nothing", "source:none", "robin", "colour:red", ""])
def test_what_is_not_there_is_said(typed: Typed, study: Path, about: str) -> None:
    for words in (["--about", about], ["--add", "text", "--about", about]):
        said = typed("notes", study, *words)
        assert said.exit_code == 1
        assert said.err.count("\n") == 1
    assert texts(typed, study) == []


def test_private_notes_are_printed_only_when_asked_for(typed: Typed, study: Path) -> None:
    add(typed, study, "tired", "--kind", "journal")
    add(typed, study, "shared")
    assert texts(typed, study) == ["shared"]
    listed = typed("notes", study)
    assert "tired" not in listed.out
    assert "1 private not shown" in listed.err
    assert set(texts(typed, study, "--private")) == {"tired", "shared"}
    assert "journal by Tester, private, about the study" in typed("notes", study, "--private").out


def test_notes_are_found_by_words_and_kind(typed: Typed, study: Path) -> None:
    add(typed, study, "Élan", "--title", "Mood")
    add(typed, study, "other")
    assert texts(typed, study, "--find", "ELAN mood") == ["Élan"]
    assert texts(typed, study, "--kind", "annotation") == []
    shown = typed("notes", study, "--find", "elan").out.splitlines()
    assert shown[1:] == ["    Mood", "    Élan"]


def test_a_note_without_words_is_refused(typed: Typed, study: Path) -> None:
    said = typed("notes", study, "--add", " ")
    assert said.exit_code == 1
    assert "needs words" in said.err
