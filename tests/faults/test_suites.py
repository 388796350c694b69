"""Every suite of faults at a size for every day; ``python -m tests.faults --full`` runs them at full size."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.__main__ import SUITES

ROOT = Path(__file__).parents[2]
EVERY_DAY = {
    "deletion": 1,
    "fuzz": 15,
    "kill": 10,
    "power": 40,
    "refuse": 3,
    "kill-long": 2,
    "refuse-long": 1,
    "backups": 10,
    "flips": 10,
    "formats": 1,
    "mistakes": 2,
}
ELSEWHERE = {"hostile"}
"""Each of its files is a test of its own in tests/exchange."""


def test_every_suite_is_run_every_day() -> None:
    assert set(EVERY_DAY) | ELSEWHERE == set(SUITES)


@pytest.mark.skipif(sys.platform == "win32", reason="forks, SIGKILL and the functions under SQLite are POSIX")
@pytest.mark.parametrize("name", EVERY_DAY)
def test_faults_are_survived(name: str) -> None:
    """In a process of its own: it is forked and killed, and its disk fails."""
    command = [sys.executable, "-m", "tests.faults", name, "--times", str(EVERY_DAY[name])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
