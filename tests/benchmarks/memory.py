"""Opens the study named, compares, reads a transcript and a code's passages, and prints the peak memory in MB."""

import sys
import tempfile
from pathlib import Path

from app import studyfile
from app.coding import queries
from app.coding.passages import passages
from app.perspectives.queries import compare
from app.study import queries as study
from tests.benchmarks.corpus_study import PASSPHRASE


def main() -> None:
    """Do what a researcher does in the first minutes."""
    path = Path(sys.argv[1])
    with (
        tempfile.TemporaryDirectory() as home,
        studyfile.open_study(path, PASSPHRASE, home=Path(home), read_only=True) as project,
        project.reading() as session,
    ):
        compare(session)
        study.transcript(session, study.sources(session)[0].id)
        passages(session, queries.codes(session)[3].id, limit=50)
    # Not getrusage: its peak is inherited from the process that started this one.
    status = Path("/proc/self/status").read_text("ascii")
    print(next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000)


if __name__ == "__main__":
    main()
