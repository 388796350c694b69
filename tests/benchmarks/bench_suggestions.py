"""What suggestions cost at study scale, and how often they are right on the sample study.

    python -m tests.benchmarks.bench_suggestions [--scale 10] [--plain]

The corpus is random words, so only its times mean anything; the sample study is small and written by hand, so
its shares are those of a small study. CPU seconds, the process that learns counted in.
"""

import argparse
import tempfile
from pathlib import Path

from app import studyfile
from app.coding import queries
from app.coding.found_rows import Reach
from app.coding.rows import CodeId, CodeRow
from app.coding.suggesting import MEMORY, SECONDS, suggestions
from app.coding.suggestion_rows import FEWEST_PASSAGES, Suggestions
from app.exchange.sample import make_sample
from app.store.project import Project
from app.study import actions
from app.study import queries as study
from app.study.rows import SourceStatus
from app.workers.worker import Worker
from tests.benchmarks.corpus_study import PASSPHRASE, add_arguments, finished_study
from tests.benchmarks.measure import cpu

OPEN = 3
"""Every third interview of the corpus is taken for one that is not coded to the end."""


def ask(project: Project, code: CodeId, reach: Reach) -> tuple[Suggestions, float]:
    """What is suggested, and the CPU seconds of both processes."""
    begun = cpu()
    with Worker(seconds=SECONDS, memory=MEMORY) as worker, project.reading() as session:
        found = suggestions(session, code, call=worker.call, reach=reach)
    return found, cpu() - begun


def codes_with_passages(project: Project) -> list[CodeRow]:
    """The codes that have enough of them, those with most first."""
    with project.reading() as session:
        rows = [row for row in queries.codes(session) if row.passages >= FEWEST_PASSAGES]
    return sorted(rows, key=lambda row: -row.passages)


def tell(name: str, found: Suggestions, seconds: float) -> None:
    """One line: the time, and each target with how often it was right and how much it found."""
    told = "  ".join(
        f"{one.target}: {one.right}/{one.suggested} right, {one.found}/{one.passages} found, {one.waiting} wait"
        if one.threshold is not None
        else f"{one.target}: not reached ({one.right}/{one.suggested})"
        for one in found.trials
    )
    print(f"{name[:40]:<42}{found.reach:<10}{seconds:6.1f} s  {told}", flush=True)


def bench_corpus(home: Path, scale: int, *, encrypted: bool) -> None:
    """The busiest and a middling code of the corpus."""
    made = finished_study(home, scale, encrypted=encrypted)
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / made.name
        copy.write_bytes(made.read_bytes())
        with studyfile.open_study(copy, PASSPHRASE, home=Path(work)) as project:
            with project.reading() as session:
                every = [row.id for row in study.sources(session)]
            actions.set_status(project, sources=every[::OPEN], status=SourceStatus.CODING)
            rows = codes_with_passages(project)
            for row in (rows[0], rows[len(rows) // 2]):
                for reach in (Reach.TURN, Reach.SENTENCE):
                    tell(f"corpus, {row.passages} passages", *ask(project, row.id, reach))


def bench_sample() -> None:
    """Every code of the sample study that has passages enough."""
    with (
        tempfile.TemporaryDirectory() as work,
        studyfile.create(Path(work) / "s.counterpoint", None, name="Sample", home=Path(work)) as project,
    ):
        make_sample(project)
        for row in codes_with_passages(project):
            for reach in (Reach.TURN, Reach.SENTENCE):
                tell(f"{row.name}, {row.passages} passages", *ask(project, row.id, reach))


def main() -> None:
    """Both, the corpus first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    given = parser.parse_args()
    bench_corpus(given.home, given.scale, encrypted=not given.plain)
    bench_sample()


if __name__ == "__main__":
    main()
