"""What correcting a long coded transcript costs, in CPU seconds: run by hand, never as a timed test.

    python -m tests.benchmarks.bench_correcting [--words 40000] [--segments 5000] [--edits 300] [--profile]

One transcript; from the corrected text to the plan that is looked at, from the plan to the stored version, and
undo and redo of that. Budget: a second or so for plan and storing together.
"""

import argparse
import cProfile
import pstats
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

from app.coding import actions
from app.coding.correcting.planning import plan_correction
from app.coding.rows import CodingDraft
from app.store.project import Project
from app.study import queries
from app.study.rows import SourceId
from tests.builders import INTERVIEWER, add, dialogue, new_study

T = TypeVar("T")
WORDS = (
    "they moved me on a Tuesday and nobody said why so I had bags just the one we went to school then home "
    "with my carer who was kind mostly and the worker came late again that day cafe\u0301 naïve 👩\u200d👧"
).split()
TYPED = ("really ", "not ", ", ", " home", "\nRobin: ", "👩\u200d👧 ", "")


def transcript(project: Project, words: int, segments: int) -> SourceId:
    """A transcript of so many words with so many passages, of one to eighty words each."""
    chance = Random(3)
    lines = []
    while words > 0:
        many = chance.randint(4, 60)
        said = " ".join(
            chance.choice(WORDS) if chance.random() < 0.7 else f"word{chance.randint(0, 4000)}"
            for _ in range(many)
        )
        lines.append((chance.choice((INTERVIEWER, "Robin", "Kim")), said))
        words -= many
    [source] = add(project, dialogue("Long", lines))
    with project.reading() as session:
        row = queries.transcript(session, source)
    turns = [turn for turn in row.turns if len(turn.speech) > 40]
    wanted: list[CodingDraft] = []
    while len(wanted) < segments:
        turn = chance.choice(turns)
        start = chance.randrange(turn.speech_start, turn.end - 20)
        end = min(len(row.text), start + chance.randint(8, 400))
        wanted.append(CodingDraft("Long", start, end, f"Code {chance.randint(1, 60)}", "Ada", "memo"))
    actions.code_passages(project, rows=wanted)
    return source


def edited(text: str, edits: int) -> str:
    """The text with so many small corrections, and one paragraph moved."""
    chance = Random(5)
    letters = list(text)
    for _ in range(edits):
        place = chance.randrange(len(letters))
        if letters[place] != "\n":
            letters[place] = chance.choice(TYPED) + letters[place] * chance.randint(0, 1)
    lines = "".join(letters).split("\n")
    lines.insert(len(lines) // 3, lines.pop(len(lines) // 2))
    return "\n".join(lines)


def timed(what: str, do: Callable[[], T]) -> T:
    """Does something, and says what it cost."""
    wall, cpu = time.perf_counter(), time.process_time()
    done = do()
    print(f"{what:<24}{time.process_time() - cpu:8.3f} s CPU {time.perf_counter() - wall:8.3f} s")
    return done


def main() -> None:
    """Builds, corrects, stores, takes back."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--words", type=int, default=40_000)
    arguments.add_argument("--segments", type=int, default=5_000)
    arguments.add_argument("--edits", type=int, default=300)
    arguments.add_argument("--profile", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, new_study(Path(folder), passphrase="three herons") as project:
        source = transcript(project, given.words, given.segments)
        with project.reading() as session:
            text = queries.transcript(session, source).text
        new = edited(text, given.edits)
        profile = cProfile.Profile()
        if given.profile:
            profile.enable()
        with project.reading() as session:
            plan = timed("plan", lambda: plan_correction(session, source, new))
        timed("store", lambda: actions.apply_correction(project, plan=plan))
        profile.disable()
        fates = Counter(passage.fate.value for passage in plan.passages)
        print(f"{len(text)} characters, {len(plan.passages)} passages, {len(plan.changes)} changes: {dict(fates)}")
        timed("undo", project.undo)
        timed("redo", project.redo)
        if given.profile:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(40)


if __name__ == "__main__":
    main()
