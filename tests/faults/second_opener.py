"""How soon a second opener is told who has a study, and how soon it opens once its holder was killed (P15).

python -m tests.faults.second_opener [TIMES]
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from app import studyfile
from app.store.problems import InUse
from tests.builders import add, dialogue, new_study

ROOT = Path(__file__).parents[2]
PASSPHRASE = "three quiet herons"
HOLD = (
    "import sys; from pathlib import Path; from app import studyfile; "
    "study = studyfile.open_study(Path(sys.argv[1]), sys.argv[2], home=Path(sys.argv[3])); "
    "study.rename('Held'); print('open', flush=True); sys.stdin.read()"
)


def measure(folder: Path, passphrase: str) -> tuple[float, float]:
    """Seconds until a second opener is refused, and until it is in after the holder was killed."""
    project = new_study(folder, passphrase=passphrase)
    add(project, dialogue("Visit", [("Robin", "many words " * 20_000)]))
    project.close()
    home = folder / "home"
    command = [sys.executable, "-c", HOLD, str(project.path), passphrase, str(home)]
    holder = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    holder.stdout.readline()
    begun = time.perf_counter()
    with pytest.raises(InUse, match=r"\(by "):
        studyfile.open_study(project.path, passphrase, home=home)
    refused = time.perf_counter() - begun
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    begun = time.perf_counter()
    studyfile.open_study(project.path, passphrase, home=home).close()
    return refused, time.perf_counter() - begun


def main() -> None:
    """Print the median and the longest of each."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    refusals, openings = [], []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as made:
            refused, opened = measure(Path(made), PASSPHRASE)
        refusals.append(refused)
        openings.append(opened)
    for what, seconds in (("refused, with who has it", refusals), ("open after the holder was killed", openings)):
        told = sorted(seconds)
        print(f"{what}: median {told[len(told) // 2]:.3f} s, longest {told[-1]:.3f} s of {times}")


if __name__ == "__main__":
    main()
