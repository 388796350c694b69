"""Plain text, and for every format made of it, which encoding its bytes are in: decided honestly.

A byte-order mark is believed, strict UTF-8 is believed, and anything else is a guess with a warning that
names it (app.exchange.formats.guess_encoding). What cannot be guessed well is refused.
"""

import codecs
import unicodedata
from dataclasses import dataclass

from app.exchange.formats.draft import MOST_TEXT
from app.exchange.formats.guess_encoding import guess_encoding
from app.exchange.formats.read_text import ReadText
from app.exchange.formats.refusals import empty, no_text, too_large
from app.language.normalise import normalise
from app.problems import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_SAVE_AS_UTF8 = "Open it in the program it was written with and save it as a Word document or as UTF-8 text."


@dataclass(frozen=True, slots=True)
class Decoded:
    """The letters of a file as they came, how they were stored, and what the user should check."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def read_text_file(data: bytes) -> ReadText:
    """The text of a .txt file."""
    decoded = decode(data)
    return ReadText(
        text=with_words(normalise(decoded.text)),
        format="txt",
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


def with_words(text: str) -> str:
    """`text` itself; a Problem when nothing in it can be read."""
    if not text.strip():
        raise no_text()
    return text


def beginning(data: bytes) -> str:
    """The first letters of a text file, good enough to tell its format by; accents may be wrong."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) : 4096].decode(encoding, "replace")
    return data[:4096].decode("latin-1")


def decode(data: bytes) -> Decoded:
    """Turn the bytes of a text file into letters; a Problem when they are no text, or too many."""
    decoded = _decode(data)
    if len(decoded.text) > MOST_TEXT:
        raise too_large()
    return decoded


def _decode(data: bytes) -> Decoded:
    if not data:
        raise empty()
    for mark, encoding in _MARKS:
        if data.startswith(mark) and not (encoding.startswith("utf-32") and len(data) % 4):
            return _lenient(data[len(mark) :], encoding)
    if _count(_CONTROLS, data) <= len(data) / 200:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            return _nearly_utf8(data) or _guessed(data)
    zeros = data.count(b"\0")
    of_one_byte = zeros < len(data) / 4 and _count(_CONTROLS, data) - zeros <= len(data) / 200
    if not zeros or of_one_byte:  # taken for UTF-16, letters of one byte would be Chinese
        raise _not_text()
    return _utf16_without_mark(data)


def _count(wanted: bytes, data: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))


def _lenient(data: bytes, encoding: str) -> Decoded:
    """Decode by a byte-order mark; what is damaged becomes U+FFFD, and is said."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (_damage(text.count("\ufffd")),))


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes, as when it was cut off or another file was pasted in."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return Decoded(text, "utf-8", (_damage(bad),)) if good >= 4 * bad else None


def _utf16_without_mark(data: bytes) -> Decoded:
    """UTF-16 that does not say so: its zero bytes stand on one side of the pairs, hardly ever on the other."""
    for encoding, zero_side in (("utf-16-le", 1), ("utf-16-be", 0)):
        if len(data) % 2 or 20 * data[1 - zero_side :: 2].count(0) > data[zero_side::2].count(0):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(unicodedata.category(character) not in _NO_LETTERS for character in set(text) - set("\t\n\f\r")):
            return Decoded(text, encoding, (_guess_said("UTF-16"),))
    raise _not_text()


_NO_LETTERS = {"Cc", "Cn", "Co", "Cs"}


def _guessed(data: bytes) -> Decoded:
    guess = guess_encoding(data)
    if guess is None:
        raise Problem("The file does not say how its letters are stored, and it cannot be told.", _SAVE_AS_UTF8)
    return Decoded(
        data.decode(guess.codec), guess.name.lower(), (_guess_said(f"{guess.name} ({guess.languages})"),)
    )


def _guess_said(name: str) -> str:
    return (
        f"The file does not say how its letters are stored; it was read as {name}. "
        "Check its accents and quotation marks."
    )


def _damage(places: int) -> str:
    where = "one place" if places == 1 else f"{places} places"
    return f"The file is damaged in {where}; a question mark in a diamond (\ufffd) stands there."


def _not_text() -> Problem:
    return Problem("The file is not text.", "Check that it is a transcript; Word, PDF and text files can be read.")
