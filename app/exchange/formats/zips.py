"""Zip containers of strangers: judged by their directory before anything is inflated, and never extracted."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from app.exchange.formats.refusals import damaged, protected, too_large, unsafe

MAGIC = b"PK\x03\x04"
MOST_MEMBERS = 5_000
MOST_TOTAL = 300 * 1024 * 1024
MOST_XML = 48 * 1024 * 1024
MOST_RATIO = 200
RATIO_MATTERS_FROM = 1024 * 1024

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s22x2H")
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BAD_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    UnicodeDecodeError,
    ValueError,
)


class Members:
    """The members of a zip file in memory, found by name whatever its case; a Problem if it is not sound."""

    def __init__(self, data: bytes) -> None:
        if data.count(_DIRECTORY_ENTRY) > 2 * MOST_MEMBERS:
            raise unsafe()
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
            _check_sizes(infos)
            _check_kinds(infos)
            _check_places(infos, data, self._zip.start_dir)
        except _BAD_ZIP:
            raise damaged() from None
        self._infos = {info.filename.casefold(): info for info in infos}
        if len(self._infos) != len(infos):
            raise unsafe()

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._infos

    def read(self, name: str, limit: int = MOST_XML) -> bytes:
        """The bytes of one member; a Problem when it is missing, damaged or larger than `limit`."""
        info = self._infos.get(name.casefold())
        if info is None:
            raise damaged()
        if info.file_size > limit:
            raise too_large()
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except _BAD_ZIP:
            raise damaged() from None
        if len(data) != info.file_size:
            raise damaged()
        return data


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_MEMBERS:
        raise unsafe()
    if sum(info.file_size for info in infos) > MOST_TOTAL:
        raise too_large()
    for info in infos:
        if info.file_size > MOST_XML and info.filename.lower().endswith((".xml", ".rels")):
            raise too_large()
        if info.file_size > RATIO_MATTERS_FROM and info.file_size > MOST_RATIO * info.compress_size:
            raise too_large()


def _check_kinds(infos: Iterable[zipfile.ZipInfo]) -> None:
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise protected()
        if info.compress_type not in _METHODS or stat.S_ISLNK(info.external_attr >> 16):
            raise unsafe()


def _check_places(infos: Iterable[zipfile.ZipInfo], data: bytes, directory: int) -> None:
    """No member may reach into the next one or into the directory: that is how small files unpack to huge ones."""
    free_from = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        magic, name_size, extra_size = _LOCAL_HEADER.unpack_from(data, info.header_offset)
        if magic != MAGIC:
            raise damaged()
        if info.header_offset < free_from:
            raise unsafe()
        free_from = info.header_offset + _LOCAL_HEADER.size + name_size + extra_size + info.compress_size
    if free_from > directory:
        raise unsafe()
