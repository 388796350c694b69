"""CPU seconds of this process and its finished children: what lasts on a noisy machine."""

import os
import statistics
import time
from collections.abc import Callable
from typing import Any


def cpu() -> float:
    """CPU seconds used so far, children that ended included."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def once(work: Callable[[], Any]) -> float:
    """CPU seconds of one run."""
    start = cpu()
    work()
    return cpu() - start


def median(work: Callable[[], Any], times: int = 5) -> float:
    """The median CPU seconds of several runs, after one that is not counted."""
    work()
    return statistics.median(once(work) for _ in range(times))
