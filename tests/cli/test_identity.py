"""The identity key on the command line: real names come out only when they are asked for."""

import io
from pathlib import Path

import pytest

from app.cli.run import run
from tests.cli.conftest import Said, Typed

OWN = {"COUNTERPOINT_KEY_PASSPHRASE": "five grey geese"}
LIST = """pseudonym,real name,other names,contact,real area
Sam,Zephyrine Quillfeather,Zeffy; Quilly,07700 900461,Snodsworth
robin,Ottoline Marchbanks,,,
Nobody,Somebody Strange,,,
Sam,Somebody Else,,,
"""
NAMES = ("Zephyrine", "Quillfeather", "Zeffy", "Ottoline", "Marchbanks", "Snodsworth", "900461", "Strange")


@pytest.fixture
def key(study: Path, typed: Typed, tmp_path: Path) -> Path:
    """The key of the study, which knows two people."""
    path = tmp_path / "elsewhere.counterpoint-key"
    made = typed("key", study, "new", "--key", path, **OWN)
    assert (made.exit_code, made.err) == (0, "")
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    told = typed("key", study, "import", tmp_path / "list.csv", "--key", path, **OWN)
    assert told.exit_code == 1
    assert told.out.startswith("2 people new to the key, 0 changed.")
    assert "row 4" in told.out
    assert "row 5" in told.out
    assert not any(name in told.out + told.err for name in NAMES)
    return path


def feed(words: str, *arguments: str | Path, home: Path, environ: dict[str, str]) -> Said:
    out, err = io.StringIO(), io.StringIO()
    code = run(
        [str(one) for one in arguments],
        stdin=io.StringIO(words),
        out=out,
        err=err,
        environ=environ,
        home=home,
        person="Tester",
    )
    return Said(code, out.getvalue(), err.getvalue())


def test_names_are_shown_only_when_asked_for(study: Path, key: Path, typed: Typed) -> None:
    plain = typed("key", study, "show", "--key", key, **OWN)
    assert not any(name in plain.out + plain.err for name in NAMES)
    assert "Sam  known" in plain.out
    assert "Morag  not in the key" in plain.out
    assert "Zephyrine Quillfeather" in typed("key", study, "show", "--key", key, "--show", **OWN).out
    people = typed("key", study, "show", "--key", key, "--json", "--show", **OWN).json["people"]
    (sam,) = [one for one in people if one["participant"] == "Sam"]
    assert sam == {
        "participant": "Sam",
        "known": True,
        "real_name": "Zephyrine Quillfeather",
        "other_names": ["Zeffy", "Quilly"],
        "contact": "07700 900461",
        "real_area": "Snodsworth",
        "note": "",
    }


def test_one_is_set_from_input_and_forgotten_again(study: Path, key: Path, typed: Typed, tmp_path: Path) -> None:
    words = "real name: Philomena Grubb\nOther names: Phil; Mena\n"
    done = feed(words, "key", study, "set", "Morag", "--key", key, home=tmp_path / "home", environ=OWN)
    assert (done.exit_code, done.out) == (0, "The key is changed.\n")
    assert "Philomena Grubb  Phil; Mena" in typed("key", study, "show", "--key", key, "--show", **OWN).out
    assert typed("key", study, "forget", "Morag", "--key", key, **OWN).exit_code == 0
    assert "Philomena" not in typed("key", study, "show", "--key", key, "--show", **OWN).out


@pytest.mark.parametrize("words", ["Philomena Grubb\n", "surname: Grubb\n"])
def test_input_that_is_not_understood_is_not_repeated(study: Path, key: Path, words: str, tmp_path: Path) -> None:
    done = feed(words, "key", study, "set", "Morag", "--key", key, home=tmp_path / "home", environ=OWN)
    assert done.exit_code == 1
    assert "Line 1" in done.err
    assert "Grubb" not in done.err


