"""The disk under the database, watched and made to fail, in plain Python.

SQLite reaches its files through a table of functions, a VFS. A copy of the system's own table is registered as the
usual one, with a few functions in front of those of the system: each tells a watcher what is about to be done,
which may refuse it with a code of SQLite's, let only a part of a write through, or end the process.
What the app itself does with files beside the database (flushing, replacing, linking) is told to the same watcher.
"""

import ctypes
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import patch

OK, FULL, READ_ONLY = 0, 13, 8
IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE = 10 | 3 << 8, 10 | 4 << 8, 10 | 6 << 8
_CREATE = 0x4
_DELETED_ALREADY = 10 | 23 << 8


class Deed(StrEnum):
    """What is done to a file."""

    MADE = "made"
    WRITTEN = "written"
    CUT = "cut"
    FLUSHED = "flushed"
    FOLDER_FLUSHED = "folder flushed"
    REMOVED = "removed"
    MOVED = "moved"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done to a file; `at` is where it is written, or how long the file is cut to."""

    deed: Deed
    path: str
    at: int = 0
    data: bytes = b""
    to: str = ""
    """The name it is moved or linked to."""
    whole: bool = False
    """Whether this is all of a file, written by the app itself."""


class Refused(Exception):
    """What a watcher raises to let something fail: a code of SQLite's, and how many bytes are written anyhow."""

    def __init__(self, code: int, written: int = 0) -> None:
        super().__init__(code)
        self.code, self.written = code, written


Watcher = Callable[[Done], object]

_Pointer = ctypes.c_void_p
_Whole, _Long = ctypes.c_int, ctypes.c_int64
_Open = ctypes.CFUNCTYPE(_Whole, _Pointer, _Pointer, _Pointer, _Whole, _Pointer)
_Delete = ctypes.CFUNCTYPE(_Whole, _Pointer, ctypes.c_char_p, _Whole)
_Close = ctypes.CFUNCTYPE(_Whole, _Pointer)
_Write = ctypes.CFUNCTYPE(_Whole, _Pointer, _Pointer, _Whole, _Long)
_Truncate = ctypes.CFUNCTYPE(_Whole, _Pointer, _Long)
_Sync = ctypes.CFUNCTYPE(_Whole, _Pointer, _Whole)
_OpenFolder = ctypes.CFUNCTYPE(_Whole, ctypes.c_char_p, _Pointer)
_SetCall = ctypes.CFUNCTYPE(_Whole, _Pointer, ctypes.c_char_p, _Pointer)
_GetCall = ctypes.CFUNCTYPE(_Pointer, _Pointer, ctypes.c_char_p)


class _Vfs(ctypes.Structure):
    """sqlite3_vfs of sqlite.org, version 3."""

    _fields_ = (
        ("version", _Whole),
        ("file_bytes", _Whole),
        ("longest_path", _Whole),
        ("next", _Pointer),
        ("name", ctypes.c_char_p),
        ("data", _Pointer),
        ("open", _Pointer),
        ("delete", _Pointer),
        ("others", _Pointer * 11),
        ("set_call", _Pointer),
        ("get_call", _Pointer),
        ("next_call", _Pointer),
    )


class _Methods(ctypes.Structure):
    """sqlite3_io_methods of sqlite.org, version 3."""

    _fields_ = (
        ("version", _Whole),
        ("close", _Pointer),
        ("read", _Pointer),
        ("write", _Pointer),
        ("truncate", _Pointer),
        ("sync", _Pointer),
        ("others", _Pointer * 13),
    )


