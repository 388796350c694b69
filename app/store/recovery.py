"""The recovery sheet: the key of an encrypted study in letters a person can print, lock away and type again.

Whoever has the sheet and the file can read the study, as with the passphrase. It is of one passphrase: a changed
one has another key, and another sheet.
"""

import hashlib
import re

from app.problems import Problem
from app.store.keys import Key

HEADING = "Counterpoint recovery sheet"
LINES, GROUPS, LETTERS, CHECK = 6, 4, 4, 4
_LINE = re.compile(r"^[ \t]*([1-6])[.:)]?[ \t]((?:[ \t]*[0-9a-fA-F]){20})[ \t]*\r?$", re.MULTILINE)


def sheet_lines(key: Key) -> list[str]:
    """The six lines of a key: each four groups of four, and a group that tells whether they were typed right."""
    digits = key.spec[2:-1]
    width = GROUPS * LETTERS
    parts = [digits[start : start + width] for start in range(0, len(digits), width)]
    return [f"{number}  {_grouped(part)}  {_check(number, part)}" for number, part in enumerate(parts, 1)]


def key_from(words: str) -> Key:
    """The key in the lines of a sheet, as they were typed; a Problem says which line to look at."""
    found = {int(number): re.sub(r"\s", "", digits).lower() for number, digits in _LINE.findall(words)}
    missing = [number for number in range(1, LINES + 1) if number not in found]
    if missing:
        raise Problem(
            f"Line {missing[0]} of the recovery sheet is missing or not whole.",
            "Type all six lines, each with its number.",
        )
    for number, digits in found.items():
        if _check(number, digits[:-CHECK]) != digits[-CHECK:]:
            raise Problem(
                f"Line {number} of the recovery sheet is not typed as it stands there.", "Look at it again."
            )
    return Key("x'" + "".join(found[number][:-CHECK] for number in range(1, LINES + 1)) + "'")


def is_sheet(words: str) -> bool:
    """Whether words are a recovery sheet, not a passphrase."""
    return words.lstrip().startswith(HEADING)


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + LETTERS] for start in range(0, len(digits), LETTERS))


def _check(number: int, digits: str) -> str:
    return hashlib.sha256(f"{number}{digits}".encode()).hexdigest()[:CHECK]
