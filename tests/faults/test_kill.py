"""A killed process loses no acknowledged coding and leaves no half action; the full count by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="forks and SIGKILL are POSIX")
@pytest.mark.parametrize("kind", [[], ["--encrypted"]], ids=["plain", "encrypted"])
def test_kills_at_random_moments_lose_nothing_that_was_acknowledged(kind: list[str]) -> None:
    command = [sys.executable, "-m", "tests.faults.kill", "--times", "25", *kind]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    tally = json.loads(done.stdout)
    assert tally["kills"] == 25
    assert tally["acknowledged"] > 50
    assert tally["lost"] == tally["come_back"] == tally["out_of_nowhere"] == 0
    assert tally["half_done"] == tally["broken"] == []
