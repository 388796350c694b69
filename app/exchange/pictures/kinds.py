"""Which kind of picture a file is, by its content and not by its name; what is none is refused by what it is."""

import re
from enum import Enum

from app.exchange.formats.recognise import other_kind
from app.problems import Problem


class Kind(Enum):
    """What pictures can come in as."""

    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    WEBP = "WebP"
    GIF = "GIF"
    BMP = "BMP"
    HEIC = "HEIC"
    AVIF = "AVIF"
    PDF = "PDF"


KIND_OF_ENDING = {
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".jpe": Kind.JPEG,
    ".jfif": Kind.JPEG,
    ".png": Kind.PNG,
    ".tif": Kind.TIFF,
    ".tiff": Kind.TIFF,
    ".webp": Kind.WEBP,
    ".gif": Kind.GIF,
    ".bmp": Kind.BMP,
    ".heic": Kind.HEIC,
    ".heif": Kind.HEIC,
    ".avif": Kind.AVIF,
    ".pdf": Kind.PDF,
}
ADVICE = "Pictures can be JPEG, PNG, TIFF, WebP, GIF, BMP, HEIC or AVIF files, or pages of a PDF."

_BEGINNINGS: tuple[tuple[re.Pattern[bytes], Kind], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\xff\xd8\xff", Kind.JPEG),
        (rb"\x89PNG\r\n\x1a\n", Kind.PNG),
        (rb"II\*\0|MM\0\*|II\+\0|MM\0\+", Kind.TIFF),
        (rb"RIFF.{4}WEBP", Kind.WEBP),
        (rb"GIF8[79]a", Kind.GIF),
        (rb"BM.{4}\0{4}", Kind.BMP),
        (rb".{4}ftypavi[fs]", Kind.AVIF),
        (rb".{4}ftyp(?:he[ivx][cmsx]|mif1|msf1)", Kind.HEIC),
    )
)
_OTHER_PICTURES: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), what, advice)
    for pattern, what, advice in (
        (rb"8BPS", "a Photoshop file", "Export it from there as PNG or TIFF."),
        (
            rb"(?:\xef\xbb\xbf)?[^\0]{0,2000}?<svg[\s>]",
            "a drawing made of lines (SVG)",
            "Export it as PNG or PDF.",
        ),
        (rb"%!PS", "a PostScript file", "Export it as PDF."),
        (rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", "a Windows drawing (WMF, EMF)", "Export it as PNG."),
        (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000 picture", "Save it as PNG or TIFF."),
        (rb"\0\0\0\x0cJXL |\xff\x0a", "a JPEG XL picture", "Save it as PNG or JPEG."),
    )
)


def kind_of(beginning: bytes) -> Kind:
    """The kind of picture that begins so; a Problem that says what it is instead."""
    for pattern, kind in _BEGINNINGS:
        if pattern.match(beginning):
            return kind
    if b"%PDF-" in beginning[:1024]:
        return Kind.PDF
    for pattern, what, advice in _OTHER_PICTURES:
        if pattern.match(beginning):
            raise Problem(f"The file is {what}, which cannot be read.", advice)
    raise Problem(f"The file is {other_kind(beginning)}, not a picture.", ADVICE)
