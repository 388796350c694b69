"""How hard a passphrase is to guess, in a sentence: a hint, never a lock."""

import math
import unicodedata
from dataclasses import dataclass

_KNOWN = ("password", "passphrase", "counterpoint", "qwerty", "letmein", "welcome", "research", "interview")
_LETTERS, _DIGITS, _SIGNS = 26, 10, 33
_FAIR, _STRONG = 45.0, 65.0


@dataclass(frozen=True, slots=True)
class Strength:
    """`level` is 0 (nothing yet) to 3 (strong)."""

    level: int
    words: str


def strength(passphrase: str) -> Strength:
    """What can be said of a passphrase."""
    if not passphrase:
        return Strength(0, "Four or five unrelated words are easy to remember and hard to guess.")
    guesses = _bits(passphrase)
    if guesses < _FAIR:
        return Strength(1, "Weak: easy to guess. Add more words.")
    if guesses < _STRONG:
        return Strength(2, "Fair. One more word would make it strong.")
    return Strength(3, "Strong.")


def _bits(passphrase: str) -> float:
    """Roughly how many bits somebody has to guess; known words and repeated letters count for little."""
    plain = passphrase.casefold()
    for word in _KNOWN:
        plain = plain.replace(word, "x")
    kinds = {_kind(letter) for letter in passphrase}
    alphabet = sum(kinds) + (_LETTERS if any(c.isupper() for c in passphrase) and _LETTERS in kinds else 0)
    worth = min(len(plain), 2 * len(set(plain)))
    return worth * math.log2(max(alphabet, 2)) * 0.8


def _kind(letter: str) -> int:
    group = unicodedata.category(letter)[0]
    return _LETTERS if group in "LM" else _DIGITS if group == "N" else _SIGNS