class _Shim:
    """The system's VFS with a watcher in front."""

    def __init__(self, watcher: Watcher) -> None:
        self._tell = watcher
        self._files: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self._kept: list[Any] = []
        """What C points to and Python must not throw away."""
        found = find_spec("sqlcipher3._sqlite3")
        assert found is not None
        self._library = ctypes.CDLL(found.origin)
        self._library.sqlite3_vfs_find.restype = _Pointer
        self._library.sqlite3_vfs_register.argtypes = (_Pointer, _Whole)
        self._library.sqlite3_vfs_unregister.argtypes = (_Pointer,)
        self._system = int(self._library.sqlite3_vfs_find(None))
        self._real = _Vfs.from_address(self._system)
        self._ours = _Vfs()
        ctypes.memmove(ctypes.byref(self._ours), self._system, ctypes.sizeof(_Vfs))
        self._ours.name = b"watched"
        self._ours.open = self._keep(_Open(self._open))
        self._ours.delete = self._keep(_Delete(self._delete))
        self._real_open, self._real_delete = _Open(self._real.open), _Delete(self._real.delete)

    def put_in(self) -> None:
        """From now on every connection that is opened goes through the watcher."""
        set_call, get_call = _SetCall(self._real.set_call), _GetCall(self._real.get_call)
        self._folder_was = get_call(self._system, b"openDirectory")
        real = _OpenFolder(self._folder_was)

        def open_folder(path: bytes, out: int) -> int:
            with suppress(Refused):  # SQLite goes on without it, as it must: some systems cannot
                self._tell(Done(Deed.FOLDER_FLUSHED, os.path.dirname(path.decode())))
            return int(real(path, out))

        set_call(self._system, b"openDirectory", self._keep(_OpenFolder(open_folder)))
        self._library.sqlite3_vfs_register(ctypes.addressof(self._ours), 1)

    def take_out(self) -> None:
        """Everything as it was; connections that are still open stay watched."""
        self._library.sqlite3_vfs_unregister(ctypes.addressof(self._ours))
        _SetCall(self._real.set_call)(self._system, b"openDirectory", self._folder_was)

    def _keep(self, function: Any) -> int:
        self._kept.append(function)
        return int(ctypes.cast(function, _Pointer).value or 0)

    def _told(self, done: Done) -> int:
        try:
            self._tell(done)
        except Refused as refused:
            return refused.code
        return OK

    def _open(self, _: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        path = ctypes.string_at(name).decode() if name else ""
        making = bool(path) and bool(flags & _CREATE) and not os.path.exists(path)
        if making and (code := self._told(Done(Deed.MADE, path))):
            return code
        code = int(self._real_open(self._system, name, file, flags, out))
        if code == OK and path:
            self._files[file] = path
            methods = _Pointer.from_address(file)
            assert methods.value is not None
            methods.value = ctypes.addressof(self._watched(methods.value))
        return code

    def _watched(self, methods: int) -> _Methods:
        """The system's functions for such a file, ours in front of them."""
        if methods not in self._methods:
            real = _Methods.from_address(methods)
            ours = _Methods()
            ctypes.memmove(ctypes.byref(ours), methods, ctypes.sizeof(_Methods))
            close, write = _Close(real.close), _Write(real.write)
            truncate, sync = _Truncate(real.truncate), _Sync(real.sync)

            def on_close(file: int) -> int:
                self._files.pop(file, None)
                return int(close(file))

            def on_write(file: int, data: int, many: int, at: int) -> int:
                try:
                    self._tell(Done(Deed.WRITTEN, self._files[file], at, ctypes.string_at(data, many)))
                except Refused as refused:
                    if refused.written:
                        write(file, data, min(refused.written, many), at)
                    return refused.code
                return int(write(file, data, many, at))

            def on_truncate(file: int, size: int) -> int:
                code = self._told(Done(Deed.CUT, self._files[file], size))
                return code or int(truncate(file, size))

            def on_sync(file: int, flags: int) -> int:
                path = self._files[file]
                code = self._told(Done(Deed.FLUSHED, path))
                return code or int(sync(file, flags))

            ours.close, ours.write = self._keep(_Close(on_close)), self._keep(_Write(on_write))
            ours.truncate, ours.sync = self._keep(_Truncate(on_truncate)), self._keep(_Sync(on_sync))
            self._methods[methods] = ours
        return self._methods[methods]

    def _delete(self, _: int, path: bytes, and_folder: int) -> int:
        if not os.path.exists(path):
            return _DELETED_ALREADY
        code = self._told(Done(Deed.REMOVED, path.decode()))
        return code or int(self._real_delete(self._system, path, and_folder))


_KEPT: list[_Shim] = []
"""A connection may outlive its watching: what it points to stays."""


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """While inside, tell the watcher of everything that is done to files, before it is done."""
    shim = _Shim(watcher)
    _KEPT.append(shim)
    shim.put_in()
    try:
        with _own_calls_told(watcher):
            yield
    finally:
        shim.take_out()


@contextmanager
def _own_calls_told(tell: Watcher) -> Iterator[None]:
    """What the app does with files itself; a refusal is the system's own."""
    fsync, replace, link, unlink = os.fsync, os.replace, os.link, os.unlink

    def told(done: Done) -> None:
        try:
            tell(done)
        except Refused as refused:
            number = errno.ENOSPC if refused.code == FULL else errno.EIO
            raise OSError(number, os.strerror(number)) from None

    def on_fsync(file: Any) -> None:
        path = Path(f"/proc/self/fd/{file if isinstance(file, int) else file.fileno()}").resolve()
        if path.is_dir():
            told(Done(Deed.FOLDER_FLUSHED, str(path)))
        else:
            # Written by Python, which nobody watches: all of it is told now, when it is to last.
            told(Done(Deed.WRITTEN, str(path), 0, path.read_bytes(), whole=True))
            told(Done(Deed.FLUSHED, str(path)))
        fsync(file)

    def on_move(one: Any, other: Any, **more: Any) -> None:
        told(Done(Deed.MOVED, os.fspath(one), to=os.fspath(other)))
        replace(one, other, **more)

    def on_link(one: Any, other: Any, **more: Any) -> None:
        told(Done(Deed.LINKED, os.fspath(one), to=os.fspath(other)))
        link(one, other, **more)

    def on_unlink(path: Any, **more: Any) -> None:
        if os.path.exists(path):
            told(Done(Deed.REMOVED, os.fspath(path)))
        unlink(path, **more)

    with patch.multiple(os, fsync=on_fsync, replace=on_move, rename=on_move, link=on_link, unlink=on_unlink):
        yield
