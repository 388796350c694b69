"""The processes that patterns and sentences are looked for in: started at the first need, ended with the study."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from app.coding.queries.found import FindSentences
from app.language.query.regular import Found
from app.problems import Cancelled
from app.study.queries.finding import LimitedPatterns, MatchPatterns
from app.study.queries.finding.limited import SECONDS
from app.ui.tasks import IsCancelled
from app.workers.worker import Worker

SENTENCES = "app.language.tokens:sentence_places"
SENTENCE_SECONDS = 60.0
"""A slow disk may need long to load the tokenizer for the first time."""


class LanguageWorkers:
    """One process for each kind of work; each is asked one thing at a time and stopped with whoever asked."""

    def __init__(self) -> None:
        self._patterns = _InTurn(SECONDS)
        self._sentences = _InTurn(SENTENCE_SECONDS)

    def patterns(self, cancelled: IsCancelled) -> MatchPatterns:
        """Looks for regular expressions for work that may be cancelled."""

        def find(source: str, texts: list[str]) -> Found:
            with self._patterns.asked(cancelled) as worker:
                return LimitedPatterns(worker)(source, texts)

        return find

    def sentences(self, cancelled: IsCancelled) -> FindSentences:
        """Looks for sentences for work that may be cancelled."""

        def find(texts: list[str]) -> list[list[tuple[int, int]]]:
            with self._sentences.asked(cancelled) as worker:
                places: list[list[tuple[int, int]]] = worker.call(SENTENCES, texts)
            return places

        return find

    def end(self) -> None:
        """Stop both, whatever they are doing."""
        self._patterns.end()
        self._sentences.end()


class _InTurn:
    """A worker that threads take in turn."""

    def __init__(self, seconds: float) -> None:
        self._taken = threading.Lock()
        self._cancelled: IsCancelled = lambda: False
        self._open = ExitStack()
        self._worker = self._open.enter_context(Worker(seconds=seconds, cancelled=lambda: self._cancelled()))

    @contextmanager
    def asked(self, cancelled: IsCancelled) -> Iterator[Worker]:
        """The worker for one question."""
        with self._taken:
            if cancelled():
                raise Cancelled
            self._cancelled = cancelled
            yield self._worker

    def end(self) -> None:
        """Let go of what runs, and of the process."""
        self._worker.stop()
        with self._taken:
            self._open.close()
