"""Keeping Python's collector off worker threads."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Collector:
    """The collector, held while work runs beside the GUI thread.

    It runs on whichever thread makes the next object. On a worker's it would take apart what is left of closed
    windows, which Qt allows on the GUI thread alone.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holding = 0
        self._was_on = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing is collected until the last one that holds it lets go."""
        with self._lock:
            if not self._holding:
                self._was_on = gc.isenabled()
                gc.disable()
            self._holding += 1
        try:
            yield
        finally:
            with self._lock:
                self._holding -= 1
                if not self._holding and self._was_on:
                    gc.enable()
