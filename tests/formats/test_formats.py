"""Every format that was ever released opens for ever, says the same, and can be worked on."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app import studyfile
from app.coding import actions as coding
from app.problems import Problem
from app.store.project import Project
from tests.formats import make_format_1, make_format_2, make_format_3, make_format_4

FROZEN = [
    (made, name, passphrase)
    for made in (make_format_1, make_format_2, make_format_3, make_format_4)
    for name, passphrase in ((made.PLAIN, None), (made.ENCRYPTED, made.PASSPHRASE))
]


@pytest.mark.parametrize(("made", "name", "passphrase"), FROZEN, ids=[name for _, name, _ in FROZEN])
def test_a_study_of_an_old_format_opens_and_says_what_it_said(
    tmp_path: Path, made: ModuleType, name: str, passphrase: str | None
) -> None:
    told: Callable[[Project], Any] = made.told
    path = tmp_path / "old.counterpoint"
    shutil.copy(made.HERE / name, path)
    with studyfile.open_study(path, passphrase, home=tmp_path / "home") as study:
        assert told(study) == json.loads((made.HERE / made.TOLD).read_text("utf-8"))
        assert not [finding for finding in studyfile.check(study) if finding.faults]
        coding.make_code_path(study, path="Moves / Newer")
        study.undo()
        assert told(study) == json.loads((made.HERE / made.TOLD).read_text("utf-8"))


def test_an_older_study_that_may_not_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.counterpoint"
    plain = make_format_1.HERE / make_format_1.PLAIN
    shutil.copy(plain, path)
    with pytest.raises(Problem, match="older format"):
        studyfile.open_study(path, None, home=tmp_path / "home", read_only=True)
    assert path.read_bytes() == plain.read_bytes()
