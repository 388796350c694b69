"""Opens the study named, compares, reads a transcript and a code's passages, and prints the peak memory in MB."""

import resource
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
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


if __name__ == "__main__":
    main()
