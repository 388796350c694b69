"""A small text file of settings that somebody gives."""

import stat
from pathlib import Path

from app.problems import Problem

MOST_BYTES = 5_000_000


def read_settings(path: Path, refused: Problem) -> str:
    """What is written in it; `refused` where it is no file, no UTF-8, or far too large for settings."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refused
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise refused
        return data.decode("utf-8-sig")
    except (OSError, ValueError):
        raise refused from None
