"""From a passphrase, or a recovery sheet, to the key of an encrypted project (SQLCipher 4's own scheme)."""

import hashlib
import operator
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from app.problems import Problem
from app.store.problems import Damaged, NotAProject, OtherSheet, PassphraseNeeded

ROUNDS = 256_000
SALT_BYTES = 16
PLAIN_HEADER = b"SQLite format 3\x00"
PAGE_BYTES = 4096
"""Every project file is whole pages."""


@dataclass(frozen=True, slots=True)
class Key:
    """A raw key with its salt, as SQLCipher takes it; never shown, never stored."""

    spec: str = field(repr=False)

    @property
    def salt(self) -> bytes:
        """What a file of this key begins with."""
        return bytes.fromhex(self.spec[-1 - 2 * SALT_BYTES : -1])


Secret: TypeAlias = str | Key
"""What opens an encrypted file: its passphrase, or the key from its recovery sheet."""


def new_key(passphrase: str) -> Key:
    """A key for a new file; a Problem when the passphrase is empty."""
    if not passphrase:
        raise Problem("A passphrase cannot be empty.", "Choose one, or make the study without a passphrase.")
    return _derive(passphrase, os.urandom(SALT_BYTES))


def key_for(path: Path, secret: Secret | None, *, whole: bool = True) -> Key | None:
    """The key that opens this file with this passphrase or recovery sheet; None for a plain file."""
    if not is_encrypted(path, whole=whole):
        return None
    if not secret:
        raise PassphraseNeeded
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    if isinstance(secret, str):
        return _derive(secret, salt)
    if secret.salt != salt:
        raise OtherSheet
    return secret


def is_encrypted(path: Path, *, whole: bool = True) -> bool:
    """Whether a project file needs a passphrase; a Problem when it cannot be a project at all.

    Nor where it was cut short, unless something may be missing of it, as of one that is to be rescued.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
        size = path.stat().st_size
    except FileNotFoundError:
        raise NotAProject("There is no study at that place.", "Check the file's name and folder.") from None
    except IsADirectoryError:
        raise NotAProject("That is a folder, not a study.", "Choose a .counterpoint file.") from None
    except OSError:
        raise NotAProject("That file cannot be read.", "Check that you may open it.") from None
    if size == 0 or (whole and size % PAGE_BYTES and not has_log(path)):
        raise Damaged("That file is empty or cut short: it is not a study.", "Try its newest backup.")
    if header != PLAIN_HEADER and sum(map(operator.eq, header, PLAIN_HEADER)) >= len(PLAIN_HEADER) // 2:
        raise Damaged  # the beginning of a plain file, almost: no salt looks so
    return header != PLAIN_HEADER


def has_log(path: Path) -> bool:
    """Whether the file was not closed: then the rest of it may still stand in its write-ahead log."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _derive(passphrase: str, salt: bytes) -> Key:
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    raw = hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, dklen=32)
    return Key(f"x'{raw.hex()}{salt.hex()}'")
