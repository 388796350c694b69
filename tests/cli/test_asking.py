"""Queries, co-occurrence and the matrix, as typed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Typed


@pytest.fixture
def sample(typed: Typed, tmp_path: Path) -> Path:
    path = tmp_path / "study.counterpoint"
    typed("sample", path)
    return path


def test_a_query_says_itself_its_people_and_its_passages(typed: Typed, sample: Path) -> None:
    said = typed("query", sample, "--code", "Voice / Reviews", "--perspective", "Carers", "--area", "Area A")
    lines = said.out.splitlines()
    assert lines[0] == "Passages coded Reviews, said by Carers in Area A."
    found = typed("query", sample, "--code", "Voice / Reviews", "--json").json
    assert found["in_words"] == "passages coded Reviews"
    every = typed("passages", sample, "--code", "Voice / Reviews", "--json").json
    assert found["passages"] == every
    assert found["people"]["k"] == sum(group["k"] for group in found["groups"])


def test_conditions_come_from_a_file_and_are_kept_under_a_name(typed: Typed, sample: Path, tmp_path: Path) -> None:
    written = tmp_path / "where.json"
    written.write_text(json.dumps({"all": [{"coded": {"code": "Reviews"}}, {"memo": True}]}), "utf-8")
    first = typed("query", sample, "--where", written, "--save", "Memos on reviews", "--json")
    assert first.exit_code == 0
    assert typed("query", sample, "--saved", "memos on reviews", "--json").json == first.json
    assert typed("query", sample, "--list").out == "Memos on reviews: passages coded Reviews, with a memo\n"
    again = typed("query", sample, "--where", written, "--save", "Memos on reviews")
    assert again.exit_code == 1
    assert "saved query of that name already" in again.err


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        ([], "No condition is given"),
        (["--where", "nowhere.json"], "cannot be read"),
        (["--where", '{"mood": "sad"}'], "no condition “mood”"),
        (["--code", "No such"], "no code of that path"),
        (["--attribute", "Age"], "NAME=VALUE"),
        (["--saved", "None"], "no saved query of that name"),
    ],
)
def test_a_query_that_cannot_be_asked_is_refused(
    typed: Typed, tmp_path: Path, options: list[str], refusal: str
) -> None:
    study = tmp_path / "study.counterpoint"
    typed("new", study, "--plain")
    said = typed("query", study, *options)
    assert said.exit_code == 1
    assert refusal in said.err


def test_codes_beside_each_other_and_against_groups(typed: Typed, sample: Path) -> None:
    pairs = typed("cooccurrence", sample, "--json").json
    assert pairs["pairs"][0]["places"] >= pairs["pairs"][-1]["places"] >= 1
    only = typed("cooccurrence", sample, "--code", "Voice / Reviews", "--json").json["pairs"]
    assert all("Voice / Reviews" in pair["codes"] for pair in only)
    table = typed("matrix", sample, "--by", "area", "--json").json
    row = next(row for row in table["rows"] if row["code"] == "Voice / Reviews")
    cell = row["cells"]["Area A"]
    options = ["--code", "Voice / Reviews", "--area", "Area A", "--json"]
    assert cell["passages"] == len(typed("query", sample, *options).json["passages"])
    line = next(
        line for line in typed("matrix", sample, "--by", "area").out.splitlines() if line.startswith("Voice / Rev")
    )
    assert f"Area A {cell['passages']} passages, {cell['k']} of {cell['n']}" in line
