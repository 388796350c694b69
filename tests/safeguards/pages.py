"""Every byte on the pages of an encrypted file, deleted ones too: a copy by the database leaves those out.

The cipher is written out here, for the driver decrypts only what it still calls content.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.store.keys import PAGE_BYTES, SALT_BYTES, Key

_RESERVED = 80
"""At the end of each page: 16 bytes to begin from, and a seal of 64."""
_BLOCK = 16
_ROUNDS = 14
Bytes = NDArray[np.uint8]


def decrypted(path: Path, key: Key) -> bytes:
    """The pages of a file as they are before they are encrypted."""
    raw = np.frombuffer(path.read_bytes(), np.uint8)
    secret = bytes.fromhex(key.spec[2:66])
    return b"".join(
        _page(raw[start : start + PAGE_BYTES], secret, SALT_BYTES if start == 0 else 0)
        for start in range(0, len(raw), PAGE_BYTES)
    )


def _page(page: Bytes, secret: bytes, skipped: int) -> bytes:
    body = page[skipped : PAGE_BYTES - _RESERVED].reshape(-1, _BLOCK)
    first = page[PAGE_BYTES - _RESERVED : PAGE_BYTES - _RESERVED + _BLOCK]
    before = np.vstack([first, body[:-1]])
    return (_deciphered(body, secret) ^ before).tobytes()


def _deciphered(blocks: Bytes, secret: bytes) -> Bytes:
    """AES-256 backwards, all blocks at once (FIPS 197 §5.3)."""
    keys = _round_keys(secret)
    state: Bytes = blocks ^ keys[_ROUNDS]
    for turn in range(_ROUNDS - 1, -1, -1):
        state = _UNBOX[state[:, _UNSHIFTED]] ^ keys[turn]
        if turn:
            columns = state.reshape(-1, 4, 4)
            mixed = np.zeros_like(columns)
            for step, factor in enumerate((14, 11, 13, 9)):
                mixed ^= _TIMES[factor][np.roll(columns, -step, axis=2)]
            state = mixed.reshape(-1, _BLOCK)
    return state


def _round_keys(secret: bytes) -> Bytes:
    words = [list(secret[place : place + 4]) for place in range(0, 32, 4)]
    power = 1
    for number in range(8, 4 * (_ROUNDS + 1)):
        word = list(words[-1])
        if number % 8 == 0:
            word = [int(_BOX[one]) for one in (*word[1:], word[0])]
            word[0] ^= power
            power = _times(power, 2)
        elif number % 8 == 4:
            word = [int(_BOX[one]) for one in word]
        words.append([one ^ two for one, two in zip(words[number - 8], word, strict=True)])
    return np.array(words, np.uint8).reshape(_ROUNDS + 1, _BLOCK)


def _times(one: int, two: int) -> int:
    """The product in the field of 256 elements."""
    product = 0
    while two:
        if two & 1:
            product ^= one
        one = (one << 1) ^ (0x11B if one & 0x80 else 0)
        two >>= 1
    return product


def _substitution() -> Bytes:
    box = []
    for value in range(256):
        inverse = next((other for other in range(256) if _times(value, other) == 1), 0)
        turned = inverse
        for step in range(1, 5):
            turned ^= ((inverse << step) | (inverse >> (8 - step))) & 0xFF
        box.append(turned ^ 0x63)
    return np.array(box, np.uint8)


_BOX = _substitution()
_UNBOX = np.argsort(_BOX).astype(np.uint8)
_UNSHIFTED = [4 * ((column - row) % 4) + row for column in range(4) for row in range(4)]
_TIMES = {by: np.array([_times(value, by) for value in range(256)], np.uint8) for by in (9, 11, 13, 14)}