def test_the_passphrase_is_changed(study: Path, key: Path, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("one slow barge\n", "utf-8")
    new = tmp_path / "new"
    done = typed("key", study, "passphrase", "--key", key, "--new-key-passphrase-file", new, **OWN)
    assert done.exit_code == 0, done.err
    assert "does not open this identity key" in typed("key", study, "show", "--key", key, **OWN).err
    assert typed("key", study, "show", "--key", key, "--key-passphrase-file", new).exit_code == 0


def test_what_goes_wrong_is_said_in_a_sentence(study: Path, key: Path, typed: Typed, tmp_path: Path) -> None:
    assert "already a file" in typed("key", study, "new", "--key", key, **OWN).err
    assert "needs a passphrase" in typed("key", study, "show", "--key", key).err
    assert "not where it was" in typed("key", study, "show", "--key", tmp_path / "nowhere", **OWN).err
    assert "No participant" in typed("key", study, "forget", "Nobody", "--key", key, **OWN).err
    assert "No table" in typed("key", study, "import", "--key", key, **OWN).err
    other = tmp_path / "other.counterpoint"
    assert typed("new", other, "--plain").exit_code == 0
    assert "another study" in typed("key", other, "show", "--key", key, **OWN).err


def test_a_list_can_be_tried_first(study: Path, key: Path, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("pseudonym,note\nMorag,rings back\n", "utf-8")
    tried = typed("key", study, "import", tmp_path / "more.csv", "--key", key, "--dry-run", **OWN)
    assert "Nothing is kept yet: 1 person new" in tried.out
    assert "Morag  not in the key" in typed("key", study, "show", "--key", key, **OWN).out


def test_a_list_of_ones_own_is_kept_in_the_key(study: Path, key: Path, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "area.csv").write_text("name,kind\nSnodsworth Academy,school\nSnodsworth,\n", "utf-8")
    tried = typed("key", study, "names", tmp_path / "area.csv", "--key", key, "--dry-run", **OWN)
    assert tried.out == "Nothing is kept yet: 2 names.\n"
    assert typed("key", study, "names", "--key", key, **OWN).out == "On your own list: 0 names.\n"
    assert typed("key", study, "names", tmp_path / "area.csv", "--key", key, **OWN).exit_code == 0
    assert typed("key", study, "names", "--key", key, **OWN).out == "On your own list: 2 names.\n"
    shown = typed("key", study, "names", "--key", key, "--show", **OWN).out
    assert shown.splitlines()[:2] == ["Snodsworth, place", "Snodsworth Academy, school"]
    (tmp_path / "area.csv").write_text("name,kind\nSnodsworth,river\n", "utf-8")
    assert "kind that is none" in typed("key", study, "names", tmp_path / "area.csv", "--key", key, **OWN).err


def leaving(typed: Typed, study: Path, key: Path, *words: str | Path) -> Said:
    """What a command says that lets something leave, with the key."""
    return typed(words[0], study, *words[1:], "--key", key, **OWN)


def test_a_real_name_stops_what_leaves_and_the_name_is_not_said(
    study: Path, key: Path, typed: Typed, tmp_path: Path
) -> None:
    (tmp_path / "codes.csv").write_text("path,definition\nMoving,When Zephyrine moved\n", "utf-8")
    assert typed("codebook", study, "--import", tmp_path / "codes.csv").exit_code == 0
    for name in ("book.csv", "book.docx"):
        done = leaving(typed, study, key, "codebook", "--out", tmp_path / name)
        assert done.exit_code == 1
        assert "may not leave the study" in done.err
        assert not any(one in done.err for one in NAMES)
        assert not (tmp_path / name).exists()
    assert (
        typed("framework", study, "--codes", "Moving", "--set", "Sam", "Moving", "Quillfeather packed.").exit_code
        == 0
    )
    for name in ("matrix.csv", "matrix.docx"):
        done = leaving(typed, study, key, "framework", "--codes", "Moving", "--out", tmp_path / name)
        assert done.exit_code == 1
        assert "row “Sam”" in done.err
        assert not (tmp_path / name).exists()
    assert typed("exports", study, "--json").json == []
    done = leaving(typed, study, key, "report", "--kind", "codebook", "--out", tmp_path / "report.docx")
    assert done.exit_code == 1
    assert typed("codebook", study, "--out", tmp_path / "book.csv").exit_code == 0


def test_a_codebook_that_leaves_is_registered(study: Path, typed: Typed, tmp_path: Path) -> None:
    for name in ("book.csv", "book.docx"):
        assert typed("codebook", study, "--out", tmp_path / name).exit_code == 0
    kinds = [(one["kind"], one["format"]) for one in typed("exports", study, "--json").json]
    assert kinds == [("codebook", "docx"), ("codebook", "csv")]


def test_pictures_and_documents_of_journeys_are_registered_with_whose_they_are(
    typed: Typed, tmp_path: Path
) -> None:
    path = tmp_path / "sample.counterpoint"
    assert typed("sample", path).exit_code == 0
    for form in ("docx", "svg"):
        assert typed("journey", path, "Robin", f"--{form}", tmp_path / f"robin.{form}").exit_code == 0
    assert typed("network", path, "Robin", "--svg", tmp_path / "network.svg").exit_code == 0
    found = typed("exports", path, "--json", "--person", "Robin").json
    assert [(one["kind"], one["title"]) for one in found[:3]] == [
        ("picture", "Network of Robin"),
        ("picture", "Journey of Robin"),
        ("document", "Journey of Robin"),
    ]
