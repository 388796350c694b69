"""The words of what was heard, with what their capitals may mean: whether they stand where any word has one."""

import re
from dataclasses import dataclass

from app.language.folding import folded
from app.language.names.vocabulary import ORDINARY_CAPITALS
from app.language.spans import Span

MARK = "[\u0300-\u036f]"
"""A mark on the letter before it."""

_WORD = re.compile(rf"[^\W\d_](?:[^\W_]|{MARK}|['’](?=[^\W\d_])|-(?=[^\W\d_]))*")
_ENDING = re.compile(r"['’](?:s|S|ll|d|ve|re|m)$")
_TAIL = re.compile(r"(?:-[^\W\d_A-Z]+)+$")
_BEGINS = re.compile(r"(?:^|[\n.?!…:—–]|[^\S\n]-[^\S\n]|(?:^|\s)[\"“‘'(])[^\S\n\"“‘'(]*[\s\"“‘'(]*$")
_LOOKED_BACK = 8
_LONGEST_NAME = 100
FEWEST_WORDS = 30
FEWEST_CAPITALS = 0.02
"""At least such a share of words has a capital where capitals are written at all: sentences begin with one."""
MOST_CAPITALS = 0.6
FEWEST_WORDS_INSIDE = 100
FEWEST_INSIDE = 0.003
"""At least such a share of words has a capital inside sentences where names are written with one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word without what is only joined to it (’s, ’ll), and where it stands."""

    start: int
    end: int
    said: str
    plain: str
    """Casefolded and without accents."""
    initial: bool
    """It begins a sentence, a quotation or a line, where every word has a capital."""
    owns: bool
    """An ’s stands behind it."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        return self.said[0].isupper() or self.said[0].istitle()

    @property
    def shouted(self) -> bool:
        return len(self.said) > 1 and self.said.isupper()


def words_of(heard: str) -> list[Word]:
    """Every word, in order."""
    return [_word(heard, match) for match in _WORD.finditer(heard)]


def _word(heard: str, match: re.Match[str]) -> Word:
    start, said = match.start(), match[0]
    ending = _ENDING.search(said)
    owns = ending is not None and ending[0][1] in "sS"
    said = _ENDING.sub("", said)
    if said[0].isupper() and len(said) <= _LONGEST_NAME:
        said = _TAIL.sub("", said)
    plain = folded(said).replace("’", "'")
    initial = said[0].isupper() and _BEGINS.search(heard[max(0, start - _LOOKED_BACK) : start]) is not None
    return Word(start, start + len(said), said, plain, initial or start == 0, owns)


def writes_capitals(words: list[Word]) -> bool:
    """Whether capitals tell anything in a text: speech turned into text by machine often has none, or only them.

    Of a text with few words it is believed.
    """
    if len(words) < FEWEST_WORDS:
        return True
    capitals = sum(word.capital for word in words)
    shouted = sum(word.shouted for word in words)
    return capitals >= FEWEST_CAPITALS * len(words) and shouted <= MOST_CAPITALS * len(words)


def writes_names_with_capitals(words: list[Word]) -> bool:
    """Whether capitals stand inside sentences, too: some machines write them only where sentences begin.

    Of a text with few words it is believed.
    """
    if len(words) < FEWEST_WORDS_INSIDE:
        return True
    inside = sum(word.capital and not word.initial and word.plain not in ORDINARY_CAPITALS for word in words)
    return inside >= FEWEST_INSIDE * len(words)


def side_by_side(heard: str, one: Word, other: Word) -> bool:
    """Whether nothing but one blank stands between two words."""
    return heard[one.end : other.start] in (" ", "\u00a0", "-")


def in_one_breath(heard: str, one: Word, other: Word) -> bool:
    """Whether no stop and no line end stands between two words."""
    between = heard[one.end : other.start]
    return len(between) <= 5 and not any(sign in ".?!…:;\n[]" for sign in between)
