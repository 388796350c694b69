"""P1: the process is killed at random moments of coding.

A child codes without pause and is killed with SIGKILL after a random number of actions and a random time. Then
the study is opened again and judged. One study lives through all the kills. POSIX only: the child is a fork, so
that nothing is loaded or derived anew.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from app import studyfile
from tests.faults.coding_work import PASSPHRASE, Tally, filled, judge_whole, told, work
from tests.faults.suites import Result, in_words, quick_folder, quick_keys


def suite(times: int, seed: int) -> Iterator[Result]:
    """Kill so many times, plain and encrypted."""
    for passphrase in (None, PASSPHRASE):
        tally = kills(times, passphrase, seed)
        yield Result("P1", f"killed while coding, {in_words(passphrase)}", tally.times, told(tally), tally.sound)


def kills(times: int, passphrase: str | None, seed: int) -> Tally:
    """Kill so many times, one after the other, on one study."""
    chance, tally, known = Random(seed), Tally(), set[str]()
    with quick_keys(), quick_folder() as folder:
        path = filled(folder, passphrase)
        for number in range(times):
            said = killed(path, passphrase, Random(chance.random()), number)
            began = time.perf_counter()
            with studyfile.open_study(path, passphrase, home=folder / "home") as again:
                tally.longest_opening = max(tally.longest_opening, time.perf_counter() - began)
                known = judge_whole(tally, again, said, known)
            tally.times += 1
    return tally


def killed(path: Path, passphrase: str | None, chance: Random, run: int) -> list[str]:
    """What a child said before it was killed after a random time."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work(path, passphrase, chance, lambda line: os.write(write, f"{line}\n".encode()), run)
        finally:
            os._exit(1)
    os.close(write)
    lines = []
    with os.fdopen(read) as said:
        for _ in range(2 * chance.choice((0, *range(25)))):  # two lines an action; often it has yet to begin
            lines.append(said.readline().rstrip())
        time.sleep(chance.expovariate(1 / 0.01))
        os.kill(child, signal.SIGKILL)
        lines += said.read().splitlines()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the child ended by itself")
    return lines
