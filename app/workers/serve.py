"""The worker's side: take a request, run it under its limits, reply; one after another until the pipe closes.

The packaged app starts this with ``--worker`` (see `worker.command`), a checkout with ``-m app.workers``.
A bug ends the process after its description is sent, so that the next request meets a clean one.
"""

import faulthandler
import importlib
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO

from app.problems import Problem
from app.workers.limits import forbid_core_dumps, forbid_sockets, hold_memory
from app.workers.messages import Broke, OutOfMemory, Ready, Refused, Reply, Request, Returned, receive, send

_GRACE = 5.0
"""The parent kills at the limit; a worker whose parent is gone ends itself this many seconds later."""


def serve() -> None:
    """Answer requests from standard input on standard output until the house goes away."""
    requests, replies = _take_pipes()
    forbid_core_dumps()
    forbid_sockets()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the house to decide on

    def report_bug(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        send(replies, Broke(describe(error)))

    sys.excepthook = report_bug
    send(replies, Ready())
    while True:
        try:
            request = pickle.loads(receive(requests, sys.maxsize))
        except EOFError:
            return
        reply = _answer(request)
        send(replies, reply)
        if isinstance(reply, OutOfMemory):
            return


def describe(error: BaseException) -> str:
    """The type of an error and the lines it went through, without any value."""
    steps = [
        f"{frame.name} ({os.path.basename(frame.filename)}:{frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    after = f" after {type(cause).__name__}" if cause is not None else ""
    return f"{type(error).__name__}{after} in {' > '.join(steps[-12:])}"


def _answer(request: Request) -> Reply:
    hold_memory(request.memory)
    # A thread of C, so it ends even a library that never gives Python its turn back.
    faulthandler.dump_traceback_later(request.seconds + _GRACE, exit=True, file=2)
    try:
        return Returned(_function(request.target)(*request.args))
    except Problem as problem:
        return Refused(problem.sentence, problem.advice)
    except MemoryError:
        return OutOfMemory()
    finally:
        faulthandler.cancel_dump_traceback_later()


def _function(target: str) -> Callable[..., object]:
    module, _, name = target.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    return function


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for ourselves: whatever a library prints or reads goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return requests, replies
