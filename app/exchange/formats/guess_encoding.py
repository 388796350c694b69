"""Which of the old one-byte encodings a text is in, told by how its accented words would look.

A wrong encoding makes words no one writes: capitals inside small letters ("donÕt"), signs inside words
("szko³a"), two alphabets in one word. Each candidate is scored by that; ties go to the commoner one.
(A general detector was measured and took the commonest case here, English with curly quotation marks from
Windows, for Central European, and an old Mac's accents for capitals.)
"""

import re
from dataclasses import dataclass

_ENOUGH = 4000
"""Letters beyond ASCII that are looked at; more would not change the answer."""
_LEAST = 0.4
"""Below this mean score no candidate makes sense."""
_MAC_MARGIN = 0.35
"""By how much an old Mac's letters must look better than Windows's: they are far rarer by now."""
_PIECE = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A one-byte encoding: Python's name for it, its public name, and for what it is used."""

    codec: str
    name: str
    languages: str


CANDIDATES = (
    Encoding("cp1252", "Windows-1252", "Western European"),
    Encoding("mac_roman", "Mac Roman", "Western European, old Mac"),
    Encoding("iso8859_15", "ISO-8859-15", "Western European"),
    Encoding("cp1250", "Windows-1250", "Central European"),
    Encoding("iso8859_2", "ISO-8859-2", "Central European"),
    Encoding("cp1254", "Windows-1254", "Turkish"),
    Encoding("cp1255", "Windows-1255", "Hebrew"),
    Encoding("cp1251", "Windows-1251", "Cyrillic"),
    Encoding("koi8_r", "KOI8-R", "Cyrillic"),
    Encoding("cp1253", "Windows-1253", "Greek"),
    Encoding("cp1256", "Windows-1256", "Arabic"),
)


def guess_encoding(data: bytes) -> Encoding | None:
    """The candidate under which `data` looks most like written language; None when none does."""
    best: Encoding | None = None
    best_score = _LEAST
    for candidate in CANDIDATES:
        score = _score(data, candidate.codec)
        margin = _MAC_MARGIN if best and candidate.codec == "mac_roman" else 1e-9
        if score is not None and score > best_score + margin:
            best, best_score = candidate, score
    return best


def _score(data: bytes, codec: str) -> float | None:
    try:
        text = f" {data.decode(codec)} "
    except UnicodeDecodeError:
        return None
    scores: list[float] = []
    for piece in _PIECE.finditer(text):
        at = piece.start()
        scores.append(_likelihood(text[at - 1], text[at], text[at + 1]))
        if len(scores) == _ENOUGH:
            break
    return sum(scores) / len(scores) if scores else None


_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ")
_TURKISH = frozenset("ğışİ")
_HARDLY_USED = frozenset("ªºƒˆµðþýÐÞÝ")


def _likelihood(before: str, character: str, after: str) -> float:
    """From -2 (nobody writes that) to 1 (just as one would write it)."""
    if "\x80" <= character <= "\x9f":
        return -2
    if character.isalpha():
        return _letter(before, character, after)
    return _sign(before, character, after)


def _letter(before: str, letter: str, after: str) -> float:
    script = _script(letter)
    if any(_script(beside) not in ("", script) for beside in (before, after)):
        return -2
    if letter.isupper() and before.islower():
        return -2
    if letter.islower() and after.isupper():
        return -1.5
    if script != "latin":
        return 1 if before.isalpha() or after.isalpha() else 0
    if letter in _HARDLY_USED or before.isdigit():
        return -0.5
    if before.isalpha() and after.isalpha() and not (before.isascii() or after.isascii()):
        return -1
    if letter.isupper() and not after.isalpha():
        return 0.7 if before.isupper() or (letter == "À" and before.isspace() and after.isspace()) else -1
    if letter in _WESTERN:
        return 1
    return 0.9 if letter in _TURKISH else 0.7


def _sign(before: str, sign: str, after: str) -> float:
    inside = before.isalpha() and after.isalpha()
    if sign == "’":
        return 1
    if sign in "‘“„«":
        return -1 if before.isalpha() else 1
    if sign in "”»…–—•":
        return 0.9 if inside else 1
    if sign in "£€":
        return 1 if before.isdigit() or after.isdigit() or after.isspace() else -0.5
    if sign in "°½¼¾²³":
        return 0.9 if before.isdigit() or before.isspace() else -1
    if sign == "\xa0":
        return 0.6
    if sign in "©®™" or (sign == "´" and before.isalpha()):
        return 0.5
    if inside or before.isalpha() or after.isalpha():
        return -1
    return 0.2


def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    point = ord(character)
    for name, first, last in _SCRIPTS:
        if first <= point <= last:
            return name
    return "latin"


_SCRIPTS = (
    ("greek", 0x370, 0x3FF),
    ("cyrillic", 0x400, 0x52F),
    ("hebrew", 0x590, 0x5FF),
    ("arabic", 0x600, 0x6FF),
)
