"""The words in files that a study keeps: their text, what they say of themselves, what a camera wrote into them.

A file from outside may be made to harm, so `words_in` is for a worker process; it looks only at files that were
let in once, reads no member that is too large, and unpacks nothing to disk.
"""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

TEXT = "text"
UNREADABLE = "cannot be looked into"
POSITION = "position from the camera"
_LARGEST_PART = 48_000_000
_LARGEST_CHUNK = 1_000_000
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(
    r"</(?:w:p|text:p|text:h|w:tr|table:table-row)>|<(?:w:br|w:tab|text:line-break|text:s|text:tab)[^<>]*>"
)
_RTF = re.compile(r"\\'[0-9a-fA-F]{2}|\\u-?\d+ ?\??|\\[a-z]+-?\d* ?|[{}]")
_PROPERTIES = {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"}
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_GPS = 0x8825
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, LookupError, EOFError),
    *(SyntaxError, TypeError, ArithmeticError, RuntimeError),
)
"""What readers raise on files that are damaged or made to harm."""


@dataclass(frozen=True, slots=True)
class FileWords:
    """Words in one part of a file."""

    where: str
    """text, properties, comments, camera data …"""
    words: str = field(repr=False)


def words_in(content: bytes) -> tuple[FileWords, ...]:
    """All words of a file that can be found; what it is, its first bytes say."""
    try:
        return tuple(part for part in _parts(content) if part.words.strip())
    except _BROKEN:
        return (FileWords(UNREADABLE, UNREADABLE),)


def _parts(content: bytes) -> Iterator[FileWords]:
    if content.startswith(b"PK"):
        yield from _in_zip(content)
    elif content.startswith(b"%PDF"):
        yield from _in_pdf(content)
    elif content.startswith(b"\x89PNG"):
        yield from _in_png(content)
    elif content.startswith((b"\xff\xd8", b"II*\0", b"MM\0*")) or content[4:8] == b"ftyp":
        yield from _in_picture(content)
    elif content.startswith(b"{\\rtf"):
        yield FileWords(TEXT, _RTF.sub(_rtf_letter, content.decode("latin-1")))
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        yield FileWords(UNREADABLE, UNREADABLE)
    else:
        yield FileWords(TEXT, _decoded(content))


def _in_zip(content: bytes) -> Iterator[FileWords]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        for member in package.infolist():
            name = member.filename
            xml, picture = name.endswith(".xml"), name.lower().endswith(_PICTURES)
            if not (xml or picture):
                continue
            if member.file_size > _LARGEST_PART:
                yield FileWords(UNREADABLE, UNREADABLE)
                continue
            read = package.read(member)
            if picture:
                yield from _parts(read)
            elif name in _PROPERTIES:
                yield FileWords("properties", _in_xml(read))
            else:
                yield FileWords("comments" if "comment" in name else TEXT, _in_xml(read))
                yield from _authors(read)


def _in_xml(content: bytes) -> str:
    """The words between the tags, a paragraph a line."""
    apart = _PARAGRAPH.sub("\n", content.decode("utf-8", "replace"))
    return unescape(_TAG.sub("", apart))


_AUTHOR = re.compile(rb'\bw:(?:author|initials)="([^"]{2,200})"')


def _authors(content: bytes) -> Iterator[FileWords]:
    """Who is named beside comments and tracked changes."""
    names = dict.fromkeys(found[1] for found in _AUTHOR.finditer(content))
    if names:
        told = "\n".join(name.decode("utf-8", "replace") for name in names)
        yield FileWords("authors of changes", unescape(told))


def _in_pdf(content: bytes) -> Iterator[FileWords]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError:
        yield FileWords(UNREADABLE, UNREADABLE)
        return
    try:
        yield FileWords("properties", "\n".join(document.get_metadata_dict().values()))
        for number in range(len(document)):
            page = document.get_page(number)
            text = page.get_textpage()
            yield FileWords(f"page {number + 1}", text.get_text_range())
            text.close()
            page.close()
    except PdfiumError:
        yield FileWords(UNREADABLE, UNREADABLE)
    finally:
        document.close()


def _in_png(content: bytes) -> Iterator[FileWords]:
    """The text chunks, and the camera's data if there is any."""
    at = 8
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at + 8 : at + 8 + min(length, _LARGEST_CHUNK)]
        if kind in (b"tEXt", b"iTXt", b"zTXt"):
            yield FileWords("picture’s own text", _chunk_text(kind, chunk))
        elif kind == b"eXIf":
            yield from _in_exif(chunk)
        at += 12 + length


def _chunk_text(kind: bytes, chunk: bytes) -> str:
    keyword, _, rest = chunk.partition(b"\0")
    packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\1")
    if kind == b"iTXt":
        rest = rest[2:].split(b"\0", 2)[-1]
    elif packed:
        rest = rest[1:]
    if packed:
        rest = zlib.decompressobj().decompress(rest, _LARGEST_CHUNK)
    return f"{keyword.decode('latin-1')}\n{rest.decode('utf-8', 'replace')}"


def _in_picture(content: bytes) -> Iterator[FileWords]:
    """What is written into a photograph: by the camera, and as a comment."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Only what stands before the picture is read, however large it is.
            warnings.simplefilter("ignore")
            with _opened(content) as picture:
                told = [_plain(value) for key, value in picture.info.items() if key not in ("exif", "icc_profile")]
                exif = picture.getexif().tobytes() if picture.getexif() else b""
    except Image.DecompressionBombError:
        yield FileWords(UNREADABLE, UNREADABLE)
        return
    yield FileWords("picture’s own text", "\n".join(told))
    yield from _in_exif(exif)


def _opened(content: bytes) -> "ImageFile":
    if content[4:8] == b"ftyp":
        from pi_heif import HeifImageFile

        return HeifImageFile(BytesIO(content))
    from PIL import Image

    return Image.open(BytesIO(content), formats=("JPEG", "MPO", "TIFF"))


def _in_exif(written: bytes) -> Iterator[FileWords]:
    from PIL import Image

    exif = Image.Exif()
    exif.load(written)
    told = [*exif.values(), *exif.get_ifd(0x8769).values()]
    yield FileWords("camera data", "\n".join(_plain(value) for value in told))
    if exif.get_ifd(_GPS):
        yield FileWords(POSITION, POSITION)


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace")
    return value.replace("\0", " ") if isinstance(value, str) else ""


def _rtf_letter(match: re.Match[str]) -> str:
    code = match[0]
    if code.startswith("\\'"):
        return bytes([int(code[2:], 16)]).decode("cp1252", "replace")
    number = re.match(r"\\u(-?\d+)", code)
    if number:
        return chr(int(number[1]) % 0x10000)
    return "\n" if code.startswith(("\\par", "\\line")) else ""


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
