"""Picture files of every kind, sound and harmful, made here so that nobody need trust a binary."""

import base64
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin, TiffImagePlugin

from tests.pictures.made import photo

NOISE = random.Random(5)
SIZE = (120, 80)
SECRET = "Robin of 12 Elm Street"
"""What no stored picture may hold."""


@cache
def corner() -> Image.Image:
    """Red in its upper left quarter, green to the right of it, blue below, white across: no turn looks alike."""
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 59, 39), fill=(200, 30, 40))
    pen.rectangle((60, 0, 119, 39), fill=(30, 160, 60))
    pen.rectangle((0, 40, 59, 79), fill=(30, 60, 190))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Where it was taken, by whom, and which way up."""
    about = Image.Exif()
    about[0x0112] = orientation
    about[0x010E] = SECRET
    about.get_ifd(0x8825)[2] = (52.0, 30.0, 1.0)
    return about


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, rows: bytes = b"", *extra: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that says it has this size."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + data + chunk(b"IEND", b"")


def resized(data: bytes, width: int, height: int) -> bytes:
    """A BMP or GIF that says it has another size."""
    if data.startswith(b"BM"):
        return data[:18] + struct.pack("<ii", width, height) + data[26:]
    return data[:6] + struct.pack("<HH", width, height) + data[10:]


def taller_jpeg(data: bytes, width: int, height: int) -> bytes:
    """A JPEG that says it has another size."""
    at = data.index(b"\xff\xc0")
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def tiff_pages(*pages: Image.Image) -> bytes:
    """A TIFF of several pages."""
    return saved(pages[0], "TIFF", save_all=True, append_images=list(pages[1:]))


def biting_tiff() -> bytes:
    """A TIFF whose first page says that it is also the next."""
    data = bytearray(saved(corner(), "TIFF"))
    (first,) = struct.unpack_from("<I", data, 4)
    (entries,) = struct.unpack_from("<H", data, first)
    struct.pack_into("<I", data, first + 2 + 12 * entries, first)
    return bytes(data)


def told_tiff(tag: int, value: int) -> bytes:
    """A TIFF in which one number is another."""
    data = bytearray(saved(corner(), "TIFF"))
    (first,) = struct.unpack_from("<I", data, 4)
    (entries,) = struct.unpack_from("<H", data, first)
    for entry in range(first + 2, first + 2 + 12 * entries, 12):
        if struct.unpack_from("<H", data, entry)[0] == tag:
            struct.pack_into("<HII", data, entry + 2, 4, 1, value)
    return bytes(data)


def srgb() -> bytes:
    """A sound colour profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def flipped(data: bytes, every: int) -> bytes:
    """`data` with one byte in so many changed."""
    changed = bytearray(data)
    for place in range(30, len(changed), every):
        changed[place] ^= NOISE.randrange(1, 256)
    return bytes(changed)


