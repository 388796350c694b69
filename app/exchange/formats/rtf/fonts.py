"""The fonts of a rich text file and the alphabets their bytes are written in."""

import codecs
from dataclasses import dataclass

from app.exchange.formats.symbols import is_symbol_font, symbol

_CHARSETS = {
    77: "mac_roman", 78: "cp932", 79: "cp949", 80: "cp936", 81: "cp950", 128: "cp932", 129: "cp949", 130: "johab",
    134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Charset numbers that name an alphabet; all others mean that of the document."""

DOCUMENT_ALPHABETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_OTHER_NAMES = {10000: "mac_roman", 65001: "utf-8", 0: "cp1252"}


@dataclass(slots=True)
class Font:
    """One line of the font table."""

    codec: str = ""
    name: str = ""


class Fonts:
    """The font table, filled while it is read, and the alphabet of the document."""

    def __init__(self) -> None:
        self.document = DOCUMENT_ALPHABETS["ansi"]
        self.default = 0
        self._fonts: dict[int, Font] = {}
        self._current = Font()

    def begin(self, number: int) -> None:
        """The next line of the table."""
        self._current = self._fonts[number] = Font()

    def set_charset(self, number: int) -> None:
        """The alphabet of the line's font, as Windows numbers it."""
        self._current.codec = self._current.codec or _CHARSETS.get(number, "")

    def set_codepage(self, number: int) -> None:
        """The alphabet of the line's font, as a code page, which says more than the charset."""
        self._current.codec = codepage(number)

    def add_name(self, text: str) -> None:
        """A stretch of the font's name, which ends with a semicolon."""
        self._current.name += text.partition(";")[0]

    def decode(self, data: bytes, font: int) -> str:
        """The letters that bytes in the font stand for; U+FFFD where they stand for none."""
        known = self._fonts.get(font)
        if known is not None and is_symbol_font(known.name.strip()):
            return "".join(symbol(known.name.strip(), byte) for byte in data)
        codec = known.codec if known is not None and known.codec else self.document
        return data.decode(codec, "replace")

    def letter(self, number: int, font: int) -> str:
        """The letter with a Unicode number, which symbol fonts use for their own pictures."""
        known = self._fonts.get(font)
        if 0xF000 <= number <= 0xF0FF and known is not None and is_symbol_font(known.name.strip()):
            return symbol(known.name.strip(), number)
        return chr(number) if number <= 0x10FFFF else "\ufffd"


def codepage(number: int) -> str:
    """Python's name for a Windows code page; the Western one when there is no such page."""
    name = _OTHER_NAMES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DOCUMENT_ALPHABETS["ansi"]
    return name
