"""Every byte of a file as its key shows it: each page of an encrypted one deciphered, those in use and those not.

A query would show what is stored; here it is what could be found. (SQLCipher 4: AES-256 in CBC, a page of 4096
bytes ends with 16 of its IV and 64 of its seal, and the first one begins with the salt of the file.)
"""

import _hashlib
import ctypes
from pathlib import Path

from app.store.keys import PAGE_BYTES, SALT_BYTES, Key

_RESERVED, _IV = 80, 16


def all_bytes(path: Path, key: Key | None) -> bytes:
    """The bytes of a file, and behind them the same deciphered."""
    stored = path.read_bytes()
    if key is None or stored[:SALT_BYTES] != key.salt:
        return stored
    secret = bytes.fromhex(key.spec[2:66])
    return stored + b"".join(
        _page(secret, stored[at : at + PAGE_BYTES], SALT_BYTES if at == 0 else 0)
        for at in range(0, len(stored), PAGE_BYTES)
    )


def _page(secret: bytes, page: bytes, skipped: int) -> bytes:
    body, iv = page[skipped:-_RESERVED], page[-_RESERVED : -_RESERVED + _IV]
    return _deciphered(secret, iv, body)


def _deciphered(secret: bytes, iv: bytes, body: bytes) -> bytes:
    context = _LIBRARY.EVP_CIPHER_CTX_new()
    try:
        out, written = ctypes.create_string_buffer(len(body) + 32), ctypes.c_int()
        _LIBRARY.EVP_DecryptInit_ex(context, _LIBRARY.EVP_aes_256_cbc(), None, secret, iv)
        _LIBRARY.EVP_CIPHER_CTX_set_padding(context, 0)
        _LIBRARY.EVP_DecryptUpdate(context, out, ctypes.byref(written), body, len(body))
        return out.raw[: written.value]
    finally:
        _LIBRARY.EVP_CIPHER_CTX_free(context)


def _library() -> ctypes.CDLL:
    """The cryptography that Python itself brings for its hashes."""
    library = ctypes.CDLL(_hashlib.__file__)
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, given in (
        ("EVP_CIPHER_CTX_new", pointer, ()),
        ("EVP_aes_256_cbc", pointer, ()),
        ("EVP_DecryptInit_ex", number, (pointer, pointer, pointer, text, text)),
        ("EVP_CIPHER_CTX_set_padding", number, (pointer, number)),
        ("EVP_DecryptUpdate", number, (pointer, pointer, pointer, text, number)),
        ("EVP_CIPHER_CTX_free", None, (pointer,)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, given
    return library


_LIBRARY = _library()
