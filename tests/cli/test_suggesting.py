"""Suggestions as they are typed: told with why and how far to trust them, and nothing coded."""

from pathlib import Path

import pytest

from app.coding.rows import CodeId
from app.study.actions import set_approach
from app.study.rows import Approach
from tests.builders import new_study
from tests.cli.conftest import Typed
from tests.coding.suggestion_studies import BAGS, CODE, bags_study


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A study with a code that is easily told."""
    with new_study(tmp_path) as project:
        code: CodeId = bags_study(project)
        assert code
        return project.path


def test_passages_like_those_of_a_code_are_listed_with_why(typed: Typed, path: Path) -> None:
    before = typed("passages", path, "--code", CODE, "--json").json
    said = typed("suggest", path, "--code", CODE, "--reach", "turn")
    assert "Because of: " in said.out
    assert "when tested on your own coding" in said.out
    found = typed("suggest", path, "--code", CODE, "--json", "--right", "5").json
    assert found["standing"] == "ready"
    assert found["reach"] == "turn"
    assert found["tested"]["reached"]
    assert found["suggestions"]
    for row in found["suggestions"]:
        text = typed("text", path, row["source"]).out
        assert text[row["start"] : row["end"]] == row["words"]
        assert any(word in " ".join(row["because_of"]).casefold() for word in BAGS)
    assert typed("passages", path, "--code", CODE, "--json").json == before


def test_what_is_missing_is_said(typed: Typed, tmp_path: Path) -> None:
    with new_study(tmp_path) as project:
        bags_study(project, coded=2)
    said = typed("suggest", project.path, "--code", CODE)
    assert said.out.startswith("Not enough examples: 8 of 15 passages, from 2 of 3 interviews.")
    assert typed("suggest", project.path, "--code", CODE, "--json").json["tested"] is None


def test_a_reflexive_study_refuses(typed: Typed, tmp_path: Path) -> None:
    with new_study(tmp_path) as project:
        bags_study(project)
        set_approach(project, approach=Approach.REFLEXIVE)
    said = typed("suggest", project.path, "--code", CODE)
    assert said.exit_code != 0
    assert "reflexive" in said.err
