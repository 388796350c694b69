"""The sentences of the open transcript, found by spaCy in a process of its own while the reader reads on.

The process is started when the first transcript has lain open for a moment, is sent words and never a key,
and ends with the study. Until it has answered, and where it fails, the view has Qt's boundaries.
"""

import threading
from contextlib import ExitStack
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.language.spans import Span
from app.problems import Cancelled, Problem
from app.study.rows import TranscriptRow
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task
from app.workers.worker import Worker

FIND = "app.language.tokens:sentence_places"
REST = 200
"""Milliseconds a transcript lies open before its sentences are asked for: nobody asks while leafing through."""
SECONDS = 60.0
"""A slow disk may need long to load the tokenizer for the first time."""


class SentenceReading(QObject):
    """Keeps one process for one study, and asks it one thing at a time."""

    def __init__(self, study: OpenStudy, view: TranscriptView) -> None:
        super().__init__(view)
        self._study = study
        self._view = view
        self._open = ExitStack()
        self._worker = self._open.enter_context(Worker(seconds=SECONDS))
        self._asking = threading.Lock()
        self._task: Task | None = None
        self._wanted: TranscriptRow | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        study.closing.connect(self._end)
        # A page can go before its study does: nothing of this object is there to hear of it then.
        self.destroyed.connect(partial(_end, self._worker, self._asking, self._open))

    def read(self, transcript: TranscriptRow | None) -> None:
        """Find the sentences of a transcript that was just opened; those of another are not wanted any more."""
        self._wanted = transcript
        if self._task is not None:
            self._task.cancel()
        self._rest.start()

    def _ask(self) -> None:
        wanted = self._wanted
        if wanted is None or self._task is not None:
            return
        said = [turn.speech.of(wanted.text) for turn in wanted.turns]

        def work(progress: Progress, cancelled: IsCancelled) -> list[Span]:
            with self._asking:
                if cancelled():
                    raise Cancelled
                return spans(wanted, self._worker.call(FIND, said))

        def done(found: list[Span]) -> None:
            self._task = None
            if self._wanted is wanted:
                self._view.sentences = found
            else:
                self._rest.start()

        def stopped() -> None:
            self._task = None
            self._rest.start()

        def failed(problem: Problem) -> None:
            """Qt's boundaries do; nobody tries again in this study."""
            self._rest.timeout.disconnect(self._ask)

        self._task = self._study.tasks.run(
            "Finding sentences", work, done, failed, stopped=stopped, owner=self, quiet=True
        )

    def _end(self) -> None:
        self._rest.stop()
        self._wanted = None
        _end(self._worker, self._asking, self._open)


def _end(worker: Worker, asking: threading.Lock, opened: ExitStack, *_: object) -> None:
    """The process ends; a second time changes nothing."""
    worker.stop()
    with asking:
        opened.close()


def spans(transcript: TranscriptRow, answer: Any) -> list[Span]:
    """The sentences in places of the whole text; only those that lie in the turn they were found in."""
    return [
        Span(turn.speech_start + start, turn.speech_start + end)
        for turn, places in zip(transcript.turns, answer, strict=True)
        for start, end in places
        if 0 <= start < end <= len(turn.speech)
    ]
