"""Whether two files are of one study, told by their bytes: neither need open."""

import mmap
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from app.store.keys import PLAIN_HEADER, SALT_BYTES


def salt_of(path: Path) -> bytes | None:
    """What an encrypted file begins with, as its backups do; None for a plain or an empty one."""
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    return salt if len(salt) == SALT_BYTES and salt != PLAIN_HEADER else None


def holds(path: Path, identity: UUID) -> bool:
    """Whether the bytes of a plain file hold the identity of a study."""
    with suppress(ValueError), path.open("rb") as file, _bytes_of(file) as everything:
        return everything.find(identity.bytes) >= 0
    return False  # an empty file


def _bytes_of(file: BinaryIO) -> mmap.mmap:
    return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
