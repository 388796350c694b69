"""What the transcript view costs, in CPU milliseconds: run by hand, never as a timed test.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_transcript_view

Median and 95th percentile of many repeats, at five sizes. Budgets (at 1,000 codings): one more
code painted or an end of a passage moved within 16 ms, a page scrolled within 10 ms, open within 100 ms.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from app.coding.rows import CodeId, CodingId, CodingMark, SegmentId
from app.study.rows import (
    ParticipantId,
    PerspectiveId,
    SourceId,
    SourceStatus,
    SpeakerId,
    TranscriptRow,
    TurnId,
    TurnRow,
    VersionId,
)
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.theme import Mode, Theme

SIZES = ((8_000, 110), (8_000, 310), (8_000, 1_000), (40_000, 1_000), (40_000, 5_000))
WORDS = tuple(
    "they moved me on a Tuesday and nobody said why so I had a bag just the one with my photo in it".split()
)


def transcript(words: int, chance: random.Random) -> TranscriptRow:
    """A synthetic interview of about so many words, 43 a turn."""
    parts: list[str] = []
    turns: list[TurnRow] = []
    place = 0
    for number in range(1, words // 43 + 1):
        asked = number % 2 == 1
        head = "INT: " if asked else "Robin: "
        speech = " ".join(chance.choices(WORDS, k=43)) + (" \U0001f615." if number % 9 == 0 else ".")
        begin, end = place + len(head), place + len(head) + len(speech)
        whose = None if asked else ParticipantId(1), head[:-2], None if asked else PerspectiveId(1)
        turns.append(
            TurnRow(
                TurnId(number), number, place, begin, end, head[:-2], SpeakerId(1 + asked), asked,
                *whose, None if asked else 0,
            )
        )  # fmt: skip
        parts.append(head + speech)
        place = end + 1
    text = "\n".join(parts)
    return TranscriptRow(SourceId(1), VersionId(1), "Interview", SourceStatus.CODING, text, tuple(turns), ())


def coding(number: int, code: int, start: int, end: int) -> CodingMark:
    """One coding."""
    ids = CodingId(number), SegmentId(number), CodeId(code)
    return CodingMark(*ids, f"Theme number {code}", code % 7, start, end, "Robin", "")


def codings(row: TranscriptRow, count: int, chance: random.Random) -> list[CodingMark]:
    """So many passages of 30 to 260 characters anywhere in the text."""
    starts = [chance.randrange(len(row.text) - 300) for _ in range(count)]
    return [
        coding(number, chance.randrange(40), start, start + chance.randrange(30, 260))
        for number, start in enumerate(starts, start=1)
    ]


class Bench:
    """One view with one transcript in it, and what can be measured of it."""

    def __init__(self, app: QApplication, theme: Theme, words: int, count: int) -> None:
        self._app = app
        chance = random.Random(7)
        self._row = transcript(words, chance)
        self._marks = codings(self._row, count, chance)
        self.view = TranscriptView(theme)
        self.view.resize(900, 800)
        self.view.show()
        app.processEvents()

    def open(self) -> None:
        """Shows the transcript with its codings, painted."""
        self.view.set_transcript(self._row)
        self.view.set_codings(self._marks)
        self._app.processEvents()

    def scroll(self, step: int) -> None:
        """Scrolls by some pixels, painted."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + step)
        self._app.processEvents()

    def add(self, number: int) -> None:
        """Adds one more code in sight, painted."""
        middle = self.view.viewport().rect().center()
        start = self.view.cursorForPosition(middle).position() + number
        self.view.add_coding(coding(100_000 + number, 3 + number, start, start + 90))
        self._app.processEvents()

    def resize(self, number: int) -> None:
        """Moves the end of a passage in sight by a few letters, painted."""
        before = self.view.codings_at_caret()[0]
        self.view.remove_coding(before.coding)
        self.view.add_coding(replace(before, end=before.end + (7 if number % 2 else -7)))
        self._app.processEvents()

    def choose_in_sight(self) -> None:
        """A coding of its own in the middle of the view, chosen."""
        start = self.view.cursorForPosition(self.view.viewport().rect().center()).position()
        self.view.add_coding(coding(200_000, 3, start, start + 400))
        self.view.set_caret(start + 2)
        self.view.choose(CodingId(200_000))
        self._app.processEvents()

    def jump(self, share: float) -> None:
        """Goes to a place by the strip that shows the whole transcript, painted."""
        self.view.overview.jumped.emit(round(share * len(self._row.text)))
        self._app.processEvents()

    def find(self, words: str) -> None:
        """Finds words as they are typed, all marked, painted."""
        self.view.find_bar.field.setText(words)
        self._app.processEvents()

    def point(self) -> None:
        """Tells the codes under the mouse."""
        middle = self.view.viewport().rect().center()
        at = self.view.viewport().mapToGlobal(middle)
        QApplication.sendEvent(self.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, middle, at))
        self._app.processEvents()
        self.view.tip.dismiss()

    def rewrap(self) -> None:
        """Zooms in and out again: the whole text is laid out twice."""
        self.view.zoom_by(1)
        self._app.processEvents()
        self.view.reset_zoom()
        self._app.processEvents()


def cpu(work: Callable[[], object], repeats: int) -> list[float]:
    """CPU milliseconds of each repeat of a piece of work."""
    times = []
    for _ in range(repeats):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return times


def report(name: str, times: list[float]) -> None:
    """One line: median and 95th percentile."""
    high = sorted(times)[max(0, int(len(times) * 0.95) - 1)]
    print(f"  {name:36} {statistics.median(times):7.1f} {high:7.1f}")


def measure(bench: Bench) -> None:
    """Measures one size."""
    numbers = iter(range(1_000))
    report("open to painted", cpu(bench.open, 7))
    page = bench.view.viewport().height()
    report("scroll one page, first time", cpu(lambda: bench.scroll(page), 12))
    bench.scroll(-12 * page)
    report("scroll one page, again", cpu(lambda: bench.scroll(page), 12))
    report("wheel step (60 px)", cpu(lambda: bench.scroll(-60), 40))
    report("one more code, painted", cpu(lambda: bench.add(next(numbers)), 30))
    bench.choose_in_sight()
    moves = iter(range(1_000))
    report("an end of a passage moved, painted", cpu(lambda: bench.resize(next(moves)), 30))
    report("codes under the mouse told", cpu(bench.point, 20))
    report("whole repaint of the text", cpu(bench.view.viewport().repaint, 20))
    shares = iter(chance / 37 for chance in random.Random(3).sample(range(37), 20))
    report("a jump by the overview strip", cpu(lambda: bench.jump(next(shares)), 20))
    bench.view.open_find()
    words = iter(("m", "mo", "mov", "move", "moved", "moved m", "moved me") * 3)
    report("find as you type, all marked", cpu(lambda: bench.find(next(words)), 20))
    bench.view.find_bar.closed.emit()
    report("two re-wraps (zoom in, out)", cpu(bench.rewrap, 5))


def main() -> None:
    """Measures every size and prints a table."""
    app = QApplication(sys.argv)
    theme = Theme(Mode.LIGHT)
    theme.apply(app)
    print(f"  {'CPU ms':36} {'median':>7} {'p95':>7}")
    for words, count in SIZES:
        print(f"{words:,} words, {count:,} codings")
        bench = Bench(app, theme, words, count)
        measure(bench)
        bench.view.close()
        bench.view.deleteLater()


if __name__ == "__main__":
    main()
