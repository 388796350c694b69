"""Zip containers of strangers: what is refused before anything is unpacked."""

import struct
import zipfile
from io import BytesIO

import pytest

from app.exchange.formats.zips import MOST_MEMBERS, MOST_XML, Members
from app.problems import Problem
from tests.exchange.formats.office import zipped


def test_members_are_found_whatever_their_case() -> None:
    members = Members(zipped({"Word/Document.xml": "<a/>"}))
    assert "word/document.xml" in members
    assert members.read("WORD/document.XML") == b"<a/>"


def test_a_member_that_is_missing_is_refused() -> None:
    with pytest.raises(Problem, match="damaged"):
        Members(zipped({"a": "b"})).read("c")


def test_a_member_above_the_limit_is_refused() -> None:
    members = Members(zipped({"a": "12345"}))
    assert members.read("a", limit=5) == b"12345"
    with pytest.raises(Problem, match="far larger"):
        members.read("a", limit=4)


def _with(info: zipfile.ZipInfo, content: bytes = b"x") -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(info, content)
    return target.getvalue()


def _symlink() -> bytes:
    info = zipfile.ZipInfo("link")
    info.external_attr = 0o120777 << 16
    return _with(info, b"/etc/passwd")


def _packed_oddly() -> bytes:
    info = zipfile.ZipInfo("a")
    info.compress_type = zipfile.ZIP_BZIP2
    return _with(info)


def _encrypted() -> bytes:
    data = bytearray(zipped({"a": "b"}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + place] |= 1
    return bytes(data)


def _lying(size: int) -> bytes:
    """A member that says it has `size` bytes."""
    data = bytearray(zipped({"a": "0123456789" * 10}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


def _same_name_twice() -> bytes:
    return zipped({"a.xml": "1", "b.xml": "2"}).replace(b"b.xml", b"A.xml")


def _overlapping() -> bytes:
    """Two entries of the directory that unpack the same bytes."""
    data = zipped({"a": b"0123456789" * 100})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, 2, 2, 2 * len(entry))
    second = bytearray(entry)
    second[46:47] = b"b"
    return data[:end] + bytes(second) + bytes(tail)


def _into_the_directory() -> bytes:
    data = bytearray(zipped({"a": "x"}, zipfile.ZIP_STORED))
    for magic, place in ((b"PK\x03\x04", 18), (b"PK\x01\x02", 20)):
        struct.pack_into("<II", data, data.index(magic) + place, 60, 60)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"PK\x03\x04", "damaged", id="only a beginning"),
        pytest.param(zipped({"a": "b"})[:-10], "damaged", id="cut short"),
        pytest.param(_encrypted(), "protected by a password", id="encrypted"),
        pytest.param(_symlink(), "unsafe", id="symbolic link"),
        pytest.param(_packed_oddly(), "unsafe", id="odd compression"),
        pytest.param(_same_name_twice(), "unsafe", id="same name twice"),
        pytest.param(_overlapping(), "unsafe", id="overlapping members"),
        pytest.param(_into_the_directory(), "unsafe", id="member reaching into the directory"),
        pytest.param(
            zipped(dict.fromkeys(map(str, range(MOST_MEMBERS + 1)), "")), "unsafe", id="too many members"
        ),
        pytest.param(zipped({"a.bin": bytes(2_000_000)}), "far larger", id="ratio"),
        pytest.param(_lying(MOST_XML * 7), "far larger", id="says it is huge"),
    ],
)
def test_what_is_refused_at_once(data: bytes, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        Members(data)


@pytest.mark.parametrize("size", [99, 101])
def test_a_member_that_lies_about_its_size_is_damaged(size: int) -> None:
    with pytest.raises(Problem, match="damaged"):
        Members(_lying(size)).read("a")