def half(data: bytes) -> bytes:
    """The first half of a file."""
    return data[: len(data) // 2]


def moving(kind: str) -> bytes:
    """A picture of three frames."""
    frames = [corner(), corner().transpose(Image.Transpose.ROTATE_180), Image.new("RGB", SIZE, "black")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, lossless=True)


def with_text(size: int) -> bytes:
    """A PNG with a long text, packed to almost nothing."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "a" * size, zip=True)
    return saved(corner(), "PNG", pnginfo=text)


def lab() -> Image.Image:
    """The picture in the colours of CIE L*a*b*."""
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    made = ImageCms.applyTransform(corner(), transform)
    assert made is not None
    return made


def rgb16() -> bytes:
    """A TIFF with sixteen bits a colour."""
    data = b"".join(struct.pack("<3H", *(value * 257 for value in pixel)) for pixel in pixels(corner()))
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    fields = {256: SIZE[0], 257: SIZE[1], 258: (16, 16, 16), 259: 1, 262: 2, 277: 3, 278: SIZE[1], 279: len(data)}
    for tag, value in fields.items():
        tags[tag] = value
    tags[273] = 0
    out = BytesIO()
    out.write(b"II*\0" + struct.pack("<I", 8))
    out.write(tags.tobytes(8))
    out.write(data)
    return out.getvalue()


def pixels(image: Image.Image) -> list[tuple[int, int, int]]:
    """Every pixel of a colour picture, row by row."""
    data = image.tobytes()
    return [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]


def palette_on_nothing() -> Image.Image:
    """Of palette colours, its white quarter transparent."""
    image = corner().quantize(4)
    image.info["transparency"] = image.getpixel((100, 70))
    return image


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty.png": lambda: b"",
    "zeros.png": lambda: bytes(5000),
    "noise.png": lambda: NOISE.randbytes(100_000),
    "noise after the head.png": lambda: b"\x89PNG\r\n\x1a\n" + NOISE.randbytes(100_000),
    "noise after the head.jpg": lambda: b"\xff\xd8\xff\xe0" + NOISE.randbytes(100_000),
    "noise after the head.tif": lambda: b"II*\0" + NOISE.randbytes(100_000),
    "noise after the head.webp": lambda: b"RIFF\0\0\1\0WEBPVP8 " + NOISE.randbytes(100_000),
    "noise after the head.heic": lambda: b"\0\0\0\x18ftypheic" + NOISE.randbytes(100_000),
    "noise after the head.avif": lambda: b"\0\0\0\x18ftypavif" + NOISE.randbytes(100_000),
    "noise after the head.gif": lambda: b"GIF89a" + NOISE.randbytes(100_000),
    "noise after the head.bmp": lambda: b"BM\0\0\1\0\0\0\0\0" + NOISE.randbytes(100_000),
    "noise after the head.pdf": lambda: b"%PDF-1.7\n" + NOISE.randbytes(100_000),
    "a program.png": lambda: b"MZ\x90\0" + bytes(200) + b"This program cannot be run",
    "a web page.png": lambda: b"<!DOCTYPE html><html><body>hi</body></html>",
    "a drawing of lines.svg": lambda: b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a drawing of lines.png": lambda: b'<svg onload="alert(1)"/>',
    "photoshop.psd": lambda: b"8BPS\0\1" + bytes(500),
    "text.jpg": lambda: b"INT: How was it?\n" * 20,
    "an archive.tif": lambda: b"PK\x03\x04" + bytes(500),
    "a film.heic": lambda: b"\0\0\0\x18ftypmp42" + bytes(500),
    "sixty thousand each way.png": lambda: png_of(60_000, 60_000, bytes(100_000)),
    "two thousand million each way.png": lambda: png_of(2_000_000_000, 2_000_000_000),
    "no width.png": lambda: png_of(0, 50),
    "one long line.png": lambda: png_of(100_000_000, 1, bytes(100_000)),
    "as large as it may be, and nothing in it.png": lambda: png_of(12_000, 12_000, bytes(1000)),
    "sixty thousand each way.jpg": lambda: taller_jpeg(saved(corner(), "JPEG"), 60_000, 60_000),
    "sixty thousand each way.gif": lambda: resized(saved(corner(), "GIF"), 60_000, 60_000),
    "two thousand million each way.bmp": lambda: resized(saved(corner(), "BMP"), 2_000_000_000, 2_000_000_000),
    "negative.bmp": lambda: resized(saved(corner(), "BMP"), -120, -80),
    "nothing.tif": lambda: told_tiff(256, 0),
    "a thousand million wide.tif": lambda: told_tiff(256, 1_000_000_000),
    "a strip that is not there.tif": lambda: told_tiff(273, 4_000_000_000),
    "a thousand million samples.tif": lambda: told_tiff(277, 1_000_000_000),
    "cut off.png": lambda: saved(corner(), "PNG")[:150],
    "cut off.jpg": lambda: saved(corner(), "JPEG")[:900],
    "cut off.tif": lambda: saved(corner(), "TIFF")[:900],
    "cut off.webp": lambda: half(saved(photo(), "WEBP")),
    "cut off.gif": lambda: saved(corner(), "GIF")[:100],
    "cut off.bmp": lambda: saved(corner(), "BMP")[:900],
    "cut off.avif": lambda: half(saved(photo(), "AVIF")),
    "flipped.png": lambda: flipped(saved(corner(), "PNG"), 40),
    "a text of a hundred million letters.png": lambda: with_text(100_000_000),
}
"""Each gives a sentence."""


HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAABxQABAAAAAAAAAKUAAgAAAAACagABAAAAAAAAAH4AAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA4GlwcnAAAADAaXBjbwAAAHhodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoDyBRZbq"
    "SSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAAB4AAAAUAAAABBw"
    "aXhpAAAAAAMICAgAAAAJaXJvdAMAAAAYaXBtYQAAAAAAAAABAAEFgQIDBIUAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAStt"
    "ZGF0AAAAoSgBrwng47+cuq///n/v//2oXkP2lgqSrB661Hhggf8uwSvxPDvmQW/958ah7/jr/4GoiKavxq8r+lx57ON8j/N/27+W"
    "0PLO7QqxwIZj3Ro8pIFMgBayK5jhuMU39+Gg5i437nRkJYmC5hPqHflYyDn6XpyJiAxS/7tH1KM2QXaQIUSvL7ZPr9jsPC3jayCv"
    "qxC+UsreAAAGlUWDaE8Wux8BAAAABkV4aWYAAE1NACoAAAAIAAMBDgACAAAAFwAAADIBEgADAAAAAQAGAACIJQAEAAAAAQAAAEoA"
    "AAAAUm9iaW4gb2YgMTIgRWxtIFN0cmVldAAAAAEAAgAFAAAAAwAAAFwAAAAAAAAANAAAAAEAAAAeAAAAAQAAAAEAAAAB"
)
"""`corner` on its side, as its orientation says, with `exif` around it: nothing here can write HEIC."""
