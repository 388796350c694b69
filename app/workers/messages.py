"""What a worker and the house say to each other: length-prefixed pickles over two pipes.

The house trusts nothing that comes back: a parser taken over by a hostile file may send what it likes,
so replies are unpickled into plain values and this house's own frozen values only.
"""

import io
import pickle
import struct
from dataclasses import dataclass, is_dataclass
from enum import Enum
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Request:
    """Call ``package.module:function`` with these arguments under these limits."""

    target: str
    args: tuple[object, ...]
    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is up and waits for requests."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What the function gave back."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """The function raised a Problem."""

    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The function wanted more memory than it may have; the process ends."""


@dataclass(frozen=True, slots=True)
class Broke:
    """The function has a bug: types and lines, no values; the process ends."""

    description: str


Reply = Ready | Returned | Refused | OutOfMemory | Broke


def send(stream: BinaryIO, message: Request | Reply) -> None:
    """Write one message and flush it."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO, longest: int) -> bytes:
    """The next message, still pickled; ``EOFError`` when the other side is gone or talks nonsense."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length > longest:
        raise EOFError
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return body


def unpack_reply(body: bytes) -> Reply:
    """The reply in `body`; ``pickle.UnpicklingError`` if it holds anything but plain and frozen values."""
    reply = _PlainUnpickler(io.BytesIO(body)).load()
    if not isinstance(reply, Reply):
        raise pickle.UnpicklingError("not a reply")
    return reply


class _PlainUnpickler(pickle.Unpickler):
    """Builds nothing but dataclasses and enumerations of this house."""

    def find_class(self, module: str, name: str) -> Any:
        if module.partition(".")[0] == "app" and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError("a worker may only return plain values")
