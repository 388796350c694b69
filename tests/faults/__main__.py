"""Faults survived: ``python -m tests.faults`` lists the suites, ``… NAME --times N`` runs one of them.

``--full`` runs all of them at full size and prints one table; the status is 0 when every promise was kept.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults import (
    copies,
    deletion,
    flips,
    fuzz,
    hostile,
    interrupted,
    kill,
    mistakes,
    power,
    refused,
    releases,
)
from tests.faults.suites import Result


@dataclass(frozen=True, slots=True)
class Suite:
    """A kind of fault, and how often it happens at full size."""

    run: Callable[[int, int], Iterator[Result]]
    full: int
    what: str


SUITES = {
    "deletion": Suite(deletion.suite, 50, "a participant deleted, and every byte looked through for them"),
    "kill": Suite(kill.suite, 1000, "killed at random moments of coding"),
    "power": Suite(power.suite, 3000, "the power cut at random moments of coding"),
    "refuse": Suite(refused.suite, 100_000, "the disk full or broken at every deed of importing and coding"),
    "kill-long": Suite(interrupted.kills, 100, "killed during each of the actions that take longer"),
    "refuse-long": Suite(interrupted.refusals, 100, "a full and a broken disk during each of these actions"),
    "hostile": Suite(hostile.suite, 200, "files made to harm, and sound ones cut short at so many places"),
    "fuzz": Suite(fuzz.suite, 2000, "sound files of every kind broken at random"),
    "backups": Suite(copies.suite, 500, "backups taken while somebody codes"),
    "flips": Suite(flips.suite, 200, "single bits of a closed study flipped"),
    "formats": Suite(releases.suite, releases.MANY, "files of every format there was, and of a newer one"),
    "mistakes": Suite(mistakes.suite, 100, "something deleted by mistake"),
}


def main() -> int:
    """Run what is asked for; 0 when every promise was kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("suite", nargs="?", choices=SUITES)
    parser.add_argument("--times", type=int, help="how often; without it, at full size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--full", action="store_true", help="all suites at full size")
    asked = parser.parse_args()
    if asked.suite is None and not asked.full:
        for name, suite in SUITES.items():
            print(f"{name:10} {suite.what} ({suite.full:,} times at full size)")
        return 0
    kept = True
    print("| promise | fault | times | figure | kept |\n|---|---|---|---|---|", flush=True)
    for name in SUITES if asked.full else [asked.suite]:
        began = time.process_time()
        for result in SUITES[name].run(asked.times or SUITES[name].full, asked.seed):
            kept &= result.kept
            cells = (
                result.promise,
                result.fault,
                f"{result.times:,}",
                result.figure,
                "yes" if result.kept else "NO",
            )
            print(f"| {' | '.join(cells)} |", flush=True)
        print(f"{name}: {time.process_time() - began:.0f} s of CPU", file=sys.stderr, flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
