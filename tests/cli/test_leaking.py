"""The last look for names on the command line: exit codes, and names only when they are asked for."""

from pathlib import Path

from tests.cli.conftest import Typed

OWN = {"COUNTERPOINT_KEY_PASSPHRASE": "five grey geese"}
LIST = "pseudonym,real name\nSam,Zephyrine Quillfeather\n"


def test_what_may_be_a_name_is_told_by_place_and_fails_nothing(study: Path, typed: Typed) -> None:
    typed("notes", study, "--add", "We met Priya in Harehills.", "--title", "Afterwards")
    told = typed("leaks", study)
    assert (told.exit_code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "Note: may be a person (on a list of names)",
        "Note: may be a place (on a list of names)",
        "0 surely give somebody away, 2 may.",
        "About one name in twenty is missed in speech: read what is to leave.",
    ]
    assert typed("leaks", study, "--sure", "--json").json == []


def test_what_the_key_knows_is_sure_and_named_only_when_asked(study: Path, typed: Typed, tmp_path: Path) -> None:
    key = tmp_path / "elsewhere.counterpoint-key"
    typed("key", study, "new", "--key", key, **OWN)
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    typed("key", study, "import", tmp_path / "list.csv", "--key", key, **OWN)
    typed("notes", study, "--add", "Zephyrine was tired.", "--title", "Afterwards")
    hidden = typed("leaks", study, "--key", key, **OWN)
    assert hidden.exit_code == 1
    assert "Note: surely a person (on the study's own list)" in hidden.out.splitlines()
    assert "Zephyrine" not in hidden.out + hidden.err
    assert "Note: surely a person “Zephyrine”" in typed("leaks", study, "--key", key, "--show", **OWN).out
    (leak,) = typed("leaks", study, "--key", key, "--sure", "--json", **OWN).json
    assert (leak["item"], leak["start"], leak["end"], "words" in leak) == ("Note", 0, 9, False)
