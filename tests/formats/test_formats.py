"""Every format that was ever released opens for ever, says the same, and can be worked on."""

import json
import shutil
from pathlib import Path

import pytest

from app import studyfile
from app.coding import actions as coding
from app.problems import Problem
from tests.formats.make_format_1 import ENCRYPTED, HERE, PASSPHRASE, PLAIN, TOLD, told


@pytest.mark.parametrize(("name", "passphrase"), [(PLAIN, None), (ENCRYPTED, PASSPHRASE)])
def test_a_study_of_format_1_opens_and_says_what_it_said(
    tmp_path: Path, name: str, passphrase: str | None
) -> None:
    path = tmp_path / "old.counterpoint"
    shutil.copy(HERE / name, path)
    with studyfile.open_study(path, passphrase, home=tmp_path / "home") as study:
        assert told(study) == json.loads((HERE / TOLD).read_text("utf-8"))
        assert not [finding for finding in studyfile.check(study) if finding.faults]
        coding.make_code_path(study, path="Moves / Newer")
        study.undo()
        assert told(study) == json.loads((HERE / TOLD).read_text("utf-8"))


def test_an_older_study_that_may_not_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.counterpoint"
    shutil.copy(HERE / PLAIN, path)
    with pytest.raises(Problem, match="older format"):
        studyfile.open_study(path, None, home=tmp_path / "home", read_only=True)
    assert path.read_bytes() == (HERE / PLAIN).read_bytes()
