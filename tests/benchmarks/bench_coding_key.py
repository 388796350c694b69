"""What one key costs on the Transcripts page, in CPU milliseconds: run by hand, never as a timed test.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_coding_key

From the key to the code, or the moved end of a passage, committed and painted, in the whole window, with 1,000
codings in the open transcript and 20,000 in the study. Budget: 16 ms, one frame. `--profile` says where the time
goes.
"""

import argparse
import cProfile
import pstats
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import studyfile
from app.coding import actions as coding
from app.coding import queries
from app.coding.rows import CodingDraft
from app.language.spans import Span
from app.store.project import Project
from app.study import queries as study
from app.study.rows import SourceId, SourceRow
from app.ui.application import make_window
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.main_window import MainWindow
from tests.benchmarks.bench_transcript_view import report
from tests.benchmarks.corpus_study import PASSPHRASE, add_arguments, finished_study

IN_TRANSCRIPT = 1_000
REPEATS = 120
WARM = 10
SIZE = (1400, 900)


def fill_one(project: Project) -> SourceId:
    """Codes the longest transcript until it holds a thousand codings; its id."""
    with project.reading() as session:
        source = max(study.sources(session), key=lambda row: row.words)
        row = study.transcript(session, source.id)
        already = len(queries.codings_in(session, row.version))
        paths = [code.path for code in queries.codes(session)]
    chance = random.Random(7)
    turns = [turn for turn in row.turns if len(turn.speech) > 60]
    wanted = []
    for _ in range(IN_TRANSCRIPT - already):
        turn = chance.choice(turns)
        start = chance.randrange(turn.speech.start, turn.speech.end - 40)
        end = min(len(row.text), start + chance.randrange(30, 260))
        wanted.append(CodingDraft(source.name, start, end, chance.choice(paths), "Benchmark"))
    coding.code_passages(project, rows=wanted)
    return source.id


class Bench:
    """The window with that transcript in it, somewhere in the middle."""

    def __init__(self, app: QApplication, window: MainWindow, project: Project, source: SourceId) -> None:
        self._app = app
        self.profile: cProfile.Profile | None = None
        window.resize(*SIZE)
        window.show()
        window.show_study(project)
        assert window.desk is not None
        window.desk.workspace.show_source(source)
        self.wait(1.5)
        screen = window.desk.workspace.screen_called("transcripts")
        assert isinstance(screen, CodingScreen)
        self.screen: CodingScreen = screen
        self.view: TranscriptView = screen.view
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        self.wait(0.3)
        self._places = iter(self._words_in_sight())
        self._onwards = False

    def wait(self, seconds: float) -> None:
        """Lets everything that was put off be done."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.005)

    def code(self) -> float:
        """Selects words in sight, then presses a number key; only the key is counted."""
        self.view.select(next(self._places))
        return self._press(Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)

    def resize(self) -> float:
        """Moves the end of the passage just coded on or back by a word; only the key is counted."""
        self._onwards = not self._onwards
        held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        return self._press(Qt.Key.Key_Right if self._onwards else Qt.Key.Key_Left, held)

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> float:
        self.wait(0.03)
        if self.profile is not None:
            self.profile.enable()
        begun = time.process_time()
        QTest.keyClick(self.view, key, held)
        self._app.processEvents()
        taken = (time.process_time() - begun) * 1000
        if self.profile is not None:
            self.profile.disable()
        self.wait(0.03)
        return taken

    def _words_in_sight(self) -> list[Span]:
        row = self.screen.desk.transcript
        assert row is not None
        middle = self.view.cursorForPosition(self.view.viewport().rect().center()).position()
        turns = sorted(row.turns, key=lambda turn: abs(turn.speech_start - middle))
        spans = [
            Span(place, place + 40)
            for turn in turns[:12]
            for place in range(turn.speech.start, turn.speech.end - 45, 11)
        ]
        return random.Random(3).sample(spans, REPEATS + 2 * WARM)


def main() -> None:
    """Measures, and prints a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    given = parser.parse_args()
    given.home.mkdir(parents=True, exist_ok=True)
    kept = finished_study(given.home, given.scale, encrypted=not given.plain)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copyfile(kept, home / kept.name)
        project = studyfile.open_study(home / kept.name, None if given.plain else PASSPHRASE, home=home)
        source = fill_one(project)
        with project.reading() as session:
            rows: list[SourceRow] = study.sources(session)
        print(f"{sum(row.words for row in rows):,} words in {len(rows)} transcripts")
        app = QApplication(sys.argv[:1])
        window, _ = make_window(app, home / "settings.json", home)
        bench = Bench(app, window, project, source)
        print(f"{len(bench.screen.desk.marks):,} codings in the open transcript")
        for _ in range(WARM):
            bench.code()
        if given.profile:
            bench.profile = cProfile.Profile()
        times = [bench.code() for _ in range(REPEATS)]
        print(f"  {'CPU ms':36} {'median':>7} {'p95':>7}")
        report("a number key, committed, painted", times)
        times = [bench.resize() for _ in range(REPEATS)]
        report("an end moved, committed, painted", times)
        if bench.profile is not None:
            pstats.Stats(bench.profile).sort_stats("cumulative").print_stats(80)
        window.close()


if __name__ == "__main__":
    main()
