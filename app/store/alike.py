"""Whether two files are of one study, told by their bytes: neither need open."""

import mmap
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from app.store.keys import PLAIN_HEADER, SALT_BYTES

_ALIKE = SALT_BYTES * 3 // 4


def salt_of(path: Path) -> bytes | None:
    """What an encrypted file begins with, as its backups do; None for a plain or an empty one."""
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    return salt if len(salt) == SALT_BYTES and salt != PLAIN_HEADER else None


def is_of(salt: bytes, other: bytes | None) -> bool:
    """Whether two salts are one, though some bytes of either be damaged: no two of two files look so alike."""
    return other is not None and sum(one == two for one, two in zip(salt, other, strict=True)) >= _ALIKE


def holds(path: Path, identity: UUID) -> bool:
    """Whether the bytes of a plain file hold the identity of a study."""
    with suppress(ValueError), path.open("rb") as file, _bytes_of(file) as everything:
        return everything.find(identity.bytes) >= 0
    return False  # an empty file


def _bytes_of(file: BinaryIO) -> mmap.mmap:
    return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
