"""What befalls a study in the tests of faults, and what a second process does to it.

The second process is run as ``python -m tests.store.faulty``.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import studyfile
from app.coding import actions as coding
from app.problems import Problem
from app.store.project import Project
from tests.builders import new_study


@contextmanager
def full(project: Project) -> Iterator[None]:
    """The database may take no more pages: the driver says that the disk is full, as it does on a full one."""
    project._bare.execute("PRAGMA max_page_count = 1").fetchall()
    try:
        yield
    finally:
        project._bare.execute("PRAGMA max_page_count = 1000000").fetchall()


@contextmanager
def refused(project: Project) -> Iterator[None]:
    """Nothing may be written, as where a stick was made read-only; the driver says so at the first change."""
    project._bare.execute("PRAGMA query_only = 1").fetchall()
    try:
        yield
    finally:
        project._bare.execute("PRAGMA query_only = 0").fetchall()


def hold(path: Path) -> None:
    """Open a study, say so, and keep it open."""
    with studyfile.open_study(path, home=path.parent / "home"):
        print("open", flush=True)
        time.sleep(60)


def without_rights(path: Path) -> None:
    """Open a study as somebody who owns nothing, and say what became of it."""
    with tempfile.TemporaryDirectory() as rehearsal:  # whoever owns nothing may not load modules any more
        new_study(Path(rehearsal)).close()
    if hasattr(os, "setuid") and os.getuid() == 0:
        os.setuid(65534)
    with studyfile.open_study(path, home=path.parent / "home") as project:
        print("read only" if project.read_only else "writing", project.name)
        try:
            coding.add_code(project, name="Leaving")
        except Problem as problem:
            print(problem)


def with_small_files(path: Path) -> None:
    """Make codes until the system lets no file grow any more; print what was done and what was refused."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with studyfile.open_study(path, home=path.parent / "home") as project:
        most = path.stat().st_size + 200_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        for number in range(2000):
            try:
                coding.add_code(project, name=f"Code {number} " + "x" * 100)
            except Problem as problem:
                print(problem)
                break
            print(number)


if __name__ == "__main__":
    {"hold": hold, "without_rights": without_rights, "with_small_files": with_small_files}[sys.argv[1]](
        Path(sys.argv[2])
    )
